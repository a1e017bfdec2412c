/**
 * Histogram with round edges, of which a given limit (the hurdle) is one, so that no bar mixes both sides of it.
 * Bins hold their lower edge, the last its upper too.
 */

export type Histogram = {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
};

/** About `bins` bins over sorted results, with widths of 1, 2, 2.5 or 5 times a power of ten. */
export function histogramOf(sorted: Float64Array, bins: number, limit?: number): Histogram {
  const low = sorted[0];
  const high = sorted[sorted.length - 1];
  if (low === undefined || high === undefined) return { edges: [], counts: [] };
  if (low === high) return { edges: [low, high], counts: [sorted.length] };
  const width = roundWidth((high - low) / Math.max(1, bins));
  const anchor = limit !== undefined && limit > low && limit < high ? limit : 0;
  const first = Math.floor((low - anchor) / width);
  const last = Math.max(first + 1, Math.ceil((high - anchor) / width));
  const edges = Array.from({ length: last - first + 1 }, (_, i) => anchor + (first + i) * width);
  const counts = new Array<number>(last - first).fill(0);
  let bin = 0;
  for (const value of sorted) {
    while (bin < counts.length - 1 && value >= (edges[bin + 1] ?? high)) bin += 1;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { edges, counts };
}

function roundWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  const factor = [1, 2, 2.5, 5].find((candidate) => candidate * power >= width * (1 - 1e-9)) ?? 10;
  return factor * power;
}
