/**
 * Small plans for the page tests, small enough that every figure can be worked out by hand.
 * three years, yearly: outlay 1,000 at the opening, 600, 600, 600 a year before tax, no tax, 10 %.
 */
import { blankLine, blankPlan } from '../../models/plan/blank.ts';
import type { Line, Plan, Settings } from '../../models/plan/schema.ts';

export function yearlyPlan(settings: Partial<Settings> = {}, lines: readonly Line[] = threeLines()): Plan {
  const plan = blankPlan('p', 'Sample', '2026-01');
  return {
    ...plan,
    timeline: { start: '2026-01', periodicity: 'year', periods: 3, fiscalYearStart: 1 },
    settings: { ...plan.settings, tax: { rate: 0, losses: 'none', paymentLag: 0 }, ...settings },
    lines: [...lines],
  };
}

export function threeLines(): readonly Line[] {
  return [
    { ...blankLine('l1', 'price', 'Price', 'driver'), entry: { type: 'constant', value: 10 } },
    {
      ...blankLine('l2', 'sales', 'Sales', 'revenue'),
      entry: { type: 'formula', formula: 'price * 60' },
    },
    {
      ...blankLine('l3', 'plant', 'Plant', 'investment'),
      entry: { type: 'series', values: [], opening: 1000 },
      investment: { book: { method: 'straight-line', life: 3, residualShare: 0 } },
    },
  ];
}
