/**
 * The headless what-if commands end to end on the machine of docs/plan-format.md, whose NPV is algebra: with units u
 * and the annuity factor a(r) = (1 - (1 + r)^-3) / r it is 10 u a(r) - 1000. Also what they say to bad input.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../../models/plan/parse-plan.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { emptyFolder, hurdle } from './run-for-test.ts';

const page = readFileSync(new URL('../../../docs/plan-format.md', import.meta.url), 'utf8');
const documented = /```json\n(.*?)```/s.exec(page)?.[1] ?? '';

const annuity = (rate: number): number => (1 - (1 + rate) ** -3) / rate;
const npv = (units: number, rate = 0.1): number => 10 * units * annuity(rate) - 1000;

function machine(change: (plan: Plan) => Plan = (plan) => plan, name = 'plan.json'): string {
  const parsed = parsePlan(JSON.parse(documented));
  if (!parsed.ok) throw new Error('the documented plan is a plan');
  const path = emptyFolder()(name);
  writeFileSync(path, JSON.stringify(change(parsed.value)));
  return path;
}

const withScenarios = (plan: Plan): Plan => ({
  ...plan,
  scenarios: [
    {
      id: 's1',
      name: 'More',
      parentId: null,
      probability: 0.25,
      overrides: [{ target: 'line', lineId: 'l1', label: 'Units', change: { type: 'scale', factor: 1.1 } }],
    },
    {
      id: 's2',
      name: 'More, dearer money',
      parentId: 's1',
      probability: 0.75,
      overrides: [{ target: 'setting', setting: 'discountRate', change: { type: 'replace', value: 0.12 } }],
    },
  ],
});

const uncertain = (plan: Plan): Plan => ({
  ...plan,
  lines: plan.lines.map((line) =>
    line.code === 'units'
      ? {
          ...line,
          uncertainty: {
            type: 'once',
            measure: 'value',
            distribution: { type: 'uniform', min: 30, max: 50 },
          },
        }
      : line,
  ),
});

async function json(...argv: readonly string[]) {
  const { exit, out, err } = await hurdle(...argv, '--json');
  return { exit, err, answer: out === '' ? null : JSON.parse(out) };
}

describe('matrix', () => {
  it('gives the plan and each scenario, the expected value and the inputs that differ', async () => {
    const { exit, answer } = await json('matrix', machine(withScenarios), '--metrics', 'npv');
    expect(exit).toBe(0);
    const [row] = answer.metrics;
    const wanted = [npv(40), npv(44), npv(44, 0.12)];
    row.values.forEach(
      (value: number, index: number) => void expect(value).toBeCloseTo(wanted[index] ?? 0, 9),
    );
    expect(row.best).toEqual([1]);
    expect(row.worst).toEqual([0]);
    expect(row.expected).toBeCloseTo(0.25 * npv(44) + 0.75 * npv(44, 0.12), 9);
    expect(
      answer.inputs.map((input: { code?: string; setting?: string }) => input.code ?? input.setting),
    ).toEqual(['units', 'discountRate']);
    expect(answer.inputs[0].values).toEqual([40, 44, 44]);
  });

  it('expects no rate and no payback, and says why under the table', async () => {
    const file = machine(withScenarios);
    const { answer } = await json('matrix', file, '--metrics', 'irr,payback');
    for (const { values, expected } of answer.metrics) {
      expect(values.every((value: unknown) => typeof value === 'number')).toBe(true);
      expect(expected).toBeNull();
    }
    const { out } = await hurdle('matrix', file);
    expect(out).toContain('A mean of rates, ratios, payback times');
    expect((await hurdle('matrix', file, '--lang', 'zh')).out).toContain('期望值：按概率加权。');
    // Without an expected value there is nothing to explain.
    expect((await hurdle('matrix', file, '--metrics', 'irr')).out).not.toContain('A mean of');
  });

  it('keeps an override of a deleted line as an orphan, and tells a scenario that cannot be made', async () => {
    const file = machine((plan) => ({
      ...withScenarios(plan),
      scenarios: [
        {
          id: 'x',
          name: 'Lost',
          parentId: 'gone',
          overrides: [],
        },
        {
          id: 'y',
          name: 'Orphan',
          parentId: null,
          overrides: [{ target: 'line', lineId: 'zz', label: 'Old', change: { type: 'replace', value: 1 } }],
        },
      ],
    }));
    const { exit, answer } = await json('matrix', file, '--metrics', 'npv');
    expect(exit).toBe(1);
    expect(answer.columns[1].error.code).toBe('no-such-parent');
    expect(answer.columns[2].orphans).toHaveLength(1);
    expect(answer.metrics[0].values[2]).toBeCloseTo(npv(40), 9);
  });

  it('refuses a scenario that is its own ancestor, at the place in the file', async () => {
    const file = machine((plan) => ({
      ...plan,
      scenarios: [
        { id: 'a', name: 'A', parentId: 'b', overrides: [] },
        { id: 'b', name: 'B', parentId: 'a', overrides: [] },
      ],
    }));
    const { exit, err } = await hurdle('matrix', file);
    expect(exit).toBe(1);
    expect(err).toContain('scenarios.0.parentId: A scenario cannot inherit from itself: A → B → A.');
  });
});

describe('tornado', () => {
  it('gives both ends, the swing, the elasticity and where the verdict flips', async () => {
    const { answer } = await json('tornado', machine(), '--drivers', 'units,discountRate');
    const bar = answer.bars.find((each: { driver: string }) => each.driver === 'units');
    expect(bar.low).toMatchObject({ at: 36 });
    expect(bar.low.value).toBeCloseTo(npv(36), 9);
    expect(bar.high.value).toBeCloseTo(npv(44), 9);
    expect(bar.elasticity).toBeCloseTo((10 * 40 * annuity(0.1)) / npv(40), 5);
    expect(bar.switching.nearest.at).toBeCloseTo(100 / annuity(0.1), 9);
  });

  it('refuses low above high, a driver that is not there, and a percent that is a word', async () => {
    const turned = machine((plan) => ({
      ...plan,
      lines: plan.lines.map((line) =>
        line.code === 'units' ? { ...line, range: { low: 50, high: 30 } } : line,
      ),
    }));
    expect(await hurdle('tornado', turned, '--ranges')).toMatchObject({ exit: 2 });
    const unknown = await hurdle('tornado', machine(), '--drivers', 'unitz');
    expect(unknown.exit).toBe(2);
    expect(unknown.err).toContain('did you mean "units"?');
    expect((await hurdle('tornado', machine(), '--percent', 'ten')).err).toContain(
      '--percent needs a number',
    );
  });
});

describe('grid', () => {
  it('computes a metric over two drivers, rows by the second', async () => {
    const { answer } = await json('grid', machine(), '--x', 'units=30:50:3', '--y', 'discountRate=0.05,0.1');
    expect(answer.x.values).toEqual([30, 40, 50]);
    expect(answer.values[0][2]).toBeCloseTo(npv(50, 0.05), 9);
    expect(answer.values[1][0]).toBeCloseTo(npv(30), 9);
  });

  it('computes one driver as a list, and refuses an axis that runs backwards or twice the same driver', async () => {
    const { answer } = await json('grid', machine(), '--x', 'units=40:44:2');
    expect(answer.values[1]).toBeCloseTo(npv(44), 9);
    expect((await hurdle('grid', machine(), '--x', 'units=50:30:3')).err).toContain('50 is above 30');
    expect((await hurdle('grid', machine(), '--x', 'units=1,2', '--y', 'units=1,2')).exit).toBe(2);
    expect((await hurdle('grid', machine())).err).toContain('--x');
  });
});

describe('seek', () => {
  it('finds the break-even of a driver and of the rate to 1e-9', async () => {
    const units = await json('seek', machine(), '--driver', 'units');
    expect(units.answer.solutions[0].value).toBeCloseTo(100 / annuity(0.1), 8);
    const rate = await json('seek', machine(), '--driver', 'discountRate', '--from', '0', '--to', '1');
    // 400 a year for 1,000: 1 - x^3 = 2.5 (1 - x) / x with x = 1 / (1 + r), checked by putting it back.
    expect(annuity(rate.answer.solutions[0].value)).toBeCloseTo(2.5, 9);
  });

  it('says why there is none, and where it comes nearest', async () => {
    const { answer } = await json('seek', machine(), '--driver', 'units', '--from', '0', '--to', '10');
    expect(answer).toMatchObject({ kind: 'none', reason: 'always-below', nearest: { at: 10 } });
    const { answer: turned } = await json('seek', machine(), '--driver', 'units', '--from', '9', '--to', '1');
    expect(turned.reason).toBe('low-above-high');
  });
});

describe('bridge', () => {
  it('shares the difference of two changes by Shapley values', async () => {
    const { answer } = await json('bridge', machine(withScenarios), '--to', 'More, dearer money');
    const [units, rate] = answer.steps;
    const unitsFirst = npv(44) - npv(40);
    const unitsLast = npv(44, 0.12) - npv(40, 0.12);
    expect(units.contribution).toBeCloseTo((unitsFirst + unitsLast) / 2, 9);
    expect(units.contribution + rate.contribution).toBeCloseTo(npv(44, 0.12) - npv(40), 9);
    const sequential = await json('bridge', machine(withScenarios), '--to', 's2', '--method', 'sequential');
    expect(sequential.answer.steps[0].contribution).toBeCloseTo(unitsFirst, 9);
  });

  it('compares two files, and a workspace with its snapshots and log', async () => {
    const two = await json(
      'bridge',
      machine(),
      machine((plan) => ({ ...plan, ...scaled(plan, 44) })),
    );
    expect(two.answer.steps).toHaveLength(1);
    expect(two.answer.to - two.answer.from).toBeCloseTo(npv(44) - npv(40), 9);
    const workspace = emptyFolder()('w.hurdle');
    await hurdle('import', machine(), '--into', workspace);
    const start = await json('bridge', workspace, '--from', '#0', '--to', 'plan');
    expect(start.answer.steps).toEqual([]);
    expect((await hurdle('bridge', workspace, '--from', '#99', '--to', 'plan')).err).toContain(
      'log ends at #0',
    );
    expect((await hurdle('bridge', workspace, '--to', 'Before')).exit).toBe(2);
  });
});

const scaled = (plan: Plan, value: number): Pick<Plan, 'lines'> => ({
  lines: plan.lines.map((line) =>
    line.code === 'units' ? { ...line, entry: { type: 'constant', value } } : line,
  ),
});

describe('simulate', () => {
  it('gives the mean and P(NPV < 0) of a uniform driver, the same bits for any number of workers', async () => {
    const file = machine(uncertain);
    const { answer } = await json('simulate', file, '--trials', '20000', '--seed', '7', '--workers', '1');
    const sd = (10 * annuity(0.1) * 20) / Math.sqrt(12);
    expect(Math.abs(answer.npv.mean - npv(40))).toBeLessThan((4 * sd) / Math.sqrt(20_000));
    expect(answer.loss.share).toBeCloseTo((100 / annuity(0.1) - 30) / 20, 3);
    const other = await json('simulate', file, '--trials', '20000', '--seed', '7', '--workers', '3');
    expect(other.answer).toEqual(answer);
  });

  it('opens a trial as a plan whose NPV is that trial', async () => {
    const { out } = await hurdle('simulate', machine(uncertain), '--trial', '5');
    const plan = parsePlan(JSON.parse(out));
    const units = plan.ok ? plan.value.lines.find(({ code }) => code === 'units')?.entry : null;
    expect(units?.type === 'constant' && units.value > 30 && units.value < 50).toBe(true);
    expect(plan.ok && plan.value.lines.every(({ uncertainty }) => uncertainty === undefined)).toBe(true);
  });

  it('names the line and field that cannot be drawn, a correlation of 1.2, and what a hundred million trials cost', async () => {
    const flat = machine((plan) => ({
      ...plan,
      lines: uncertain(plan).lines.map((line) =>
        line.uncertainty?.type === 'once'
          ? {
              ...line,
              uncertainty: { ...line.uncertainty, distribution: { type: 'normal', mean: 40, sd: 0 } },
            }
          : line,
      ),
    }));
    const zero = await hurdle('simulate', flat);
    expect(zero.exit).toBe(1);
    expect(zero.err).toContain('units.uncertainty.distribution.sd: sd must be above zero');
    const linked = machine((plan) => ({
      ...uncertain(plan),
      correlations: [{ a: 'l1', b: 'l2', rho: 1.2 }],
    }));
    const impossible = await hurdle('simulate', linked);
    expect(impossible.exit).toBe(1);
    expect(impossible.err).toContain('correlations.0.rho: a correlation lies between -1 and 1');
    const many = await hurdle('simulate', machine(uncertain), '--trials', '100000000');
    expect(many.exit).toBe(2);
    expect(many.err).toMatch(/MB of memory\. [\d,]+ fit/);
    expect((await hurdle('simulate', machine(uncertain), '--trials', 'many')).err).toContain('--trials');
  });
});

const toOptimise = (plan: Plan, most: number): Plan => ({
  ...plan,
  optimisation: {
    decisions: [{ id: 'd', target: { kind: 'line', lineId: 'l1', measure: 'value' }, low: 10, high: 60 }],
    constraints: [
      {
        id: 'c',
        label: 'Capacity',
        terms: [{ decisionId: 'd', weight: 2 }],
        relation: 'at-most',
        bound: most,
      },
    ],
    objective: { metric: 'npv', measure: 'value', percentile: 0.1, penalty: 1 },
  },
});

describe('optimise', () => {
  it('goes to the bound that binds, and says what a unit more of it is worth', async () => {
    const { answer } = await json(
      'optimise',
      machine((plan) => toOptimise(plan, 100)),
    );
    expect(answer.decisions[0].value).toBeCloseTo(50, 6);
    expect(answer.objective).toBeCloseTo(npv(50), 6);
    expect(answer.binding[0]).toMatchObject({ kind: 'constraint', what: 'Capacity' });
    expect(answer.binding[0].shadowPrice).toBeCloseTo(5 * annuity(0.1), 4);
  });

  it('names the constraints that cannot be met together', async () => {
    const { exit, err } = await hurdle(
      'optimise',
      machine((plan) => toOptimise(plan, 5)),
    );
    expect(exit).toBe(1);
    expect(err).toContain('Capacity');
    expect(err).toContain('units low');
  });
});

describe('portfolio', () => {
  async function workspace(): Promise<string> {
    const path = emptyFolder()('w.hurdle');
    for (const [name, units] of [
      ['Small', 45],
      ['Large', 60],
    ] as const) {
      const file = machine((plan) => ({ ...plan, ...scaled(plan, units), id: name, name }), `${name}.json`);
      await hurdle('import', file, '--into', path);
    }
    return path;
  }

  it('chooses exactly within the budget, keeps needs, and says what clashes', async () => {
    const path = await workspace();
    const shares = (answer: { projects: { name: string; share: number }[] }) =>
      Object.fromEntries(answer.projects.map(({ name, share }) => [name, share]));
    const one = await json('portfolio', path, '--budget', '2027=1500');
    expect(shares(one.answer)).toEqual({ Large: 1, Small: 0 });
    expect(one.answer.npv).toBeCloseTo(npv(60), 9);
    const both = await json('portfolio', path, '--budget', '2027=2000');
    expect(both.answer.npv).toBeCloseTo(npv(60) + npv(45), 9);
    const needs = await json('portfolio', path, '--budget', '2027=1500', '--require', 'Large:Small');
    expect(shares(needs.answer)).toEqual({ Large: 0, Small: 1 });
    const clash = await hurdle('portfolio', path, '--budget', '2027=500', '--must', 'Large');
    expect(clash.exit).toBe(1);
    expect(clash.err).toContain('must: Large');
    expect((await hurdle('portfolio', path, '--must', 'Lrge')).exit).toBe(2);
  });
});
