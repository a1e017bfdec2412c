// From any sheet with labels down and periods across to plan lines. Expected values are what the sheet says.
import { describe, expect, it } from 'vitest';
import type { ImportPreview, SheetMapping } from '../../../electron/contract/import.ts';
import { importPreviewSchema, sheetMappingSchema } from '../../../electron/contract/import.ts';
import { applyMapping } from '../../../electron/exchange/apply-mapping.ts';
import { previewImport } from '../../../electron/exchange/preview-import.ts';
import { csvWorkbook, readCsv } from '../../../electron/exchange/read-csv.ts';
import { readSpreadsheet } from '../../../electron/exchange/read-workbook.ts';
import { lineSchema, timelineSchema } from '../../../models/plan/schema.ts';
import { buildBook } from './zip-builder.ts';

type Imported = {
  readonly preview: ImportPreview;
  readonly mapping: SheetMapping;
  readonly apply: (mapping: SheetMapping) => ReturnType<typeof applyMapping>;
};

function recognise(text: string): Imported {
  const table = readCsv(new TextEncoder().encode(text));
  if (!table.ok) throw new Error(table.error.message);
  const workbook = csvWorkbook(table.value, 'plan.csv');
  const preview = previewImport(workbook, 'plan.csv');
  const { mapping } = preview;
  const [sheet] = workbook.sheets;
  if (!mapping || !sheet) throw new Error(preview.error?.message ?? 'nothing recognised');
  importPreviewSchema.parse(JSON.parse(JSON.stringify(preview)));
  return { preview, mapping, apply: (changed) => applyMapping(sheet, sheetMappingSchema.parse(changed)) };
}

function linesOf({ mapping, apply }: Imported): Record<string, unknown> {
  const applied = apply(mapping);
  if (!applied.ok) throw new Error(applied.error.message);
  timelineSchema.parse(applied.value.timeline);
  for (const line of applied.value.lines) lineSchema.parse(line);
  return Object.fromEntries(
    applied.value.lines.map(({ label, entry }) => [label, entry.type === 'series' ? entry.values : entry]),
  );
}

function timelineOf(text: string): string {
  const { mapping } = recognise(text);
  const periods = Math.max(...mapping.columns.map(({ period }) => period));
  return `${mapping.timeline.start} ${mapping.timeline.periodicity} ${periods}`;
}

const codes = ({ preview }: Imported): readonly string[] => preview.notices.map(({ code }) => code);

describe('the header of periods', () => {
  it.each([
    ['months in Chinese', 'x,2026年11月,2026年12月,2027年1月', '2026-11 month 3'],
    ['months in English', 'x,Nov 2026,Dec 2026,Jan 2027', '2026-11 month 3'],
    ['months as a spreadsheet shows them', 'x,Nov-26,Dec-26,Jan-27', '2026-11 month 3'],
    ['October that lost its zero', 'x,2026.8,2026.9,2026.1,2026.11', '2026-08 month 4'],
    ['quarters', 'x,2026Q3,2026Q4,2027Q1', '2026-07 quarter 3'],
    ['years', 'x,2026,2027,2028', '2026-01 year 3'],
    ['fiscal years', 'x,FY26,FY27', '2026-01 year 2'],
    ['quarter ends', 'x,2026-03-31,2026-06-30,2026-09-30', '2026-01 quarter 3'],
    ['year ends', 'x,2026-12-31,2027-12-31', '2026-01 year 2'],
    ['month ends', 'x,2026-01-31,2026-02-28,2026-03-31', '2026-01 month 3'],
    ['months under a year in the title', '2026年度预算,,,\nx,1月,2月,3月', '2026-01 month 3'],
    ['months that run over the turn of an assumed year', 'x,11月,12月,1月,2月', '2026-11 month 4'],
    ['years to come', 'x,Year 1,Year 2,Year 3', '2026-01 year 3'],
    ['a gap', 'x,2026-01,2026-02,2026-05', '2026-01 month 5'],
    ['a unit in brackets', 'x,2026年1月(元),2026年2月(元)', '2026-01 month 2'],
    ['months with year totals', 'x,2026-11,2026-12,2026,2027-01,2027', '2026-11 month 3'],
  ])('reads %s', (_, header, expected) => {
    expect(timelineOf(`${header}\nRent,1,2,3,4,5\n`)).toBe(expected);
  });

  it('reads two rows of years and bare month numbers', () => {
    expect(timelineOf(',2026,,,2027,,\nItem,10,11,12,1,2,3\nRent,1,2,3,4,5,6\n')).toBe('2026-10 month 6');
    // Small whole numbers under years are headcounts, not months.
    expect(timelineOf('Item,2026,2027,2028\nStaff,3,5,8,9\n')).toBe('2026-01 year 3');
  });

  it('finds the opening column and year 0', () => {
    const read = recognise('Item,Opening,2026,2027\nPlatform build,100,0,0\n');
    expect(read.mapping.columns).toContainEqual({ column: 1, period: 0 });
    expect(linesOf(read)).toEqual({ 'Platform build': [0, 0] });
    const applied = read.apply(read.mapping);
    expect(applied.ok && applied.value.lines[0]?.entry).toEqual({
      type: 'series',
      values: [0, 0],
      opening: 100,
    });
    expect(recognise('Item,Year 0,Year 1\nPlatform build,100,5\n').mapping.columns[0]).toEqual({
      column: 1,
      period: 0,
    });
  });

  it('takes the plan columns where plan and actual stand side by side', () => {
    const read = recognise('Item,2026-01,2026-01,2026-02,2026-02\nx,实际,预算,实际,预算\nRent,1,2,3,4\n');
    expect(linesOf(read)).toEqual({ Rent: [2, 4] });
    expect(codes(read)).toContain('repeated-periods');
  });

  it('refuses days, and sheets without periods, by name', () => {
    const verdict = (text: string): unknown => {
      const table = readCsv(new TextEncoder().encode(text));
      return table.ok && previewImport(csvWorkbook(table.value, 'x'), 'x').error?.code;
    };
    expect(verdict('Item,2026-01-03,2026-01-19,2026-01-24,2026-03-07\nRent,1,2,3,4\n')).toBe('no-periods');
    expect(verdict('Item,Amount\nRent,1\n')).toBe('no-periods');
    expect(verdict('Item,2026-01,2026-02\n')).toBe('no-lines');
    expect(verdict('Item,2026-01,2026-02\n,1,2\n')).toBe('no-lines');
  });
});

describe('the lines', () => {
  it('proposes a kind by the words of the label, and by the heading above it', () => {
    const read = recognise(
      [
        'Item,2026-01',
        '线上销售收入,1',
        '平台佣金,1',
        '物流费,1',
        'Marketing,1',
        '房租,1',
        'Team salaries,1',
        'Platform build,1',
        '设备购置,1',
        '应收账款,1',
        '银行借款,1',
        '转化率,2%',
        'Depreciation,1',
        '三、固定成本,',
        'Something else,1',
      ].join('\n'),
    );
    expect(read.mapping.lines.map(({ kind }) => kind)).toEqual([
      'revenue',
      'variable-cost',
      'variable-cost',
      'variable-cost',
      'fixed-cost',
      'fixed-cost',
      'investment',
      'investment',
      'working-capital',
      'financing',
      'driver',
      'memo',
      'fixed-cost',
    ]);
    expect(read.mapping.lines.at(-1)?.group).toBe('固定成本');
  });

  it('reads columns for kind, unit and group', () => {
    const read = recognise('部门,项目,类型,单位,2026-01\n市场部,广告,固定,万元,5\n,门店,变动,元,6\n');
    expect(read.mapping.lines).toMatchObject([
      { label: '广告', kind: 'fixed-cost', unit: '万元', group: '市场部', scale: 10_000 },
      { label: '门店', kind: 'variable-cost', unit: '元', group: '市场部', scale: 1 },
    ]);
    const applied = read.apply(read.mapping);
    expect(applied.ok && applied.value.lines.map(({ unit, code }) => [code, unit])).toEqual([
      ['广告', '元'],
      ['门店', '元'],
    ]);
  });

  it('turns costs that stand with a minus, says so, and leaves other signs alone', () => {
    const read = recognise('Item,2026-01,2026-02\nRevenue,10,-1\nRent,(5),(6)\nCommission,-1,2\n');
    expect(linesOf(read)).toEqual({ Revenue: [10, -1], Rent: [5, 6], Commission: [-1, 2] });
    expect(codes(read)).toEqual(expect.arrayContaining(['signs-flipped', 'mixed-signs']));
  });

  it('leaves out totals by word and by formula, and results that Hurdle computes', () => {
    const read = recognise(
      'Item,2026-01\nRevenue,10\nCosts\nRent,5\nSub-total,5\n毛利,5\nEBITDA,5\n合　计,15\n',
    );
    expect(read.mapping.lines.filter(({ include }) => include).map(({ label }) => label)).toEqual([
      'Revenue',
      'Rent',
    ]);
    const cell = (at: string, text: string): string =>
      `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const xml = `<sheetData><row r="1">${cell('B1', '2026-01')}</row><row r="2">${cell('A2', 'Rent')}<c r="B2"><v>1</v></c></row><row r="3">${cell('A3', 'Fees')}<c r="B3"><v>2</v></c></row><row r="4">${cell('A4', 'Everything')}<c r="B4"><f>SUM(B2:B3)</f><v>3</v></c></row><row r="5" hidden="1">${cell('A5', 'Old rent')}<c r="B5"><v>9</v></c></row></sheetData>`;
    const book = readSpreadsheet(buildBook([{ name: 'Plan', xml }]), 'plan.xlsx');
    const mapping = book.ok ? previewImport(book.value, 'plan.xlsx').mapping : null;
    expect(mapping?.lines.map(({ label, found, include }) => [label, found, include])).toEqual([
      ['Rent', 'detail', true],
      ['Fees', 'detail', true],
      ['Everything', 'subtotal', false],
      ['Old rent', 'hidden', false],
    ]);
  });

  it('leaves out a row that shows the sum of the rows below it', () => {
    const read = recognise(
      '序号,项目,2026-01,2026-02\n一,营业收入,100,110\n1,其中：直营店,60,66\n2,分销,40,44\n二,营业成本,-50,-55\n三,费用合计,-20,-20\n1,人员工资,-12,-12\n2,房租,-8,-8\n四,营业利润,30,35\n',
    );
    expect(read.mapping.lines.map(({ label, kind, found }) => [label, kind, found])).toEqual([
      ['营业收入', 'revenue', 'subtotal'],
      ['直营店', 'revenue', 'detail'],
      ['分销', 'revenue', 'detail'],
      ['营业成本', 'variable-cost', 'detail'],
      ['费用合计', 'fixed-cost', 'subtotal'],
      ['人员工资', 'fixed-cost', 'detail'],
      ['房租', 'fixed-cost', 'detail'],
      ['营业利润', 'memo', 'derived'],
    ]);
    expect(linesOf(read)).toEqual({
      直营店: [60, 66],
      分销: [40, 44],
      营业成本: [50, 55],
      人员工资: [12, 12],
      房租: [8, 8],
    });
  });

  it('does not take equal constants for a sum', () => {
    const read = recognise('Item,2026-01,2026-02\nRent,30,30\nSoftware,10,10\nInsurance,20,20\n');
    expect(read.mapping.lines.every(({ include }) => include)).toBe(true);
  });

  it('scales by the unit of the sheet once, never counts, percentages or cells that name their own scale', () => {
    const read = recognise(
      '单位：万元,,\n项目,2026-01,2026-02\n收入,1.1,1.5万\n人数,5,6\n目标比例,30%,31%\n单价(元),7,8\n',
    );
    expect(linesOf(read)).toEqual({
      收入: [11_000, 15_000],
      人数: [5, 6],
      目标比例: [0.3, 0.31],
      单价: [7, 8],
    });
  });

  it('takes no unit where a sheet states two, and says so', () => {
    const read = recognise('单位：万元,金额(千元)\n项目,2026-01\n收入,1\n');
    expect(linesOf(read)).toEqual({ 收入: [1] });
    expect(codes(read)).toContain('unit-unclear');
  });

  it('stops at cells that can not be read until the user leaves them out', () => {
    const read = recognise('Item,2026-01,2026-02\nRent,1/2,5\nFees,#REF!,6\nSales,7,tbd\n');
    expect(read.apply(read.mapping)).toMatchObject({
      ok: false,
      error: { code: 'bad-cells', places: ['B2 1/2', 'B3 #REF!', 'C4 tbd'] },
    });
    expect(linesOf({ ...read, mapping: { ...read.mapping, unreadable: 'empty' } })).toEqual({
      Rent: [null, 5],
      Fees: [null, 6],
      Sales: [7, null],
    });
  });

  it('gives every line its own code, also where labels repeat', () => {
    const read = recognise('Item,2026-01\nRent,1\nRent,2\nmax,3\n2nd shop,4\n');
    const applied = read.apply(read.mapping);
    const lines = applied.ok ? applied.value.lines : [];
    expect(new Set(lines.map(({ code }) => code)).size).toBe(4);
    expect(lines.map(({ label }) => label)).toEqual(['Rent', 'Rent', 'max', '2nd shop']);
  });
});

describe('a mapping that the user corrected', () => {
  const read = recognise('Item,2026-01,2026-02\nRent,1,2\nTotal,1,2\n');

  it('is followed: kind, sign, scale, label, columns, rows', () => {
    const [rent, total] = read.mapping.lines;
    if (!rent || !total) throw new Error('two rows were expected');
    const changed: SheetMapping = {
      ...read.mapping,
      timeline: { start: '2027-01', periodicity: 'quarter' },
      columns: [{ column: 2, period: 1 }],
      lines: [
        { ...rent, include: false },
        { ...total, include: true, label: 'Office', kind: 'investment', sign: 'flip', scale: 1000 },
      ],
    };
    const applied = read.apply(changed);
    expect(applied).toMatchObject({
      ok: true,
      value: {
        timeline: { start: '2027-01', periodicity: 'quarter', periods: 1 },
        lines: [{ label: 'Office', kind: 'investment', entry: { type: 'series', values: [-2000] } }],
      },
    });
  });

  it('is refused in words where it makes no sense', () => {
    const refuse = (changes: Partial<SheetMapping>): unknown => read.apply({ ...read.mapping, ...changes });
    expect(refuse({ columns: [] })).toMatchObject({ ok: false, error: { code: 'bad-mapping' } });
    expect(
      refuse({
        columns: [
          { column: 1, period: 1 },
          { column: 2, period: 1 },
        ],
      }),
    ).toMatchObject({ ok: false, error: { code: 'bad-mapping' } });
    // A mapping written by hand, or for another sheet: an empty line must not come in unnoticed.
    expect(
      refuse({ lines: read.mapping.lines.map((line) => ({ ...line, row: line.row + 900 })) }),
    ).toMatchObject({
      ok: false,
      error: { code: 'bad-mapping', message: expect.stringContaining('has nothing in row 9') },
    });
    expect(refuse({ lines: read.mapping.lines.map((line) => ({ ...line, include: false })) })).toMatchObject({
      ok: false,
      error: { code: 'bad-mapping' },
    });
  });
});
