/**
 * The results of a study put together, in whatever order they arrive: by trial, so that the bits do not depend on who
 * ran what. Only the trials without a gap before them count, so that a summary on the way is one of the first trials.
 */
import type { StudyBlocks } from './study-types.ts';

export type StudyShape = {
  readonly trials: number;
  readonly columns: number;
  readonly fanTrials: number;
};

export type StudyResults = {
  readonly add: (blocks: StudyBlocks) => void;
  /** Trials that have arrived without a gap from the first one on. */
  readonly ready: () => number;
  /** By trial; beyond `ready` not to be read. */
  readonly npv: Float64Array;
  readonly irr: Float64Array;
  readonly kinds: Uint8Array;
  /** [column][trial] at `fanTrials`. */
  readonly cash: Float64Array;
  readonly shape: StudyShape;
};

export function createStudyResults(shape: StudyShape): StudyResults {
  const { trials, columns, fanTrials } = shape;
  const npv = new Float64Array(trials);
  const irr = new Float64Array(trials);
  const kinds = new Uint8Array(trials);
  const cash = new Float64Array(columns * fanTrials);
  const waiting = new Map<number, number>();
  let ready = 0;
  return {
    shape,
    npv,
    irr,
    kinds,
    cash,
    ready: () => ready,
    add: (blocks) => {
      const { first, count } = blocks;
      npv.set(blocks.npv, first);
      irr.set(blocks.irr, first);
      kinds.set(blocks.kinds, first);
      const inFan = blocks.cash.length / columns;
      for (let column = 0; inFan > 0 && column < columns; column += 1) {
        cash.set(blocks.cash.subarray(column * inFan, (column + 1) * inFan), column * fanTrials + first);
      }
      waiting.set(first, first + count);
      for (let next = waiting.get(ready); next !== undefined; next = waiting.get(ready)) {
        waiting.delete(ready);
        ready = next;
      }
    },
  };
}
