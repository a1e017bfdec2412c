/** What a line of the outlook comes to: both parts add up to the whole, a rate is its mean by days. By hand. */
import { describe, expect, it } from 'vitest';
import type { OutlookColumn } from '../../../electron/contract/tracking/outlook-calls.ts';
import { lineSums } from '../../../renderer/pages/outlook/course/line-sums.ts';

const column = (place: number, from: string, to: string, state: OutlookColumn['state']): OutlookColumn => ({
  column: place,
  ...{ from, to, state },
});

/** Quarters of 2026, cut over at May: one closed, one under way, and one after the plan. */
const columns = [
  column(0, '2026-01', '2026-01', 'actual'),
  column(1, '2026-01', '2026-03', 'actual'),
  column(2, '2026-04', '2026-06', 'mixed'),
  column(3, '2026-07', '2026-09', 'forecast'),
  column(4, '2026-10', '2026-12', 'beyond'),
];

describe('a line that adds up', () => {
  it('counts the closed months of the quarter under way as to date', () => {
    const sums = lineSums(
      { columns },
      { measure: 'sum', values: [50, 100, 90, 80, 70], reference: [40, 100, 100, 100, null], toDate: 210 },
    );
    expect(sums).toEqual({ toDate: 210, rest: 110, whole: 320, approved: 340, difference: -20 });
  });

  it('has nothing left where only the last digits of two sums differ', () => {
    const sums = lineSums(
      { columns: columns.slice(0, 2) },
      { measure: 'sum', values: [0.1, 0.2], reference: [0.1, 0.2], toDate: 0.3 },
    );
    // 0.1 + 0.2 is not 0.3 in binary.
    expect([sums.rest, sums.difference]).toEqual([0, 0]);
  });

  it('is not compared where nothing was approved', () => {
    const sums = lineSums(
      { columns },
      { measure: 'sum', values: [0, 1, 1, 1, 1], reference: [null, null, null, null, null], toDate: 2 },
    );
    expect([sums.approved, sums.difference]).toEqual([null, null]);
  });
});

describe('a rate', () => {
  it('is the mean of its quarters by their days', () => {
    const sums = lineSums(
      { columns },
      {
        measure: 'mean',
        values: [null, 0.02, 0.03, 0.04, 9],
        reference: [null, 0.02, 0.02, 0.02, null],
        toDate: null,
      },
    );
    // 90, 91 and 92 days.
    expect(sums.toDate).toBe(0.02);
    expect(sums.rest).toBeCloseTo((91 * 0.03 + 92 * 0.04) / 183, 15);
    expect(sums.whole).toBeCloseTo((90 * 0.02 + 91 * 0.03 + 92 * 0.04) / 273, 15);
    expect(sums.approved).toBeCloseTo(0.02, 15);
  });
});
