/**
 * The fan of cumulative cash: percentiles over the trials of each column. Bands are of single columns, not of whole
 * paths: no one trial need follow a band. Columns with a number missing are NaN.
 */
import { percentileInclusive, sortedFinite } from '../summary/percentiles.ts';
import type { FanBand } from './study-types.ts';

export const FAN_PERCENTILES = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

/** `cash` is [column][trial] at `stride`; the first `trials` of each column count. */
export function fanOf(
  cash: Float64Array,
  columns: number,
  stride: number,
  trials: number,
): readonly FanBand[] {
  const bands = FAN_PERCENTILES.map((p) => ({ p, values: new Float64Array(columns) }));
  for (let column = 0; column < columns; column += 1) {
    const sorted = sortedFinite(cash.subarray(column * stride, column * stride + trials));
    for (const { p, values } of bands) values[column] = percentileInclusive(sorted, p);
  }
  return bands;
}
