/** What the optimisation worker does, without a worker: the best split by algebra, clashes at their rows, refusals. */
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../models/plan/schema.ts';
import type { Optimisation } from '../../../models/plan/what-if/optimisation-schema.ts';
import { EMPTY_OPTIMISATION } from '../../../renderer/pages/portfolio/optimise/optimisation-edits.ts';
import {
  type OptimiseAsk,
  type OptimiseResult,
  runJob,
} from '../../../renderer/pages/portfolio/optimise/optimise-job.ts';
import {
  formatPlain,
  rowMarks,
  weightedSum,
} from '../../../renderer/pages/portfolio/optimise/optimise-words.ts';
import { runToEnd } from '../../../scenarios/optimise/optimise.ts';
import { ANNUITY, curvedChannels, riskyChannels } from '../../scenarios/optimise/channel-plans.ts';

function ask(plan: Plan, more: Partial<Optimisation>, kind: OptimiseAsk['kind'] = 'best'): OptimiseResult {
  return runToEnd(runJob({ kind, plan, optimisation: { ...EMPTY_OPTIMISATION, ...more } }));
}

function decide(codes: readonly string[], low: number, high: number): Optimisation['decisions'] {
  return codes.map((code) => ({
    id: `d-${code}`,
    target: { kind: 'line', lineId: code, measure: 'value' },
    low,
    high,
  }));
}

function total(
  codes: readonly string[],
  relation: 'at-most' | 'at-least',
  bound: number,
): Optimisation['constraints'][number] {
  const terms = codes.map((code) => ({ decisionId: `d-${code}`, weight: 1 }));
  return { id: `${relation}-${bound}`, label: '', terms, relation, bound };
}

/** Only keys, so that what is tested is which sentence is said. */
const texts = {
  t: (key: string) => key,
  dynamic: (_area: string, key: string) => key,
  language: 'en',
} as const;

describe('the job of the worker', () => {
  it('splits a budget over two channels as their square roots ask for', () => {
    // max 30 sqrt(a) + 20 sqrt(b) with a + b = 130: a : b = 30^2 : 20^2, so 90 and 40; each year 30 sqrt 90 + 20 sqrt 40.
    const result = ask(curvedChannels(), {
      decisions: decide(['a', 'b'], 0, 130),
      constraints: [total(['a', 'b'], 'at-most', 130)],
    });
    if (result.kind !== 'best' || result.found.kind !== 'found') throw new Error(JSON.stringify(result));
    const [a = 0, b = 0] = result.found.decisions;
    expect(a).toBeCloseTo(90, 3);
    expect(b).toBeCloseTo(40, 3);
    // c stays at its planned 100: 10 sqrt(100) less 100.
    const best = ANNUITY * (30 * Math.sqrt(90) + 20 * Math.sqrt(40) - 130 + 100 - 100);
    expect(result.found.objective).toBeCloseTo(best, 6);
    // The multiplier of the budget: 30 / (2 sqrt 90) - 1 a year.
    expect(result.found.binding).toHaveLength(1);
    expect(result.found.binding[0]?.shadowPrice).toBeCloseTo(ANNUITY * (15 / Math.sqrt(90) - 1), 4);
  });

  it('names the rows that cannot be met together', () => {
    const optimisation = {
      ...EMPTY_OPTIMISATION,
      decisions: decide(['a', 'b'], 0, 130),
      constraints: [
        total(['a', 'b'], 'at-most', 500),
        total(['a', 'b'], 'at-least', 200),
        total(['a', 'b'], 'at-most', 100),
      ],
    };
    const result = ask(curvedChannels(), optimisation);
    const { clashing, faults, general } = rowMarks(texts, optimisation, result);
    expect([...clashing]).toEqual(['at-least-200', 'at-most-100']);
    expect([faults.size, general]).toEqual([0, []]);
  });

  it('tells a fault at its row: bounds crossed, a line that is gone', () => {
    const [first] = decide(['a'], 5, 1);
    const [gone] = decide(['zzz'], 0, 1);
    if (!first || !gone) throw new Error('no decisions');
    const optimisation = { ...EMPTY_OPTIMISATION, decisions: [first, gone] };
    const { faults } = rowMarks(texts, optimisation, ask(curvedChannels(), optimisation));
    expect([...faults]).toEqual([
      ['d-a', ['portfolio.optimise.fault.low-above-high']],
      ['d-zzz', ['portfolio.optimise.fault.no-such-line']],
    ]);
  });

  it('tells a fault of the objective in general: a percentile of a plan without uncertainty', () => {
    const optimisation = {
      ...EMPTY_OPTIMISATION,
      decisions: decide(['a'], 0, 1),
      objective: { ...EMPTY_OPTIMISATION.objective, measure: 'percentile' as const },
    };
    const { general } = rowMarks(texts, optimisation, ask(curvedChannels(), optimisation));
    expect(general).toEqual(['portfolio.optimise.fault.no-simulation']);
    expect(ask(curvedChannels(), { decisions: decide(['a'], 0, 1) }, 'frontier')).toEqual({
      kind: 'nothing-uncertain',
    });
  });

  it('finds the frontier of mean and risk, and sets aside the uncertainty of what is chosen', () => {
    const plan = riskyChannels();
    const normal = (mean: number, sd: number) =>
      ({ type: 'once', measure: 'value', distribution: { type: 'normal', mean, sd } }) as const;
    const spread = { ra: normal(0.2, 0.4), rb: normal(0.1, 0.05), a: normal(50, 10) };
    const lines = plan.lines.map((line) =>
      line.code === 'ra' || line.code === 'rb' || line.code === 'a'
        ? { ...line, uncertainty: spread[line.code] }
        : line,
    );
    const decisions = decide(['a', 'b'], 0, 100);
    const constraints = [total(['a', 'b'], 'at-most', 100)];
    const result = ask({ ...plan, lines }, { decisions, constraints }, 'frontier');
    if (result.kind !== 'frontier' || result.found.kind !== 'found') throw new Error(JSON.stringify(result));
    const { points } = result.found;
    // Without a penalty everything goes to a, which gives 0.2 on average against 0.1; with one, part or all leaves it.
    const last = points.at(-1);
    expect(last?.penalty).toBe(0);
    expect(last?.decisions[0]).toBeCloseTo(100, 3);
    expect(points.length).toBeGreaterThan(1);
    points.slice(1).forEach((point, index) => {
      expect(point.deviation).toBeGreaterThan(points[index]?.deviation ?? Number.POSITIVE_INFINITY);
      expect(point.mean).toBeGreaterThan(points[index]?.mean ?? Number.POSITIVE_INFINITY);
    });
  });

  it('asks for the uncertainty to be mended first', () => {
    const plan = riskyChannels();
    const wrong = {
      type: 'once',
      measure: 'value',
      distribution: { type: 'normal', mean: 0.1, sd: -1 },
    } as const;
    const lines = plan.lines.map((line) => (line.code === 'rb' ? { ...line, uncertainty: wrong } : line));
    const result = ask({ ...plan, lines }, { decisions: decide(['a'], 0, 1) }, 'frontier');
    expect(result).toMatchObject({ kind: 'uncertainty', problems: [{ lineId: 'rb' }] });
  });
});

describe('words of the optimisation', () => {
  it('write a weighted sum only where a weight says something', () => {
    const nameOf = (id: string) => id.replace('d-', '').toUpperCase();
    const plain = total(['a', 'b'], 'at-most', 10);
    expect(weightedSum(plain, nameOf)).toBe('');
    const terms = [
      { decisionId: 'd-a', weight: -0.35 },
      { decisionId: 'd-b', weight: 2 },
    ];
    expect(weightedSum({ ...plain, terms, relation: 'at-least' }, nameOf)).toBe('− 0.35 × A + 2 × B ≥ 10');
  });

  it('write a number with four digits that count, whole ones in full', () => {
    expect([0, 1234567, 0.000123456, 12.5, 0.65, 123456.789].map(formatPlain)).toEqual([
      '0',
      '1,234,567',
      '0.0001235',
      '12.5',
      '0.65',
      '123,457',
    ]);
  });
});
