/**
 * What of a study depends on the plan alone: the ready plan, compiled, and a block to run trials in. Made when first
 * asked for and kept for the next study of the same plan; of another plan only what differs is compiled. Holds no
 * results.
 */
import { createParseCache, type ParseCache } from '../../../models/formula/parse-cache.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { columnCount } from '../../../models/plan/timeline.ts';
import { type PlanBlock, preparePlan } from '../../evaluate-block.ts';
import { drawSetter, type SetDraws } from './drawn-numbers.ts';
import { type KnownDistributions, knownDistributions } from './known-distributions.ts';
import { type ReadyPlan, readyPlan } from './uncertain-lines.ts';

export type TrialBlock = { readonly block: PlanBlock; readonly setters: readonly SetDraws[] };

export type PreparedStudy = ReadyPlan & {
  readonly source: Plan;
  /** Trials that are correlated together: part of the result. */
  readonly blockSize: number;
  /** Compiled when first asked for: who only draws or summarises never compiles. */
  readonly trialBlock: () => TrialBlock;
};

/** Kept by one worker for the plans that follow each other. */
export type StudyCache = {
  readonly parse: ParseCache;
  readonly distributions: KnownDistributions;
  last: PreparedStudy | undefined;
};

export function createStudyCache(): StudyCache {
  return { parse: createParseCache(), distributions: knownDistributions(), last: undefined };
}

export function prepareStudy(plan: Plan, cache: StudyCache): PreparedStudy {
  if (cache.last?.source === plan) return cache.last;
  const ready = readyPlan(plan);
  const cells = cellsOf(ready.plan);
  let made: TrialBlock | undefined;
  const prepared: PreparedStudy = {
    ...ready,
    source: plan,
    blockSize: blockSizeOf(plan),
    trialBlock: () => {
      made ??= makeTrialBlock(ready, trialsAtOnce(cells), cache.parse);
      return made;
    },
  };
  cache.last = prepared;
  return prepared;
}

/** Known from the plan alone, and cheaply: whoever hands out blocks need not make the study. */
export function blockSizeOf(plan: Plan): number {
  return cellsOf(plan) > LARGE_PLAN ? 256 : 1024;
}

function cellsOf(plan: Plan): number {
  return (plan.lines.length + GENERATED_LINES) * columnCount(plan.timeline);
}

/** About the lines that the statements add to a plan. */
const GENERATED_LINES = 60;
/** Cells of a trial from which a block is smaller, so that the first thousand trials spread over the workers. */
const LARGE_PLAN = 10_000;
/** Cells that are computed together: some 32 MB. */
const CELLS_AT_ONCE = 4_000_000;

/** A power of two, so that blocks are cut evenly: where a trial stands among its neighbours may move its IRR's last bit. */
function trialsAtOnce(cells: number): number {
  const most = Math.log2(CELLS_AT_ONCE / cells);
  return 2 ** Math.min(10, Math.max(4, Math.floor(most)));
}

function makeTrialBlock({ plan, drawn }: ReadyPlan, size: number, cache: ParseCache): TrialBlock {
  const block = preparePlan(plan, ['postTax'], cache).block(size);
  return { block, setters: drawn.map((line) => drawSetter(block, line)) };
}
