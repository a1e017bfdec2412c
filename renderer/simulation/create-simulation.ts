/**
 * Simulates the plan that is shown, again at every change: a thousand trials at once, then the chosen number behind
 * them. A newer plan takes the place of an older one within a request's time; the old result stands, marked stale,
 * until the new one is there. Publishes at most some four times a second. No React, no DOM: workers and time are given.
 */
import type { Plan } from '../../models/plan/schema.ts';
import { DEFAULT_SIMULATION } from '../../models/plan/what-if/uncertainty-schema.ts';
import { costEstimate } from '../../scenarios/simulation/study/cost-estimate.ts';
import type {
  StudyBlocks,
  StudyProblem,
  StudySummary,
} from '../../scenarios/simulation/study/study-types.ts';
import { createJob, isComplete, type Job, QUICK_TRIALS, takeBlocks } from './jobs.ts';
import { AT_REST, type SimulationActions, type SimulationState } from './simulation-state.ts';
import { createSobolRun } from './sobol-run.ts';
import { buffersOf, type WorkerPort, type WorkerReply } from './worker-messages.ts';
import { createPool } from './worker-pool.ts';

export type SimulationParts = {
  readonly spawn: () => WorkerPort;
  /** Workers that run blocks; one more gathers. */
  readonly runners: number;
  readonly now: () => number;
  /** Acts after so many milliseconds unless called off. */
  readonly later: (milliseconds: number, act: () => void) => () => void;
  readonly publish: (state: SimulationState) => void;
};

export type Simulation = SimulationActions & {
  /** `apart`: not an edit of the plan before but another one, so there is nothing to compare it with. */
  readonly show: (plan: Plan, apart?: boolean) => void;
  readonly close: () => void;
};

/** After an edit the page paints first. */
const AFTER_EDIT = 40;
const PUBLISH_EVERY = 250;
/** The long run begins when no edit follows at once: while somebody types the processor is theirs. */
const LONG_RUN_AFTER = 250;

export function createSimulation(parts: SimulationParts): Simulation {
  const { now, later, runners } = parts;
  let state: SimulationState = AT_REST;
  let lastJob = 0;
  let quick: Job | null = null;
  let full: Job | null = null;
  let blockMs: number | null = null;
  let summaryMs = 0;
  let paused = false;
  /** The long run is wanted, but not begun. */
  let awaited = false;
  /** A newer plan is shown: no more of the older one is asked for. */
  let outdated = false;
  let callOff: () => void = () => undefined;
  let lastProgress = Number.NEGATIVE_INFINITY;

  const set = (patch: Partial<SimulationState>): void => {
    state = { ...state, ...patch };
    parts.publish(state);
  };
  const pool = createPool({
    spawn: parts.spawn,
    runners,
    onReply: receive,
    onFailure: () => {
      callOff();
      [quick, full, awaited] = [null, null, false];
      set({ status: 'failed' });
    },
  });
  const sobol = createSobolRun(parts.spawn, (next) => set({ sobol: next }));

  /** Trials a millisecond of all workers together. */
  function speed(blockSize: number): number | null {
    return blockMs === null ? null : (runners * blockSize) / Math.max(blockMs, 1e-3);
  }

  function begin(plan: Plan): void {
    dropJobs();
    const settings = plan.simulation ?? DEFAULT_SIMULATION;
    pool.tell({ kind: 'plan', json: JSON.stringify(plan) });
    quick = startJob('quick', plan, settings);
    const cost = costEstimate(plan, settings, speed(quick.blockSize));
    const progress = { done: 0, total: cost.fits ? settings.trials : QUICK_TRIALS, remainingMs: null };
    set({ status: 'quick', plan, settings, problems: [], progress, cost });
    outdated = false;
    pump();
    if (settings.trials <= QUICK_TRIALS || !cost.fits) return;
    awaited = true;
    callOff = later(LONG_RUN_AFTER, () => {
      awaited = false;
      full = startJob('full', plan, settings);
      pump();
    });
  }

  function startJob(kind: Job['kind'], plan: Plan, settings: Job['settings']): Job {
    lastJob += 1;
    const job = createJob(lastJob, kind, plan, settings);
    pool.tell({ kind: 'study', job: job.id, settings: job.settings });
    return job;
  }

  function dropJobs(): void {
    for (const job of [quick, full]) if (job) pool.tell({ kind: 'forget', job: job.id });
    [quick, full, awaited] = [null, null, false];
  }

  function pump(): void {
    for (const runner of pool.idle()) {
      for (const job of [quick, paused || outdated ? null : full]) {
        const blocks = job ? takeBlocks(job, runners, blockMs) : null;
        if (!job || !blocks) continue;
        runner.busy = true;
        runner.port.post({ kind: 'run', job: job.id, ...blocks });
        break;
      }
    }
  }

  function receive(reply: WorkerReply): void {
    const job = [quick, full].find((each) => each?.id === reply.job);
    if (job) {
      if (reply.kind === 'problems') refuse(reply.problems);
      else if (reply.kind === 'blocks') takeResults(job, reply.blocks, reply.ms);
      else if (reply.kind === 'summary') takeSummary(job, reply.summary);
    }
    pump();
  }

  function refuse(problems: readonly StudyProblem[]): void {
    callOff();
    dropJobs();
    set({ status: 'problems', problems, stale: state.result !== null });
  }

  function takeResults(job: Job, blocks: StudyBlocks, ms: number): void {
    const each = ms / Math.max(1, Math.ceil(blocks.count / job.blockSize));
    // The first block of a plan compiles it: the quickest seen lately is what the next will take.
    blockMs = blockMs === null || job.kind === 'quick' ? each : 0.5 * (blockMs + each);
    job.done += blocks.count;
    pool.gatherer().post({ kind: 'gather', job: job.id, blocks }, buffersOf(blocks));
    askSummary(job);
    if (job.kind === 'full' && now() - lastProgress >= PUBLISH_EVERY) tellProgress(job);
  }

  function askSummary(job: Job): void {
    const final = isComplete(job);
    // A summary of many millions takes long itself: most of the time belongs to the trials.
    const due = now() - job.lastSummary >= Math.max(PUBLISH_EVERY, 4 * summaryMs) && job.done > QUICK_TRIALS;
    if (job.summary === 'final-asked' || (!final && (job.summary === 'asked' || !due))) return;
    job.summary = final ? 'final-asked' : 'asked';
    job.lastSummary = now();
    pool.gatherer().post({ kind: 'summarise', job: job.id });
  }

  function tellProgress(job: Job): void {
    lastProgress = now();
    const perMs = speed(job.blockSize);
    const remainingMs = perMs === null ? null : (job.settings.trials - job.done) / perMs;
    const cost = costEstimate(job.plan, job.settings, perMs);
    set({ cost, progress: { done: job.done, total: job.settings.trials, remainingMs } });
  }

  function takeSummary(job: Job, summary: StudySummary): void {
    const final = summary.trials >= job.settings.trials;
    summaryMs = now() - job.lastSummary;
    if (job.summary === 'asked') job.summary = 'none';
    const result = { plan: job.plan, settings: job.settings, summary };
    // Shown already, but not begun: what still comes of the plan before is of the plan before.
    const stale = job.plan !== state.plan;
    if (job.kind === 'quick') {
      quick = null;
      pool.tell({ kind: 'forget', job: job.id });
      const before = state.quick && state.quick.plan !== job.plan ? state.quick : state.previousQuick;
      const better = !state.stale && state.result?.plan === job.plan;
      set({
        quick: result,
        previousQuick: before,
        ...(better ? {} : { result, stale }),
        status: afterQuick(job),
      });
      if (full) tellProgress(full);
      else set({ cost: costEstimate(job.plan, state.settings, speed(job.blockSize)) });
      return;
    }
    // On the way, fewer trials in a row than the quick ones say less than those.
    if (!final && summary.trials < QUICK_TRIALS) return;
    set({ result, stale, ...(final ? { status: 'done' as const } : {}) });
    if (!final) return;
    tellProgress(job);
    full = null;
    pool.tell({ kind: 'forget', job: job.id });
  }

  function afterQuick(job: Job): SimulationState['status'] {
    if (full || awaited) return paused ? 'paused' : 'running';
    if (state.status !== 'quick') return state.status;
    return state.settings.trials > job.settings.trials ? 'too-large' : 'done';
  }

  return {
    show: (plan, apart = false) => {
      if (plan === state.plan) return;
      callOff();
      sobol.stop();
      if (!plan.lines.some((line) => line.uncertainty)) {
        dropJobs();
        set({ ...AT_REST, plan, settings: plan.simulation ?? DEFAULT_SIMULATION });
        return;
      }
      outdated = true;
      awaited = false;
      set({
        plan,
        stale: state.result !== null,
        ...(apart ? { quick: null, previousQuick: null } : {}),
      });
      callOff = later(AFTER_EDIT, () => begin(plan));
    },
    pause: () => {
      if ((!full && !awaited) || paused) return;
      paused = true;
      if (state.status === 'running') set({ status: 'paused' });
    },
    resume: () => {
      paused = false;
      if (state.status === 'paused') set({ status: 'running' });
      pump();
    },
    cancel: () => {
      if (!quick && !full && !awaited) return;
      callOff();
      dropJobs();
      paused = false;
      set({ status: 'cancelled' });
    },
    rerun: () => {
      if (!state.plan || state.status === 'none') return;
      callOff();
      paused = false;
      begin(state.plan);
    },
    startSobol: (points) => {
      if (state.plan && state.status !== 'none') sobol.start(state.plan, state.settings, points);
    },
    cancelSobol: sobol.stop,
    close: () => {
      callOff();
      [quick, full, awaited] = [null, null, false];
      sobol.stop();
      pool.close();
    },
  };
}
