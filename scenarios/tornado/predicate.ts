/**
 * Where a yes-or-no along a number changes, to the last digits: a scan, then every change closed in on side by side.
 * Two changes within one step of the scan are not seen. Knows nothing of plans.
 */
import type { Many } from '../goal-seek/many.ts';

const STEPS = 256;
/** Points inside each bracket and round: an eighth of its width is left. */
const INSIDE = 7;
const MAX_ROUNDS = 400;

/**
 * The numbers in low..high, ascending, beside which `many` goes between 1 and 0; NaN is neither, so that a change from
 * or to it is none. Each is the last number of the lower side, right to the last digit.
 */
export function stepsOfPredicate(many: Many, low: number, high: number): readonly number[] {
  const at = Array.from({ length: STEPS + 1 }, (_, index) =>
    index === STEPS ? high : low + ((high - low) * index) / STEPS,
  );
  const values = many(at);
  const open = at.slice(1).flatMap((right, index) => {
    const [a = Number.NaN, b = Number.NaN] = [values[index], values[index + 1]];
    return Math.abs(a - b) === 1 ? [{ left: at[index] ?? right, right, lower: a }] : [];
  });
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const ladders = open.map(({ left, right }) => insideOf(left, right));
    const points = ladders.flat();
    if (points.length === 0) break;
    const found = many(points);
    let next = 0;
    open.forEach((bracket, index) => {
      const ladder = ladders[index] ?? [];
      const first = next;
      next += ladder.length;
      const change = ladder.findIndex((_, k) => found[first + k] !== bracket.lower);
      const turn = change < 0 ? ladder.length : change;
      bracket.right = ladder[turn] ?? bracket.right;
      bracket.left = ladder[turn - 1] ?? bracket.left;
    });
  }
  return open.map(({ left }) => left);
}

/** None where no number of the machine lies between. */
function insideOf(left: number, right: number): readonly number[] {
  const points = Array.from(
    { length: INSIDE },
    (_, index) => left + ((right - left) * (index + 1)) / (INSIDE + 1),
  );
  return [...new Set(points)].filter((point) => point > left && point < right);
}
