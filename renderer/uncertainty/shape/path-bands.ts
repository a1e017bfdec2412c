/**
 * P10, P50 and P90 of a path in every column, in closed form: the steps are normal, so each column is normal or
 * lognormal. random walk: start + drift t, sd sqrt(t). geometric: the same of the logarithm. mean reversion: an
 * autoregression with factor 1 - speed. Column 0 is the start. For drawing; the simulation draws its own.
 */
import type { SeriesSpec } from '../../../models/plan/what-if/uncertainty-schema.ts';

export type PathBands = {
  readonly p10: readonly number[];
  readonly p50: readonly number[];
  readonly p90: readonly number[];
};

/** The 90th percentile of the standard normal. */
const Z90 = 1.2815515655446004;

export function pathBands(path: SeriesSpec, periods: number): PathBands {
  const columns = Array.from({ length: periods + 1 }, (_, t) => columnBand(path, t));
  return {
    p10: columns.map(([low]) => low),
    p50: columns.map(([, middle]) => middle),
    p90: columns.map(([, , high]) => high),
  };
}

function columnBand(path: SeriesSpec, t: number): readonly [number, number, number] {
  const { start, sd } = path;
  switch (path.type) {
    case 'random-walk': {
      const middle = start + path.drift * t;
      return around(middle, Z90 * sd * Math.sqrt(t));
    }
    case 'geometric-walk': {
      const log = (Math.log1p(path.growth) - (sd * sd) / 2) * t;
      const reach = Z90 * sd * Math.sqrt(t);
      const ends = [start * Math.exp(log - reach), start * Math.exp(log + reach)] as const;
      return [Math.min(...ends), start * Math.exp(log), Math.max(...ends)];
    }
    case 'mean-reversion': {
      const factor = 1 - path.speed;
      const middle = path.level + (start - path.level) * factor ** t;
      let variance = 0;
      for (let i = 0; i < t; i += 1) variance += sd * sd * factor ** (2 * i);
      return around(middle, Z90 * Math.sqrt(variance));
    }
  }
}

function around(middle: number, reach: number): readonly [number, number, number] {
  return [middle - reach, middle, middle + reach];
}
