/**
 * Outlook, variance report, bridge and entries of the sample plans say the same: what is told on one page is what the
 * others add up to, for every line. Expected values are sums of the generated entries and identities between the calls.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input, Method, Output } from '../../../electron/contract/contract.ts';
import { directHost } from '../../../electron/host/direct.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { templates } from '../../../models/templates/templates.ts';
import { dayText } from '../../../models/tracking/calendar/day.ts';
import { type ActualEntry, dailyActuals, STORIES } from '../../fixtures/daily-actuals.ts';
import { closeAll, openTestHost, type TestHost } from '../test-host.ts';

type Sample = {
  readonly planId: string;
  readonly plan: Plan;
  readonly entries: readonly ActualEntry[];
};

let opened: TestHost;
const samples = new Map<string, Sample>();
const CUTS = ['2027-04', '2027-10', '2027-12'] as const;

async function must<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
  const answer = await directHost(opened.host).call(method, input);
  if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.error)} ${opened.problems.join()}`);
  return answer.value;
}

beforeAll(async () => {
  opened = openTestHost();
  for (const { id: templateId } of templates) {
    const story = STORIES[templateId];
    if (!story) throw new Error(`${templateId} has no story`);
    const from = { kind: 'template', templateId, language: 'en' } as const;
    const { planId } = await must('plan.create', { from });
    await must('baseline.approve', { planId, name: 'Budget', note: '', approvedBy: 'Board' });
    const { plan } = await must('plan.load', { planId });
    const idOf = new Map(plan.lines.map(({ code, id }) => [code, id]));
    const made = dailyActuals(plan, story);
    const entries = made.map(({ day, code, minor, memo }) => ({
      ...{ day, minor, memo },
      lineId: idOf.get(code) ?? '',
    }));
    await must('actuals.add', { planId, name: 'A year', entries });
    // Different ways to go on, so that not only the plan is added up.
    const flows = plan.lines.filter(({ kind }) => kind === 'fixed-cost' || kind === 'variable-cost');
    const methods = flows.map(({ id }, place) => ({
      lineId: id,
      method: ([{ type: 'trend' }, { type: 'run-rate', months: 3 }, { type: 'plan' }] as const)[
        place % 3
      ] ?? {
        type: 'plan' as const,
      },
    }));
    const outlook = { cutOver: null, months: null, methods };
    const change = { type: 'set-outlook', outlook } as const;
    await must('plan.change', { planId, baseSeq: 0, clientId: 'test', change, label: 'Methods' });
    samples.set(templateId, { planId, plan, entries: made });
  }
});

afterAll(closeAll);

function sampleOf(id: string): Sample {
  const found = samples.get(id);
  if (!found) throw new Error(`${id} was not made`);
  return found;
}

/** Entries of a line up to the end of a month YYYY-MM, in units of the currency, summed in whole minor units. */
function booked({ entries }: Sample, code: string, until: string): number {
  const minor = entries
    .filter((entry) => entry.code === code && dayText(entry.day).slice(0, 7) <= until)
    .reduce((sum, entry) => sum + entry.minor, 0);
  return minor / 100;
}

const cases = templates.flatMap(({ id }) => CUTS.map((cut) => [id, cut] as const));

describe.each(cases)('%s cut over at %s', (id, cut) => {
  it('is, line by line, what was booked and the forecast of the other months', async () => {
    const sample = sampleOf(id);
    const report = await must('outlook.report', { planId: sample.planId, cutOver: cut });
    const inYear = report.columns.filter(({ to }) => to <= '2027-12').length;
    expect(report.columns[inYear - 1]?.to).toBe('2027-12');
    const lines = report.lines.filter(({ tracked, measure }) => tracked && measure === 'sum');
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      const year = line.values.slice(0, inYear).reduce<number>((sum, value) => sum + (value ?? 0), 0);
      const { months, history, trials } = await must('outlook.preview', {
        ...{ planId: sample.planId, lineId: line.lineId, cutOver: cut, method: line.used },
      });
      const used = trials.find(({ method }) => JSON.stringify(method) === JSON.stringify(line.used));
      // An investment that was paid in the opening alone has no months to go by, and goes on as planned.
      const ahead =
        months.length === 0
          ? line.reference.slice(0, inYear).reduce<number>((sum, value, column) => {
              return sum + ((report.columns[column]?.from ?? '') > cut ? (value ?? 0) : 0);
            }, 0)
          : months
              .slice(history.length)
              .reduce(
                (sum, month, place) => sum + (month <= '2027-12' ? (used?.forecast[place] ?? 0) : 0),
                0,
              );
      const expected = booked(sample, line.code, cut) + ahead;
      expect(Math.abs(year - expected), line.code).toBeLessThanOrEqual(
        1e-9 * Math.max(1, Math.abs(expected)),
      );
      expect(line.toDate, line.code).toBeCloseTo(booked(sample, line.code, cut), 6);
    }
  });

  it('gives the full year of the variance report, for every line and for the totals', async () => {
    const { planId } = sampleOf(id);
    const outlook = await must('outlook.report', { planId, cutOver: cut });
    const { rows } = await must('variance.report', { planId, month: cut });
    const inYear = outlook.columns.filter(({ to }) => to <= '2027-12').length;
    const yearOf = (values: readonly (number | null)[]): number =>
      values.slice(0, inYear).reduce<number>((sum, value) => sum + (value ?? 0), 0) * 100;
    let compared = 0;
    for (const row of rows) {
      if (row.measure !== 'money' || row.level === 'group' || row.fullYear.actual === null) continue;
      const own =
        row.level === 'line'
          ? outlook.lines.find(({ lineId }) => lineId === row.lineId)
          : outlook.totals.find(({ code }) => code === row.code);
      if (!own) throw new Error(`${row.code} is not in the outlook`);
      // A line is rounded once; a total is the sum of its rounded lines.
      const cents = row.level === 'line' ? 1 : 20;
      expect(Math.abs(row.fullYear.actual - yearOf(own.values)), row.code).toBeLessThanOrEqual(cents);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(8);
  });

  it.each(['month', 'year-to-date'] as const)('bridges the %s to the profit of the report', async (scope) => {
    const { planId } = sampleOf(id);
    const { rows } = await must('variance.report', { planId, month: cut });
    const cellOf = (code: string) =>
      rows.find((row) => row.level !== 'line' && row.code === code)?.[
        scope === 'month' ? 'month' : 'yearToDate'
      ];
    for (const investment of [false, true]) {
      const bridge = await must('variance.bridge', { planId, month: cut, scope, investment });
      const profit = cellOf('$ebitda');
      const spent = cellOf('$investment');
      const less = (name: 'plan' | 'actual') => (investment ? (spent?.[name] ?? 0) : 0);
      expect(bridge.actual).toBe((profit?.actual ?? Number.NaN) - less('actual'));
      expect(bridge.plan).toBe((profit?.plan ?? Number.NaN) - less('plan'));
      expect(bridge.plan + bridge.bars.reduce((sum, { amount }) => sum + amount, 0)).toBe(bridge.actual);
    }
  });
});

describe.each(templates.map(({ id }) => id))('%s month by month', (id) => {
  it('adds up to the year to date, and its trend is what the reports of the months say', async () => {
    const sample = sampleOf(id);
    const { planId } = sample;
    const last = await must('variance.report', { planId, month: '2027-12' });
    const lineId = last.rows.find(
      ({ code, level }) => code === 'sales' || (level === 'line' && code === 'fees'),
    )?.lineId;
    const parts = [{ lineId: lineId ?? '', sign: 1 as const }];
    const { months } = await must('variance.trend', { planId, month: '2027-12', parts });
    expect(months).toHaveLength(12);
    const sums = new Map<string, number>();
    for (const { month, actual, plan, flexed } of months) {
      const { rows } = await must('variance.report', { planId, month });
      expect(rows.find((row) => row.lineId === lineId)?.month).toMatchObject({ actual, plan, flexed });
      for (const row of rows)
        if (row.measure === 'money') sums.set(row.key, (sums.get(row.key) ?? 0) + (row.month.actual ?? 0));
    }
    for (const row of last.rows)
      if (row.measure === 'money') expect(sums.get(row.key), row.code).toBe(row.yearToDate.actual);
  });

  it('tells the expected returns of each closed month as the outlook of that month does', async () => {
    const { planId } = sampleOf(id);
    const { points } = await must('outlook.course', { planId });
    expect(points.map(({ month }) => month)).toEqual(
      Array.from({ length: 12 }, (_, place) => `2027-${String(place + 1).padStart(2, '0')}`),
    );
    for (const point of [points[0], points[6], points[11]]) {
      const { returns } = await must('outlook.report', { planId, cutOver: point?.month ?? '' });
      expect(point?.npv).toBe(returns.expected.npv);
      expect(point?.irr).toBe(returns.expected.irr.rate);
      expect(point?.payback).toBe(returns.expected.payback.years);
    }
  });
});
