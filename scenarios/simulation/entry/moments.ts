/**
 * Distributions described by mean and standard deviation, turned into their natural parameters.
 * Exact inversions of the moments; Weibull by one monotone root. Promises the family's own schema, or field problems.
 */

import { err, ok, type Result } from '../../../models/plan/result.ts';
import type {
  Beta,
  Gamma,
  Lognormal,
  Moments,
  Normal,
  Uniform,
  Weibull,
} from '../../../models/plan/what-if/distribution-schema.ts';
import { badRange, type FieldProblem, notFinite, notPositive } from '../distribution.ts';
import { logGamma } from '../special/log-gamma.ts';

export type FromMoments = Uniform | Normal | Lognormal | Beta | Gamma | Weibull;

export function fromMoments(spec: Moments): Result<FromMoments, readonly FieldProblem[]> {
  const { family, mean, sd, min = 0, max = 1 } = spec;
  const problems: FieldProblem[] = [...notFinite({ mean }), ...notPositive({ sd })];
  if (family === 'beta') problems.push(...notFinite({ min, max }), ...badRange(min, max));
  if ((family === 'lognormal' || family === 'gamma' || family === 'weibull') && mean <= 0)
    problems.push({ field: 'mean', code: 'out-of-range', message: `the mean of a ${family} is above zero` });
  if (problems.length > 0) return err(problems);
  switch (family) {
    case 'uniform':
      return ok({ type: family, min: mean - Math.sqrt(3) * sd, max: mean + Math.sqrt(3) * sd });
    case 'normal':
      return ok({ type: family, mean, sd });
    case 'lognormal': {
      const square = Math.log1p((sd / mean) ** 2);
      return ok({ type: family, mu: Math.log(mean) - square / 2, sigma: Math.sqrt(square) });
    }
    case 'gamma':
      return ok({ type: family, shape: (mean / sd) ** 2, scale: (sd * sd) / mean });
    case 'weibull':
      return weibull(mean, sd);
    case 'beta':
      return beta(mean, sd, min, max);
  }
}

function beta(mean: number, sd: number, min: number, max: number): Result<Beta, readonly FieldProblem[]> {
  const at = (mean - min) / (max - min);
  const variance = (sd / (max - min)) ** 2;
  if (!(at > 0 && at < 1))
    return err([{ field: 'mean', code: 'order', message: 'mean must lie between min and max' }]);
  const size = (at * (1 - at)) / variance - 1;
  if (!(size > 0))
    return err([{ field: 'sd', code: 'impossible', message: 'sd is too large for this mean, min and max' }]);
  return ok({ type: 'beta', alpha: at * size, beta: (1 - at) * size, min, max });
}

/** log(1 + (sd / mean)^2) = logGamma(1 + 2/k) - 2 logGamma(1 + 1/k), which falls as the shape k rises. */
function weibull(mean: number, sd: number): Result<Weibull, readonly FieldProblem[]> {
  const target = Math.log1p((sd / mean) ** 2);
  const excess = (logShape: number): number => {
    const inverse = Math.exp(-logShape);
    return logGamma(1 + 2 * inverse) - 2 * logGamma(1 + inverse) - target;
  };
  let [low, high] = [Math.log(0.02), Math.log(1e5)];
  if (excess(low) < 0 || excess(high) > 0)
    return err([{ field: 'sd', code: 'impossible', message: 'no Weibull has this sd at this mean' }]);
  for (let round = 0; round < 100; round += 1) {
    const middle = (low + high) / 2;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  const shape = Math.exp((low + high) / 2);
  return ok({ type: 'weibull', shape, scale: mean / Math.exp(logGamma(1 + 1 / shape)) });
}
