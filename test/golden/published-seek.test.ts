/**
 * The published break-even and sensitivity tables, reached by the what-if engines on plans built from the inputs of the
 * case: goal seek for the break-even and target volumes, the tornado's one-way points for the rows of a variant.
 */
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../models/plan/schema.ts';
import type { Driver } from '../../scenarios/drivers/driver.ts';
import { breakEvenTable } from '../../scenarios/goal-seek/break-even.ts';
import { goalSeek } from '../../scenarios/goal-seek/goal-seek.ts';
import { oneWayTable } from '../../scenarios/grid.ts';
import { headlineMetric, type Metric } from '../../scenarios/metrics.ts';
import { switchingValues } from '../../scenarios/tornado/switching.ts';
import { constant, formula, line, smallPlan } from '../models/appraisal/small-plan.ts';
import { expectClose, type GoldenCase, numberOf, readCases } from './case-file.ts';

const cases = readCases('published.json').filter(({ kind }) => kind === 'break_even');
const UNITS: Driver = { kind: 'line', code: 'units', measure: 'value' };

/** One period without discount: NPV is the profit after tax of that period. */
function cvpPlan({ inputs }: GoldenCase, tax: number): Plan {
  return smallPlan({
    timeline: { periods: 1 },
    discounting: { rate: { mode: 'given', rate: 0 } },
    tax: { rate: tax, losses: 'immediate' },
    lines: [
      line('units', 'driver', constant(1)),
      line('sales', 'revenue', formula(`units * ${numberOf(inputs.price)}`)),
      line('goods', 'variable-cost', formula(`units * ${numberOf(inputs.unit_variable)}`)),
      line('overhead', 'fixed-cost', constant(numberOf(inputs.fixed))),
    ],
  });
}

function unitsFor(plan: Plan, metric: Metric, target: number): number {
  const sought = goalSeek(plan, { driver: UNITS, metric, target, low: 0, high: 1000 });
  const values = sought.kind === 'found' ? sought.solutions.map(({ value }) => value) : [];
  expect(values).toHaveLength(1);
  return values[0] ?? Number.NaN;
}

describe('published break-even cases by goal seek', () => {
  it('has cases', () => {
    expect(cases.map(({ id }) => id)).toContain('horngren-cvp');
  });

  it.each(cases.map((golden) => [golden.id, golden] as const))('%s', (_, golden) => {
    const { inputs, expected, tolerance } = golden;
    const npv = headlineMetric('npv');
    const before = cvpPlan(golden, 0);
    const after = cvpPlan(golden, numberOf(inputs.tax));
    expectClose(unitsFor(before, npv, 0), expected.bep_units, tolerance, 'break-even units');
    expectClose(unitsFor(after, npv, 0), expected.bep_units, tolerance, 'break-even units after tax');
    const operating = unitsFor(
      before,
      headlineMetric('totalEbitda'),
      numberOf(inputs.target_operating_income),
    );
    expectClose(operating, expected.units_for_target_operating, tolerance, 'units for operating income');
    const net = unitsFor(after, npv, numberOf(inputs.target_net_income));
    expectClose(net, expected.units_for_target_net, tolerance, 'units for net income');
    const [row] = breakEvenTable(before, [UNITS], npv, 0, 100);
    expectClose(row?.above, expected.bep_units, tolerance, 'the break-even table');
    const [value] = switchingValues(before, [UNITS], 100);
    expectClose(value?.nearest?.at, expected.bep_units, tolerance, 'the switching value');
    // At the volume of the case: revenue by the one-way table, at the break-even its revenue.
    const { columns } = oneWayTable(before, [headlineMetric('totalRevenue'), headlineMetric('totalEbitda')], {
      driver: UNITS,
      values: [numberOf(expected.bep_units), 40],
    });
    expectClose(columns[0]?.values[0], expected.bep_revenue, tolerance, 'break-even revenue');
    expectClose(columns[1]?.values[1], 1200, tolerance, 'operating income at 40 units');
  });
});
