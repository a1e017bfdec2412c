/** What the outlook's timeline draws: sums of flows, last of balances, and how much of a bar has happened. */
import { describe, expect, it } from 'vitest';
import type { OutlookColumn } from '../../../electron/contract/tracking/outlook-calls.ts';
import { blankPlan } from '../../../models/plan/blank.ts';
import { cutPlace, timelineBars } from '../../../renderer/pages/outlook/timeline/timeline-points.ts';

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
    const balances = timelineBars({ columns: columns(states) }, series(values), many, 'balance');
    expect(balances.map(({ value }) => value).slice(0, 3)).toEqual([0, 12, 24]);
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
