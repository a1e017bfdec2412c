/**
 * Slides, layouts and masters of the slide library, mended: fonts for Chinese beside those for Latin, one set of
 * paragraph properties a paragraph, shapes with numbers of their own and a body of text, and titles that are titles, so
 * that the outline and a screen reader find them.
 */
import { EAST_ASIAN, LATIN } from '../look.ts';

/** What `write-slides.ts` calls the box of a slide's title. */
export const TITLE_BOX = 'Title';

/** How the names of tables begin whose first row names the columns, and of those where no column has a name. */
export const TABLE_NAME = 'Table';
export const LIST_NAME = 'List';

export function mendedSlide(xml: string): string {
  return numbered(titled(withHeaders(withBodies(oneParagraphSetting(withFonts(xml))))));
}

export function mendedMaster(xml: string): string {
  return numbered(
    withBodies(oneParagraphSetting(withFonts(xml)))
      .replace('</p:grpSpPr>', `</p:grpSpPr>${TITLE_PLACE}`)
      // As PowerPoint writes a background of one colour.
      .replace(/(<p:bgPr><a:solidFill>[\s\S]*?<\/a:solidFill>)<\/p:bgPr>/, '$1<a:effectLst/></p:bgPr>')
      .replace('<a:t>null</a:t>', '<a:t>‹#›</a:t>'),
  );
}

const FONTS = `<a:latin typeface="${LATIN}"/><a:ea typeface="${EAST_ASIAN}"/><a:cs typeface="${LATIN}"/>`;

/** The library gives all scripts the same font. */
function withFonts(xml: string): string {
  return xml.replace(
    /<a:latin typeface="[^"]*"[^>]*\/>\s*<a:ea typeface="[^"]*"[^>]*\/>\s*<a:cs typeface="[^"]*"[^>]*\/>/g,
    FONTS,
  );
}

/** The library repeats them before every run of a paragraph. */
function oneParagraphSetting(xml: string): string {
  return xml.replace(
    /(<\/a:r>|<a:br\/>)\s*<a:pPr(?:\s[^>]*)?(?:\/>|>(?:(?!<\/a:pPr>)[\s\S])*<\/a:pPr>)/g,
    '$1',
  );
}

/** Lines and bars without words. */
function withBodies(xml: string): string {
  return xml.replace(
    /<\/p:spPr>\s*<\/p:sp>/g,
    '</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>',
  );
}

/** A screen reader says the names of the columns. */
function withHeaders(xml: string): string {
  return xml.replace(/<p:graphicFrame>[\s\S]*?<\/p:graphicFrame>/g, (frame) =>
    new RegExp(`<p:cNvPr id="\\d+" name="${TABLE_NAME}`).test(frame)
      ? frame.replace('<a:tblPr/>', '<a:tblPr firstRow="1"/>')
      : frame,
  );
}

function titled(xml: string): string {
  return xml.replace(
    new RegExp(
      `(<p:cNvPr id="\\d+" name="${TITLE_BOX}"[^>]*>(?:</p:cNvPr>)?)<p:cNvSpPr/><p:nvPr>\\s*</p:nvPr>`,
    ),
    '$1<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>',
  );
}

/** Where the masters keep the title; every slide has its own place for it. */
const TITLE_PLACE =
  '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="502920" y="320040"/><a:ext cx="11185855" cy="548640"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr algn="l"><a:defRPr sz="2400" b="1"/></a:lvl1pPr></a:lstStyle><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>';

/** Every shape with a number of its own. */
function numbered(xml: string): string {
  let next = 1;
  return xml.replace(/<p:cNvPr id="\d+"/g, () => {
    const id = next;
    next += 1;
    return `<p:cNvPr id="${id}"`;
  });
}
