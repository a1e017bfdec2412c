/** The bytes of the workbook, read by another program (xlsx): that what is in the file is what was proved. */
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { cellName } from '../../../../electron/exchange/export/columns.ts';
import { exportWorkbook } from '../../../../electron/exchange/export/export-workbook.ts';
import { dimension, sheetData } from '../../../../electron/exchange/export/file/sheet-xml.ts';
import { zipOf } from '../../../../electron/exchange/export/file/zip-parts.ts';
import { everyFeaturePlan } from '../every-feature-plan.ts';
import { composed, given, placed } from './composed.ts';

const PATIENCE = 120_000;

function xmlOf(...cells: Parameters<typeof sheetData>[0]): string {
  return Buffer.concat([...sheetData(cells, new Map())]).toString('utf8');
}

describe('the file', () => {
  it(
    'holds every cell that was proved, with its formula and its figure, and no other',
    async () => {
      const plan = everyFeaturePlan();
      const written = await exportWorkbook(plan, 'en');
      if (!written.ok) throw new Error(written.error.message);
      const book = XLSX.read(written.value.bytes, { cellFormula: true });
      const { cells } = composed(plan);
      // Half an emoji and control characters cannot stand in a file; that is asked below.
      const plain = cells.filter(
        ({ content }) => content.kind !== 'text' || /^[\x20-\x7e]+$/.test(content.text),
      );
      for (const { sheet, row, column, content } of plain) {
        const cell: XLSX.CellObject | undefined = book.Sheets[sheet]?.[cellName(column, row)];
        const where = `${sheet}!${cellName(column, row)}`;
        expect([where, cell?.f]).toEqual([where, content.kind === 'formula' ? content.formula : undefined]);
        expect([where, cell?.v]).toEqual([where, content.kind === 'text' ? content.text : content.value]);
      }
      const formulas = Object.values(book.Sheets).flatMap((sheet) =>
        Object.values(sheet).filter((cell) => cell.f !== undefined),
      );
      expect(formulas.length).toBe(cells.filter(({ content }) => content.kind === 'formula').length);
      expect(written.value.checks.reduce((sum, { compared }) => sum + compared, 0)).toBe(formulas.length);
    },
    PATIENCE,
  );

  it(
    'has the same sheets in the same bytes each time, but for the time of writing',
    async () => {
      const sheets = async (): Promise<readonly string[]> => {
        const written = await exportWorkbook(everyFeaturePlan({ timeline: { periods: 2 } }), 'en');
        if (!written.ok) throw new Error(written.error.message);
        return partsOf(written.value.bytes).flatMap(({ name, text }) =>
          name.startsWith('xl/worksheets/sheet') ? [text] : [],
        );
      };
      expect(await sheets()).toEqual(await sheets());
    },
    PATIENCE,
  );
});

describe('the cells of a sheet', () => {
  it('stand in order, with the later of two in one place', () => {
    const xml = xmlOf(given(2, 1, 2), given(2, 1, 1), given(1, 7, 3), given(2, 5, 2));
    expect(xml).toBe(
      '<sheetData><row r="1"><c r="C1" s="0"><v>7</v></c></row>' +
        '<row r="2"><c r="A2" s="0"><v>1</v></c><c r="B2" s="0"><v>5</v></c></row></sheetData>',
    );
    expect(dimension([given(2, 1, 28), given(9, 1, 1)])).toBe('A1:AB9');
  });

  it('keep signs of XML, spaces and what looks like an escape; control characters become spaces', () => {
    const texts = ['a<b>&"c"', '  two  ', '_x0041_', 'one\ntwo', 'x\u0001y', '中文 😀', 'half \ud83d'];
    const sheet = xmlOf(...texts.map((text, at) => given(at + 1, text)));
    const bytes = workbookOf(sheet);
    const rows = XLSX.utils.sheet_to_json<string[]>(XLSX.read(bytes).Sheets.S ?? {}, { header: 1 });
    expect(rows.map(([text]) => text)).toEqual([
      'a<b>&"c"',
      '  two  ',
      '_x0041_',
      'one\ntwo',
      'x y',
      '中文 😀',
      'half \ufffd',
    ]);
  });

  it('hold the text of a formula beside it', () => {
    expect(xmlOf(placed(1, 'IF(1<2,"a&b","")', 'a&b'))).toContain(
      '<c r="A1" s="0" t="str"><f>IF(1&lt;2,"a&amp;b","")</f><v>a&amp;b</v></c>',
    );
  });
});

describe('the archive', () => {
  it('gives back what was put in, in pieces or whole, and the same bytes each time', async () => {
    const large = Buffer.alloc(300_000, 'Hurdle ');
    const parts = [
      { name: 'empty.txt', pieces: () => [] },
      { name: 'folder/中文.txt', pieces: () => [Buffer.from('one'), Buffer.from('two')] },
      { name: 'large.bin', pieces: () => [large, large] },
    ];
    const bytes = await zipOf(parts);
    expect(partsOf(bytes)).toEqual([
      { name: 'empty.txt', text: '' },
      { name: 'folder/中文.txt', text: 'onetwo' },
      { name: 'large.bin', text: large.toString().repeat(2) },
    ]);
    expect(Buffer.from(await zipOf(parts)).equals(Buffer.from(bytes))).toBe(true);
  });
});

/** The parts by the directory at the end of the archive, as unzipping programs read them (APPNOTE 4.3). */
function partsOf(archive: Uint8Array): readonly { readonly name: string; readonly text: string }[] {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    const [packed, nameLength] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    return { name, text: inflateRawSync(bytes.subarray(data, data + packed)).toString('utf8') };
  });
}

/** A workbook of one sheet S around the given cells, by the other program. */
function workbookOf(data: string): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['']]), 'S');
  const zip = XLSX.CFB.read(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }), { type: 'buffer' });
  const part = XLSX.CFB.find(zip, '/xl/worksheets/sheet1.xml');
  const xml = Buffer.from(part.content).toString('utf8');
  part.content = Buffer.from(xml.replace(/<sheetData\/>|<sheetData>.*<\/sheetData>/s, data), 'utf8');
  part.size = part.content.length;
  return XLSX.CFB.write(zip, { type: 'buffer', fileType: 'zip' });
}
