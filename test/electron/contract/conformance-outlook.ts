/**
 * The outlook over one transport: report, plan value and preview of a machine of 24 months whose figures are worked out
 * by hand: 1000 at the opening, 100 a month, nothing taxed.
 */
import { expect, it } from 'vitest';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { dayOf } from '../../../models/tracking/calendar/day.ts';
import type { Session } from './session.ts';
import type { Connection } from './transport.ts';

function machine(): Plan {
  const plan = blankPlan('machine', 'Machine', '2026-01');
  return {
    ...plan,
    timeline: { ...plan.timeline, periods: 24 },
    settings: { ...plan.settings, tax: { ...plan.settings.tax, rate: 0 } },
    lines: [
      {
        ...blankLine('l-build', 'build', 'Machine', 'investment'),
        entry: { type: 'series', values: [], opening: 1000 },
        investment: { book: { method: 'none' } },
      },
      {
        ...blankLine('l-sales', 'sales', 'Sales', 'revenue'),
        entry: { type: 'formula', formula: '100 + 0 * period' },
      },
    ],
    targets: [
      {
        id: 't-1',
        name: 'Sales of 2026',
        code: 'sales',
        year: 2026,
        better: 'more',
        baseline: 1000,
        target: 1400,
        challenge: 1500,
        owner: '',
      },
    ],
  };
}

export function outlookConformance(session: Session): void {
  const { connect, must, refusal, change } = session;

  async function tracked(host: Connection): Promise<string> {
    const { planId } = await must(host, 'plan.create', { from: { kind: 'plan', plan: machine() } });
    await must(host, 'baseline.approve', { planId, name: 'Approved', note: '', approvedBy: 'Board' });
    const typed = (lineId: string, month: number, day: number, minor: number) => ({
      lineId,
      day: dayOf({ year: 2026, month, day }),
      minor,
      memo: '',
    });
    const entries = [
      typed('l-build', 1, 1, 110_000),
      typed('l-sales', 1, 31, 8000),
      typed('l-sales', 2, 28, 9000),
      typed('l-sales', 3, 31, 10_000),
    ];
    await must(host, 'actuals.add', { planId, name: 'Typed', entries });
    return planId;
  }

  it('puts actuals and forecast on one timeline and restates the returns', async () => {
    const host = await connect();
    const planId = await tracked(host);
    const report = await must(host, 'outlook.report', { planId, cutOver: '2026-03' });
    expect(report.cutOver).toMatchObject({ month: '2026-03', lastActual: '2026-03', given: true });
    expect(report.baseline?.name).toBe('Approved');
    expect(report.columns.slice(0, 5).map(({ state }) => state)).toEqual([
      'actual',
      'actual',
      'actual',
      'actual',
      'forecast',
    ]);
    const sales = report.lines.find(({ code }) => code === 'sales');
    expect(sales?.values.slice(0, 5)).toEqual([0, 80, 90, 100, 100]);
    expect(sales?.reference.slice(0, 5)).toEqual([0, 100, 100, 100, 100]);
    // What was missed: 1000 at the opening is 1100, 20 and 10 in the first two months.
    const rate = 1.1 ** (1 / 12);
    const lost = 100 + 20 / rate + 10 / rate ** 2;
    const npv = report.review.rows.find(({ item }) => item === 'npv');
    expect(npv?.differenceToDate).toBeCloseTo(-lost, 9);
    expect(npv?.differenceRemaining).toBeCloseTo(0, 9);
    expect(report.returns.expected.npv).toBeCloseTo((report.returns.approved.npv ?? 0) - lost, 9);
    // 80 + 90 + 100 and nine months of 100, against 1400.
    expect(report.targets).toMatchObject([
      { targetId: 't-1', target: 1400, actualToDate: 270, outlook: 1170, reached: 'baseline', flag: null },
    ]);
    expect(report.targets[0]?.attainment).toBeCloseTo(1170 / 1400, 12);
  });

  it('tells how the expected NPV has moved, month by month', async () => {
    const host = await connect();
    const planId = await tracked(host);
    const { points } = await must(host, 'outlook.course', { planId, cutOver: '2026-03' });
    expect(points.map(({ month }) => month)).toEqual(['2026-01', '2026-02', '2026-03']);
    const { returns } = await must(host, 'outlook.report', { planId, cutOver: '2026-03' });
    // What was lost by then: 100 at the opening and 20 in January; 10 more in February; nothing in March.
    const rate = 1.1 ** (1 / 12);
    const lost = [100 + 20 / rate, 100 + 20 / rate + 10 / rate ** 2];
    const approved = returns.approved.npv ?? Number.NaN;
    expect(points[0]?.npv).toBeCloseTo(approved - (lost[0] ?? 0), 9);
    expect(points[1]?.npv).toBeCloseTo(approved - (lost[1] ?? 0), 9);
    expect(points[2]?.npv).toBe(returns.expected.npv);
    expect(await refusal(host, 'outlook.course', { planId: 'none' })).toBe('not-found');
  });

  it('follows the settings of the plan', async () => {
    const host = await connect();
    const planId = await tracked(host);
    const methods = [{ lineId: 'l-sales', method: { type: 'trend' as const } }];
    const outlook = { cutOver: '2026-03', months: null, methods };
    await change(host, planId, { type: 'set-outlook', outlook }, 'Trend');
    const report = await must(host, 'outlook.report', { planId });
    const sales = report.lines.find(({ code }) => code === 'sales');
    // 80, 90, 100 go on by 10 a month; a line through its points has no error and so no width.
    expect(sales?.used).toEqual({ type: 'trend' });
    expect(sales?.values[4]).toBeCloseTo(110, 9);
    expect(sales?.values[24]).toBeCloseTo(310, 9);
  });

  it('hands out the outlook as a plan that can be kept as one', async () => {
    const host = await connect();
    const planId = await tracked(host);
    const { plan } = await must(host, 'outlook.plan', { planId, cutOver: '2026-03' });
    const copy = await must(host, 'plan.create', {
      from: { kind: 'plan', plan: { ...plan, name: 'What if' } },
    });
    expect((await must(host, 'plan.load', { planId: copy.planId })).plan.lines).toEqual(plan.lines);
  });

  it('tries the methods on one line without keeping anything', async () => {
    const host = await connect();
    const planId = await tracked(host);
    const method = { type: 'run-rate' as const, months: 2 };
    const preview = await must(host, 'outlook.preview', {
      planId,
      lineId: 'l-sales',
      cutOver: '2026-03',
      method,
    });
    expect(preview.months.slice(0, 4)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04']);
    expect(preview.history).toEqual([80, 90, 100]);
    expect(preview.planned.slice(0, 4)).toEqual([100, 100, 100, 100]);
    const trial = preview.trials.find((each) => each.method.type === 'run-rate' && each.method.months === 2);
    expect(trial?.forecast[0]).toBe(95);
    expect(preview.trials.find((each) => each.method.type === 'seasonal')?.unfit).toEqual({
      code: 'too-little-history',
      have: 3,
      need: 24,
    });
    // The last month held out: the plan said 100 and it was 100.
    expect(preview.trials[preview.recommended ?? -1]?.method).toEqual({ type: 'plan' });
    expect((await must(host, 'plan.load', { planId })).plan.outlook).toBeUndefined();
  });

  it('is the plan while there are no actuals, and refuses what is not there', async () => {
    const host = await connect();
    const { planId } = await must(host, 'plan.create', { from: { kind: 'plan', plan: machine() } });
    const report = await must(host, 'outlook.report', { planId });
    expect(report.cutOver.month).toBeNull();
    expect(report.notes).toMatchObject([{ code: 'no-actuals' }]);
    expect(report.review.rows.every(({ difference }) => difference === 0)).toBe(true);
    expect((await must(host, 'outlook.preview', { planId, lineId: 'l-sales' })).trials).toEqual([]);
    expect(await refusal(host, 'outlook.preview', { planId, lineId: 'gone' })).toBe('not-found');
    expect(await refusal(host, 'outlook.report', { planId: 'gone' })).toBe('not-found');
    expect(await refusal(host, 'outlook.report', { planId, cutOver: '2026-13' })).toBe('invalid-input');
  });
}
