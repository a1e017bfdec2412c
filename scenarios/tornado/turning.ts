/**
 * The turns of a metric along a driver: where a curve of points has an extreme inside, the extreme is closed in on by
 * ever finer scans around it, all drivers at once. Finds the extremes that the points given lead to, no others.
 */
import type { Spot, Wanted } from './spots.ts';

type Search = { readonly driver: number; readonly sign: 1 | -1; left: number; right: number; best: Spot };

const POINTS = 9;
/** Each round leaves a fifth of the width; a smooth extreme is flat to the last digit well before. */
const ROUNDS = 10;

/** The smallest and largest spots inside each curve that are not among its points; none where an end is the extreme. */
export function refineExtremes(
  curves: readonly (readonly Spot[])[],
  whole: readonly boolean[],
  spotsAt: (points: readonly Wanted[]) => readonly Spot[],
): readonly (readonly Spot[])[] {
  const searches = curves.flatMap((curve, driver) =>
    ([1, -1] as const).flatMap((sign) => searchOf(curve, driver, sign)),
  );
  if (searches.length === 0) return curves.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    const wanted = searches.map(({ driver, left, right }) => inner(left, right, whole[driver] === true));
    const spots = spotsAt(
      searches.flatMap(({ driver }, index) => (wanted[index] ?? []).map((at) => ({ driver, at }))),
    );
    let next = 0;
    searches.forEach((search, index) => {
      const own = spots.slice(next, next + (wanted[index]?.length ?? 0));
      next += own.length;
      closeIn(search, own);
    });
  }
  return curves.map((curve, driver) => {
    const found = searches.filter((search) => search.driver === driver).map(({ best }) => best);
    return found.filter(({ at }) => !curve.some((spot) => spot.at === at));
  });
}

function searchOf(curve: readonly Spot[], driver: number, sign: 1 | -1): readonly Search[] {
  let top = -1;
  curve.forEach(({ value }, index) => {
    if (value !== null && (top < 0 || sign * (value - (curve[top]?.value ?? 0)) > 0)) top = index;
  });
  const [before, best, after] = [curve[top - 1], curve[top], curve[top + 1]];
  return before && best && after ? [{ driver, sign, left: before.at, right: after.at, best }] : [];
}

function inner(left: number, right: number, whole: boolean): readonly number[] {
  const points = Array.from({ length: POINTS }, (_, index) => {
    const at = left + ((right - left) * (index + 1)) / (POINTS + 1);
    return whole ? Math.round(at) : at;
  });
  return [...new Set(points)];
}

function closeIn(search: Search, own: readonly Spot[]): void {
  const ladder = [search.left, ...own.map(({ at }) => at), search.right];
  for (const spot of own) {
    if (spot.value !== null && search.sign * (spot.value - (search.best.value ?? 0)) > 0) search.best = spot;
  }
  search.left = Math.max(...ladder.filter((at) => at < search.best.at));
  search.right = Math.min(...ladder.filter((at) => at > search.best.at));
}
