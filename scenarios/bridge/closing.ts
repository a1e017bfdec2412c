/**
 * Shares that add up: what rounding left over is put where it is felt least, so that the bars of a waterfall close.
 * Nothing is moved by more than rounding; knows nothing of plans.
 */

/** Parts of the rest that are tried: a sum that falls halfway between two numbers needs a little less or more. */
const PARTS = [1, 0.5, 0.75, 1.5, 0.25, 1.25] as const;

/** Shares that are tried in pairs where no single one closes the sum. */
const PAIRED = 6;

/**
 * The shares, changed in their last digits so that, added in their order, they give `difference` bit for bit. The rest
 * goes to the largest share, or to the next one, or to two, that can take it. Where shares cancel out and the
 * difference is finer than the last digit of the largest, no such numbers exist: then the sum is off by no more than
 * rounding at the size of the largest sum on the way.
 */
export function closing(shares: readonly number[], difference: number): readonly number[] {
  const left = (list: readonly number[]): number => Math.abs(difference - sum(list));
  if (left(shares) === 0) return shares;
  const bySize = shares.map((_, index) => index).sort((a, b) => size(shares, b) - size(shares, a));
  const single = bySize.flatMap((index) => moved(shares, difference, index));
  const paired = (): readonly (readonly number[])[] =>
    bySize
      .slice(0, PAIRED)
      .flatMap((first) =>
        moved(shares, difference, first).flatMap((once) =>
          bySize.slice(0, PAIRED).flatMap((second) => moved(once, difference, second)),
        ),
      );
  const closed = single.find((list) => left(list) === 0) ?? paired().find((list) => left(list) === 0);
  return closed ?? single.reduce((best, list) => (left(list) < left(best) ? list : best), shares);
}

/** The shares with parts of what is left over put to one of them. */
function moved(shares: readonly number[], difference: number, index: number): readonly (readonly number[])[] {
  const rest = difference - sum(shares);
  return PARTS.map((part) => shares.with(index, (shares[index] ?? 0) + part * rest));
}

function sum(shares: readonly number[]): number {
  return shares.reduce((all, share) => all + share, 0);
}

function size(shares: readonly number[], index: number): number {
  return Math.abs(shares[index] ?? 0);
}
