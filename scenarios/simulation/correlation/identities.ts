/**
 * How the correlations of the normal copula hang together. Closed forms, both ways.
 * Source: Kruskal (1958), "Ordinal measures of association"; for the lognormal Johnson/Kotz.
 */

/** Spearman's rank correlation of two normals with this linear correlation: 6/pi asin(rho/2). */
export function spearmanOfNormal(rho: number): number {
  return (6 / Math.PI) * Math.asin(rho / 2);
}

/** The linear correlation of normals whose rank correlation is this: 2 sin(pi rho_s / 6). */
export function normalOfSpearman(rank: number): number {
  if (Math.abs(rank) === 1) return rank;
  return 2 * Math.sin((Math.PI * rank) / 6);
}

/** Kendall's tau of two normals with this linear correlation: 2/pi asin(rho). */
export function kendallOfNormal(rho: number): number {
  return (2 / Math.PI) * Math.asin(rho);
}

/** The linear correlation of exp(X), exp(Y) for normals with sds s1, s2 and linear correlation rho. */
export function lognormalCorrelation(rho: number, s1: number, s2: number): number {
  return Math.expm1(rho * s1 * s2) / Math.sqrt(Math.expm1(s1 * s1) * Math.expm1(s2 * s2));
}
