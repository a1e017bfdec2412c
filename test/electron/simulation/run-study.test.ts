/**
 * Simulations on worker threads: the bits of one thread on 1, 2 and 7, problems as values, progress that ends at the
 * chosen trials. The expected bits are those of the study run in this thread without any worker.
 */
import { describe, expect, it } from 'vitest';
import { runStudy } from '../../../electron/simulation/run-study.ts';
import type { SimulationSettings } from '../../../models/plan/what-if/uncertainty-schema.ts';
import type { StudySummary } from '../../../scenarios/simulation/study/study-types.ts';
import { normal, sumPlan } from '../../scenarios/simulation/study/uncertain-plan.ts';

const SETTINGS: SimulationSettings = { trials: 29_000, seed: 11, method: 'latin-hypercube' };

function bitsOf(summary: StudySummary): string {
  return JSON.stringify(summary, (_key, value: unknown) =>
    value instanceof Float64Array ? value.join(' ') : Object.is(value, -0) ? '-0' : value,
  );
}

describe('a simulation on worker threads', () => {
  it.each([2, 7])('gives the bits of one thread on %i workers', { timeout: 120_000 }, async (workers) => {
    const correlations = [{ a: 'id-a', b: 'id-b', rho: 0.4 }];
    const plan = { ...sumPlan(normal(60, 10), normal(55, 5)), correlations };
    const one = await runStudy(plan, SETTINGS, 1);
    const seen: number[] = [];
    const many = await runStudy(plan, SETTINGS, workers, { onProgress: (done) => seen.push(done) });
    if (!one.ok || !many.ok) throw new Error('the plan can be simulated');
    expect(one.value.summary.trials).toBe(29_000);
    expect(bitsOf(many.value.summary)).toBe(bitsOf(one.value.summary));
    expect(seen.at(-1)).toBe(29_000);
    expect(seen.toSorted((a, b) => a - b)).toEqual(seen);
  });

  it('answers with the problems of a plan that cannot be simulated', async () => {
    const answer = await runStudy(sumPlan(normal(60, 0), normal(55, 5)), SETTINGS, 2);
    expect(answer.ok ? [] : answer.error.map(({ lineId, field }) => [lineId, field])).toEqual([
      ['id-a', 'distribution.sd'],
    ]);
  });
});
