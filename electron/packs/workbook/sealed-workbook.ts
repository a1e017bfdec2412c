/** The workbook with the seal of its pack among the keywords of the file, where Excel keeps it. */
import { escaped } from '../document/markup.ts';
import { rewriteZip } from '../seal/rewrite-zip.ts';

export function sealedWorkbook(file: Uint8Array, seal: string): Promise<Uint8Array> {
  return rewriteZip(file, (name, text) => {
    if (name !== 'docProps/core.xml') return null;
    const xml = text().replace(/<(cp:)?keywords>[^<]*<\/(cp:)?keywords>|<(cp:)?keywords\/>/, '');
    return xml.replace(
      '</cp:coreProperties>',
      `<cp:keywords>${escaped(seal)}</cp:keywords></cp:coreProperties>`,
    );
  });
}
