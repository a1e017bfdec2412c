/**
 * Worked examples of flexible budgets as plans with entries. Figures and sources only; what they should give stands in
 * the tests beside them.
 */
import type { Plan } from '../../../../models/plan/schema.ts';
import type { DaySums } from '../../../../models/tracking/actuals/day-sums.ts';
import { line, planOf, sumsOf } from '../tracked-case.ts';

export type Example = { readonly plan: Plan; readonly sums: DaySums };

/** Horngren, Datar, Rajan, Cost Accounting, 14th ed., ch. 7, Webb Company, April 2011 (exhibits 7-1 to 7-3, pp. 228-239). */
export function webbCompany(): Example {
  const plan = planOf(
    [
      line('driver', 'jackets', 12_000, { unit: 'jackets' }),
      line('driver', 'price', 120, { unit: 'USD/jackets' }),
      line('driver', 'cloth_price', 30, { unit: 'USD/yards' }),
      line('driver', 'wage', 20, { unit: 'USD/hours' }),
      line('memo', 'cloth', 'jackets * 2', { unit: 'yards' }),
      line('memo', 'hours', 'jackets * 0.8', { unit: 'hours' }),
      line('revenue', 'sales', 'jackets * price'),
      line('variable-cost', 'materials', 'cloth * cloth_price'),
      line('variable-cost', 'labour', 'hours * wage'),
      line('variable-cost', 'overhead', 'jackets * 12'),
      line('fixed-cost', 'fixed', 276_000),
    ],
    { start: '2011-04', periods: 1 },
  );
  const sums = sumsOf({
    jackets: [['2011-04-30', 10_000]],
    sales: [['2011-04-30', 1_250_000]],
    cloth: [['2011-04-30', 22_200]],
    hours: [['2011-04-30', 9000]],
    materials: [['2011-04-30', 621_600]],
    labour: [['2011-04-30', 198_000]],
    overhead: [['2011-04-30', 130_500]],
    fixed: [['2011-04-30', 285_000]],
  });
  return { plan: inDollars(plan), sums };
}

/** ACCA F2 Management Accounting, Study Text, Emile Woolf Publishing 2010, p. 254. */
export function woolfF2(): Example {
  const plan = planOf(
    [
      line('driver', 'units', 10_000, { unit: 'units' }),
      line('revenue', 'sales', 'units * 20'),
      line('variable-cost', 'materials', 'units * 6'),
      line('variable-cost', 'labour', 'units * 7'),
      line('variable-cost', 'overheads', 'units * 2'),
      line('fixed-cost', 'fixed', 30_000),
    ],
    { periods: 1 },
  );
  const sums = sumsOf({
    units: [['2026-01-31', 15_000]],
    sales: [['2026-01-31', 286_000]],
    materials: [['2026-01-31', 94_000]],
    labour: [['2026-01-31', 97_000]],
    overheads: [['2026-01-31', 23_000]],
    fixed: [['2026-01-31', 34_000]],
  });
  return { plan: inDollars(plan), sums };
}

/** CIMA C1, Fundamentals of Management Accounting, Official Learning System, p. 332. */
export function cimaC1(): Example {
  const plan = planOf(
    [
      line('driver', 'units', 12_600, { unit: 'units' }),
      line('revenue', 'sales', 'units * 22'),
      line('variable-cost', 'material', 'units * 6'),
      line('variable-cost', 'labour', 'units * 4'),
      line('variable-cost', 'production', 'units * 1'),
      line('fixed-cost', 'production_fixed', 13_450),
      line('fixed-cost', 'other', 10_220),
    ],
    { periods: 1 },
  );
  const sums = sumsOf({
    units: [['2026-01-31', 13_200]],
    sales: [['2026-01-31', 303_600]],
    material: [['2026-01-31', 78_350]],
    labour: [['2026-01-31', 51_700]],
    production: [['2026-01-31', 14_160]],
    production_fixed: [['2026-01-31', 13_710]],
    other: [['2026-01-31', 10_160]],
  });
  return { plan: inDollars(plan), sums };
}

/** Milano Company (Drury): three products in one unit with contributions of 20, 12 and 9. */
export function milano(): Example {
  const products = [
    ['x', 8000, 6000, 20],
    ['y', 7000, 7000, 12],
    ['z', 5000, 9000, 9],
  ] as const;
  const plan = planOf(
    products.flatMap(([code, budget, , contribution]) => [
      line('driver', `${code}_units`, budget, { unit: 'units' }),
      line('revenue', code, `${code}_units * ${contribution + 30}`),
      line('variable-cost', `${code}_cost`, `${code}_units * 30`),
    ]),
    { periods: 1 },
  );
  const entries = products.flatMap(([code, , actual, contribution]) => [
    [`${code}_units`, [['2026-01-31', actual]]] as const,
    [code, [['2026-01-31', actual * (contribution + 30)]]] as const,
    [`${code}_cost`, [['2026-01-31', actual * 30]]] as const,
  ]);
  return { plan: inDollars(plan), sums: sumsOf(Object.fromEntries(entries)) };
}

function inDollars(plan: Plan): Plan {
  return { ...plan, settings: { ...plan.settings, currency: 'USD' } };
}
