/**
 * Distributions described by P10 and P90, or by P10, P50 and P90, turned into their natural parameters so that the
 * given percentiles are met exactly. Families with a shape are solved for it by halving: the place of P50 between
 * P10 and P90 (or P90/P10) rises with the shape. Promises the family's own schema, or field problems.
 */

import { err, ok, type Result } from '../../../models/plan/result.ts';
import type {
  Lognormal,
  Normal,
  Percentiles,
  Pert,
  Triangular,
  Uniform,
  Weibull,
} from '../../../models/plan/what-if/distribution-schema.ts';
import type { FieldProblem } from '../distribution.ts';
import { notFinite } from '../distribution.ts';
import { createPert } from '../distributions/pert.ts';
import { createTriangular } from '../distributions/triangular.ts';
import { normalQuantile } from '../special/normal.ts';

export type FromPercentiles = Uniform | Normal | Lognormal | Weibull | Triangular | Pert;
type Outcome<T> = Result<T, readonly FieldProblem[]>;

const Z90 = normalQuantile(0.9);

export function fromPercentiles(spec: Percentiles): Outcome<FromPercentiles> {
  const { family, p10, p50, p90 } = spec;
  const problems = [...notFinite({ p10, p90 }), ...(p50 === undefined ? [] : notFinite({ p50 }))];
  if (p10 > p90) problems.push({ field: 'p10', code: 'order', message: 'P10 must be below P90' });
  if (p10 === p90)
    problems.push({ field: 'p90', code: 'no-spread', message: 'P90 must be above P10: there is no spread' });
  if (problems.length > 0) return err(problems);
  switch (family) {
    case 'uniform':
      return ok({ type: family, min: p10 - (p90 - p10) / 8, max: p90 + (p90 - p10) / 8 });
    case 'normal':
      return ok({ type: family, mean: (p10 + p90) / 2, sd: (p90 - p10) / (2 * Z90) });
    case 'weibull':
      return positive(p10, family) ?? ok(weibull(p10, p90));
    case 'lognormal':
      if (p50 !== undefined) return shiftedLognormal(p10, p50, p90);
      return (
        positive(p10, family) ??
        ok({ type: family, mu: Math.log(p10 * p90) / 2, sigma: Math.log(p90 / p10) / (2 * Z90) })
      );
    case 'triangular':
    case 'pert':
      return peaked(family, p10, p50, p90);
  }
}

function positive(p10: number, family: string): Outcome<never> | undefined {
  if (p10 > 0) return undefined;
  return err([{ field: 'p10', code: 'out-of-range', message: `the P10 of a ${family} is above zero` }]);
}

/** -log(1 - p) = (x / scale)^shape at both percentiles. */
function weibull(p10: number, p90: number): Weibull {
  const [low, high] = [-Math.log1p(-0.1), -Math.log(0.1)];
  const shape = Math.log(high / low) / Math.log(p90 / p10);
  return { type: 'weibull', shape, scale: p90 / high ** (1 / shape) };
}

/** (P90 - P50) / (P50 - P10) = exp(sigma z90). */
function shiftedLognormal(p10: number, p50: number, p90: number): Outcome<Lognormal> {
  const ratio = (p90 - p50) / (p50 - p10);
  if (!(ratio > 1 && ratio < Number.POSITIVE_INFINITY)) {
    const message = 'a lognormal needs P50 above P10 and nearer to P10 than to P90';
    return err([{ field: 'p50', code: 'impossible', message }]);
  }
  const median = (p50 - p10) / (1 - 1 / ratio);
  return ok({ type: 'lognormal', mu: Math.log(median), sigma: Math.log(ratio) / Z90, shift: p50 - median });
}

/** A family on min..max whose shape is the place of its mode: P50 rises between P10 and P90 as the mode does. */
function peaked(
  family: 'triangular' | 'pert',
  p10: number,
  p50: number | undefined,
  p90: number,
): Outcome<Triangular | Pert> {
  if (p50 === undefined)
    return err([{ field: 'p50', code: 'empty', message: `P50 is needed for a ${family}` }]);
  const place = (p50 - p10) / (p90 - p10);
  const at = (mode: number): readonly [number, number, number] => {
    const unit =
      family === 'triangular'
        ? createTriangular({ type: 'triangular', min: 0, mode, max: 1 })
        : createPert({ type: 'pert', min: 0, mode, max: 1 });
    return [unit.quantile(0.1), unit.quantile(0.5), unit.quantile(0.9)];
  };
  const placeOf = ([a, b, c]: readonly [number, number, number]): number => (b - a) / (c - a);
  const [least, most] = [placeOf(at(0)), placeOf(at(1))];
  if (!(place >= least && place <= most)) {
    const share = (value: number): string => `${(100 * value).toFixed(1)} %`;
    const message = `for a ${family} P50 must lie between ${share(least)} and ${share(most)} of the way from P10 to P90`;
    return err([{ field: 'p50', code: 'impossible', message }]);
  }
  let [low, high] = [0, 1];
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (placeOf(at(middle)) < place) low = middle;
    else high = middle;
  }
  const mode = (low + high) / 2;
  const [a, , c] = at(mode);
  const width = (p90 - p10) / (c - a);
  const min = p10 - width * a;
  return ok({ type: family, min, mode: min + width * mode, max: min + width });
}
