/** Plans for the what-if tests: one that uses most features (months, losses, working capital, terminal value), and Otobai. */
import type { Plan, Settings } from '../../models/plan/schema.ts';
import { columns, constant, formula, line, smallPlan } from '../models/appraisal/small-plan.ts';

type Parts = {
  readonly timing?: Settings['discounting']['timing'];
  readonly terminalValue?: Settings['terminalValue'];
  readonly byPeriod?: (number | null)[];
  readonly periodicity?: 'month' | 'year';
};

export function variedPlan({
  timing = 'end',
  terminalValue = { method: 'none' },
  byPeriod,
  periodicity = 'month',
}: Parts = {}): Plan {
  return smallPlan({
    timeline: { periodicity, periods: 24 },
    settings: { terminalValue },
    discounting: {
      timing,
      hurdle: 0.12,
      rate: byPeriod ? { mode: 'given', rate: 0.1, byPeriod } : { mode: 'given', rate: 0.1 },
    },
    tax: { rate: 0.25, losses: 'carry-forward', paymentLag: 1 },
    lines: [
      line('price', 'driver', constant(12)),
      line('growth', 'driver', constant(0.02)),
      line('units', 'driver', columns(0, ...Array.from({ length: 24 }, (_, index) => 90 + 7 * index))),
      line('sales', 'revenue', formula('units * price')),
      line('subscriptions', 'revenue', {
        type: 'formula',
        formula: 'prev(subscriptions) * (1 + growth)',
        opening: '200',
      }),
      line('goods', 'variable-cost', formula('sales * 0.4')),
      line('rent', 'fixed-cost', constant(300)),
      line('machine', 'investment', columns(6000), {
        investment: { book: { method: 'straight-line', life: 5, residualShare: 0 } },
      }),
      line('receivables', 'working-capital', constant(30), {
        workingCapital: { side: 'asset', basis: 'days', of: ['sales'] },
      }),
    ],
  });
}

/**
 * The electric scooter of Brealey/Myers/Allen, Principles of Corporate Finance, ch. 10 (table 10.1), in billions of yen:
 * 15 of investment over ten years, market 1 million, share 10 %, price 375,000, variable cost 300,000 a unit,
 * fixed cost 3, tax 50 %, cost of capital 10 %.
 */
export function otobai(): Plan {
  return smallPlan({
    timeline: { periods: 10 },
    tax: { rate: 0.5, losses: 'immediate' },
    lines: [
      line('market', 'driver', constant(1), { range: { low: 0.9, high: 1.1 } }),
      line('share', 'driver', constant(0.1), { range: { low: 0.04, high: 0.16 } }),
      // Thousands of yen a unit, so that millions of units give billions.
      line('price', 'driver', constant(375), { range: { low: 350, high: 380 } }),
      line('unit_cost', 'driver', constant(300), { range: { low: 275, high: 360 } }),
      line('fixed', 'driver', constant(3), { range: { low: 2, high: 4 } }),
      line('sales', 'revenue', formula('market * share * price')),
      line('variable', 'variable-cost', formula('market * share * unit_cost')),
      line('overhead', 'fixed-cost', formula('fixed')),
      line('plant', 'investment', columns(15), {
        investment: { book: { method: 'straight-line', life: 10, residualShare: 0 } },
      }),
    ],
  });
}
