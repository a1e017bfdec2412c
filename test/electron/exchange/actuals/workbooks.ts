/** Workbooks and texts for the tests of the import of actuals, written by other programs than the reader under test. */
import * as XLSX from 'xlsx';

export type Cell = string | number | boolean | null;

/** A workbook of the parser's own writer. Columns in `dates` get a date format, or the format that is named. */
export function writeBook(
  sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>,
  options: {
    readonly type?: XLSX.BookType;
    readonly formats?: Readonly<Record<number, string>>;
    readonly date1904?: boolean;
    readonly sharedStrings?: boolean;
  } = {},
): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
    for (const [column, format] of Object.entries(options.formats ?? {})) {
      rows.forEach((_, r) => {
        const cell: XLSX.CellObject | undefined = sheet[XLSX.utils.encode_cell({ r, c: Number(column) })];
        if (cell?.t === 'n') cell.z = format;
      });
    }
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  if (options.date1904) book.Workbook = { WBProps: { date1904: true } };
  const written: unknown = XLSX.write(book, {
    type: 'array',
    bookType: options.type ?? 'xlsx',
    compression: true,
    bookSST: options.sharedStrings ?? true,
  });
  if (!(written instanceof ArrayBuffer)) throw new Error('the writer gave no bytes');
  return new Uint8Array(written);
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** With its mark, as programs of Microsoft write "Unicode text". */
export function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return new Uint8Array(order === 'le' ? bytes : bytes.swap16());
}
