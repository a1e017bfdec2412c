/**
 * Warning rules, alerts and milestones over one transport: a marketing line of 70 a week that is overspent in the third
 * week of January, told in the right week, acted on, and heard of once.
 */
import { expect, it } from 'vitest';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import type { Change } from '../../../models/plan/change.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { WarningRule } from '../../../models/plan/tracking/warning-schema.ts';
import { dayText, parseDay } from '../../../models/tracking/calendar/day.ts';
import type { Session } from './session.ts';
import type { Connection } from './transport.ts';

function shop(): Plan {
  const plan = blankPlan('shop', 'Shop', '2026-01');
  return {
    ...plan,
    timeline: { ...plan.timeline, periods: 2 },
    lines: [
      {
        ...blankLine('l-ads', 'ads', 'Marketing', 'variable-cost'),
        entry: { type: 'series', values: [310, 280] },
      },
      {
        ...blankLine('l-sales', 'sales', 'Sales', 'revenue'),
        entry: { type: 'constant', value: 1000 },
        uncertainty: {
          type: 'once',
          measure: 'value',
          distribution: { type: 'uniform', min: 500, max: 1500 },
        },
      },
    ],
    milestones: [
      {
        id: 'm-1',
        name: 'First thousand',
        due: '2026-02-28',
        condition: { when: 'actual(sales)', is: 'at-least', value: 1000 },
        fallback: '',
        reached: null,
        owner: 'Li',
        note: '',
      },
    ],
  };
}

const entry = (lineId: string, text: string, minor: number) => ({
  lineId,
  day: parseDay(text) ?? 0,
  minor,
  memo: '',
});

export function warningConformance(session: Session): void {
  const { connect, must, refusal, change } = session;

  async function shopWithRule(
    host: Connection,
  ): Promise<{ readonly planId: string; readonly rule: WarningRule }> {
    const { planId } = await must(host, 'plan.create', { from: { kind: 'plan', plan: shop() } });
    const { rule } = await must(host, 'warnings.fill', {
      planId,
      language: 'en',
      templateId: 'marketing-over-budget',
      ruleId: 'r-1',
      slots: { lines: ['l-ads'] },
    });
    await put(host, planId, rule);
    return { planId, rule };
  }

  const put = (host: Connection, planId: string, item: WarningRule) => {
    const edit: Change = { type: 'put-part', part: { list: 'warnings', item }, index: 0 };
    return change(host, planId, edit, 'Rule');
  };

  const spend = (host: Connection, planId: string, entries: readonly ReturnType<typeof entry>[]) =>
    must(host, 'actuals.add', { planId, name: 'Typed', entries: [...entries] });

  /** 70 a week are planned; 2026-01-05 is a Monday. */
  const WEEKS = [
    entry('l-ads', '2026-01-05', 7000),
    entry('l-ads', '2026-01-14', 7000),
    entry('l-ads', '2026-01-25', 9100),
    entry('l-sales', '2026-01-25', 120_000),
  ];

  it('offers ready-made rules with lines of the plan, in both languages', async () => {
    const host = await connect();
    const { planId } = await shopWithRule(host);
    const bare = await must(host, 'warnings.library', { language: 'zh' });
    const own = await must(host, 'warnings.library', { language: 'en', planId });
    expect(bare.templates.length).toBe(own.templates.length);
    const marketing = own.templates.find(({ id }) => id === 'marketing-over-budget');
    expect(marketing?.slots[0]).toMatchObject({ takes: 'lines', preset: ['l-ads'] });
    const ask = { planId, language: 'en' as const, ruleId: 'r', slots: {} };
    expect(await refusal(host, 'warnings.fill', { ...ask, templateId: 'gone' })).toBe('not-found');
    expect(await refusal(host, 'warnings.fill', { ...ask, templateId: 'labour-share' })).toBe(
      'invalid-input',
    );
  });

  it('shows the overrun in its week, with everything a light says of itself', async () => {
    const host = await connect();
    const { planId } = await shopWithRule(host);
    await spend(host, planId, WEEKS);
    const report = await must(host, 'warnings.report', { planId });
    expect(report.counts).toEqual({ red: 1, yellow: 0, green: 0, none: 0 });
    expect(report.through).toBe(parseDay('2026-01-31'));
    const [light] = report.rules[0]?.lights ?? [];
    // The last week of January ends in February: the newest closed week is the one of the overrun.
    expect(light).toMatchObject({
      lineId: 'l-ads',
      light: 'red',
      firings: { yellow: 0, red: 1 },
      explanation: {
        value: 1.3,
        why: 'beyond',
        parts: [{ text: 'actual(it)', value: 91 }, { text: 'plan(it)' }],
      },
    });
    expect(light?.explanation.parts[1]?.value).toBeCloseTo(70, 9);
    expect(light?.since && dayText(light.since.from)).toBe('2026-01-19');
    expect(light?.strip.map((mark) => mark.light)).toEqual([null, 'green', 'green', 'red']);
    expect(report.rules[0]?.description).toMatchObject({ pattern: 'share', lines: [{ label: 'Marketing' }] });
    expect(report.remarks).toEqual(['no-baseline']);
  });

  it('tries a draft: what is wrong with it, or how often it would have fired', async () => {
    const host = await connect();
    const { planId, rule } = await shopWithRule(host);
    await spend(host, planId, WEEKS);
    const wrong = await must(host, 'warnings.try', {
      planId,
      rule: { ...rule, name: '', when: 'actual(it) / add' },
    });
    expect(wrong.replay).toBeNull();
    expect(wrong.problems).toMatchObject([{ field: 'when', code: 'ambiguous', start: 13, end: 16 }]);
    expect(wrong.names.slice(0, 2)).toEqual([
      { code: 'ads', label: 'Marketing' },
      { code: 'sales', label: 'Sales' },
    ]);
    const tried = await must(host, 'warnings.try', {
      planId,
      rule: { ...rule, red: { value: 1.0, run: 2 }, yellow: null, backAt: null },
    });
    expect(tried.replay).toMatchObject({ red: 1, yellow: 0, buckets: 4, withNumber: 3, lineCount: 1 });
    expect(tried.replay?.lines[0]?.firings.map(({ first }) => dayText(first.from))).toEqual(['2026-01-12']);
    expect((await must(host, 'plan.load', { planId })).plan.warnings).toEqual([rule]);
  });

  it('reads the simulated band of the approved plan', async () => {
    const host = await connect();
    const { planId, rule } = await shopWithRule(host);
    await spend(host, planId, WEEKS);
    const band = {
      ...rule,
      when: 'actual(sales) / p90(sales)',
      grain: 'month' as const,
      scope: { type: 'plan' as const },
    };
    const tried = await must(host, 'warnings.try', { planId, rule: band });
    // Uniform from 500 to 1500: the P90 is 1400, and latin hypercube sampling is within a trial of it.
    expect(tried.replay?.lines[0]?.marks[0]?.value).toBeCloseTo(1200 / 1400, 2);
    const certain = await must(host, 'warnings.try', { planId, rule: { ...band, grain: 'week' } });
    expect(certain.problems).toMatchObject([{ code: 'band-grain' }]);
  });

  it('opens an alert once, takes what people do with it, and closes it with its effect', async () => {
    const host = await connect();
    const { planId } = await shopWithRule(host);
    await spend(host, planId, WEEKS);
    const { alerts } = await must(host, 'alerts.list', { planId });
    expect(alerts).toMatchObject([
      {
        ruleId: 'r-1',
        lineId: 'l-ads',
        lineLabel: 'Marketing',
        state: 'open',
        light: 'red',
        worst: 'red',
        threshold: 1.2,
      },
    ]);
    expect((await must(host, 'alerts.list', { planId })).alerts).toEqual(alerts);
    const [alert] = alerts;
    if (!alert) throw new Error('no alert');
    const step = (given: Parameters<typeof must<'alerts.update'>>[2]['step']) =>
      must(host, 'alerts.update', { planId, alertId: alert.id, step: given });
    await step({ type: 'acknowledge', note: 'Seen' });
    await step({ type: 'assign', to: 'Wang' });
    await step({ type: 'override', light: 'yellow', reason: 'Paid early' });
    const report = await must(host, 'warnings.report', { planId });
    expect(report.rules[0]?.lights[0]).toMatchObject({
      light: 'red',
      override: { light: 'yellow', reason: 'Paid early', who: 'tester' },
      alertId: alert.id,
    });
    const bad = { planId, alertId: alert.id, step: { type: 'close' as const, effect: ' ' } };
    expect(await refusal(host, 'alerts.update', bad)).toBe('change-refused');
    const { alert: closed } = await step({ type: 'close', effect: 'Two channels stopped' });
    expect(closed).toMatchObject({
      state: 'closed',
      assignedTo: 'Wang',
      closed: { effect: 'Two channels stopped' },
    });
    expect(closed.events.map(({ what }) => what)).toEqual([
      'opened',
      'acknowledged',
      'assigned',
      'override',
      'closed',
    ]);
    expect((await must(host, 'alerts.list', { planId })).alerts).toEqual([]);
    expect((await must(host, 'alerts.list', { planId, closed: true })).alerts).toEqual([closed]);
    expect(await refusal(host, 'alerts.update', { ...bad, alertId: 'gone' })).toBe('not-found');
  });

  it('judges by month what is booked by month, and says so; by week where the rule insists on it', async () => {
    const host = await connect();
    const { planId, rule } = await shopWithRule(host);
    await spend(host, planId, [entry('l-ads', '2026-01-02', 31_000), entry('l-ads', '2026-02-02', 28_000)]);
    await spend(host, planId, [entry('l-sales', '2026-02-28', 100_000)]);
    const light = async () => (await must(host, 'warnings.report', { planId })).rules[0]?.lights[0];
    // 310 of 310 and 280 of 280, each on the second of its month.
    expect(await light()).toMatchObject({
      light: 'green',
      judged: { grain: 'month', rarest: { lineId: 'l-ads', label: 'Marketing', rhythm: 'month' } },
      firings: { yellow: 0, red: 0 },
    });
    await put(host, planId, { ...rule, asBooked: false });
    // 310 of the 40 that the first four days of January plan.
    expect(await light()).toMatchObject({
      light: 'red',
      judged: { grain: 'week', rarest: { rhythm: 'month' } },
      firings: { red: 1 },
    });
  });

  it('offers figures that the plan itself keeps', async () => {
    const host = await connect();
    const { planId } = await shopWithRule(host);
    const { templates } = await must(host, 'warnings.library', { language: 'en', planId });
    const slot = (template: string, id: string) =>
      templates.find((each) => each.id === template)?.slots.find((each) => each.id === id);
    // Marketing is all of the running cost; of the library's marketing it is no labour, so nothing is known of that.
    expect(slot('labour-share', 'share')).toMatchObject({ usual: 0.35, suited: null, money: false });
    expect(slot('client-reserve', 'fee')).toMatchObject({ usual: 800_000, money: true });
  });

  it('tells of a light that turns red with all that a note says, once, whichever plan is on show', async () => {
    const host = await connect();
    const { planId, rule } = await shopWithRule(host);
    const told: unknown[] = [];
    const first = new Promise<void>((resolve) => {
      host.on('alerts.red', (payload) => {
        told.push(payload);
        resolve();
      });
    });
    await spend(host, planId, WEEKS);
    await first;
    const { alerts } = await must(host, 'alerts.list', { planId });
    expect(told).toEqual([
      {
        planId,
        planName: 'Shop',
        alerts: [
          {
            alertId: alerts[0]?.id,
            ruleName: 'Marketing over budget',
            lineLabel: 'Marketing',
            action: rule.action,
          },
        ],
      },
    ]);
    // More of the same is no news.
    await spend(host, planId, [entry('l-ads', '2026-01-24', 700)]);
    await must(host, 'warnings.report', { planId });
    expect(told).toHaveLength(1);
  });

  it('tells every window when a write has opened an alert, without being asked', async () => {
    const host = await connect();
    const { planId } = await shopWithRule(host);
    const told = new Promise((resolve) => {
      host.on('tracking.changed', (payload) => {
        if (payload.what === 'alerts') resolve(payload);
      });
    });
    await spend(host, planId, WEEKS);
    expect(await told).toEqual({ planId, what: 'alerts' });
  });

  it('says where the milestones stand', async () => {
    const host = await connect();
    const { planId } = await shopWithRule(host);
    await spend(host, planId, WEEKS);
    const { milestones } = await must(host, 'milestones.report', { planId });
    expect(milestones).toMatchObject([
      {
        milestone: { id: 'm-1' },
        state: 'reached',
        reachedOn: '2026-01-31',
        late: false,
        condition: {
          value: 1200,
          met: true,
          progress: 1.2,
          problems: [],
          description: { pattern: 'amount' },
        },
      },
    ]);
  });

  it('follows a line that gets another code, and undo', async () => {
    const host = await connect();
    const { planId, rule } = await shopWithRule(host);
    await put(host, planId, { ...rule, when: 'actual(ads) / plan(ads)', scope: { type: 'plan' } });
    await spend(host, planId, WEEKS);
    await change(host, planId, { type: 'rename-code', lineId: 'l-ads', code: 'marketing' }, 'Rename');
    const when = async () => (await must(host, 'plan.load', { planId })).plan.warnings?.[0]?.when;
    expect(await when()).toBe('actual(marketing) / plan(marketing)');
    expect((await must(host, 'warnings.report', { planId })).rules[0]?.light).toBe('red');
    await must(host, 'plan.undo', { planId, clientId: 'window-1' });
    expect(await when()).toBe('actual(ads) / plan(ads)');
  });

  it('refuses a plan that is not there', async () => {
    const host = await connect();
    const planId = 'gone';
    expect(await refusal(host, 'warnings.report', { planId })).toBe('not-found');
    expect(await refusal(host, 'alerts.list', { planId })).toBe('not-found');
    expect(await refusal(host, 'milestones.report', { planId })).toBe('not-found');
    expect(await refusal(host, 'warnings.library', { planId, language: 'en' })).toBe('not-found');
  });
}
