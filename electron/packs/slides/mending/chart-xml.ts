/**
 * A chart of the slide library, mended: the order of elements that the schema asks for, no element of another kind of
 * chart, no empty numbers, fonts for both scripts, and the marks (outlined, hatched) that the library has no option for.
 */

import { escaped } from '../../document/markup.ts';
import type { SeriesLook as Look } from '../charts/chart-piece.ts';
import { EAST_ASIAN, LATIN } from '../look.ts';

export function mendedChart(xml: string, looks: readonly Look[]): string {
  let series = 0;
  const marked = xml.replace(/<c:ser>[\s\S]*?<\/c:ser>/g, (text) => {
    const look = looks[series];
    series += 1;
    const ordered = inOrder(text);
    return look === undefined ? ordered : withLook(ordered, look);
  });
  return (
    marked
      .replace('<c:roundedCorners val="1"/>', '<c:roundedCorners val="0"/>')
      .replace(/<c:majorTickMark val="\w+"\/>/g, '<c:majorTickMark val="none"/>')
      // Names stand level; where some are left out a program that shows all of them must be free to turn them.
      .replace(/<c:catAx>[\s\S]*?<\/c:catAx>/g, (axis) =>
        !axis.includes('<c:tickLblSkip') ? axis.replace(/<a:bodyPr[^>]*\/>/, LEVEL) : axis,
      )
      .replace(/<c:showLeaderLines val="\d"\/>/g, '')
      .replace(/<c:lineChart>[\s\S]*?<\/c:lineChart>/g, (line) =>
        line.replace(/<c:invertIfNegative val="\d"\/>/g, ''),
      )
      .replace(/<c:lineChart>\s*(<c:varyColors)/g, '<c:lineChart><c:grouping val="standard"/>$1')
      // A flat chart has two axes; the third number belongs to charts with depth, and PowerPoint asks to repair it.
      .replace(/(<c:axId val="\d+"\/>\s*<c:axId val="\d+"\/>)\s*<c:axId val="\d+"\/>/g, '$1')
      .replace(/<c:serAx>[\s\S]*?<\/c:serAx>/g, '')
      .replace(/(<c:noMultiLvlLbl val="\d"\/>)\s*(<c:tickLblSkip val="\d+"\/>)/g, '$2$1')
      // A gap is a point that is not there.
      .replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, '')
      .replace(/<c:multiLvlStrRef>([\s\S]*?)<\/c:multiLvlStrRef>/g, (_all, inner: string) =>
        plainNames(inner),
      )
      .replace(
        /<a:latin typeface="[^"]*"\/>(?!<a:ea)/g,
        `<a:latin typeface="${LATIN}"/><a:ea typeface="${EAST_ASIAN}"/>`,
      )
  );
}

const LEVEL = '<a:bodyPr rot="0" vert="horz"/>';
/** A line down to the axis from each point. */
const DROPS =
  '<c:errBars><c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="percentage"/><c:noEndCap val="1"/><c:val val="100"/><c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="1C2430"/></a:solidFill><a:prstDash val="sysDash"/></a:ln></c:spPr></c:errBars>';

/** Names of one level need no levels. */
function plainNames(inner: string): string {
  const plain = inner.replaceAll('multiLvlStrCache', 'strCache').replace(/<\/?c:lvl>/g, '');
  return `<c:strRef>${plain}</c:strRef>`;
}

/** The marker of a line stands before its labels. */
function inOrder(series: string): string {
  return series.replace(/(<c:dLbls>[\s\S]*?<\/c:dLbls>)\s*(<c:marker>[\s\S]*?<\/c:marker>)/, '$2$1');
}

function withLook(series: string, { colour, look, dash, labels, drops }: Look): string {
  if (labels) return labelled(series, labels, drops === true);
  if (dash !== undefined) return series.replace(/<a:prstDash val="\w+"\/>/, `<a:prstDash val="${dash}"/>`);
  return series.replace(/<c:spPr>[\s\S]*?<\/c:spPr>/, (text) => {
    switch (look) {
      case 'outlined':
        return `<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="15875"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln></c:spPr>`;
      case 'hatched':
        return `<c:spPr><a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="${colour}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill><a:ln w="9525"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln></c:spPr>`;
      case 'invisible':
        return '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>';
      default:
        return text;
    }
  });
}

/** A line that is not drawn, with words over its points. */
function labelled(series: string, labels: readonly (string | null)[], drops: boolean): string {
  const shows = (value: 0 | 1): string =>
    ['LegendKey', 'Val', 'CatName', 'SerName', 'Percent', 'BubbleSize']
      .map((what) => `<c:show${what} val="${what === 'Val' ? value : 0}"/>`)
      .join('');
  const points = labels.map((text, index) =>
    text === null
      ? ''
      : `<c:dLbl><c:idx val="${index}"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="en-US" sz="1050" b="1"><a:solidFill><a:srgbClr val="1C2430"/></a:solidFill><a:latin typeface="${LATIN}"/></a:rPr><a:t>${escaped(text)}</a:t></a:r></a:p></c:rich></c:tx><c:dLblPos val="t"/>${shows(1)}</c:dLbl>`,
  );
  return series
    .replace(/<c:spPr>[\s\S]*?<\/c:spPr>/, () => '<c:spPr><a:ln w="28575"><a:noFill/></a:ln></c:spPr>')
    .replace(
      /<c:dLbls>[\s\S]*?<\/c:dLbls>/,
      () => `<c:dLbls>${points.join('')}${shows(0)}</c:dLbls>${drops ? DROPS : ''}`,
    );
}
