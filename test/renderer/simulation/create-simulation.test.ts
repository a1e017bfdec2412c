/**
 * The simulation store: a thousand trials first, then the chosen number, whatever the workers; newer plans replace
 * older ones; pause, cancel, problems, failures. Expected numbers are those of the study run in one piece.
 */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { SimulationSettings } from '../../../models/plan/what-if/uncertainty-schema.ts';
import { isProvisional } from '../../../renderer/simulation/simulation-state.ts';
import { trialPlan } from '../../../renderer/simulation/trial-plan.ts';
import { createStudy } from '../../../scenarios/simulation/study/create-study.ts';
import { createStudyResults } from '../../../scenarios/simulation/study/study-results.ts';
import type { StudySummary } from '../../../scenarios/simulation/study/study-types.ts';
import { summariseStudy } from '../../../scenarios/simulation/study/summarise-study.ts';
import { normal, sumPlan } from '../../scenarios/simulation/study/uncertain-plan.ts';
import { createBench } from './synchronous-workers.ts';

const CHOSEN: SimulationSettings = { trials: 20_000, seed: 3, method: 'latin-hypercube' };

function plan(mean: number, settings: Partial<SimulationSettings> = {}): Plan {
  return { ...sumPlan(normal(mean, 10), normal(55, 5)), simulation: { ...CHOSEN, ...settings } };
}

function inOnePiece(subject: Plan, trials: number): StudySummary {
  const made = createStudy(subject, { ...CHOSEN, trials });
  if (!made.ok) throw new Error('the plan can be simulated');
  const results = createStudyResults(made.value);
  results.add(made.value.runBlocks(0, made.value.blocks));
  return summariseStudy(made.value, results);
}

describe('the simulation of the shown plan', () => {
  it.each([1, 2, 7])('gives the bits of one piece on %i workers', (runners) => {
    const bench = createBench(runners);
    const subject = plan(60);
    bench.simulation.show(subject);
    bench.run();
    const { status, stale, result, quick, progress } = bench.state();
    expect({ status, stale }).toEqual({ status: 'done', stale: false });
    expect(progress).toMatchObject({ done: 20_000, total: 20_000, remainingMs: 0 });
    expect(result?.plan).toBe(subject);
    expect(result?.summary).toEqual(inOnePiece(subject, 20_000));
    expect(quick?.summary).toEqual(inOnePiece(subject, 1000));
    expect(bench.spawned()).toBe(runners + 1);
  });

  it('shows the thousand first, then more and more, never fewer', () => {
    const bench = createBench(2);
    bench.simulation.show(plan(60, { trials: 300_000 }));
    bench.run();
    const seen = bench.states.flatMap(({ result }) => (result ? [result.summary.trials] : []));
    expect(seen[0]).toBe(1000);
    expect(seen.toSorted((a, b) => a - b)).toEqual(seen);
    expect(new Set(seen).size).toBeGreaterThanOrEqual(3);
    expect(seen.at(-1)).toBe(300_000);
  });

  it('calls a number provisional exactly while fewer trials than chosen stand behind it', () => {
    const bench = createBench(2);
    bench.simulation.show(plan(60, { trials: 300_000 }));
    bench.run();
    const shown = bench.states.filter(({ result }) => result !== null);
    expect(shown.length).toBeGreaterThan(2);
    for (const { result, status } of shown)
      expect(isProvisional(status)).toBe((result?.summary.trials ?? 0) < 300_000);
    // What was called off rests on fewer than chosen for good; what does not fit is never waited for.
    expect(isProvisional('cancelled')).toBe(true);
    expect(isProvisional('too-large')).toBe(false);
  });

  it('replaces an older plan by a newer one, and marks its result stale until then', () => {
    const bench = createBench(2);
    const [first, second] = [plan(60), plan(61)];
    bench.simulation.show(first);
    bench.run((state) => state.status === 'running');
    const at = bench.states.length;
    bench.simulation.show(second);
    expect(bench.state()).toMatchObject({ stale: true, plan: second });
    expect(bench.state().result?.plan).toBe(first);
    bench.run();
    expect(bench.state().result?.plan).toBe(second);
    expect(bench.state().result?.summary).toEqual(inOnePiece(second, 20_000));
    // A fresh result is never of the plan before.
    const fresh = bench.states.slice(at).filter((state) => !state.stale);
    expect(fresh.every((state) => state.result?.plan === second)).toBe(true);
    // The change since the last edit: the same thousand draws of both plans.
    expect(bench.state().previousQuick?.plan).toBe(first);
    expect(bench.state().quick?.plan).toBe(second);
  });

  it('runs only the last of several quick edits', () => {
    const bench = createBench(1);
    const plans = [60, 61, 62, 63].map((mean) => plan(mean));
    for (const each of plans) bench.simulation.show(each);
    bench.run();
    const simulated = new Set(bench.states.flatMap(({ result }) => (result ? [result.plan] : [])));
    expect([...simulated]).toEqual([plans[3]]);
  });

  it('stops at a pause, goes on, and ends at a cancel with what is there', () => {
    const bench = createBench(2);
    bench.simulation.show(plan(60));
    bench.run((state) => state.status === 'running');
    bench.simulation.pause();
    bench.run();
    expect(bench.state().status).toBe('paused');
    expect(bench.state().progress.done).toBeLessThan(20_000);
    bench.simulation.resume();
    bench.run();
    expect(bench.state().status).toBe('done');

    const other = createBench(2);
    other.simulation.show(plan(60));
    other.run((state) => state.status === 'running');
    other.simulation.cancel();
    other.run();
    expect(other.state().status).toBe('cancelled');
    expect(other.state().result?.summary.trials).toBeGreaterThanOrEqual(1000);
    expect(other.state().result?.summary.trials).toBeLessThan(20_000);
    other.simulation.rerun();
    other.run();
    expect(other.state()).toMatchObject({ status: 'done', stale: false });
  });

  it('tells the problems, keeps the old result, and goes on when they are mended', () => {
    const bench = createBench(2);
    const [good, mended] = [plan(60), plan(62)];
    const bad = { ...sumPlan(normal(60, 0), normal(55, 5)), simulation: CHOSEN };
    bench.simulation.show(good);
    bench.run();
    bench.simulation.show(bad);
    bench.run();
    expect(bench.state()).toMatchObject({ status: 'problems', stale: true });
    expect(bench.state().problems.map(({ lineId, field }) => [lineId, field])).toEqual([
      ['id-a', 'distribution.sd'],
    ]);
    expect(bench.state().result?.plan).toBe(good);
    bench.simulation.show(mended);
    bench.run();
    expect(bench.state()).toMatchObject({ status: 'done', problems: [], stale: false });
    expect(bench.state().result?.plan).toBe(mended);
  });

  it('rests where nothing is uncertain, and starts no worker', () => {
    const bench = createBench(2);
    const { lines, ...rest } = plan(60);
    const certain: Plan = { ...rest, lines: lines.map(({ uncertainty: _, ...line }) => line) };
    bench.simulation.show(certain);
    bench.run();
    expect(bench.state()).toMatchObject({ status: 'none', result: null });
    expect(bench.spawned()).toBe(0);
  });

  it('runs the quick trials only where the chosen number does not fit, and offers what does', () => {
    const bench = createBench(2);
    bench.simulation.show(plan(60, { trials: 100_000_000 }));
    bench.run();
    const { status, cost, result } = bench.state();
    expect(status).toBe('too-large');
    expect(cost).toMatchObject({ fits: false, offer: 20_000_000 });
    expect(result?.summary.trials).toBe(1000);
  });

  it('says when a worker dies, and starts new ones when asked again', () => {
    const bench = createBench(2);
    bench.simulation.show(plan(60));
    bench.run((state) => state.status === 'running');
    bench.poison();
    bench.run();
    expect(bench.state().status).toBe('failed');
    expect(bench.open()).toBe(0);
    bench.simulation.rerun();
    bench.run();
    expect(bench.state().status).toBe('done');
  });

  it('works out Sobol indices in a worker that is gone afterwards, and stops them with the plan', () => {
    const bench = createBench(1);
    bench.simulation.show(plan(60));
    bench.run();
    bench.simulation.startSobol(1024);
    bench.run();
    const { sobol } = bench.state();
    if (sobol.status !== 'done') throw new Error(sobol.status);
    // Variances 100 and 25: 0.8 and 0.2.
    expect(sobol.sobol.firstOrder[0]).toBeCloseTo(0.8, 1);
    expect(sobol.sobol.total[1]).toBeCloseTo(0.2, 1);
    expect(bench.open()).toBe(2);
    bench.simulation.startSobol(1024);
    expect(bench.open()).toBe(3);
    bench.simulation.show(plan(61));
    expect(bench.open()).toBe(2);
    expect(bench.state().sobol.status).toBe('none');
  });

  it('ends every worker when it is closed', () => {
    const bench = createBench(3);
    bench.simulation.show(plan(60));
    bench.run((state) => state.status === 'running');
    bench.simulation.close();
    expect(bench.open()).toBe(0);
  });
});

describe('a trial of a result', () => {
  it('opens as a plan with the NPV of the trial, of the quick result and of the long one', () => {
    const bench = createBench(2);
    bench.simulation.show(plan(60));
    bench.run();
    for (const result of [bench.state().quick, bench.state().result]) {
      if (!result) throw new Error('the simulation is done');
      const worst = result.summary.marked.find(({ mark }) => mark === 'worst');
      if (!worst) throw new Error('there is a worst trial');
      const opened = trialPlan(result, worst.trial);
      expect(worst.npv).toBe(result.summary.npv.least);
      expect(opened && appraise(opened).headline.npv).toBe(worst.npv);
      expect(trialPlan(result, result.summary.trials)).toBeNull();
    }
  });
});
