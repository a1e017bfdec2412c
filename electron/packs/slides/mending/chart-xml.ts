/**
 * A chart of the slide library, mended: the order of elements that the schema asks for, no element of another kind of
 * chart, no empty numbers, fonts for both scripts, and the marks (outlined, hatched) that the library has no option for.
 */
import type { ChartLooks } from '../charts/chart-piece.ts';
import { EAST_ASIAN, LATIN } from '../look.ts';

type Look = ChartLooks['looks'][number][number];

export function mendedChart(xml: string, looks: readonly Look[]): string {
  let series = 0;
  const marked = xml.replace(/<c:ser>[\s\S]*?<\/c:ser>/g, (text) => {
    const look = looks[series];
    series += 1;
    return inOrder(look === undefined ? text : withLook(text, look));
  });
  return (
    marked
      .replace('<c:roundedCorners val="1"/>', '<c:roundedCorners val="0"/>')
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

/** Names of one level need no levels. */
function plainNames(inner: string): string {
  const plain = inner.replaceAll('multiLvlStrCache', 'strCache').replace(/<\/?c:lvl>/g, '');
  return `<c:strRef>${plain}</c:strRef>`;
}

/** The marker of a line stands before its labels. */
function inOrder(series: string): string {
  return series.replace(/(<c:dLbls>[\s\S]*?<\/c:dLbls>)\s*(<c:marker>[\s\S]*?<\/c:marker>)/, '$2$1');
}

function withLook(series: string, { colour, look }: Look): string {
  const fill = series.replace(/<c:spPr>[\s\S]*?<\/c:spPr>/, (text) => {
    switch (look) {
      case 'outlined':
        return `<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="15875"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln></c:spPr>`;
      case 'hatched':
        return text.includes('prstDash')
          ? text.replace(/<a:prstDash val="\w+"\/>/, '<a:prstDash val="dash"/>')
          : `<c:spPr><a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="${colour}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill><a:ln w="9525"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln></c:spPr>`;
      case 'invisible':
        return '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>';
      default:
        return text;
    }
  });
  // A line that is outlined has no inside; its dashes say the same.
  return look === 'outlined' && series.includes('<c:marker>')
    ? series.replace(/<a:prstDash val="\w+"\/>/, '<a:prstDash val="sysDash"/>')
    : fill;
}
