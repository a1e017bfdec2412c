// Headers of periods as systems and other countries write them. Expected: the first month, the length and the number of periods
// that a reader of the header would say, and the period of each column.
import { describe, expect, it } from 'vitest';
import { previewImport } from '../../../../electron/exchange/preview-import.ts';
import { csvWorkbook, readCsv } from '../../../../electron/exchange/read-csv.ts';

function read(header: readonly string[], above: readonly (readonly string[])[] = []) {
  const rows = [
    ...above,
    ['Item', ...header],
    ['Sales', ...header.map((_, at) => String(10 + at))],
    ['Wages', ...header.map((_, at) => String(4 + at * 2))],
  ];
  const text = rows.map((row) => row.map((field) => `"${field}"`).join(',')).join('\n');
  const table = readCsv(new TextEncoder().encode(text));
  if (!table.ok) throw new Error(table.error.message);
  const { mapping, notices, error } = previewImport(csvWorkbook(table.value, 'plan.csv'), 'plan.csv');
  if (!mapping) return error?.code;
  const periods = mapping.columns.map(({ period }) => period).join(' ');
  const codes = notices.map(({ code }) => code);
  return { axis: `${mapping.timeline.start} ${mapping.timeline.periodicity} ${periods}`, codes };
}

const axisOf = (...given: Parameters<typeof read>): unknown => {
  const found = read(...given);
  return typeof found === 'object' ? found.axis : found;
};

describe('a header of months', () => {
  it.each([
    [['P01 2026', 'P02 2026', 'P03 2026']],
    [['2026P01', '2026P02', '2026P03']],
    [['001.2026', '002.2026', '003.2026']],
    [['Period 1/2026', 'Period 2/2026', 'Period 3/2026']],
    [['FY26 P01', 'FY26 P02', 'FY26 P03']],
    [['2026年第1期', '2026年第2期', '2026年第3期']],
    [['2026年1月末', '2026年2月末', '2026年3月末']],
    [['2026.1.1-2026.1.31', '2026.2.1-2026.2.28', '2026.3.1-2026.3.31']],
    [['Jan FY26', 'Feb FY26', 'Mar FY26']],
    [['Jan_26', 'Feb_26', 'Mar_26']],
    [['B Jan-26', 'B Feb-26', 'B Mar-26']],
    [['01/26', '02/26', '03/26']],
    [['26/01', '26/02', '26/03']],
    [['1/31/26', '2/28/26', '3/31/26']],
    [['31/01/2026', '28/02/2026', '31/03/2026']],
    [['jan/26', 'fev/26', 'mar/26']],
    [['gen-26', 'feb-26', 'mar-26']],
    [['Янв 2026', 'Фев 2026', 'Мар 2026']],
    [['2026년 1월', '2026년 2월', '2026년 3월']],
    [['令和8年1月', '令和8年2月', '令和8年3月']],
  ])('%j', (header) => {
    expect(axisOf(header)).toBe('2026-01 month 1 2 3');
  });
});

describe('a header of quarters and years', () => {
  it.each([
    ['2026-01 quarter 1 2 3', ['T1 2026', 'T2 2026', 'T3 2026']],
    ['2026-01 quarter 1 2 3', ['1T26', '2T26', '3T26']],
    ['2026-01 quarter 1 2', ['Jan-Mar 2026', 'Apr-Jun 2026']],
    ['2026-01 quarter 1 2', ['2026年1-3月', '2026年4-6月']],
    ['2026-01 quarter 1 2 3', ['Mar Qtr 2026', 'Jun Qtr 2026', 'Sep Qtr 2026']],
    ['2026-01 quarter 1 2 3', ['03/2026', '06/2026', '09/2026']],
    ['2026-01 year 1 2 3', ['Exercice 2026', 'Exercice 2027', 'Exercice 2028']],
    ['2026-01 year 1 2 3', ['Plan 26', 'Plan 27', 'Plan 28']],
    ['2026-01 year 1 2 3', ['12/2026', '12/2027', '12/2028']],
    ['2026-01 year 1 2 3', ['YE Dec-26', 'YE Dec-27', 'YE Dec-28']],
    ['2024-01 year 1 2 3', ['2024年决算数', '2025年执行数', '2026年预算数']],
    // A year that ends in March.
    ['2025-04 year 1 2', ['2026年3月期', '2027年3月期']],
    ['2026-01 year 1 2 3', ['Year One', 'Year Two', 'Year Three']],
    // The years of a project, phase after phase.
    ['2026-01 year 1 2 3 4', ['建设期第1年', '建设期第2年', '运营期第1年', '运营期第2年']],
    ['2026-01 year 1 2 3', ['建设期第1年', '运营期第2年', '运营期第3年']],
  ])('%s: %j', (axis, header) => {
    expect(axisOf(header)).toBe(axis);
  });

  it('does not take amounts, versions or spans of five months for periods', () => {
    expect(axisOf(['V1 2026', 'V2 2026', 'V3 2026'])).not.toBe('2026-01 month 1 2 3');
    expect(read(['2026年1-5月', '2026年6-10月'])).toBe('no-periods');
    expect(read(['Set 1', 'Set 2', 'Set 3'])).toBe('no-periods');
  });
});

describe('fiscal years that do not begin in January', () => {
  const quarters = ['Q1 FY26', 'Q2 FY26', 'Q3 FY26', 'Q4 FY26'];

  it.each([
    ['April to March', '2025-04'],
    ['FY26 = Apr-25 to Mar-26', '2025-04'],
    ['Fiscal year ending 31 March', '2025-04'],
    ['FYE June', '2025-07'],
    // Called by the year in which it begins.
    ['FY26: April 2026 – March 2027', '2026-04'],
    ['财年：4月1日至次年3月31日', '2026-04'],
    ['Calendar year, January to December', '2026-01'],
    ['Contract with the supplier from July 2026 to June 2027', '2026-01'],
    ['Budget', '2026-01'],
  ])('as the sheet states: %s', (statement, start) => {
    const found = read(quarters, [[statement]]);
    expect(found).toMatchObject({ axis: `${start} quarter 1 2 3 4` });
    expect(typeof found === 'object' && found.codes.includes('fiscal-years')).toBe(start !== '2026-01');
  });

  it('as years that the sheet dates: 2025/26 begins in 2025', () => {
    expect(axisOf(['2025/26', '2026/27'], [['Financial year ending 31 March']])).toBe('2025-04 year 1 2');
    expect(axisOf(['FY26', 'FY27'], [['Financial year ending 31 March']])).toBe('2025-04 year 1 2');
  });

  it('as its months show, which run over the end of the year under one fiscal year', () => {
    const months = ['Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar'];
    expect(axisOf(months, [['', 'FY26', '', '', '', '', '']])).toBe('2025-10 month 1 2 3 4 5 6');
  });

  it('as the title says in which year they begin', () => {
    expect(axisOf(['Apr', 'May', 'Jun'], [['FY2026 budget (April 2025 - March 2026)']])).toBe(
      '2025-04 month 1 2 3',
    );
  });
});

describe('a header that only counts', () => {
  it('has the calendar of the row below it, with year 0 as the opening', () => {
    const found = read(['Year 0', 'Year 1', 'Year 2'], []);
    expect(found).toMatchObject({ axis: '2026-01 year 0 1 2' });
    const text = 'Item,Year 0,Year 1,Year 2\nCalendar year,2027,2028,2029\nSales,0,5,6\nRent,1,2,4\n';
    const table = readCsv(new TextEncoder().encode(text));
    if (!table.ok) throw new Error(table.error.message);
    const { mapping, notices } = previewImport(csvWorkbook(table.value, 'plan.csv'), 'plan.csv');
    expect(mapping?.timeline).toEqual({ start: '2028-01', periodicity: 'year' });
    expect(notices.map(({ code }) => code)).not.toContain('no-dates');
  });
});
