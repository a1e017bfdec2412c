/**
 * What a person can get wrong in a what-if study: each is told at the field that is to be mended, in the words or the
 * code that the page translates, and nothing else is lost.
 */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../models/appraisal/appraise.ts';
import { blankPlan } from '../../models/plan/blank.ts';
import { parsePlan } from '../../models/plan/parse-plan.ts';
import type { Plan } from '../../models/plan/schema.ts';
import type { DistributionSpec } from '../../models/plan/what-if/distribution-schema.ts';
import type { Override, Scenario } from '../../models/plan/what-if/scenario-schema.ts';
import { driverSchema } from '../../scenarios/drivers/driver.ts';
import { goalSeek } from '../../scenarios/goal-seek/goal-seek.ts';
import { scenarioMatrix } from '../../scenarios/matrix.ts';
import { headlineMetric } from '../../scenarios/metrics.ts';
import { applyOverrides, applyScenario } from '../../scenarios/overrides/apply.ts';
import { checkCorrelation } from '../../scenarios/simulation/correlation/check-correlation.ts';
import { fitHistory } from '../../scenarios/simulation/entry/fit.ts';
import { createDistribution } from '../../scenarios/simulation/entry/spec.ts';
import { createSampler } from '../../scenarios/simulation/sampler.ts';
import { rangeProblems } from '../../scenarios/tornado/ranges.ts';
import { tornado } from '../../scenarios/tornado/tornado.ts';
import { constant, line } from '../models/appraisal/small-plan.ts';
import { makeDistribution } from './simulation/references.ts';
import { otobai } from './varied-plan.ts';

const npv = headlineMetric('npv');
const price = { kind: 'line', code: 'price', measure: 'value' } as const;
const problemsOf = (spec: DistributionSpec): readonly string[] => {
  const made = createDistribution(spec);
  return made.ok ? [] : made.error.map(({ field, code, message }) => `${field} | ${code} | ${message}`);
};

describe('low above high', () => {
  it('is told at low, with both numbers', () => {
    expect(rangeProblems(otobai(), { driver: price, low: 380, high: 350 })).toEqual([
      { field: 'low', code: 'order', message: 'low 380 is above high 350' },
    ]);
    expect(() => tornado(otobai(), npv, [{ driver: price, low: 380, high: 350 }])).toThrow(
      'low 380 is above high 350',
    );
    expect(goalSeek(otobai(), { driver: price, metric: npv, target: 0, low: 380, high: 350 })).toMatchObject({
      kind: 'none',
      reason: 'low-above-high',
    });
  });

  it('of a distribution is told at its field', () => {
    expect(problemsOf({ type: 'uniform', min: 2, max: 1 })).toEqual(['min | order | min must be below max']);
    expect(problemsOf({ type: 'percentiles', family: 'normal', p10: 5, p90: 4 })).toEqual([
      'p10 | order | P10 must be below P90',
    ]);
    expect(problemsOf({ type: 'triangular', min: 1, mode: 9, max: 3 })).toEqual([
      'mode | order | mode must lie between min and max',
    ]);
  });
});

describe('a correlation of 1.2', () => {
  const matrix = [
    [1, 1.2, 0],
    [1.2, 1, 0],
    [0, 0, 1],
  ];

  it('is told at its cell', () => {
    const checked = checkCorrelation(matrix, 3);
    expect(checked.ok ? [] : checked.error).toEqual([
      { field: 'correlation.0.1', code: 'out-of-range', message: 'a correlation lies between -1 and 1' },
      { field: 'correlation.1.0', code: 'out-of-range', message: 'a correlation lies between -1 and 1' },
    ]);
  });

  it('stops the simulation before it draws, with the same problem', () => {
    const distribution = makeDistribution({ type: 'normal', mean: 0, sd: 1 });
    const drivers = ['a', 'b', 'c'].map((code) => ({ code, distribution }));
    const made = createSampler({ drivers, correlation: matrix, method: 'plain', trials: 10, seed: 1 });
    expect(made.ok ? '' : made.error[0]?.field).toBe('correlation.0.1');
  });

  it('in a plan is refused with its place', () => {
    const plan = { ...blankPlan('p', 'P', '2026-01'), correlations: [{ a: 'x', b: 'y', rho: 1.2 }] };
    const parsed = parsePlan(JSON.parse(JSON.stringify(plan)));
    expect(parsed.ok ? [] : parsed.error).toEqual([
      { path: 'correlations.0.rho', message: 'a correlation lies between -1 and 1' },
    ]);
  });
});

describe('a distribution with zero spread', () => {
  it.each<readonly [DistributionSpec, string]>([
    [{ type: 'normal', mean: 5, sd: 0 }, 'sd | no-spread | sd must be above zero: there is no spread'],
    [{ type: 'uniform', min: 5, max: 5 }, 'max | no-spread | max must be above min: there is no spread'],
    [
      { type: 'pert', min: 5, mode: 5, max: 5 },
      'max | no-spread | max must be above min: there is no spread',
    ],
    [
      { type: 'discrete', outcomes: [{ value: 5, weight: 1 }] },
      'outcomes | no-spread | only one value is possible: there is no spread',
    ],
    [
      { type: 'empirical', data: [5, 5, 5], method: 'resampled' },
      'data | no-spread | all data are equal: there is no spread',
    ],
    [
      { type: 'moments', family: 'gamma', mean: 5, sd: 0 },
      'sd | no-spread | sd must be above zero: there is no spread',
    ],
    [
      { type: 'percentiles', family: 'normal', p10: 5, p90: 5 },
      'p90 | no-spread | P90 must be above P10: there is no spread',
    ],
  ])('%j is told at its field', (spec, expected) => {
    expect(problemsOf(spec)).toEqual([expected]);
  });

  it('as history cannot be fitted, and is told at the data', () => {
    const fitted = fitHistory([5, 5, 5, 5, 5]);
    expect(fitted.ok ? [] : fitted.error.map(({ field, code }) => `${field}: ${code}`)).toEqual([
      'data: no-spread',
    ]);
  });
});

describe('a driver that is text', () => {
  it('is refused in a plan with the place of the text', () => {
    const plan = blankPlan('p', 'P', '2026-01');
    const texts = {
      ...plan,
      lines: [
        { ...line('a', 'driver', constant(1)), entry: { type: 'constant', value: 'about 5' } },
        { ...line('b', 'driver', constant(1)), range: { low: 'low', high: 3 } },
        {
          ...line('c', 'driver', constant(1)),
          uncertainty: {
            type: 'once',
            measure: 'value',
            distribution: { type: 'normal', mean: 'five', sd: 1 },
          },
        },
      ],
    };
    const parsed = parsePlan(texts);
    expect(parsed.ok ? [] : parsed.error).toEqual([
      { path: 'lines.0.entry.value', message: 'must be a number' },
      { path: 'lines.1.range.low', message: 'must be a number' },
      { path: 'lines.2.uncertainty.distribution.mean', message: 'must be a number' },
    ]);
  });

  it('is no driver by value: a formula is varied by a factor, and says so', () => {
    const sales = { kind: 'line', code: 'sales', measure: 'value' } as const;
    expect(rangeProblems(otobai(), { driver: sales, low: 1, high: 2 })).toEqual([
      { field: 'driver', code: 'not-a-constant', message: 'line:value:sales: not-a-constant' },
    ]);
    const sought = goalSeek(otobai(), { driver: sales, metric: npv, target: 0, low: 1, high: 2 });
    expect(sought).toMatchObject({ kind: 'none', reason: 'not-a-constant' });
    expect(
      driverSchema.safeParse({ kind: 'line', code: 5, measure: 'value' }).error?.issues[0]?.path,
    ).toEqual(['code']);
  });

  it('that evaluates to no number leaves the plan without a verdict, not with a wrong one', () => {
    const plan = otobai();
    const text: Plan = {
      ...plan,
      lines: plan.lines.map((each) =>
        each.code === 'price' ? { ...each, entry: { type: 'formula', formula: '"dear"' } } : each,
      ),
    };
    expect(appraise(text).verdict.decision).toBe('unclear');
    expect(tornado(text, npv, [])).toMatchObject({ planned: null, plannedWhy: 'cannot-compute' });
  });
});

describe('scenarios', () => {
  const own = (id: string, parentId: string | null, ...overrides: Override[]): Scenario => ({
    id,
    name: `Scenario ${id}`,
    parentId,
    overrides,
  });
  const dearer: Override = {
    target: 'line',
    lineId: 'price',
    label: 'Price',
    change: { type: 'scale', factor: 1.1 },
  };

  it('that are their own ancestor are told by name, and the others still have their columns', () => {
    const list = [own('a', 'b'), own('b', 'a'), own('fine', null, dearer)];
    const made = applyScenario(otobai(), list, 'a');
    expect(made.ok ? null : made.error).toEqual({
      code: 'cycle',
      names: ['Scenario a', 'Scenario b', 'Scenario a'],
    });
    const { columns, rows } = scenarioMatrix(otobai(), list, [npv], 'Plan');
    expect(columns.map(({ error }) => error?.code ?? null)).toEqual([null, 'cycle', 'cycle', null]);
    expect(rows[0]?.cells.map(({ value }) => value !== null)).toEqual([true, false, false, true]);
  });

  it('keep the override of a deleted line as an orphan, which holds again when the line is back', () => {
    const plan = otobai();
    const without: Plan = { ...plan, lines: plan.lines.filter(({ code }) => code !== 'fixed') };
    const override: Override = {
      target: 'line',
      lineId: 'fixed',
      label: 'Fixed cost',
      change: { type: 'replace', value: 2 },
    };
    const list = [own('lean', null, override, dearer)];
    const orphaned = applyScenario(without, list, 'lean');
    expect(orphaned.ok && orphaned.value.orphans).toEqual([override]);
    // The other override of the same scenario holds all the same.
    const expected = applyOverrides(without, [dearer]).plan;
    expect(orphaned.ok && orphaned.value.plan).toEqual(expected);
    const back = applyScenario(plan, list, 'lean');
    expect(back.ok && back.value.orphans).toEqual([]);
    expect(back.ok && back.value.plan.lines.find(({ code }) => code === 'fixed')?.entry).toEqual({
      type: 'constant',
      value: 2,
    });
  });
});
