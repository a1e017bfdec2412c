// Sheets of weeks and days become months. Expected values are sums over the calendar, worked out by hand.
import { describe, expect, it } from 'vitest';
import type { SheetMapping } from '../../../../electron/contract/import.ts';
import { applyMapping } from '../../../../electron/exchange/apply-mapping.ts';
import { previewImport } from '../../../../electron/exchange/preview-import.ts';
import { csvWorkbook, readCsv } from '../../../../electron/exchange/read-csv.ts';

function read(text: string) {
  const table = readCsv(new TextEncoder().encode(text));
  if (!table.ok) throw new Error(table.error.message);
  const workbook = csvWorkbook(table.value, 'weeks.csv');
  const preview = previewImport(workbook, 'weeks.csv');
  const [sheet] = workbook.sheets;
  const { mapping } = preview;
  if (!mapping || !sheet) throw new Error(preview.error?.message ?? 'nothing recognised');
  const apply = (changed: SheetMapping) => {
    const applied = applyMapping(sheet, changed);
    if (!applied.ok) throw new Error(applied.error.message);
    return Object.fromEntries(
      applied.value.lines.map(({ label, entry }) => [label, entry.type === 'series' ? entry.values : null]),
    );
  };
  return { preview, mapping, lines: apply(mapping), apply };
}

const close = (values: readonly (number | null)[] | null | undefined, expected: readonly number[]): void => {
  expect(values?.length).toBe(expected.length);
  expected.forEach((value, at) => {
    expect(values?.[at] ?? Number.NaN).toBeCloseTo(value, 9);
  });
};

describe('a sheet of weeks', () => {
  const ending = ['Week ending,2026-01-25,2026-02-01,2026-02-08', 'Sales,70,70,700', 'Salaries,7,7,14'];

  it('divides the week of two months by its days: 1 February 2026 is a Sunday, six days lie in January', () => {
    const { lines, mapping, preview } = read(ending.join('\n'));
    expect(mapping.timeline).toEqual({ start: '2026-01', periodicity: 'month' });
    close(lines['Sales'], [70 + (70 * 6) / 7, 10 + 700]);
    close(lines['Salaries'], [7 + 6, 1 + 14]);
    expect(preview.notices.map(({ code }) => code)).toContain('weeks-summed');
    const notice = preview.notices.find(({ code }) => code === 'weeks-in-part');
    // 19 to 31 January are 13 days, 1 to 8 February are 8.
    expect(notice?.places).toEqual(['2026-01 (13/31)', '2026-02 (8/28)']);
  });

  it('takes dates that open their weeks as the first of seven days', () => {
    // Monday 26 January: six days of January, one of February.
    const { lines } = read('Week commencing,2026-01-19,2026-01-26,2026-02-02\nSales,70,70,700\n');
    close(lines['Sales'], [130, 710]);
  });

  it('knows the weeks of ISO 8601 by their numbers: week 1 of 2026 begins on 29 December 2025', () => {
    const { lines, mapping } = read('Item,W1 2026,W2 2026,W3 2026\nSales,70,70,70\n');
    expect(mapping.timeline.start).toBe('2025-12');
    close(lines['Sales'], [30, 180]);
    const chinese = read('2026年周预算,,\n项目,第1周,第2周,第3周\n销售收入,70,70,70\n');
    expect(chinese.mapping.timeline.start).toBe('2025-12');
    close(chinese.lines['销售收入'], [30, 180]);
    const german = read('Position;KW 1 2026;KW 2 2026;KW 3 2026\nUmsatz;70;70;70\n');
    close(german.lines['Umsatz'], [30, 180]);
  });

  it('averages rates, keeps the last balance, and lets the user say otherwise', () => {
    const text = [
      'Week ending,2026-01-25,2026-02-01,2026-02-08',
      'Sales,1,1,1',
      'Average price,10,20,30',
      'Units sold,7,7,7',
      'Inventory,100,90,80',
    ].join('\n');
    const { lines, mapping, apply } = read(text);
    // 7 days at 10 and 6 at 20; one day at 20 and 7 at 30.
    close(lines['Average price'], [190 / 13, 230 / 8]);
    close(lines['Units sold'], [13, 8]);
    // The week that ends in January closed with 100.
    close(lines['Inventory'], [100, 80]);
    const summed = apply({
      ...mapping,
      lines: mapping.lines.map((line) =>
        line.label === 'Average price' ? { ...line, pool: 'sum' as const } : line,
      ),
    });
    close(summed['Average price'], [10 + (20 * 6) / 7, 20 / 7 + 30]);
  });

  it('leaves columns of whole months among the weeks out', () => {
    const { lines, mapping } = read('Week ending,2026-01-11,2026-01-18,2026-01-25,Jan 2026\nSales,1,1,1,3\n');
    expect(mapping.columns.map(({ column }) => column)).toEqual([1, 2, 3]);
    close(lines['Sales'], [3]);
  });
});

describe('a sheet of days', () => {
  it('is added up to months', () => {
    const days = ['2026-01-30', '2026-01-31', '2026-02-01', '2026-02-02'];
    const { lines, preview } = read(`Item,${days.join(',')}\nSales,1,2,4,8\n`);
    close(lines['Sales'], [3, 12]);
    expect(preview.notices.map(({ code }) => code)).toContain('days-summed');
  });

  it('is refused by name where its days follow no rhythm', () => {
    const table = readCsv(
      new TextEncoder().encode('Item,2026-01-03,2026-01-19,2026-01-24,2026-03-07\nSales,1,2,4,8\n'),
    );
    if (!table.ok) throw new Error('unread');
    const { error } = previewImport(csvWorkbook(table.value, 'x'), 'x');
    expect(error).toMatchObject({ code: 'no-periods', params: { why: 'days' } });
  });
});
