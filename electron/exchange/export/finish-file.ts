/**
 * The last touch on the written file: the library marks every formula's stored value as text, so that readers which
 * do not calculate would show text. Here values that are numbers become numbers. Nothing else in the file changes.
 */
import * as XLSX from 'xlsx';

/** The part of the archive tool that is used here; it comes untyped. */
type Archive = {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { content: Uint8Array; size: number }[];
};

const FORMULA_NUMBER = /(<c r="[A-Z]+\d+"(?: s="\d+")?) t="str"(><f>[^<]*<\/f><v>-?\d[\d.eE+-]*<\/v>)/g;

export function numbersAsNumbers(bytes: Uint8Array): Uint8Array {
  const zip: Archive = XLSX.CFB.read(bytes, { type: 'buffer' });
  zip.FileIndex.forEach((entry, index) => {
    const path = zip.FullPaths[index] ?? '';
    if (!/xl\/worksheets\/[^/]+\.xml$/.test(path)) return;
    const xml = Buffer.from(entry.content).toString('utf8');
    entry.content = Buffer.from(xml.replace(FORMULA_NUMBER, '$1$2'), 'utf8');
    entry.size = entry.content.length;
  });
  return XLSX.CFB.write(zip, { type: 'buffer', fileType: 'zip', compression: true });
}
