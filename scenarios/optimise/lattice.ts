/**
 * Decisions that move by steps: their numbers are low, low + step, ... up to high. Counts them, lists all choices
 * where they are few, and tells whether a choice meets the constraints. Evaluates nothing.
 */
import type { Constraint, Decision } from './problem.ts';

/** The step of a decision; 0 for any number between the bounds. */
export function stepOf({ step }: Decision): number {
  return step ?? 0;
}

/** How many steps lie between the bounds. A step that ends a billionth of itself beyond the bound still counts. */
export function lastStep({ low, high, step }: Decision): number {
  return step === undefined ? 0 : Math.floor((high - low) / step + 1e-9);
}

/** Is a choice allowed, to a billionth of the size of each constraint? */
export function meetsAll(
  constraints: readonly Constraint[],
  decisions: readonly number[],
  tolerance = 1e-9,
): boolean {
  return constraints.every(({ terms, relation, bound }) => {
    let sum = 0;
    let size = Math.abs(bound);
    for (const { decision, weight } of terms) {
      const part = weight * (decisions[decision] ?? Number.NaN);
      sum += part;
      size = Math.max(size, Math.abs(part));
    }
    const slack = tolerance * (size || 1);
    if (relation === '<=') return sum <= bound + slack;
    return relation === '>=' ? sum >= bound - slack : Math.abs(sum - bound) <= slack;
  });
}

/** All allowed choices where every decision has steps (or is fixed) and there are at most `most` before constraints; else null. */
export function allChoices(
  decisions: readonly Decision[],
  constraints: readonly Constraint[],
  most: number,
): readonly (readonly number[])[] | null {
  let count = 1;
  for (const own of decisions) {
    if (own.step === undefined && own.high > own.low) return null;
    count *= lastStep(own) + 1;
    if (count > most) return null;
  }
  let choices: readonly (readonly number[])[] = [[]];
  for (const own of decisions) {
    const values = Array.from({ length: lastStep(own) + 1 }, (_, k) => own.low + k * stepOf(own));
    choices = choices.flatMap((choice) => values.map((value) => [...choice, value]));
  }
  return choices.filter((choice) => meetsAll(constraints, choice));
}
