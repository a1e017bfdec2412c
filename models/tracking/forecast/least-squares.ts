/**
 * A straight line through points by least squares, with its prediction interval. Sums are taken around the means, so
 * that large offsets (years, amounts in millions) cost no digits.
 */
import { BAND_LEVEL } from './forecast-types.ts';
import { studentHalfWidth } from './student-t.ts';

export type StraightLine = {
  readonly intercept: number;
  readonly slope: number;
  readonly count: number;
  /** Root of the residual sum of squares / (n - 2); null of two points, which leave nothing over. */
  readonly residualDeviation: number | null;
  readonly at: (x: number) => number;
  /**
   * Half width of the prediction interval at x: t(level, n - 2) s sqrt(1 + 1/n + (x - mean)^2 / Sxx); null of fewer than
   * three points. Source: Montgomery, Peck and Vining, Introduction to Linear Regression Analysis, section 2.5.
   */
  readonly halfWidth: (x: number, level?: number) => number | null;
};

/** Null of fewer than two points, or where all x are the same. */
export function straightLine(xs: readonly number[], ys: readonly number[]): StraightLine | null {
  const count = xs.length;
  if (count < 2) return null;
  const meanX = mean(xs);
  const meanY = mean(ys);
  let sxx = 0;
  let sxy = 0;
  xs.forEach((x, place) => {
    sxx += (x - meanX) ** 2;
    sxy += (x - meanX) * ((ys[place] ?? 0) - meanY);
  });
  if (sxx === 0) return null;
  const slope = sxy / sxx;
  const at = (x: number): number => meanY + slope * (x - meanX);
  const squares = xs.reduce((sum, x, place) => sum + ((ys[place] ?? 0) - at(x)) ** 2, 0);
  const residualDeviation = count > 2 ? Math.sqrt(squares / (count - 2)) : null;
  return {
    intercept: meanY - slope * meanX,
    slope,
    count,
    residualDeviation,
    at,
    halfWidth: (x, level = BAND_LEVEL) =>
      residualDeviation === null
        ? null
        : studentHalfWidth(level, count - 2) *
          residualDeviation *
          Math.sqrt(1 + 1 / count + (x - meanX) ** 2 / sxx),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
