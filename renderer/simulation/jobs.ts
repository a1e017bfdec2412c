/**
 * The jobs of one simulated plan: the quick one of the first thousand trials and the full one of the chosen number,
 * cut into requests that take a worker a few hundredths of a second, so that a newer plan never waits long. Plain
 * bookkeeping: sends nothing.
 */
import type { Plan } from '../../models/plan/schema.ts';
import type { SimulationSettings } from '../../models/plan/what-if/uncertainty-schema.ts';
import { blockSizeOf } from '../../scenarios/simulation/study/prepared-study.ts';

export const QUICK_TRIALS = 1000;
const REQUEST_MS = 50;
const MOST_BLOCKS = 256;

export type Job = {
  readonly id: number;
  readonly kind: 'quick' | 'full';
  readonly plan: Plan;
  readonly settings: SimulationSettings;
  readonly blockSize: number;
  readonly blocks: number;
  /** The first block that nobody was asked for. */
  next: number;
  /** Trials that came back. */
  done: number;
  summary: 'none' | 'asked' | 'final-asked';
  lastSummary: number;
};

export function createJob(id: number, kind: Job['kind'], plan: Plan, chosen: SimulationSettings): Job {
  const trials = kind === 'quick' ? Math.min(QUICK_TRIALS, chosen.trials) : chosen.trials;
  const blockSize = blockSizeOf(plan);
  return {
    id,
    kind,
    plan,
    settings: { ...chosen, trials },
    blockSize,
    blocks: Math.ceil(trials / blockSize),
    next: 0,
    done: 0,
    summary: 'none',
    lastSummary: Number.NEGATIVE_INFINITY,
  };
}

/** The next blocks to ask for. `blockMs`: what a block of this plan takes, null before any was measured. */
export function takeBlocks(
  job: Job,
  runners: number,
  blockMs: number | null,
): { readonly from: number; readonly to: number } | null {
  if (job.next >= job.blocks) return null;
  const from = job.next;
  const even = Math.ceil((job.blocks - from) / runners);
  const timely = blockMs === null ? 1 : Math.max(1, Math.floor(REQUEST_MS / blockMs));
  const count = job.kind === 'quick' ? even : Math.min(even, timely, MOST_BLOCKS);
  job.next = Math.min(job.blocks, from + count);
  return { from, to: job.next };
}

export function isComplete(job: Job): boolean {
  return job.done >= job.settings.trials;
}
