/** Actual against plan over one transport: the report, the bridges and the review notes of a small shop. */
import { expect, it } from 'vitest';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import type { Line, Plan } from '../../../models/plan/schema.ts';
import { dayOf } from '../../../models/tracking/calendar/day.ts';
import { type Session, setCell } from './session.ts';
import type { Connection } from './transport.ts';

function line(code: string, kind: Line['kind'], entry: number | string, unit = ''): Line {
  return {
    ...blankLine(`l-${code}`, code, code.toUpperCase(), kind),
    unit,
    entry:
      typeof entry === 'number' ? { type: 'constant', value: entry } : { type: 'formula', formula: entry },
  };
}

function shop(): Plan {
  const plan = blankPlan('shop', 'Shop', '2026-01');
  return {
    ...plan,
    timeline: { ...plan.timeline, periods: 12 },
    lines: [
      line('visits', 'driver', 1000, 'visits'),
      line('orders', 'memo', 'visits * 0.1', 'orders'),
      line('sales', 'revenue', 'orders * 20'),
      line('goods', 'variable-cost', 'orders * 8'),
      { ...line('rent', 'fixed-cost', 0), entry: { type: 'series', values: Array(12).fill(300) } },
    ],
  };
}

export function varianceConformance(session: Session): void {
  const { connect, must, refusal, change, newPlan } = session;

  async function tracked(host: Connection): Promise<string> {
    const { planId } = await must(host, 'plan.create', { from: { kind: 'plan', plan: shop() } });
    const typed = (code: string, month: number, day: number, amount: number) => ({
      lineId: `l-${code}`,
      day: dayOf({ year: 2026, month, day }),
      minor: amount * 100,
      memo: '',
    });
    const entries = [
      typed('visits', 1, 31, 1250),
      typed('orders', 1, 31, 110),
      typed('sales', 1, 31, 2310),
      typed('goods', 1, 31, 900),
      typed('rent', 1, 2, 330),
      typed('sales', 2, 3, 100),
    ];
    await must(host, 'actuals.add', { planId, name: 'January', entries });
    return planId;
  }

  it('reports the last closed month against plan and flexed plan', async () => {
    const host = await connect();
    const planId = await tracked(host);
    const { baseline } = await must(host, 'baseline.approve', {
      ...{ planId, name: 'Approved', note: '', approvedBy: 'Board' },
    });
    const report = await must(host, 'variance.report', { planId, month: '2026-01' });
    expect(report).toMatchObject({
      ...{
        planId,
        currency: 'CNY',
        month: '2026-01',
        partMonth: false,
        yearFrom: '2026-01',
        yearTo: '2026-12',
      },
      ...{ firstMonth: '2026-01', lastMonth: '2026-02', hidden: 0, strayLines: 0 },
      baseline: { id: baseline.id, name: 'Approved', approvedBy: 'Board' },
    });
    const goods = report.rows.find(({ code }) => code === 'goods');
    // 110 orders of 100: 880 at that activity, 900 booked.
    expect(goods?.flexedBy).toEqual({ type: 'volume', code: 'orders', label: 'ORDERS' });
    expect(goods?.month).toMatchObject({ actual: 900_00, plan: 800_00, flexed: 880_00 });
    expect(goods?.month.againstPlan).toEqual({ amount: 100_00, percent: 0.125, effect: 'A' });
    expect(goods?.month.light).toBe('red');
    const flexed = await must(host, 'variance.report', {
      ...{ planId, month: '2026-01', onlyMatters: true },
      thresholds: { against: 'flexed', floor: 50_00 },
    });
    expect(flexed.rows.filter(({ level }) => level === 'line').map(({ code }) => code)).not.toContain(
      'goods',
    );
    expect(flexed.hidden).toBeGreaterThan(0);
  });

  it('keeps comparing with what was approved, or with an older baseline that is named', async () => {
    const host = await connect();
    const planId = await tracked(host);
    const approve = (name: string) =>
      must(host, 'baseline.approve', { planId, name, note: '', approvedBy: 'Board' });
    const first = await approve('First');
    await change(host, planId, setCell('l-rent', 1, 500), 'Rent');
    const planned = async (baselineId?: string) => {
      const input = baselineId === undefined ? {} : { baselineId };
      const report = await must(host, 'variance.report', { planId, month: '2026-01', ...input });
      return report.rows.find(({ code }) => code === 'rent')?.month.plan;
    };
    expect(await planned()).toBe(300_00);
    await approve('Second');
    expect(await planned()).toBe(500_00);
    expect(await planned(first.baseline.id)).toBe(300_00);
    expect(await refusal(host, 'variance.report', { planId, baselineId: 'none' })).toBe('not-found');
  });

  it('tells the months that led to a row, as the report has them, and reads lights by the thresholds of the plan', async () => {
    const host = await connect();
    const planId = await tracked(host);
    const parts = [
      { lineId: 'l-sales', sign: 1 as const },
      { lineId: 'l-rent', sign: -1 as const },
    ];
    const { months } = await must(host, 'variance.trend', { planId, month: '2026-02', parts });
    // Sales less rent: 2,310 - 330 of 2,000 - 300 planned; in February 100 so far and no rent.
    expect(months.map(({ month, actual, plan }) => [month, actual, plan])).toEqual([
      ['2026-01', 1980_00, 1700_00],
      ['2026-02', 100_00, 1700_00],
    ]);
    expect(await refusal(host, 'variance.trend', { planId: 'none', parts })).toBe('not-found');
    const empty = await newPlan(host);
    expect(await must(host, 'variance.trend', { planId: empty, parts })).toEqual({ months: [] });

    const light = async () => {
      const report = await must(host, 'variance.report', { planId, month: '2026-01' });
      return report.rows.find(({ code }) => code === 'goods')?.month.light;
    };
    // 900 of 800 is 12.5 % over: red by the usual 10 %, yellow where red begins at 20 %.
    expect(await light()).toBe('red');
    const thresholds = {
      yellow: { percent: 0.05, amount: 0 },
      red: { percent: 0.2, amount: 0 },
      floor: 0,
    };
    await change(host, planId, { type: 'set-thresholds', thresholds }, 'Thresholds');
    expect(await light()).toBe('yellow');
    await change(host, planId, { type: 'set-thresholds', thresholds: null }, 'Thresholds');
    expect(await light()).toBe('red');
  });

  it('has no rows without actuals, and refuses a month that nothing can be said of', async () => {
    const host = await connect();
    const empty = await newPlan(host);
    expect(await must(host, 'variance.report', { planId: empty })).toMatchObject({ month: null, rows: [] });
    expect(await must(host, 'variance.bridge', { planId: empty })).toMatchObject({ month: null, bars: [] });
    const planId = await tracked(host);
    expect(await refusal(host, 'variance.report', { planId, month: '2026-03' })).toBe('invalid-input');
    expect(await refusal(host, 'variance.report', { planId, month: '2025-12' })).toBe('invalid-input');
    expect(await refusal(host, 'variance.report', { planId: 'none' })).toBe('not-found');
    // Numbers beyond the exact whole numbers are left open, not sent as something else.
    const lineId = 'l-sales';
    const entries = [{ lineId, day: dayOf({ year: 2027, month: 4, day: 30 }), minor: 5, memo: '' }];
    await must(host, 'actuals.add', { planId: empty, name: 'April', entries });
    const report = await must(host, 'variance.report', { planId: empty, month: '2027-04' });
    expect(report.rows.find(({ code }) => code === 'sales')?.month).toMatchObject({ actual: 5, plan: null });
    await must(host, 'variance.bridge', { planId: empty, month: '2027-04' });
  });

  it('bridges planned to actual profit, and planned to actual GMV', async () => {
    const host = await connect();
    const planId = await tracked(host);
    const bridge = await must(host, 'variance.bridge', { planId, month: '2026-01' });
    // Plan 2000 - 800 - 300; 10 more orders at a contribution of 12; price 2310 - 2200; goods 880 - 900; rent 30 over.
    expect([bridge.plan, bridge.flexed, bridge.actual]).toEqual([900_00, 1020_00, 1080_00]);
    expect(bridge.bars.map(({ step, amount, effect }) => [step, amount, effect])).toEqual([
      ['sales-quantity', 120_00, 'F'],
      ['sales-price', 110_00, 'F'],
      ['cost-unsplit', -20_00, 'A'],
      ['fixed-cost', -30_00, 'A'],
    ]);
    const gmv = await must(host, 'variance.gmvBridge', { planId, month: '2026-01' });
    expect([gmv.traffic?.code, gmv.orders?.code, gmv.gmv?.code]).toEqual(['visits', 'orders', 'sales']);
    // 1000 x 0.1 x 20 -> 1250 x 0.088 x 21. Traffic 250 (2x2 + 2.1 + 1.76 + 2x1.848)/6, conversion -0.012 (2x20000 + 21000
    // + 25000 + 2x26250)/6, order value (2x100 + 88 + 125 + 2x110)/6.
    expect(gmv.result).toMatchObject({ kind: 'bridge', plan: { gmv: 2000_00 }, actual: { gmv: 2310_00 } });
    expect(gmv.result).toMatchObject({ traffic: 481_50, conversion: -277_00, orderValue: 105_50 });
    const february = await must(host, 'variance.gmvBridge', { planId, month: '2026-02' });
    expect(february.result).toEqual({
      ...{ kind: 'none', reason: 'no-actuals', lineIds: ['l-visits', 'l-orders'] },
    });
    expect(await refusal(host, 'variance.gmvBridge', { planId, trafficId: 'l-rent' })).toBe('not-found');
  });

  it('carries notes on until they are closed, tells the windows, and counts them in the report', async () => {
    const host = await connect();
    const planId = await tracked(host);
    // Over a connection the news of the actuals may still be on its way.
    const told = new Promise((resolve) => {
      const stop = host.on('tracking.changed', (news) => {
        if (news.what !== 'notes') return;
        stop();
        resolve(news);
      });
    });
    const { note } = await must(host, 'notes.put', {
      planId,
      note: {
        lineId: 'l-rent',
        month: '2026-01',
        cause: 'Index',
        action: 'Talk to Li',
        owner: 'Wu',
        due: '2026-03-15',
      },
    });
    expect(await told).toEqual({ planId, what: 'notes' });
    expect(note).toMatchObject({
      state: 'open',
      who: 'tester',
      comment: '',
      cause: 'Index',
      due: '2026-03-15',
    });
    const open = async (month: string) => (await must(host, 'notes.list', { planId, month })).notes;
    expect(await open('2026-01')).toEqual([note]);
    expect(await open('2026-02')).toEqual([{ ...note, carried: true }]);
    expect(await open('2025-12')).toEqual([]);
    const report = await must(host, 'variance.report', { planId, month: '2026-01' });
    expect(report.rows.find(({ code }) => code === 'rent')?.openNotes).toBe(1);

    const changed = await must(host, 'notes.put', {
      planId,
      note: { id: note.id, lineId: 'l-rent', month: '2026-01', cause: 'Index clause', due: null },
    });
    expect(changed.note).toMatchObject({
      id: note.id,
      at: note.at,
      cause: 'Index clause',
      action: '',
      due: null,
    });
    const closed = await must(host, 'notes.close', { planId, noteId: note.id, effect: 'Rent back at 300' });
    expect(closed.note).toMatchObject({ state: 'done', effect: 'Rent back at 300', cause: 'Index clause' });
    expect(await open('2026-02')).toEqual([]);
    expect((await open('2026-01')).map(({ state }) => state)).toEqual(['done']);
    expect((await must(host, 'notes.list', { planId, openOnly: true })).notes).toEqual([]);
    const again = await must(host, 'notes.reopen', { planId, noteId: note.id });
    expect(again.note).toMatchObject({ state: 'open', closedAt: null, effect: 'Rent back at 300' });
    expect((await must(host, 'notes.list', { planId, lineId: 'l-sales' })).notes).toEqual([]);
  });

  it('keeps notes over a restart, and refuses one about nothing', async () => {
    const host = await connect();
    const planId = await tracked(host);
    const about = (lineId: string) => ({ planId, note: { lineId, month: '2026-01', comment: '好' } });
    await must(host, 'notes.put', about('$ebitda'));
    expect(await refusal(host, 'notes.put', about('l-none'))).toBe('not-found');
    expect(await refusal(host, 'notes.put', about('$nothing'))).toBe('not-found');
    expect(await refusal(host, 'notes.close', { planId, noteId: 'none' })).toBe('not-found');
    expect(await refusal(host, 'notes.reopen', { planId, noteId: 'none' })).toBe('not-found');
    expect(await refusal(host, 'notes.list', { planId: 'none' })).toBe('not-found');
    const { notes } = await must(host, 'notes.list', { planId });
    expect(notes.map(({ comment }) => comment)).toEqual(['好']);
    await host.close();
    session.forget();
    const later = await connect(host.root);
    expect(await must(later, 'notes.list', { planId })).toEqual({ notes });
  });
}
