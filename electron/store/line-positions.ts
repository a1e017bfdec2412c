/**
 * Order as numbers with gaps: a line that moves gets a number between its new neighbours, the others keep theirs,
 * so that a move or an insertion writes one row. Only when a gap is used up are all lines numbered anew.
 */
export const GAP = 2 ** 20;

/** New positions of those ids of `order` whose number has to change; the rest keep the one in `current`. */
export function repositioned(
  current: ReadonlyMap<string, number>,
  order: readonly string[],
): ReadonlyMap<string, number> {
  const kept = longestIncreasing(order.filter((id) => current.has(id)).map((id) => current.get(id) ?? 0));
  const result = new Map<string, number>();
  let waiting: string[] = [];
  let low: number | null = null;
  for (const id of order) {
    const position = current.get(id);
    if (position === undefined || !kept.has(position)) {
      waiting.push(id);
      continue;
    }
    if (!place(result, waiting, low, position)) return numberedAnew(order);
    low = position;
    waiting = [];
  }
  return place(result, waiting, low, null) ? result : numberedAnew(order);
}

/** Spreads ids between two numbers; false when there is no room. */
function place(
  result: Map<string, number>,
  ids: readonly string[],
  low: number | null,
  high: number | null,
): boolean {
  if (ids.length === 0) return true;
  const first = low ?? (high ?? GAP) - GAP * (ids.length + 1);
  const step = high === null ? GAP : Math.floor((high - first) / (ids.length + 1));
  if (step < 1) return false;
  ids.forEach((id, index) => {
    result.set(id, first + step * (index + 1));
  });
  return true;
}

function numberedAnew(order: readonly string[]): Map<string, number> {
  return new Map(order.map((id, index) => [id, GAP * (index + 1)]));
}

/** The values of a longest strictly increasing subsequence (patience sorting, n log n). */
export function longestIncreasing(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, index) => {
    let from = 0;
    let to = tails.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) from = middle + 1;
      else to = middle;
    }
    previous[index] = from > 0 ? (tails[from - 1] ?? -1) : -1;
    tails[from] = index;
  });
  const chosen = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) chosen.add(values[at] ?? 0);
  return chosen;
}
