/** Percentages of a file, once the lines of its accounts are known. Expected rows and sums by hand. */
import { describe, expect, it } from 'vitest';
import {
  entryAt,
  entryTable,
  problemsOf,
  problemTable,
} from '../../../../../models/tracking/actuals/import/entry-table.ts';
import type { ImportSettings } from '../../../../../models/tracking/actuals/import/import-types.ts';
import { readEntries } from '../../../../../models/tracking/actuals/import/read-entries.ts';
import { settlePercents } from '../../../../../models/tracking/actuals/import/settle-percents.ts';

const SETTINGS: ImportSettings = {
  currency: 'CNY',
  decimal: '.',
  scale: 1e4,
  date1904: false,
  fillDown: false,
  keepPlaces: [],
  percents: 'mark',
};
const ROWS = [
  ['2027-01-04', 'conversion', '2.53%'],
  ['2027-01-05', 'sales', '3'],
  ['2027-01-06', 'sales', '7.5%'],
  ['soon', 'sales', '1'],
  ['2027-01-01', 'unknown', { kind: 'percent', value: 0.05 }],
] as const;

function read() {
  const rows = ROWS.map((cells, at) => ({ place: at + 2, cells }));
  const { entries, problems, facts } = readEntries(rows, { date: 0, account: 1, amount: 2 }, SETTINGS);
  return { entries: entryTable(entries), problems: problemTable(problems), facts, name: 'kept' };
}

describe('percentages', () => {
  it('are the value of a rate, not scaled by the unit of the amounts; elsewhere they are problems of their rows', () => {
    const settled = settlePercents(read(), (account) => account === 'conversion');
    const { entries, problems, facts } = settled;
    expect(Array.from({ length: entries.count }, (_, at) => entryAt(entries, at))).toEqual([
      // 2.53 hundredths are 3 and 47,000,000 parts of 10^-8 less.
      { day: 20_822, account: 'conversion', minor: 3, fine: -47_000_000, memo: '', place: 2 },
      // 3 in a file of 10,000s.
      { day: 20_823, account: 'sales', minor: 3_000_000, memo: '', place: 3 },
    ]);
    expect(problemsOf(problems).map(({ place, code, value }) => [place, code, value])).toEqual([
      [4, 'percent-amount', '7.5%'],
      [5, 'not-a-date', 'soon'],
      [6, 'percent-amount', '5%'],
    ]);
    expect(facts).toMatchObject({ rows: 5, entries: 2, faulty: 3, firstDay: 20_822, lastDay: 20_823 });
    expect(facts.sum).toBe(3_000_003);
    expect(settled.name).toBe('kept');
  });

  it('leave a file alone whose percentages are all of rates', () => {
    const before = read();
    expect(settlePercents(before, () => true)).toBe(before);
  });

  it('are problems at once where nothing will settle them', () => {
    const { percents: _marked, ...plain } = SETTINGS;
    const rows = [{ place: 2, cells: ROWS[0] }];
    const { problems } = readEntries(rows, { date: 0, account: 1, amount: 2 }, plain);
    expect(problems).toMatchObject([{ code: 'percent-amount', value: '2.53%' }]);
  });
});
