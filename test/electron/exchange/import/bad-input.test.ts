// What bad files get: a refusal by name, or a reading that says what was left out; always in bounded time and memory.
import { describe, expect, it } from 'vitest';
import { importTables } from '../../../../electron/exchange/import-tables.ts';
import { previewImport } from '../../../../electron/exchange/preview-import.ts';
import { readSpreadsheet } from '../../../../electron/exchange/read-workbook.ts';
import { parseInWorker } from '../../../../electron/exchange/run-in-worker.ts';
import { bookOf, letters, type SheetWriter, sheetWriter } from '../../../fixtures/ugly/book-writer.ts';
import { bookParts, buildBook, buildZip } from '../zip-builder.ts';

const PLAN =
  '<sheetData><row r="1"><c r="B1" t="inlineStr"><is><t>2026-01</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Rent</t></is></c><c r="B2"><v>5</v></c></row></sheetData>';

function budget(fill: (sheet: SheetWriter) => void): SheetWriter {
  const sheet = sheetWriter('Plan');
  ['Item', '2026-01', '2026-02', '2026-03'].forEach((text, at) => {
    sheet.put(0, at, text);
  });
  fill(sheet);
  return sheet;
}

function read(bytes: Uint8Array) {
  const book = readSpreadsheet(bytes, 'bad.xlsx');
  if (!book.ok) throw new Error(book.error.message);
  const preview = previewImport(book.value, 'bad.xlsx');
  const mappings = preview.tables.filter(({ proposed }) => proposed).map(({ mapping }) => mapping);
  return { preview, imported: importTables(book.value, mappings) };
}

describe('a file that must not be opened', () => {
  it('declares a sheet of 3 GB', async () => {
    const bytes = buildZip([
      ...bookParts([{ name: 'Plan', xml: PLAN }]),
      { name: 'xl/worksheets/sheet2.xml', data: 'x', claimedSize: 3_000_000_000 },
    ]);
    expect(await parseInWorker(bytes, 'big.xlsx')).toMatchObject({ ok: false, error: { code: 'zip-bomb' } });
  });

  it('declares XML entities inside a sheet', () => {
    const parts = bookParts([{ name: 'Plan', xml: PLAN }]).map((part) =>
      part.name.includes('sheet1')
        ? { ...part, data: `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cccc">]>${String(part.data)}` }
        : part,
    );
    expect(readSpreadsheet(buildZip(parts), 'entities.xlsx')).toMatchObject({
      ok: false,
      error: { code: 'xml-entities' },
    });
  });

  it('is protected by a password', () => {
    const ole = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(512),
      Buffer.from('EncryptedPackage\0', 'utf16le'),
    ]);
    expect(readSpreadsheet(new Uint8Array(ole), 'secret.xlsx')).toMatchObject({
      ok: false,
      error: { code: 'encrypted' },
    });
  });

  it('is a zip archive that was cut off or altered', () => {
    const whole = buildBook([{ name: 'Plan', xml: PLAN }]);
    expect(readSpreadsheet(whole.subarray(0, whole.length - 40), 'cut.xlsx')).toMatchObject({
      ok: false,
      error: { code: 'truncated' },
    });
    const altered = Uint8Array.from(whole);
    altered[60] = (altered[60] ?? 0) ^ 0xff;
    const read = readSpreadsheet(altered, 'altered.xlsx');
    expect(read.ok).toBe(false);
  });
});

describe('a file with odd contents', () => {
  it('has links to other workbooks: their stored values come in, and the links are named', () => {
    const sheet = budget((plan) => {
      plan.put(1, 0, 'Rent');
      [5, 6, 7].forEach((value, at) => {
        plan.put(1, 1 + at, value, 'plain', `[1]Other!B${at + 1}*2`);
      });
    });
    const bytes = bookOf([sheet], { extra: [{ name: 'xl/externalLinks/externalLink1.xml', data: '<x/>' }] });
    const { preview, imported } = read(bytes);
    expect(preview.notices.map(({ code }) => code)).toContain('external-links');
    expect(imported.ok && imported.value.lines[0]?.entry).toEqual({ type: 'series', values: [5, 6, 7] });
    expect(imported.ok && imported.value.formulas[0]?.trouble?.reason).toBe('unreadable');
  });

  it('calls sheets, labels and names __proto__, and changes no object', () => {
    const sheet = budget((plan) => {
      plan.put(1, 0, '__proto__');
      plan.put(2, 0, 'constructor');
      [1, 2, 3].forEach((value, at) => {
        plan.put(1, 1 + at, value);
        plan.put(2, 1 + at, value * 2, 'plain', `${letters(1 + at)}2*__proto__`);
      });
      plan.put(5, 0, 'Factor');
      plan.put(5, 1, 2);
    });
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    const { imported } = read(
      bookOf([sheet], { names: '<definedName name="__proto__">Plan!$B$6</definedName>' }),
    );
    expect(imported.ok && imported.value.lines.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['__proto__', 'constructor']),
    );
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
  });

  it('has 16,384 columns: it is read, or refused by name', () => {
    const sheet = sheetWriter('Wide');
    for (let column = 0; column < 16_384; column += 1) {
      sheet.put(0, column, column === 0 ? 'Item' : `c${column}`);
      sheet.put(1, column, column === 0 ? 'Rent' : column);
    }
    const book = readSpreadsheet(bookOf([sheet]), 'wide.xlsx');
    const preview = book.ok ? previewImport(book.value, 'wide.xlsx') : null;
    expect(preview?.error?.code ?? 'refused').toMatch(/^(?:no-periods|no-lines|too-many-columns|refused)$/);
    expect(preview?.grid[0]?.cells.length ?? 80).toBe(80);
  });

  it('has more periods than a plan holds', () => {
    const sheet = sheetWriter('Long');
    sheet.put(0, 0, 'Item');
    sheet.put(1, 0, 'Rent');
    for (let month = 0; month < 700; month += 1) {
      sheet.put(
        0,
        1 + month,
        `${2000 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
      );
      sheet.put(1, 1 + month, 5);
    }
    const book = readSpreadsheet(bookOf([sheet]), 'long.xlsx');
    expect(book.ok && previewImport(book.value, 'long.xlsx').error).toMatchObject({
      code: 'no-periods',
      params: { limit: 600 },
    });
  });

  it('has circular references: the stored figures come in, and the rows are named', () => {
    const sheet = budget((plan) => {
      plan.put(1, 0, 'Interest');
      plan.put(2, 0, 'Loan');
      [10, 10, 10].forEach((value, at) => {
        plan.put(1, 1 + at, value, 'plain', `${letters(1 + at)}3*0.1`);
        plan.put(2, 1 + at, value * 10, 'plain', `90+${letters(1 + at)}2`);
      });
    });
    const { imported } = read(bookOf([sheet]));
    if (!imported.ok) throw new Error(imported.error.message);
    const entries = imported.value.lines.map(({ entry }) => entry.type);
    expect(entries).toContain('series');
    expect(imported.value.formulas.map(({ trouble }) => trouble?.reason)).toContain('circular');
    expect(imported.value.lines.find(({ label }) => label === 'Loan')).toMatchObject({
      entry: { type: 'series', values: [100, 100, 100] },
    });
  });

  it('has #REF! in cells and formulas: the import names the cells until they count as empty', () => {
    const sheet = budget((plan) => {
      plan.put(1, 0, 'Rent');
      plan.put(2, 0, 'Fees');
      [5, 6, 7].forEach((value, at) => {
        plan.put(1, 1 + at, value, 'plain', `#REF!*2`);
        plan.put(2, 1 + at, at === 1 ? '#REF!' : value);
      });
    });
    const { preview, imported } = read(bookOf([sheet]));
    expect(imported).toMatchObject({ ok: false, error: { code: 'bad-cells', places: ['C3 #REF!'] } });
    const left = preview.formulas.find(({ label }) => label === 'Rent');
    expect(left).toMatchObject({ state: 'values', trouble: { reason: 'error' } });
  });

  it('has merged cells over its figures: the first period has the value, and it is told', () => {
    const sheet = budget((plan) => {
      plan.put(1, 0, 'Rent');
      plan.put(1, 1, 30);
      plan.merge(1, 1, 1, 3);
      plan.put(2, 0, 'Fees');
      [1, 2, 3].forEach((value, at) => {
        plan.put(2, 1 + at, value);
      });
    });
    const { preview, imported } = read(bookOf([sheet]));
    expect(preview.notices.find(({ code }) => code === 'merged-figures')?.places).toEqual(['B2:D2']);
    expect(imported.ok && imported.value.lines[0]?.entry).toEqual({
      type: 'series',
      values: [30, null, null],
    });
  });

  it('nests a formula deeper than any budget does: its figures come in', () => {
    const sheet = budget((plan) => {
      plan.put(1, 0, 'Rent');
      [1, 2, 3].forEach((value, at) => {
        plan.put(1, 1 + at, value, 'plain', `${'('.repeat(3000)}1${')'.repeat(3000)}`);
      });
    });
    const { imported } = read(bookOf([sheet]));
    expect(imported.ok && imported.value.lines[0]?.entry).toEqual({ type: 'series', values: [1, 2, 3] });
  });
});
