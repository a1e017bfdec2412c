/**
 * Many trials of one plan at once, for simulation and sensitivity. Lines that are set get a number per trial; what
 * depends on them is computed for a stretch of trials at a time (trial-plan.ts), column by column; everything else
 * keeps the one number it has in the plan. Set the same lines again and run again: nothing is compiled twice.
 */
import { columnCount } from '../../plan/timeline.ts';
import type { Program } from '../graph/program.ts';
import { planTrials, type TrialPlan } from './trial-plan.ts';

/**
 * The numbers given for a slot. Dense: one a column and trial, [column][trial]. Else one a trial for all periods, and
 * the opening apart, which a given value need not reach.
 */
export type Given = {
  readonly dense: boolean;
  readonly opening: Float64Array;
  readonly periods: Float64Array;
};

export type Trials = {
  readonly set: (slot: number, values: Float64Array, holdsAtOpening: boolean) => void;
  readonly run: (trials: number) => void;
  /** [column][trial]; undefined where the slot was not asked for. */
  readonly read: (slot: number) => Float64Array | undefined;
};

export function createTrials(
  program: Program,
  base: readonly Float64Array[],
  size: number,
  targets: readonly number[],
  stretch?: number,
): Trials {
  const columns = columnCount(program.timeline);
  const given = new Map<number, Given>();
  let plan: TrialPlan | undefined;

  const baseColumn = (slot: number, column: number): number => base[slot]?.[column] ?? Number.NaN;

  const hold = (slot: number, dense: boolean): Given => {
    const known = given.get(slot);
    if (known?.dense === dense) return known;
    plan = undefined;
    const periods = new Float64Array(dense ? columns * size : size);
    const created = { dense, periods, opening: dense ? periods : new Float64Array(size) };
    given.set(slot, created);
    return created;
  };

  const set: Trials['set'] = (slot, values, holdsAtOpening) => {
    if (values.length !== size && values.length !== columns * size) {
      throw new RangeError(`expected ${size} or ${columns * size} values, got ${values.length}`);
    }
    const { dense, opening, periods } = hold(slot, values.length !== size);
    periods.set(values);
    if (dense) return;
    if (holdsAtOpening) opening.set(values);
    else opening.fill(baseColumn(slot, 0));
  };

  const run: Trials['run'] = (trials) => {
    if (trials > size) throw new RangeError(`a block of ${size} trials can't run ${trials}`);
    plan ??= planTrials(program, base, { size, stretch, targets }, given);
    plan.compute(trials);
  };

  const read: Trials['read'] = (slot) => {
    const own = given.get(slot);
    if (own?.dense) return own.periods;
    const result = plan?.results.get(slot);
    if (result) return result;
    if (!own && (plan?.varied.has(slot) ?? true)) return undefined;
    const repeated = new Float64Array(columns * size);
    for (let column = 0; column < columns; column += 1) {
      const at = column * size;
      if (own) repeated.set(column === 0 ? own.opening : own.periods, at);
      else repeated.fill(baseColumn(slot, column), at, at + size);
    }
    return repeated;
  };

  return { set, run, read };
}
