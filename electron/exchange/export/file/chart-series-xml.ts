/**
 * One series of a native chart: its name, categories and values by reference with what those hold, its look (IBCS: solid,
 * light, outlined, hatched), and labels at its points. Also the letters, lines and fills that all of a chart shares.
 */
import type { Language } from '../../../contract/common-types.ts';
import type { ChartSeries, ChartSpec } from '../workbook-model.ts';
import type { ReadRange } from './read-range.ts';

type Within = {
  readonly kind: 'column' | 'line';
  readonly chart: ChartSpec;
  readonly read: ReadRange;
  readonly language: Language;
};

export function seriesXml(series: ChartSeries, index: number, within: Within): string {
  const { name, categories, values } = series;
  const { kind, read, language } = within;
  return [
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>`,
    name === undefined ? '' : `<c:tx>${texts(name, read)}</c:tx>`,
    `<c:spPr>${kind === 'line' ? lineLook(series) : columnLook(series)}</c:spPr>`,
    kind === 'line' ? '<c:marker><c:symbol val="none"/></c:marker>' : '<c:invertIfNegative val="0"/>',
    labelsXml(series, within, language),
    `<c:cat>${texts(categories, read)}</c:cat>`,
    `<c:val>${numbers(values, read)}</c:val>`,
    kind === 'line' ? '<c:smooth val="0"/>' : '',
    '</c:ser>',
  ].join('');
}

function texts(reference: string, read: ReadRange): string {
  const held = read(reference);
  const points = held.map((value, at) =>
    value === null ? '' : `<c:pt idx="${at}"><c:v>${escaped(String(value))}</c:v></c:pt>`,
  );
  return `<c:strRef><c:f>${escaped(reference)}</c:f><c:strCache><c:ptCount val="${held.length}"/>${points.join('')}</c:strCache></c:strRef>`;
}

function numbers(reference: string, read: ReadRange): string {
  const held = read(reference);
  const points = held.map((value, at) =>
    typeof value === 'number' ? `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>` : '',
  );
  return `<c:numRef><c:f>${escaped(reference)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${held.length}"/>${points.join('')}</c:numCache></c:numRef>`;
}

const SHOWN = ['LegendKey', 'Val', 'CatName', 'SerName', 'Percent', 'BubbleSize'] as const;

function shows(value: boolean): string {
  return SHOWN.map((each) => `<c:show${each} val="${value && each === 'Val' ? 1 : 0}"/>`).join('');
}

/** Words of its own at each point where it has some, else the values where the chart shows them. */
function labelsXml({ labels, look }: ChartSeries, { kind, chart }: Within, language: Language): string {
  const place = kind === 'line' ? 't' : chart.isStacked ? 'ctr' : 'outEnd';
  if (labels) {
    const own = labels.map((text, at) =>
      text === ''
        ? `<c:dLbl><c:idx val="${at}"/><c:delete val="1"/></c:dLbl>`
        : `<c:dLbl><c:idx val="${at}"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/>${runs(text, 9, '1F2937', language)}</c:rich></c:tx><c:dLblPos val="${place}"/>${shows(true)}</c:dLbl>`,
    );
    return `<c:dLbls>${own.join('')}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/>${textStyle(9, '1F2937', language)}</c:txPr><c:dLblPos val="${place}"/>${shows(false)}</c:dLbls>`;
  }
  if (!chart.showsValues || look === 'invisible') return '';
  const format = escaped(chart.numberFormat ?? 'General');
  return `<c:dLbls><c:numFmt formatCode="${format}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/>${textStyle(9, '1F2937', language)}</c:txPr><c:dLblPos val="${place}"/>${shows(true)}</c:dLbls>`;
}

function columnLook({ colour, look = 'solid' }: ChartSeries): string {
  switch (look) {
    case 'invisible':
      return '<a:noFill/><a:ln><a:noFill/></a:ln>';
    case 'outlined':
      return `${colourFill('FFFFFF')}${line(colour, 1.25)}`;
    case 'hatched':
      return `<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="${colour}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>${line(colour, 0.75)}`;
    case 'light':
      return `${colourFill(lighter(colour))}<a:ln><a:noFill/></a:ln>`;
    case 'solid':
      return `${colourFill(colour)}<a:ln><a:noFill/></a:ln>`;
  }
}

function lineLook({ colour, look = 'solid' }: ChartSeries): string {
  if (look === 'invisible') return '<a:ln><a:noFill/></a:ln>';
  return line(colour, look === 'light' ? 1.5 : 2.25, look === 'hatched' ? 'sysDash' : 'solid');
}

/** Half way to white. */
export function lighter(colour: string): string {
  const parts = colour.match(/../g) ?? [];
  return parts
    .map((part) => Math.round((Number.parseInt(part, 16) + 255) / 2).toString(16))
    .map((part) => part.padStart(2, '0').toUpperCase())
    .join('');
}

export function colourFill(colour: string): string {
  return `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
}

/** A line so many points wide. */
export function line(colour: string, points: number, dash = 'solid'): string {
  return `<a:ln w="${Math.round(points * 12_700)}" cap="flat">${colourFill(colour)}<a:prstDash val="${dash}"/><a:round/></a:ln>`;
}

function faces(language: Language): string {
  return `<a:latin typeface="Calibri"/><a:ea typeface="${language === 'zh' ? 'Microsoft YaHei' : '+mn-ea'}"/>`;
}

/** The style of a paragraph without words. */
export function textStyle(size: number, colour: string, language: Language): string {
  return `<a:p><a:pPr><a:defRPr sz="${size * 100}" b="0">${colourFill(colour)}${faces(language)}</a:defRPr></a:pPr><a:endParaRPr lang="${language === 'zh' ? 'zh-CN' : 'en-GB'}"/></a:p>`;
}

export function runs(text: string, size: number, colour: string, language: Language, isBold = false): string {
  const own = `lang="${language === 'zh' ? 'zh-CN' : 'en-GB'}" sz="${size * 100}" b="${isBold ? 1 : 0}"`;
  return `<a:p><a:pPr><a:defRPr sz="${size * 100}" b="${isBold ? 1 : 0}"/></a:pPr><a:r><a:rPr ${own}>${colourFill(colour)}${faces(language)}</a:rPr><a:t>${escaped(text)}</a:t></a:r></a:p>`;
}

/** What XML 1.0 forbids becomes a space. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
