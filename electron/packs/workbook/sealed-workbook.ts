/** The workbook with the seal of its pack among the keywords of the file, where Excel keeps it, and with its own time. */
import { escaped } from '../document/markup.ts';
import { rewriteZip } from '../seal/rewrite-zip.ts';

/** `madeAt` is a moment in UTC. */
export function sealedWorkbook(file: Uint8Array, seal: string, madeAt: string): Promise<Uint8Array> {
  const time = madeAt.replace(/\.\d+Z$/, 'Z');
  return rewriteZip(file, (name, text) => {
    if (name !== 'docProps/core.xml') return null;
    const xml = text()
      .replace(/<((?:cp:)?keywords)>[^<]*<\/\1>|<(?:cp:)?keywords\/>/, '')
      .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${time}`);
    // The library that writes workbooks has the namespace without a prefix, others have one.
    const sealed = xml.replace(
      /<\/((?:cp:)?)coreProperties>/,
      (end, prefix: string) => `<${prefix}keywords>${escaped(seal)}</${prefix}keywords>${end}`,
    );
    if (sealed === xml) throw new Error('The workbook has no properties to be sealed.');
    return sealed;
  });
}
