/**
 * A quantile that is dear to compute (beta, gamma, Student t) as a table over the standard normal score: its values
 * and slopes every 1/128, joined by cubics. Promises 1e-10 of the spread, checked while it is made; where that is not
 * reached, and beyond 4 standard deviations, the exact quantile answers.
 */
import type { Distribution } from './distribution.ts';
import { normalCdf, normalDensity, normalQuantile } from './special/normal.ts';

const REACH = 4;
const STEPS = 128;
const ACCURACY = 1e-10;
const CHECK_EVERY = 8;

export function tabulatedQuantile({ quantile, density }: Distribution): (p: number) => number {
  if (!density) return quantile;
  const knots = 2 * REACH * STEPS + 1;
  const values = new Float64Array(knots);
  const slopes = new Float64Array(knots);
  for (let i = 0; i < knots; i += 1) {
    const z = i / STEPS - REACH;
    const x = quantile(normalCdf(z));
    values[i] = x;
    // dx/dz = phi(z) / f(x), per step of the table.
    slopes[i] = normalDensity(z) / density(x) / STEPS;
  }
  const between = (at: number): number => {
    const i = Math.min(knots - 2, Math.floor(at));
    const t = at - i;
    const from = values[i] as number;
    const rise = (values[i + 1] as number) - from;
    const start = slopes[i] as number;
    const bend = 3 * rise - 2 * start - (slopes[i + 1] as number);
    const twist = start + (slopes[i + 1] as number) - 2 * rise;
    return from + t * (start + t * (bend + t * twist));
  };
  const spread = (values[5 * STEPS] as number) - (values[3 * STEPS] as number);
  for (let i = 0; i < knots - 1; i += CHECK_EVERY) {
    const exact = quantile(normalCdf((i + 0.5) / STEPS - REACH));
    if (!(Math.abs(between(i + 0.5) - exact) <= ACCURACY * spread)) return quantile;
  }
  return (p) => {
    const z = normalQuantile(p);
    return z > -REACH && z < REACH ? between((z + REACH) * STEPS) : quantile(p);
  };
}
