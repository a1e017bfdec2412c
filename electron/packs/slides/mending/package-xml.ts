/**
 * The parts of a presentation around its slides, mended: a list of contents without parts that are not there, the order
 * of the presentation's own lists, a master of notes with a theme of its own, and the company's colours as the theme's.
 */
import { EAST_ASIAN, type Look } from '../look.ts';

export const NOTES_THEME = 'ppt/theme/theme2.xml';

const THEME_TYPE = 'application/vnd.openxmlformats-officedocument.theme+xml';

/** `names` are the parts of the archive. */
export function mendedContentTypes(xml: string, names: readonly string[]): string {
  const there = new Set([...names, NOTES_THEME].map((name) => `/${name}`));
  return xml
    .replace(/<Override PartName="([^"]*)"[^>]*\/>/g, (entry, part: string) => (there.has(part) ? entry : ''))
    .replace('ContentType="image/jpg"', 'ContentType="image/jpeg"')
    .replace('</Types>', `<Override PartName="/${NOTES_THEME}" ContentType="${THEME_TYPE}"/></Types>`);
}

/** The master of notes is named before the slides; a page of notes is a sheet of paper. */
export function mendedPresentation(xml: string): string {
  const notes = /<p:notesMasterIdLst>[\s\S]*?<\/p:notesMasterIdLst>/.exec(xml)?.[0] ?? '';
  return xml
    .replace(notes, '')
    .replace('</p:sldMasterIdLst>', `</p:sldMasterIdLst>${notes}`)
    .replace(/<p:notesSz [^>]*\/>/, '<p:notesSz cx="6858000" cy="9144000"/>');
}

export function mendedTheme(xml: string, { primary, accent }: Pick<Look, 'primary' | 'accent'>): string {
  return xml
    .replaceAll('<a:ea typeface=""/>', `<a:ea typeface="${EAST_ASIAN}"/>`)
    .replace(/<a:accent1>[\s\S]*?<\/a:accent1>/, `<a:accent1><a:srgbClr val="${primary}"/></a:accent1>`)
    .replace(/<a:accent2>[\s\S]*?<\/a:accent2>/, `<a:accent2><a:srgbClr val="${accent}"/></a:accent2>`);
}

export function mendedNotesRelations(xml: string): string {
  return xml.replace('../theme/theme1.xml', `../theme/${NOTES_THEME.split('/').at(-1)}`);
}

/** The picture of the slide, the notes and the number: what the library writes there PowerPoint takes out. */
export function notesMaster(xml: string): string {
  const shapes = [
    shape(
      2,
      'Slide Image Placeholder 1',
      '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>',
      '<p:ph type="sldImg" idx="2"/>',
      [685800, 1143000, 5486400, 3086100],
      '<a:noFill/><a:ln w="12700"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln>',
      '',
    ),
    shape(
      3,
      'Notes Placeholder 2',
      '<a:spLocks noGrp="1"/>',
      '<p:ph type="body" sz="quarter" idx="3"/>',
      [685800, 4400550, 5486400, 3600450],
      '',
      '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr lvl="0"/><a:endParaRPr lang="en-US"/></a:p></p:txBody>',
    ),
    shape(
      4,
      'Slide Number Placeholder 3',
      '<a:spLocks noGrp="1"/>',
      '<p:ph type="sldNum" sz="quarter" idx="5"/>',
      [3884613, 8685213, 2971800, 458787],
      '',
      '<p:txBody><a:bodyPr anchor="b"/><a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="1200"/></a:lvl1pPr></a:lstStyle><a:p><a:fld id="{F7021451-1387-4CA6-816F-3879F97B5CBC}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="en-US"/></a:p></p:txBody>',
    ),
  ];
  return xml.replace(/(<\/p:grpSpPr>)[\s\S]*<\/p:sp>/, `$1${shapes.join('')}`);
}

function shape(
  id: number,
  name: string,
  locks: string,
  place: string,
  [x, y, width, height]: readonly [number, number, number, number],
  paint: string,
  body: string,
): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr>${locks}</p:cNvSpPr><p:nvPr>${place}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${width}" cy="${height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${paint}</p:spPr>${body}</p:sp>`;
}
