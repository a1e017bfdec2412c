/**
 * Plans of textbook projects written as a user would write the JSON file: plain objects that go through parsePlan.
 * Yearly, flows at the year's end, losses used at once unless said otherwise. Appraises and refuses a plan with an
 * error or a check row that is not zero, so that no case passes by accident.
 */
import { expect } from 'vitest';
import { appraise } from '../../models/appraisal/appraise.ts';
import type { Appraisal, PaybackTime } from '../../models/appraisal/types.ts';
import { parsePlan } from '../../models/plan/parse-plan.ts';

type Json = Readonly<Record<string, unknown>>;

export type Project = {
  /** Years, or periods of the periodicity given. */
  readonly years: number;
  readonly periodicity?: 'year' | 'quarter' | 'month';
  readonly rate: number | Json;
  readonly tax?: number;
  readonly losses?: 'carry-forward' | 'immediate' | 'none';
  readonly taxLag?: number;
  readonly taxByPeriod?: readonly number[];
  readonly terminal?: Json;
  readonly release?: boolean;
  readonly discounting?: Json;
  readonly lines: readonly Json[];
};

export function planOf(project: Project): Json {
  const { years, rate, tax = 0, losses = 'immediate', taxLag = 0 } = project;
  return {
    format: 'hurdle-plan',
    version: 1,
    id: 'textbook',
    name: 'Textbook project',
    timeline: { start: '2026-01', periodicity: project.periodicity ?? 'year', periods: years },
    settings: {
      currency: 'CNY',
      displayUnit: 'one',
      discounting: {
        rate: typeof rate === 'number' ? { mode: 'given', rate } : rate,
        timing: 'end',
        rateBasis: 'nominal',
        flowBasis: 'nominal',
        inflation: 0,
        hurdle: null,
        financeRate: null,
        reinvestRate: null,
        maxPaybackYears: null,
        ...project.discounting,
      },
      tax: {
        rate: tax,
        losses,
        paymentLag: taxLag,
        ...(project.taxByPeriod ? { byPeriod: project.taxByPeriod } : {}),
      },
      workingCapital: { daysInYear: 365, release: project.release ?? null },
      terminalValue: project.terminal ?? { method: 'none' },
      guide: { fixed: [0, 1], variable: [0, 1], investment: [0, 1] },
    },
    lines: project.lines,
  };
}

export function appraised(project: Project): Appraisal {
  const parsed = parsePlan(planOf(project));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const appraisal = appraise(parsed.value);
  expect(appraisal.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(appraisal.checks.filter(({ ok }) => !ok)).toEqual([]);
  return appraisal;
}

function line(kind: string, code: string, entry: Json, more: Json = {}): Json {
  return { id: code, code, label: code, kind, entry, ...more };
}

/** A row by column: the opening, then each year. */
export type Row = readonly (number | null)[];

const series = ([opening = 0, ...values]: Row): Json => ({ type: 'series', opening, values });
const entryOf = (content: Row | string | number): Json => {
  if (typeof content === 'number') return { type: 'constant', value: content };
  return typeof content === 'string' ? { type: 'formula', formula: content } : series(content);
};

export const driver = (code: string, content: Row | string | number): Json =>
  line('driver', code, entryOf(content));
export const revenue = (code: string, content: Row | string | number): Json =>
  line('revenue', code, entryOf(content));
export const variable = (code: string, content: Row | string | number): Json =>
  line('variable-cost', code, entryOf(content));
export const fixed = (code: string, content: Row | string | number): Json =>
  line('fixed-cost', code, entryOf(content));
export const asset = (code: string, outlays: Row, investment: Json): Json =>
  line('investment', code, series(outlays), { investment });
/** A working capital balance: a row of year-end balances, or a formula with one for the opening. */
export const balance = (code: string, content: Row | string, opening = '0'): Json =>
  line(
    'working-capital',
    code,
    typeof content === 'string' ? { type: 'formula', formula: content, opening } : series(content),
    { workingCapital: { side: 'asset', basis: 'balance' } },
  );

export const straightLine = (life: number, residualShare = 0): Json => ({
  method: 'straight-line',
  life,
  residualShare,
});
/** Writing-down allowance on the reducing balance: the pool rate as life 1 / rate, factor 1, never straight line. */
export const reducingBalance = (rate: number): Json => ({
  method: 'declining-balance',
  life: 1 / rate,
  factor: 1,
  switchToStraightLine: false,
});
export const table = (...shares: readonly number[]): Json => ({ method: 'table', shares });
export const LAND: Json = { method: 'none' };

export function near(
  actual: number | null | undefined,
  expected: number,
  tolerance: number,
  what = 'value',
): void {
  const value = actual ?? Number.NaN;
  expect(Math.abs(value - expected), `${what}: ${value}, expected ${expected}`).toBeLessThanOrEqual(
    tolerance,
  );
}

export function nearRow(
  appraisal: Appraisal,
  code: string,
  expected: readonly number[],
  tolerance: number,
): void {
  const row = appraisal.evaluation.values(code);
  expect(row.length, code).toBe(expected.length);
  expected.forEach((value, column) => {
    near(row[column], value, tolerance, `${code}[${column}]`);
  });
}

export const yearsOf = (payback: PaybackTime): number =>
  payback.kind === 'reached' ? payback.years : Number.NaN;

export function rateOf({ headline }: Appraisal): number {
  return headline.irr.kind === 'unique' ? headline.irr.rate : Number.NaN;
}
