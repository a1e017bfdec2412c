/**
 * The share of variance by driver from the trials already run: squared rank correlations, scaled to add to one, with
 * their signs. A first look, as simulation add-ins print it; it misses what is not monotone, and correlated drivers
 * share their effect.
 */
import { pearson, ranksOf } from './ranks.ts';

export type RankShare = {
  /** Spearman's correlation of driver and metric; 0 where one of them has no spread. */
  readonly correlation: number;
  /** correlation^2 over the sum of all squares, with the sign of the correlation. */
  readonly share: number;
};

/** One entry a driver. Trials whose metric is NaN are left out. */
export function rankShares(drivers: readonly Float64Array[], metric: Float64Array): readonly RankShare[] {
  const kept = Uint32Array.from([...metric.keys()].filter((i) => Number.isFinite(metric[i])));
  const pick = (values: Float64Array): Float64Array =>
    Float64Array.from(kept, (i) => values[i] ?? Number.NaN);
  const target = ranksOf(pick(metric));
  const correlations = drivers.map((driver) => pearson(ranksOf(pick(driver)), target) || 0);
  const total = correlations.reduce((sum, rho) => sum + rho * rho, 0);
  return correlations.map((correlation) => ({
    correlation,
    share: total > 0 ? (correlation * Math.abs(correlation)) / total : 0,
  }));
}
