/** Small yearly plans for tests: a flow typed by hand, so that every expected figure can be worked out on paper. */
import { expect } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import type { Appraisal } from '../../../models/appraisal/types.ts';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import type { Entry, Kind, Line, Plan, Settings, Timeline } from '../../../models/plan/schema.ts';

export type PlanParts = {
  readonly lines: readonly Line[];
  readonly timeline?: Partial<Timeline>;
  readonly settings?: Partial<Omit<Settings, 'discounting' | 'tax'>>;
  readonly discounting?: Partial<Settings['discounting']>;
  readonly tax?: Partial<Settings['tax']>;
};

/** Yearly, five periods, 10 % a year at the end of each, no tax: what is not said is as simple as possible. */
export function smallPlan(parts: PlanParts): Plan {
  const plan = blankPlan('plan', 'Plan', '2026-01');
  return {
    ...plan,
    timeline: { ...plan.timeline, periodicity: 'year', periods: 5, ...parts.timeline },
    settings: {
      ...plan.settings,
      ...parts.settings,
      discounting: { ...plan.settings.discounting, ...parts.discounting },
      tax: { rate: 0, losses: 'none', paymentLag: 0, ...parts.tax },
    },
    lines: [...parts.lines],
  };
}

export function line(code: string, kind: Kind, entry: Entry, more: Partial<Line> = {}): Line {
  return { ...blankLine(code, code, code, kind), entry, ...more };
}

/** Opening first, then the periods. */
export function columns(opening: number, ...values: readonly number[]): Entry {
  return { type: 'series', opening, values: [...values] };
}

export const constant = (value: number): Entry => ({ type: 'constant', value });
export const formula = (text: string): Entry => ({ type: 'formula', formula: text });

export function row(appraisal: Appraisal, code: string): number[] {
  return [...appraisal.evaluation.values(code)];
}

/** The appraisal of plain flows: outlays at the opening as land (never written off), the rest as revenue. */
export function appraiseFlows(
  outlay: number,
  later: readonly number[],
  parts: Partial<PlanParts> = {},
): Appraisal {
  const site = line('site', 'investment', columns(outlay), { investment: { book: { method: 'none' } } });
  const income = line('income', 'revenue', columns(0, ...later));
  const timeline = { periods: later.length, ...parts.timeline };
  return appraise(smallPlan({ ...parts, timeline, lines: [site, income] }));
}

/** As many figures as expected, each equal to nine decimals. */
export function close(actual: readonly number[], expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, index) => {
    expect(actual[index]).toBeCloseTo(value, 9);
  });
}
