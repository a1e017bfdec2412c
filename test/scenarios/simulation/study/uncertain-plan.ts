/**
 * Plans with uncertain lines for the tests of studies: one with every way a line can be drawn, and one that is a plain
 * sum of independent drivers, whose NPV is known by hand. Only data.
 */
import { blankLine, blankPlan } from '../../../../models/plan/blank.ts';
import type { Entry, Kind, Line, Plan } from '../../../../models/plan/schema.ts';
import type { Uncertainty } from '../../../../models/plan/what-if/uncertainty-schema.ts';

type Measure = Uncertainty['measure'];

export function planLine(code: string, kind: Kind, entry: Entry, uncertainty?: Uncertainty): Line {
  const line = { ...blankLine(`id-${code}`, code, code, kind), entry };
  return uncertainty ? { ...line, uncertainty } : line;
}

export function normal(mean: number, sd: number, measure: Measure = 'value'): Uncertainty {
  return { type: 'once', measure, distribution: { type: 'normal', mean, sd } };
}

export function walk(start: number, drift: number, sd: number, measure: Measure = 'value'): Uncertainty {
  return { type: 'path', measure, path: { type: 'random-walk', start, drift, sd } };
}

const pert: Uncertainty = {
  type: 'once',
  measure: 'value',
  distribution: { type: 'pert', min: 80, mode: 100, max: 130 },
};
const constant = (value: number, opening?: number): Entry =>
  opening === undefined ? { type: 'constant', value } : { type: 'constant', value, opening };
const series = (values: readonly (number | null)[], opening?: number): Entry =>
  opening === undefined
    ? { type: 'series', values: [...values] }
    : { type: 'series', values: [...values], opening };
const formula = (text: string, opening?: string): Entry =>
  opening === undefined ? { type: 'formula', formula: text } : { type: 'formula', formula: text, opening };

/** Value and factor, once and path, on constants, series and formulas, with openings and without. */
export function everyWayPlan(): Plan {
  const blank = blankPlan('every-way', 'Every way', '2026-01');
  return {
    ...blank,
    timeline: { ...blank.timeline, periodicity: 'quarter', periods: 12 },
    lines: [
      planLine('price', 'driver', constant(100), pert),
      planLine('churn', 'driver', constant(0.05, 0.02), normal(0.05, 0.01)),
      planLine('wage', 'driver', constant(20, 10), normal(1, 0.1, 'factor')),
      planLine('index', 'driver', constant(1), walk(1, 0.01, 0.02)),
      planLine('volume', 'driver', series([10, 12, null, 14, 15, 16, 17, 18, 19, 20, 21, 22], 5), {
        type: 'path',
        measure: 'factor',
        path: { type: 'geometric-walk', start: 1, growth: 0.01, sd: 0.05 },
      }),
      planLine('held', 'driver', constant(3), walk(1, 0, 0.05, 'factor')),
      planLine('base', 'driver', formula('prev(base) * 1.02', '40'), normal(1, 0.05, 'factor')),
      planLine('other', 'driver', formula('price / 10', '7'), normal(9, 1)),
      planLine('sales', 'revenue', formula('price * volume * index + base * held'), normal(1, 0.1, 'factor')),
      planLine('grants', 'revenue', series([50, null, 30], 20), normal(1, 0.3, 'factor')),
      planLine('rent', 'fixed-cost', series([100, 100, 100, 100]), normal(90, 5)),
      planLine('care', 'variable-cost', formula('sales * churn + other'), walk(1, 0, 0.01, 'factor')),
      planLine('staff', 'fixed-cost', formula('wage * 3')),
      planLine('outlay', 'investment', series([], 4000), normal(4000, 200)),
      planLine('fit_out', 'investment', constant(0, 500), normal(500, 50)),
    ],
    correlations: [
      { a: 'id-price', b: 'id-sales', rho: -0.5 },
      { a: 'id-churn', b: 'id-wage', rho: 0.3 },
    ],
  };
}

export const SUM_RATE = 0.1;

/**
 * Two incomes in one yearly period and an outlay at the opening, untaxed, at 10 % and without a terminal value:
 * NPV = (a + b) / 1.1 - 100.
 */
export function sumPlan(a: Uncertainty, b: Uncertainty): Plan {
  const blank = blankPlan('sum', 'Sum', '2026-01');
  return {
    ...blank,
    timeline: { ...blank.timeline, periodicity: 'year', periods: 1 },
    settings: {
      ...blank.settings,
      discounting: { ...blank.settings.discounting, rate: { mode: 'given', rate: SUM_RATE }, timing: 'end' },
      tax: { ...blank.settings.tax, rate: 0 },
      terminalValue: { method: 'none' },
    },
    lines: [
      planLine('a', 'revenue', constant(60), a),
      planLine('b', 'revenue', constant(55), b),
      planLine('outlay', 'investment', series([], 100)),
    ],
  };
}
