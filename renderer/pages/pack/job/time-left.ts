/**
 * How far a job on a pack is and how long it will still take, by how fast it has gone so far. A guess from the first
 * moments would jump: there is none before two seconds have passed. Pure: the moments are given.
 */
import type { PackProgress } from '../../../../electron/contract/packs/pack-calls.ts';

type Point = Pick<PackProgress, 'step' | 'done' | 'total'>;

const SOONEST_MS = 2000;
const LEAST_SHARE = 0.1;

/** 0 to 1. A check and a preview only gather the figures; for a making that is about half of the work. */
export function shareOf({ step, done, total }: Point, what: 'gathering' | 'making'): number {
  const part = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  if (what === 'gathering') return part;
  return step === 'contents' || step === 'simulation' ? part * 0.5 : 0.5 + part * 0.5;
}

/** Whole seconds, at least one; null while nothing can be said. */
export function secondsLeft(share: number, elapsedMs: number): number | null {
  if (elapsedMs < SOONEST_MS || share < LEAST_SHARE || share >= 1) return null;
  return Math.max(1, Math.ceil((elapsedMs * (1 - share)) / share / 1000));
}
