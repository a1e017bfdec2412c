/** The full year of the variance report beside the outlook, line by line, on a quarterly plan. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Input, Method, Output } from '../../../electron/contract/contract.ts';
import { directHost } from '../../../electron/host/direct.ts';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import type { Line, Plan } from '../../../models/plan/schema.ts';
import { dayOf } from '../../../models/tracking/calendar/day.ts';
import { closeAll, openTestHost } from '../test-host.ts';

afterEach(closeAll);

function line(code: string, kind: Line['kind'], entry: Line['entry']): Line {
  return { ...blankLine(`l-${code}`, code, code, kind), entry };
}

/** Quarters, so that the cut-over lies within one; a cost that follows sales by formula; a run rate. */
function plan(): Plan {
  const blank = blankPlan('p', 'P', '2026-01');
  return {
    ...blank,
    timeline: { ...blank.timeline, periodicity: 'quarter', periods: 8 },
    lines: [
      line('sales', 'revenue', { type: 'series', values: [900, 910, 920, 930, 940, 950, 960, 970] }),
      line('goods', 'variable-cost', { type: 'formula', formula: 'sales * 0.4' }),
      line('rent', 'fixed-cost', { type: 'constant', value: 300 }),
      line('shop', 'investment', { type: 'series', values: [], opening: 5000 }),
    ],
    outlook: {
      cutOver: null,
      months: null,
      methods: [{ lineId: 'l-rent', method: { type: 'run-rate', months: 2 } }],
    },
  };
}

describe('a month that is not over', () => {
  it('is shown while no month is closed, flagged, and the full year is the plan', async () => {
    const now = () => new Date('2026-01-20T12:00:00Z');
    const host = directHost(openTestHost({ platform: { now } }).host);
    const created = await host.call('plan.create', { from: { kind: 'plan', plan: plan() } });
    if (!created.ok) throw new Error(created.error.message);
    const { planId } = created.value;
    const day = dayOf({ year: 2026, month: 1, day: 12 });
    const entries = [{ lineId: 'l-sales', day, minor: 77_00, memo: '' }];
    await host.call('actuals.add', { planId, name: 'January', entries });
    const report = await host.call('variance.report', { planId });
    if (!report.ok) throw new Error(report.error.message);
    const { month, lastClosed, partMonth, rows } = report.value;
    expect([month, lastClosed, partMonth]).toEqual(['2026-01', null, true]);
    const sales = rows.find(({ code }) => code === 'sales');
    // 900 a quarter of 90 days, 31 of them in January.
    expect(sales?.month).toMatchObject({ actual: 77_00, plan: 310_00 });
    expect(sales?.fullYear.actual).toBe(3660_00);
  });
});

describe('the full year of the variance report', () => {
  it('is what the outlook says, line by line, also where the cut-over lies within a quarter', async () => {
    const now = () => new Date('2026-06-15T12:00:00Z');
    const host = directHost(openTestHost({ platform: { now } }).host);
    const must = async <M extends Method>(method: M, input: Input<M>): Promise<Output<M>> => {
      const answer = await host.call(method, input);
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value;
    };
    const { planId } = await must('plan.create', { from: { kind: 'plan', plan: plan() } });
    const typed = (code: string, month: number, amount: number) => ({
      lineId: `l-${code}`,
      day: dayOf({ year: 2026, month, day: 28 }),
      minor: Math.round(amount * 100),
      memo: '',
    });
    const months = [1, 2, 3, 4, 5];
    const entries = months.flatMap((month) => [
      typed('sales', month, 290.4 + month),
      typed('rent', month, 100 + 3 * month),
    ]);
    await must('actuals.add', { planId, name: 'To May', entries: [...entries, typed('shop', 1, 5100)] });
    for (const month of ['2026-05', '2026-02', '2026-05']) {
      const report = await must('variance.report', { planId, month });
      const outlook = await must('outlook.report', { planId, cutOver: month });
      expect(report.rows.filter(({ level }) => level === 'line')).toHaveLength(4);
      for (const own of outlook.lines) {
        // The opening and the four quarters of 2026.
        const year = own.values.slice(0, 5).reduce<number>((sum, value) => sum + (value ?? 0), 0);
        const row = report.rows.find(({ lineId }) => lineId === own.lineId);
        expect(Math.abs((row?.fullYear.actual ?? 0) - year * 100)).toBeLessThanOrEqual(1);
      }
    }
    // By hand: rent of January to May 545, then the mean of April and May 113.5 a month for seven months.
    const report = await must('variance.report', { planId });
    expect(report.month).toBe('2026-05');
    const rent = report.rows.find(({ code }) => code === 'rent')?.fullYear;
    expect(rent?.actual).toBe(54_500 + 7 * 11_350);
    expect(report.rows.find(({ code }) => code === 'shop')?.fullYear).toMatchObject({
      actual: 5100_00,
      plan: 5000_00,
    });
  });
});
