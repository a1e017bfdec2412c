/**
 * Drivers that move from period to period: random walks and mean reversion. One standard normal a period and trial,
 * each from a stream of its own (seed, code, period), so that any block gives the same bits on any worker and a longer
 * horizon leaves the earlier periods as they are. Not correlated with other drivers.
 */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { SeriesSpec } from '../../../models/plan/what-if/uncertainty-schema.ts';
import { type FieldProblem, notFinite, notPositive } from '../distribution.ts';
import { type Column, createColumn, type SamplingMethod } from '../random/column.ts';
import { childKey, seedKey } from '../random/split-mix.ts';
import { normalQuantile } from '../special/normal.ts';

export type SeriesSetup = {
  readonly code: string;
  readonly spec: SeriesSpec;
  readonly periods: number;
  readonly method: SamplingMethod;
  readonly trials: number;
  readonly seed: number;
  /** The first Sobol' dimension that is free, after the drivers; each period takes one. */
  readonly dimension: number;
};

/** Fills [column][trial], column 0 the start, for `count` trials from `first` on; `stride` is between columns. */
export type FillSeries = (first: number, count: number, out: Float64Array, stride: number) => void;

export function createSeries(setup: SeriesSetup): Result<FillSeries, readonly FieldProblem[]> {
  const { code, spec, periods, method, trials, seed, dimension } = setup;
  const problems = checkSeries(spec);
  if (problems.length > 0) return err(problems);
  const root = childKey(seedKey(seed), code);
  const columns = Array.from(
    { length: periods },
    (_, t): Column => createColumn(method, childKey(root, `period ${t + 1}`), dimension + t, trials),
  );
  const step = seriesStep(spec);
  return ok((first, count, out, stride) => {
    out.fill(spec.start, 0, count);
    columns.forEach((draw, t) => {
      const at = (t + 1) * stride;
      draw(first, out.subarray(at, at + count));
      for (let i = at; i < at + count; i += 1)
        out[i] = step(out[i - stride] as number, normalQuantile(out[i] as number));
    });
  });
}

function checkSeries(spec: SeriesSpec): readonly FieldProblem[] {
  const common = [...notFinite({ start: spec.start }), ...notPositive({ sd: spec.sd })];
  switch (spec.type) {
    case 'random-walk':
      return [...common, ...notFinite({ drift: spec.drift })];
    case 'geometric-walk':
      if (spec.growth > -1) return [...common, ...notFinite({ growth: spec.growth })];
      return [...common, { field: 'growth', code: 'out-of-range', message: 'growth must be above -100 %' }];
    case 'mean-reversion':
      if (spec.speed > 0 && spec.speed <= 1) return [...common, ...notFinite({ level: spec.level })];
      return [...common, { field: 'speed', code: 'out-of-range', message: 'speed lies above 0, up to 1' }];
  }
}

/** The next number of a path from the one before and a standard normal. */
export function seriesStep(spec: SeriesSpec): (before: number, z: number) => number {
  const { sd } = spec;
  switch (spec.type) {
    case 'random-walk':
      return (before, z) => before + spec.drift + sd * z;
    case 'geometric-walk': {
      const drift = Math.log1p(spec.growth) - (sd * sd) / 2;
      return (before, z) => before * Math.exp(drift + sd * z);
    }
    case 'mean-reversion':
      return (before, z) => before + spec.speed * (spec.level - before) + sd * z;
  }
}
