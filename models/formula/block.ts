/**
 * The block: `size` trials of a model side by side. Which lines vary is known by what is set; only what depends on
 * them is computed, and only as far as the targets need. Values lie as [column][trial]. Pure: no randomness here,
 * the numbers come from the caller.
 */
import { evaluateModel, type Model } from './compile.ts';
import { createTrials } from './evaluate/trials.ts';
import { canonicalCode } from './names.ts';

export type BlockOptions = {
  /** Lines whose values will be read; all lines when absent. Naming few saves time. */
  readonly targets?: readonly string[];
  /** Trials computed together, chosen from the plan by default. Never changes a bit, only the time. */
  readonly stretch?: number;
};

export type Block = {
  readonly size: number;
  readonly columns: number;
  /**
   * Replaces a line's values in the trials. `size` numbers: one a trial, the same in every period (and in the
   * opening column where the line's entry holds there; else the opening stays as planned). columns x size numbers:
   * everything, [column][trial]. The numbers are copied. Throws on an unknown code or a wrong length.
   */
  readonly set: (code: string, values: Float64Array) => void;
  /** Computes the first `trials` trials (all by default). */
  readonly run: (trials?: number) => void;
  /**
   * columns x size numbers, [column][trial], as of the last run; overwritten by the next, not to be written to.
   * Throws on an unknown code, and on a varied line that is not a target.
   */
  readonly values: (code: string) => Float64Array;
};

export function createBlock(model: Model, size: number, options: BlockOptions = {}): Block {
  if (!Number.isInteger(size) || size < 1)
    throw new RangeError(`a block needs at least one trial, not ${size}`);
  const { resolved, timeline } = model.program;
  const slotOf = (code: string): number => {
    const slot = resolved.index.get(code) ?? resolved.index.get(canonicalCode(code));
    if (slot === undefined) throw new RangeError(`the model has no line '${code}'`);
    return slot;
  };
  const targets = options.targets ? options.targets.map(slotOf) : [...resolved.lines.keys()];
  const trials = createTrials(model.program, evaluateModel(model).slots, size, targets, options.stretch);
  return {
    size,
    columns: timeline.periods + 1,
    set: (code, values) => {
      const slot = slotOf(code);
      const line = model.lines[slot];
      const opening = line?.entry.opening;
      trials.set(slot, values, line?.holdsAtOpening === true && (opening === undefined || opening === null));
    },
    run: (count = size) => trials.run(count),
    values: (code) => {
      const values = trials.read(slotOf(code));
      if (!values) throw new RangeError(`'${code}' is not a target of this block, or the block has not run`);
      return values;
    },
  };
}
