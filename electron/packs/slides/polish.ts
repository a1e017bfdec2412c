/**
 * What the slide library leaves to be mended in its file: fonts for Chinese beside those for Latin, outlined and hatched
 * series, elements that the schema does not allow where they stand, shapes with the same number, the seal. Changes no
 * number and no text.
 */
import { escaped } from '../document/markup.ts';
import { rewriteZip } from '../seal/rewrite-zip.ts';
import type { ChartLooks } from './charts/chart-piece.ts';
import { EAST_ASIAN, LATIN } from './look.ts';

export type Polish = { readonly charts: ChartLooks; readonly seal: string; readonly madeAt: string };

export function polished(file: Uint8Array, polish: Polish): Promise<Uint8Array> {
  return rewriteZip(file, (name, text, names) => {
    if (!name.endsWith('.xml')) return null;
    // The library numbers the charts of all its files in one row.
    const first = Math.min(...names.map((each) => chartNumber(each) ?? Number.POSITIVE_INFINITY));
    return mended(name, text(), first, polish);
  });
}

function chartNumber(name: string): number | null {
  const found = /^ppt\/charts\/chart(\d+)\.xml$/.exec(name);
  return found ? Number(found[1]) : null;
}

function mended(name: string, xml: string, firstChart: number, { charts, seal, madeAt }: Polish): string {
  const chart = chartNumber(name);
  if (chart !== null) return mendedChart(xml, charts.looks[chart - firstChart] ?? []);
  if (/^ppt\/slides\/slide\d+\.xml$/.test(name)) return numbered(withFonts(xml));
  if (/^ppt\/(slideLayouts|slideMasters)\//.test(name)) return withFonts(xml);
  if (name.startsWith('ppt/theme/'))
    return xml.replace(/<a:ea typeface=""\/>/g, `<a:ea typeface="${EAST_ASIAN}"/>`);
  if (name === 'docProps/core.xml') {
    return xml
      .replace('<cp:revision>', `<cp:keywords>${escaped(seal)}</cp:keywords><cp:revision>`)
      .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${madeAt.replace(/\.\d+Z$/, 'Z')}`);
  }
  return xml;
}

/** The library gives all scripts the same font. */
function withFonts(xml: string): string {
  return xml.replace(
    /<a:latin typeface="[^"]*"[^>]*\/>\s*<a:ea typeface="[^"]*"[^>]*\/>\s*<a:cs typeface="[^"]*"[^>]*\/>/g,
    FONTS,
  );
}

const FONTS = `<a:latin typeface="${LATIN}"/><a:ea typeface="${EAST_ASIAN}"/><a:cs typeface="${LATIN}"/>`;

/** Every shape of a slide with a number of its own. */
function numbered(xml: string): string {
  let next = 1;
  return xml.replace(/<p:cNvPr id="\d+"/g, () => {
    const id = next;
    next += 1;
    return `<p:cNvPr id="${id}"`;
  });
}

type Looks = ChartLooks['looks'][number];

function mendedChart(xml: string, looks: Looks): string {
  let series = 0;
  const marked = xml.replace(/<c:ser>[\s\S]*?<\/c:ser>/g, (text) => {
    const look = looks[series];
    series += 1;
    return look === undefined ? text : withLook(text, look);
  });
  return (
    marked
      .replace('<c:roundedCorners val="1"/>', '<c:roundedCorners val="0"/>')
      .replace(/<c:showLeaderLines val="\d"\/>/g, '')
      .replace(/<c:lineChart>[\s\S]*?<\/c:lineChart>/g, (line) =>
        line.replace(/<c:invertIfNegative val="\d"\/>/g, ''),
      )
      .replace(/<c:lineChart>\s*(<c:varyColors)/g, '<c:lineChart><c:grouping val="standard"/>$1')
      // A flat chart has two axes; the third number belongs to charts with depth.
      .replace(/(<c:axId val="\d+"\/>\s*<c:axId val="\d+"\/>)\s*<c:axId val="\d+"\/>/g, '$1')
      .replace(/<c:serAx>[\s\S]*?<\/c:serAx>/g, '')
      .replace(
        /<a:latin typeface="[^"]*"\/>(?!<a:ea)/g,
        `<a:latin typeface="${LATIN}"/><a:ea typeface="${EAST_ASIAN}"/>`,
      )
  );
}

function withLook(series: string, { colour, look }: Looks[number]): string {
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
