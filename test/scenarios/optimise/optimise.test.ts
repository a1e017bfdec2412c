/** Optimising plans: spending on channels against algebra, what holds the optimum back, settings, and bad input. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { headlineMetric } from '../../../scenarios/metrics.ts';
import { guideConstraints, sevenTwoOne, totalConstraint } from '../../../scenarios/optimise/guide.ts';
import { optimise, runToEnd } from '../../../scenarios/optimise/optimise.ts';
import type {
  Constraint,
  Decision,
  Optimised,
  OptimiseProblem,
  Optimum,
} from '../../../scenarios/optimise/problem.ts';
import { columns, constant, formula, line, smallPlan } from '../../models/appraisal/small-plan.ts';
import { ANNUITY, curvedChannels, linearChannels, spend } from './channel-plans.ts';

const NPV = { metric: headlineMetric('npv'), measure: { kind: 'value' } } as const;
const members = [{ decision: 0 }, { decision: 1 }, { decision: 2 }];

function run(
  plan: Plan,
  decisions: readonly Decision[],
  constraints: readonly Constraint[] = [],
  more: Partial<OptimiseProblem> = {},
): Optimised {
  return runToEnd(optimise(plan, { decisions, constraints, objective: NPV, seed: 1, ...more }));
}

function best(...input: Parameters<typeof run>): Optimum {
  const answer = run(...input);
  if (answer.kind !== 'found') throw new Error(JSON.stringify(answer));
  return answer;
}

describe('a budget over channels with constant returns', () => {
  const decisions = [spend('a', 0, 100), spend('b', 0, 100), spend('c', 10, 100)];
  const found = best(linearChannels(), decisions, [totalConstraint('budget', members, 150)]);

  it('goes to the best channel up to its bound, then to the next', () => {
    expect(found.decisions).toEqual([40, 100, 10]);
    expect(found.objective).toBeCloseTo(ANNUITY * (2 * 40 + 4 * 100 + 10), 9);
  });

  it('stands beside the plan as it was', () => {
    expect(found.planned).toBeCloseTo(ANNUITY * (2 + 4 + 1) * 50, 9);
    expect(found.plannedIsAllowed).toBe(true);
  });

  it('is held back by the budget and two bounds, each with its price by algebra', () => {
    // One more of budget goes to a (2); one more of b takes one from a (4 - 2); one less of c gives one to a (2 - 1).
    expect(found.binding.map(({ part }) => part)).toEqual([
      { kind: 'high', decision: 1 },
      { kind: 'low', decision: 2 },
      { kind: 'constraint', index: 0, label: 'budget' },
    ]);
    [2, 1, 2].forEach((price, i) => {
      expect(found.binding[i]?.shadowPrice).toBeCloseTo(ANNUITY * price, 6);
    });
  });

  it('is what the plan gives with those numbers', () => {
    const plan = linearChannels();
    const [a, b, c] = found.decisions;
    const lines = plan.lines.map((own) => {
      const value = { a, b, c }[own.code];
      return value === undefined ? own : { ...own, entry: { type: 'constant', value } as const };
    });
    expect(appraise({ ...plan, lines }).returns.postTax.withTerminal.npv).toBe(found.objective);
  });

  it('shows its way: the best so far never falls', () => {
    const values = found.history.map(({ objective }) => objective);
    expect(values).toEqual([...values].sort((x, y) => x - y));
    expect(found.confidence).toBe('starts-agree');
  });
});

describe('a budget over channels with falling returns', () => {
  // max 30 sqrt a + 20 sqrt b + 10 sqrt c with a + b + c = B: shares as 9 to 4 to 1, value sqrt(1400 B) - B.
  const decisions = ['a', 'b', 'c'].map((code) => spend(code, 0, 1000));

  it('is split by the squares of the strengths', () => {
    const found = best(curvedChannels(), decisions, [totalConstraint('budget', members, 280)]);
    [180, 80, 20].forEach((amount, i) => {
      expect(Math.abs((found.decisions[i] ?? 0) - amount)).toBeLessThan(0.01);
    });
    expect(found.objective / (ANNUITY * (Math.sqrt(1400 * 280) - 280))).toBeCloseTo(1, 9);
  });

  it('has the price of the budget that the derivative gives', () => {
    // d/dB (sqrt(1400 B) - B) = sqrt(1400 / B) / 2 - 1.
    const found = best(curvedChannels(), decisions, [totalConstraint('budget', members, 280)]);
    expect((found.binding[0]?.shadowPrice ?? 0) / (ANNUITY * (Math.sqrt(1400 / 280) / 2 - 1))).toBeCloseTo(
      1,
      4,
    );
  });

  it('is not spent to the last where more would cost more than it brings', () => {
    // Without a limit each sqrt's slope is 1: a = 225, b = 100, c = 25; a budget of 500 does not bind.
    const found = best(curvedChannels(), decisions, [totalConstraint('budget', members, 500, '<=')]);
    [225, 100, 25].forEach((amount, i) => {
      expect(Math.abs((found.decisions[i] ?? 0) - amount)).toBeLessThan(0.01);
    });
    expect(found.binding).toEqual([]);
  });

  it('keeps a guide of shares of a total', () => {
    // a would take 180 of 280 but may take half at most: 140; the rest again as 4 to 1: 112 and 28.
    const half = guideConstraints(
      [{ label: 'a at most half', members: [{ decision: 0 }], from: 0, to: 0.5 }],
      280,
    );
    const found = best(curvedChannels(), decisions, [totalConstraint('budget', members, 280), ...half]);
    [140, 112, 28].forEach((amount, i) => {
      expect(Math.abs((found.decisions[i] ?? 0) - amount)).toBeLessThan(0.01);
    });
    expect(found.binding.map(({ part }) => (part.kind === 'constraint' ? part.label : part.kind))).toEqual([
      'budget',
      'a at most half',
    ]);
  });

  it('moves by steps where steps are asked for', () => {
    // All multiples of 25 up to 300 with a total of 275, the best by trying each: see the loop.
    let expected = { value: Number.NEGATIVE_INFINITY, choice: [0, 0, 0] };
    for (let a = 0; a <= 275; a += 25) {
      for (let b = 0; a + b <= 275; b += 25) {
        const value = 30 * Math.sqrt(a) + 20 * Math.sqrt(b) + 10 * Math.sqrt(275 - a - b);
        if (value > expected.value) expected = { value, choice: [a, b, 275 - a - b] };
      }
    }
    const stepped = ['a', 'b', 'c'].map((code) => spend(code, 0, 300, 25));
    const found = best(curvedChannels(), stepped, [totalConstraint('budget', members, 275)]);
    expect(found.decisions).toEqual(expected.choice);
    expect(found.confidence).toBe('every-point');
    expect(found.binding.map(({ shadowPrice }) => shadowPrice)).toEqual([null]);
  });
});

describe('the 7-2-1 guide', () => {
  const groups = ['a', 'b', 'c'].map((label, decision) => ({ label, members: [{ decision }] }));

  it('holds shares of a given total within a band', () => {
    // b brings most and c least: b at the top of 20 % + 5 points, c at the bottom of 10 % - 5, a has the rest.
    const found = best(
      linearChannels(),
      ['a', 'b', 'c'].map((code) => spend(code, 0, 1000)),
      [totalConstraint('budget', members, 1000), ...sevenTwoOne(groups, 1000, 0.05)],
    );
    [700, 250, 50].forEach((amount, i) => {
      expect(found.decisions[i]).toBeCloseTo(amount, 6);
    });
  });

  it('holds shares of whatever the total turns out to be', () => {
    const free = sevenTwoOne(groups, null, 0);
    const found = best(
      linearChannels(),
      ['a', 'b', 'c'].map((code) => spend(code, 0, 70)),
      free,
    );
    // All gain, so a goes to its bound of 70 and takes the others along: 20 and 10.
    [70, 20, 10].forEach((amount, i) => {
      expect(found.decisions[i]).toBeCloseTo(amount, 6);
    });
  });
});

describe('other metrics and decisions', () => {
  const project = smallPlan({
    timeline: { periods: 8 },
    lines: [
      line('price', 'driver', constant(10)),
      line('machine', 'investment', columns(100)),
      // Demand falls with the price: (30 - price) sold, so the best price without costs is 15, for 225 a year.
      line('sales', 'revenue', formula('price * (30 - price)')),
    ],
  });

  it('finds the price with the shortest payback: less is better', () => {
    const objective = { metric: headlineMetric('payback'), measure: { kind: 'value' } } as const;
    const found = best(project, [spend('price', 1, 29)], [], { objective, limit: 500, starts: 2 });
    expect(found.objective).toBeCloseTo(100 / 225, 9);
    expect(found.decisions[0]).toBeCloseTo(15, 3);
    expect(found.planned).toBeCloseTo(100 / 200, 9);
  });

  it('finds the price with the highest internal rate', () => {
    const objective = { metric: headlineMetric('irr'), measure: { kind: 'value' } } as const;
    expect(best(project, [spend('price', 1, 29)], [], { objective }).decisions[0]).toBeCloseTo(15, 4);
  });

  it('chooses whole numbers of a whole setting together with a number', () => {
    // Every further year adds income, so the most periods; the price stays 15.
    const periods = { driver: { kind: 'setting', setting: 'periods' }, low: 2.5, high: 6.5 } as const;
    const found = best(project, [periods, spend('price', 1, 29)], [], { limit: 600, starts: 2 });
    expect(found.decisions[0]).toBe(6);
    expect(found.decisions[1]).toBeCloseTo(15, 4);
  });

  it('gives no price to a bound beyond which there is no number', () => {
    // Income of 100 a year: the less tax the better, and none below zero.
    const taxed = smallPlan({
      tax: { rate: 0.3 },
      lines: [line('income', 'revenue', constant(100))],
    });
    const rate = { driver: { kind: 'setting', setting: 'taxRate' }, low: 0, high: 1 } as const;
    const found = best(taxed, [rate], [], { limit: 300, starts: 1 });
    expect(found.decisions).toEqual([0]);
    expect(found.binding).toEqual([{ part: { kind: 'low', decision: 0 }, shadowPrice: null }]);
  });

  it('reports on the way and can be left at any time', () => {
    const search = optimise(curvedChannels(), {
      decisions: [spend('a', 0, 1000), spend('b', 0, 1000)],
      constraints: [],
      objective: NPV,
      seed: 1,
    });
    const first = search.next();
    const second = search.next();
    if (first.done || second.done) throw new Error('it ended at once');
    expect(second.value.evaluations).toBeGreaterThan(first.value.evaluations);
    expect(second.value.best?.objective).toBeGreaterThanOrEqual(first.value.best?.objective ?? Number.NaN);
    expect(search.return({ kind: 'undecided' }).done).toBe(true);
  });
});

describe('what cannot be optimised', () => {
  const faults = (...input: Parameters<typeof run>): readonly string[] => {
    const answer = run(...input);
    return answer.kind === 'invalid'
      ? answer.problems.map(({ field, code }) => `${field} ${code}`)
      : [answer.kind];
  };
  const plan = linearChannels();

  it('is told at its field: the decision', () => {
    expect(faults(plan, [])).toEqual(['decisions no-decisions']);
    expect(faults(plan, [spend('nowhere', 0, 1)])).toEqual(['decisions.0.driver no-such-line']);
    expect(faults(plan, [spend('text', 0, 1)])).toEqual(['decisions.0.driver not-a-constant']);
    expect(faults(plan, [spend('a', 2, 1)])).toEqual(['decisions.0.low low-above-high']);
    expect(faults(plan, [spend('a', 0, Number.POSITIVE_INFINITY)])).toEqual(['decisions.0.high not-finite']);
    expect(faults(plan, [spend('a', 0, 1, 0)])).toEqual(['decisions.0.step step-not-positive']);
    expect(faults(plan, [spend('a', 0, 1, 1e-9)])).toEqual(['decisions.0.step step-too-fine']);
    expect(faults(plan, [spend('a', 0, 1), spend('a', 0, 1)])).toEqual(['decisions.1.driver varied-twice']);
    const between = { driver: { kind: 'setting', setting: 'periods' }, low: 2.2, high: 2.8 } as const;
    expect(faults(plan, [between])).toEqual(['decisions.0.low no-whole-number']);
  });

  it('is told at its field: the constraint and the objective', () => {
    const decisions = [spend('a', 0, 1)];
    expect(faults(plan, decisions, [totalConstraint('t', [{ decision: 4 }], 1)])).toEqual([
      'constraints.0.terms.0 no-such-decision',
    ]);
    expect(faults(plan, decisions, [totalConstraint('t', [], 1)])).toEqual(['constraints.0 no-weight']);
    const objective = { metric: headlineMetric('npv'), measure: { kind: 'percentile', p: 0.1 } } as const;
    expect(faults(plan, decisions, [], { objective })).toEqual(['objective.measure no-simulation']);
    expect(faults(plan, decisions, [], { seed: -1, limit: 0 })).toEqual([
      'seed out-of-range',
      'limit out-of-range',
    ]);
  });

  it('is refused with the constraints that clash, before anything is evaluated', () => {
    const answer = run(
      plan,
      [spend('a', 0, 10), spend('b', 0, 10)],
      [totalConstraint('budget', [{ decision: 0 }, { decision: 1 }], 30)],
    );
    expect(answer).toEqual({
      kind: 'clash',
      clash: [
        { kind: 'high', decision: 0 },
        { kind: 'high', decision: 1 },
        { kind: 'constraint', index: 0, label: 'budget' },
      ],
    });
  });

  it('is told when the metric has no value anywhere', () => {
    const objective = { metric: headlineMetric('irr'), measure: { kind: 'value' } } as const;
    expect(run(plan, [spend('a', 0, 10)], [], { objective }).kind).toBe('cannot-compute');
  });
});
