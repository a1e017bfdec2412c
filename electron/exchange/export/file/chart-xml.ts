/**
 * A native chart as its own part of the file (ECMA-376 part 1, 21.2): axes, legend, title, and the plots in the order
 * that the schema asks for. Series cite cells; what those hold is kept beside, for programs that do not calculate.
 */
import type { Language } from '../../../contract/common-types.ts';
import type { ChartSpec } from '../workbook-model.ts';
import { colourFill, escaped, line, runs, seriesXml, textStyle } from './chart-series-xml.ts';
import type { ReadRange } from './read-range.ts';

const USUAL_FORMAT = '#,##0;(#,##0);0';
const QUIET = '4B5563';
const INK = '1F2937';
const RULE = 'D9DEE5';
const [NAMES, VALUES] = [100_000_000, 100_000_001];

export function chartXml(chart: ChartSpec, read: ReadRange, language: Language): string {
  const { columns, lines } = chart;
  const plots = [
    columns.length > 0 ? columnPlot(chart, read, language) : '',
    lines.length > 0 ? linePlot(chart, read, language) : '',
  ].join('');
  const lang = language === 'zh' ? 'zh-CN' : 'en-GB';
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">',
    `<c:date1904 val="0"/><c:lang val="${lang}"/><c:roundedCorners val="0"/>`,
    '<c:chart>',
    titleXml(chart.title, language),
    '<c:autoTitleDeleted val="0"/>',
    `<c:plotArea><c:layout/>${plots}${axesXml(chart, language)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>`,
    legendXml(chart, language),
    '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/>',
    '</c:chart>',
    `<c:spPr>${colourFill('FFFFFF')}${line(RULE, 0.75)}</c:spPr>`,
    `<c:txPr><a:bodyPr/><a:lstStyle/>${textStyle(9, QUIET, language)}</c:txPr>`,
    '<c:printSettings><c:headerFooter/><c:pageMargins b="0.75" l="0.7" r="0.7" t="0.75" header="0.3" footer="0.3"/><c:pageSetup/></c:printSettings>',
    '</c:chartSpace>',
  ].join('');
}

function titleXml(title: string, language: Language): string {
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/>${runs(title, 11, INK, language, true)}</c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

function columnPlot(chart: ChartSpec, read: ReadRange, language: Language): string {
  const { columns, isBar = false, isStacked = false, isTight = false } = chart;
  const series = columns.map((each, index) =>
    seriesXml(each, index, { kind: 'column', chart, read, language }),
  );
  return [
    `<c:barChart><c:barDir val="${isBar ? 'bar' : 'col'}"/>`,
    `<c:grouping val="${isStacked ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>`,
    ...series,
    `<c:gapWidth val="${isTight ? 8 : isBar || isStacked ? 45 : 60}"/>`,
    isStacked || isBar ? '<c:overlap val="100"/>' : '',
    `<c:axId val="${NAMES}"/><c:axId val="${VALUES}"/></c:barChart>`,
  ].join('');
}

function linePlot(chart: ChartSpec, read: ReadRange, language: Language): string {
  const { columns, lines } = chart;
  const series = lines.map((each, index) =>
    seriesXml(each, columns.length + index, { kind: 'line', chart, read, language }),
  );
  return [
    '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>',
    ...series,
    `<c:marker val="1"/><c:axId val="${NAMES}"/><c:axId val="${VALUES}"/></c:lineChart>`,
  ].join('');
}

/** Bars run from the top down, so the axis of values crosses at the far end to stand below them. */
function axesXml(chart: ChartSpec, language: Language): string {
  const { isBar = false, labelStep, crossesAt, numberFormat = USUAL_FORMAT } = chart;
  const text = `<c:txPr><a:bodyPr/><a:lstStyle/>${textStyle(9, QUIET, language)}</c:txPr>`;
  const crossing =
    crossesAt === undefined ? '<c:crosses val="autoZero"/>' : `<c:crossesAt val="${crossesAt}"/>`;
  const names = [
    `<c:catAx><c:axId val="${NAMES}"/>`,
    `<c:scaling><c:orientation val="${isBar ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/>`,
    `<c:axPos val="${isBar ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/>`,
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>',
    `<c:spPr>${line('6B7280', 0.75)}</c:spPr>${text}`,
    `<c:crossAx val="${VALUES}"/>${crossing}`,
    '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>',
    labelStep === undefined ? '' : `<c:tickLblSkip val="${labelStep}"/><c:tickMarkSkip val="${labelStep}"/>`,
    '<c:noMultiLvlLbl val="1"/></c:catAx>',
  ];
  const values = [
    `<c:valAx><c:axId val="${VALUES}"/>`,
    '<c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>',
    `<c:axPos val="${isBar ? 'b' : 'l'}"/><c:majorGridlines><c:spPr>${line(RULE, 0.5)}</c:spPr></c:majorGridlines>`,
    `<c:numFmt formatCode="${escaped(numberFormat)}" sourceLinked="0"/>`,
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>',
    `<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${text}`,
    `<c:crossAx val="${NAMES}"/><c:crosses val="${isBar ? 'max' : 'autoZero'}"/>`,
    '<c:crossBetween val="between"/></c:valAx>',
  ];
  return [...names, ...values].join('');
}

/** Series that only carry others are not named. */
function legendXml({ columns, lines }: ChartSpec, language: Language): string {
  const all = [...columns, ...lines];
  const unnamed = all.flatMap(({ isUnnamed = false }, index) => (isUnnamed ? [index] : []));
  if (all.length - unnamed.length < 2) return '';
  const left = unnamed.map(
    (index) => `<c:legendEntry><c:idx val="${index}"/><c:delete val="1"/></c:legendEntry>`,
  );
  return `<c:legend><c:legendPos val="b"/>${left.join('')}<c:overlay val="0"/><c:txPr><a:bodyPr/><a:lstStyle/>${textStyle(9, INK, language)}</c:txPr></c:legend>`;
}
