// Layouts of public templates that are not in the seeded generator: what is proposed and what is told. Expected values are what
// the sheet says.
import { describe, expect, it } from 'vitest';
import { previewImport } from '../../../../electron/exchange/preview-import.ts';
import { readSpreadsheet } from '../../../../electron/exchange/read-workbook.ts';
import { bookOf, type SheetWriter, sheetWriter } from '../../../fixtures/ugly/book-writer.ts';

function written(name: string, rows: readonly (readonly (string | number | null)[])[]): SheetWriter {
  const sheet = sheetWriter(name);
  rows.forEach((row, r) => {
    row.forEach((value, c) => {
      if (value !== null) sheet.put(r, c, value);
    });
  });
  return sheet;
}

function look(sheets: readonly SheetWriter[], tables?: readonly number[]) {
  const book = readSpreadsheet(bookOf(sheets), 'hostile.xlsx');
  if (!book.ok) throw new Error(book.error.message);
  const preview = previewImport(book.value, 'hostile.xlsx', tables ? { tables } : {});
  const { mapping } = preview;
  if (!mapping) throw new Error(preview.error?.message ?? 'nothing recognised');
  const line = (label: string) => mapping.lines.find((each) => each.label === label);
  return { preview, mapping, line, codes: preview.notices.map(({ code }) => code) };
}

describe('headers', () => {
  it('reads German months, decimal commas in text and sums of quarters', () => {
    const { mapping, line, codes } = look([
      written('Plan', [
        ['in TEUR'],
        ['Position', 'Jan 26', 'Feb 26', 'Mrz 26', 'Q1 26', 'Apr 26', 'Mai 26', 'Jun 26', 'Summe 2026'],
        ['Umsatzerlöse', '1.234,50', '1.000,00', '1.000,00', '3.234,50', '1,00', '1,00', '1,00', '3.237,50'],
        ['Personalaufwand', '-234,50', '-1,00', '-1,00', '-236,50', '-1,00', '-1,00', '-1,00', '-239,50'],
        ['Betriebsergebnis', '1.000,00', '999,00', '999,00', '2.998,00', '0,00', '0,00', '0,00', '2.998,00'],
      ]),
    ]);
    expect(mapping.timeline).toEqual({ start: '2026-01', periodicity: 'month' });
    expect(mapping.columns.map(({ period }) => period)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(line('Umsatzerlöse')).toMatchObject({ kind: 'revenue', scale: 1000, include: true });
    expect(line('Personalaufwand')).toMatchObject({ kind: 'fixed-cost', sign: 'flip' });
    expect(line('Betriebsergebnis')?.include).toBe(false);
    expect(codes).toContain('decimal-comma');
    expect(codes).not.toContain('unread-cells');
    expect(codes).not.toContain('column-totals-differ');
  });

  it('tells columns that no chosen period covers, and offers to read the header by its years', () => {
    const header = ['Item', 'FY2024', 'FY2025', 'Jan 2026', 'Feb 2026', 'Mar 2026', 'Q2 2026', 'FY2026'];
    const { preview } = look([written('Fcst', [header, ['Sales', 100, 110, 10, 11, 12, 40, 150]])]);
    expect(preview.notices.find(({ code }) => code === 'periods-left')?.places).toEqual(['B', 'C', 'G']);
    expect(preview.notices.find(({ code }) => code === 'period-totals')?.places).toEqual(['H']);
    expect(preview.tables[0]?.axes).toEqual([
      {
        timeline: { start: '2024-01', periodicity: 'year' },
        columns: [
          { column: 1, period: 1 },
          { column: 2, period: 2 },
          { column: 7, period: 3 },
        ],
      },
    ]);
  });

  it('takes a row of units below the periods for a part of the header', () => {
    const { mapping, line } = look([
      written('IS', [
        [null, 'FY2025', 'FY2026'],
        [null, '$000s', '$000s'],
        ['Revenue', 10, 11],
      ]),
    ]);
    expect(mapping.headerRows).toEqual([0, 1]);
    expect(mapping.lines.map(({ label }) => label)).toEqual(['Revenue']);
    expect(line('Revenue')?.scale).toBe(1000);
  });
});

describe('signs', () => {
  it('turns income of a ledger that credits it', () => {
    const { line, codes } = look([
      written('GL', [
        ['Account', 'Description', '01.2026', '02.2026'],
        ['400000', 'Sales revenue', -900, -901],
        ['500000', 'Raw materials', 410, 411],
        ['620000', 'Salaries', 220, 220],
      ]),
    ]);
    expect(line('Sales revenue')?.sign).toBe('flip');
    expect(line('Salaries')?.sign).toBe('keep');
    expect(codes).toContain('credit-signs');
  });

  it('takes an unknown row with a minus for a cost where costs have one, and says so', () => {
    const { line, preview } = look([
      written('Club', [
        ['Code', 'Description', 'Jan 2026', 'Feb 2026'],
        ['R1', 'Membership income', 120, 121],
        ['C1', 'Coaching staff', -40, -41],
        ['C2', 'Trophies', -3, -4],
      ]),
    ]);
    expect(line('Trophies')).toMatchObject({ kind: 'fixed-cost', sign: 'flip', group: '' });
    expect(preview.notices.find(({ code }) => code === 'kind-by-sign')?.places).toEqual(['Trophies']);
  });

  it('holds repayments and interest positive, and takes the levels of a balance sheet for no flows', () => {
    const flows = look([
      written('CF', [
        ['', 'FY2025', 'FY2026'],
        ['Sales', 9, 9],
        ['Debt repayment', -150, -150],
      ]),
    ]);
    expect(flows.line('Debt repayment')).toMatchObject({ kind: 'financing', sign: 'flip' });
    const levels = look([
      written('BS', [
        ['', 'FY2025', 'FY2026'],
        ['Cash', 5, 6],
        ['Total assets', 5, 6],
        ['Long-term debt', 2, 2],
      ]),
    ]);
    expect(levels.line('Long-term debt')?.kind).toBe('memo');
  });
});

describe('totals', () => {
  it('checks total costs against the costs above it, not against income as well', () => {
    const { codes } = look([
      written('Shop', [
        ['Line', 'Q1 2026', 'Q2 2026'],
        ['Net sales', 100, 101],
        ['Freight', 10, 11],
        ['Store rent', 20, 20],
        ['Total costs', 30, 31],
      ]),
    ]);
    expect(codes).not.toContain('totals-differ');
  });

  it('ends a heading with its total: what follows is no operating expense', () => {
    const { line } = look([
      written('IS', [
        ['', 'FY2025', 'FY2026'],
        ['Revenue', 100, 110],
        ['Operating expenses:'],
        ['Salaries', 30, 31],
        ['Travel', 5, 6],
        ['Total operating expenses', 35, 37],
        ['Shares outstanding', 10, 10],
        ['EPS', 6.5, 7.3],
      ]),
    ]);
    expect(line('Shares outstanding')).toMatchObject({ kind: 'driver', group: '', scale: 1 });
    expect(line('EPS')?.include).toBe(false);
  });

  it('names tables of one sheet in the group of their lines', () => {
    const { preview } = look([
      written('Regions', [
        ['North', null, null, null, 'South'],
        ['Line', 'Q1 2026', 'Q2 2026', null, 'Line', 'Q1 2026', 'Q2 2026'],
        ['Sales', 1, 2, null, 'Sales', 3, 4],
        ['Rent', 1, 1, null, 'Rent', 1, 1],
      ]),
    ]);
    expect(preview.tables.map(({ mapping }) => mapping.lines[0]?.group)).toEqual(['North', 'South']);
  });
});

describe('formulas over other sheets', () => {
  const income = (): SheetWriter => {
    const sheet = written('IS', [
      ['', 'FY2025', 'FY2026', 'FY2027'],
      ['Revenue', 100, 110, 120],
      ['Hosting'],
      ['Rent', 9, 9, 9],
    ]);
    [50, 66, 84].forEach((value, at) => {
      const letter = 'BCD'[at] ?? '';
      sheet.put(2, 1 + at, value, 'plain', `${letter}2*Rates!${letter}2`);
    });
    return sheet;
  };
  const rates = (): SheetWriter =>
    written('Rates', [
      ['', 'FY2025', 'FY2026', 'FY2027'],
      ['Hosting ratio', 0.5, 0.6, 0.7],
    ]);

  it('says that the other sheet does not come in, not that the row is inconsistent', () => {
    const { preview, codes } = look([income(), rates()]);
    expect(preview.formulas.map(({ label, trouble }) => [label, trouble])).toEqual([
      ['Hosting', { reason: 'other-sheet', what: 'Rates' }],
    ]);
    expect(codes).not.toContain('formulas-inconsistent');
  });

  it('keeps them when the other table comes in too', () => {
    const { preview } = look([income(), rates()], [0, 1]);
    expect(preview.formulas.map(({ state, formula, table }) => [state, formula, table])).toEqual([
      ['formula', 'revenue * hosting_ratio', 0],
    ]);
  });
});
