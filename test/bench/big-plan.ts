/**
 * The plan of the page's bench: 200 lines x 120 months, two thirds of them formulas in chains, so that one number
 * typed at the top moves nearly every line below it.
 */
import { blankLine, blankPlan } from '../../models/plan/blank.ts';
import type { Entry, Kind, Line, Plan } from '../../models/plan/schema.ts';

const MONTHS = 120;

export function bigPlan(): Plan {
  const plan = blankPlan('bench', '200 lines', '2026-01');
  return { ...plan, timeline: { ...plan.timeline, periods: MONTHS }, lines: lines() };
}

/** With its first drivers uncertain: PERT, whose table is dear, the middle of 1 +- 20 % as a factor. */
export function withUncertainty(plan: Plan, drivers = 10): Plan {
  const distribution = { type: 'pert', min: 0.8, mode: 1, max: 1.3 } as const;
  const lines = plan.lines.map(
    (line): Line =>
      line.kind === 'driver' && Number(line.code.slice(1)) < drivers
        ? { ...line, uncertainty: { type: 'once', measure: 'factor', distribution } }
        : line,
  );
  return { ...plan, lines };
}

function lines(): Line[] {
  const many = (count: number, letter: string, kind: Kind, entry: (index: number) => Entry): Line[] =>
    Array.from({ length: count }, (_, index) => {
      const code = `${letter}${index}`;
      return { ...blankLine(code, code, `Line ${code}`, kind), entry: entry(index) };
    });
  return [
    ...many(20, 'd', 'driver', (index) => ({ type: 'constant', value: 1 + index / 10 })),
    ...many(90, 'r', 'revenue', (index) =>
      index % 3 === 0 ? series((column) => column + index) : formula(`r${index - 1} * 1.01 + d${index % 20}`),
    ),
    ...many(60, 'v', 'variable-cost', (index) => formula(`r${index} * 0.3 + prev(v${index}) * 0.1`)),
    ...many(28, 'f', 'fixed-cost', () => series((column) => 10 + column)),
    ...many(2, 'k', 'investment', () => ({ type: 'series', values: [], opening: 100_000 })),
  ];
}

function series(value: (column: number) => number): Entry {
  return { type: 'series', values: Array.from({ length: MONTHS }, (_, column) => value(column)) };
}

function formula(text: string): Entry {
  return { type: 'formula', formula: text };
}
