/**
 * The last touch on the written file: the library marks every formula's stored value as text and keeps none for
 * formulas that give text. Here numbers become numbers and texts are put in, so that readers which do not calculate
 * show what Hurdle shows. Nothing else in the file changes.
 */
import * as XLSX from 'xlsx';
import { cellName } from './columns.ts';
import type { PlacedCell } from './sheet-model.ts';

/** The part of the archive tool that is used here; it comes untyped. */
type Archive = {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { content: Uint8Array; size: number }[];
};

const FORMULA_CELL =
  /<c r="([A-Z]+\d+)"((?: s="\d+")?) t="str">(<f>[^<]*<\/f>)(?:<v>([^<]*)<\/v>|<v\/>)?<\/c>/g;

/** `sheets` in the order in which they were made, which is that of the parts sheet1.xml, sheet2.xml, ... */
export function finishFile(
  bytes: Uint8Array,
  sheets: readonly { readonly title: string }[],
  cells: readonly PlacedCell[],
): Uint8Array {
  const texts = formulaTexts(cells);
  const zip: Archive = XLSX.CFB.read(bytes, { type: 'buffer' });
  zip.FileIndex.forEach((entry, index) => {
    const part = /xl\/worksheets\/sheet(\d+)\.xml$/.exec(zip.FullPaths[index] ?? '');
    const sheet = part && sheets[Number(part[1]) - 1];
    if (!sheet) return;
    const own = texts.get(sheet.title);
    const xml = Buffer.from(entry.content).toString('utf8');
    const finished = xml.replace(
      FORMULA_CELL,
      (_, cell: string, style: string, formula: string, value = '') => {
        const text = own?.get(cell);
        if (text === undefined) return `<c r="${cell}"${style}>${formula}<v>${value}</v></c>`;
        return `<c r="${cell}"${style} t="str">${formula}<v>${escaped(text)}</v></c>`;
      },
    );
    entry.content = Buffer.from(finished, 'utf8');
    entry.size = entry.content.length;
  });
  return XLSX.CFB.write(zip, { type: 'buffer', fileType: 'zip', compression: true });
}

function formulaTexts(cells: readonly PlacedCell[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const texts = new Map<string, Map<string, string>>();
  for (const { sheet, row, column, content } of cells) {
    if (content.kind !== 'formula' || typeof content.value !== 'string') continue;
    const own = texts.get(sheet) ?? new Map<string, string>();
    texts.set(sheet, own.set(cellName(column, row), content.value));
  }
  return texts;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
