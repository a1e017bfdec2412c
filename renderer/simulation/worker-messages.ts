/**
 * What the page and its simulation workers say to each other. A plan is sent once, as text, and is only ever
 * a copy: nothing that matters is kept in a worker. Every answer names the job it belongs to.
 */
import type { SimulationSettings } from '../../models/plan/what-if/uncertainty-schema.ts';
import type { SobolProblem } from '../../scenarios/simulation/study/study-sobol.ts';
import type {
  StudyBlocks,
  StudyProblem,
  StudySobol,
  StudySummary,
} from '../../scenarios/simulation/study/study-types.ts';

export type WorkerRequest =
  /** The plan of the jobs that follow, as JSON. */
  | { readonly kind: 'plan'; readonly json: string }
  /** A study of the plan sent before, for the requests that name this job. */
  | { readonly kind: 'study'; readonly job: number; readonly settings: SimulationSettings }
  | { readonly kind: 'run'; readonly job: number; readonly from: number; readonly to: number }
  | { readonly kind: 'gather'; readonly job: number; readonly blocks: StudyBlocks }
  | { readonly kind: 'summarise'; readonly job: number }
  | { readonly kind: 'sobol'; readonly job: number; readonly points: number }
  | { readonly kind: 'forget'; readonly job: number };

export type WorkerReply =
  | { readonly kind: 'problems'; readonly job: number; readonly problems: readonly StudyProblem[] }
  | { readonly kind: 'blocks'; readonly job: number; readonly blocks: StudyBlocks; readonly ms: number }
  | { readonly kind: 'summary'; readonly job: number; readonly summary: StudySummary }
  | { readonly kind: 'sobol-progress'; readonly job: number; readonly done: number; readonly of: number }
  | { readonly kind: 'sobol'; readonly job: number; readonly sobol: StudySobol }
  | { readonly kind: 'no-sobol'; readonly job: number; readonly reason: SobolProblem };

/** A worker as the page sees it; tests put one of their own in its place. */
export type WorkerPort = {
  readonly post: (request: WorkerRequest, transfer?: readonly ArrayBufferLike[]) => void;
  readonly listen: (onReply: (reply: WorkerReply) => void, onFailure: () => void) => void;
  readonly close: () => void;
};

/** The buffers of a piece of results, to be handed over instead of copied. */
export function buffersOf({ npv, irr, kinds, cash }: StudyBlocks): readonly ArrayBufferLike[] {
  return [npv.buffer, irr.buffer, kinds.buffer, cash.buffer];
}
