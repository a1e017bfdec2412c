/** What the outlook's timeline draws: sums of flows, last of balances, and how much of a bar has happened. */
import { describe, expect, it } from 'vitest';
import type { OutlookColumn } from '../../../electron/contract/tracking/outlook-calls.ts';
import { blankPlan } from '../../../models/plan/blank.ts';
import {
  cutPlace,
  meanByDays,
  timelineBars,
} from '../../../renderer/pages/outlook/timeline/timeline-points.ts';

const { timeline } = blankPlan('p', 'Plan', '2026-01');

function columns(states: readonly OutlookColumn['state'][]): OutlookColumn[] {
  return states.map((state, column) => ({ column, from: '2026-01', to: '2026-01', state }));
}

const series = (values: readonly (number | null)[]) => ({
  values: [...values],
  low: values.map(() => null),
  high: values.map(() => null),
  reference: values.map(() => 1),
});

describe('bars of the outlook', () => {
  it('stand for one period each while there is room', () => {
    const report = { columns: columns(['actual', 'mixed', 'forecast']) };
    const bars = timelineBars(report, series([5, null, 7]), timeline, 'flow');
    expect(bars.map(({ value, happened }) => [value, happened])).toEqual([
      [5, 1],
      [null, 0.5],
      [7, 0],
    ]);
  });
  it('add up to fiscal years where they are many, and show the last of a balance', () => {
    const many = { ...timeline, periods: 60 };
    const states = Array.from({ length: 61 }, (_, column): OutlookColumn['state'] =>
      column <= 6 ? 'actual' : 'forecast',
    );
    const values = states.map((_, column) => column);
    const flows = timelineBars({ columns: columns(states) }, series(values), many, 'flow');
    // The opening, then years of twelve: 1 + 2 + ... + 12 = 78.
    expect(flows.map(({ value }) => value).slice(0, 3)).toEqual([0, 78, 222]);
    expect(flows[1]?.happened).toBe(0.5);
    // The opening and five years, and no bar for all of them together.
    expect(flows).toHaveLength(6);
    const balances = timelineBars({ columns: columns(states) }, series(values), many, 'balance');
    expect(balances.map(({ value }) => value).slice(0, 3)).toEqual([0, 12, 24]);
  });
});

describe('years of a rolling forecast', () => {
  it('go on after the last year of the plan, in the year in which they lie', () => {
    const plan = { ...timeline, periods: 42 };
    const states = Array.from({ length: 42 + 1 + 8 }, (_, column): OutlookColumn['state'] =>
      column > 42 ? 'beyond' : column <= 12 ? 'actual' : 'forecast',
    );
    // The plan of 2026 and three years ends in June 2029; eight months more are July 2029 to February 2030.
    const given = columns(states).map((column, place) => {
      const index = Math.max(0, place - 1);
      const month = `${2026 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
      return { ...column, from: month, to: month };
    });
    const bars = timelineBars({ columns: given }, series(states.map(() => 1)), plan, 'flow');
    expect(bars.map(({ value }) => value)).toEqual([1, 12, 12, 12, 12, 2]);
  });
});

describe('a rate over some periods', () => {
  const months = ['2026-01', '2026-01', '2026-02'].map(
    (month, column): OutlookColumn => ({ column, from: month, to: month, state: 'actual' }),
  );

  it('is its mean by days; the opening is a moment and has none', () => {
    // 31 days of 0.02 and 28 of 0.05.
    expect(meanByDays(months, [9, 0.02, 0.05], 0, 2)).toBeCloseTo((31 * 0.02 + 28 * 0.05) / 59, 15);
    expect(meanByDays(months, [null, 0.02, null], 0, 2)).toBe(0.02);
    expect(meanByDays(months, [null, null, null], 0, 2)).toBeNull();
  });

  it('shows no band over several periods: what their errors have in common is not known', () => {
    const many = { ...timeline, periods: 48 };
    const states = Array.from({ length: 49 }, (): OutlookColumn['state'] => 'forecast');
    const given = columns(states).map((column, place) => {
      const index = Math.max(0, place - 1);
      const month = `${2026 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
      return { ...column, from: month, to: month };
    });
    const banded = { ...series(states.map(() => 3)), low: states.map(() => 2), high: states.map(() => 4) };
    const [, year] = timelineBars({ columns: given }, banded, many, 'mean');
    expect(year).toMatchObject({ value: 3, low: null, high: null });
    const [, balance] = timelineBars({ columns: given }, banded, many, 'balance');
    expect(balance).toMatchObject({ value: 3, low: 2, high: 4 });
  });
});

describe('the cut', () => {
  it.each([
    [['forecast', 'forecast'], -1],
    [['actual', 'actual', 'forecast'], 1],
    [['actual', 'mixed', 'forecast'], 0.5],
  ] as const)('of %j lies at %d', (states, place) => {
    expect(cutPlace(columns(states))).toBe(place);
  });
});
