/**
 * The frontier as points to draw: a staircase goes on past its last step, so that the last level can be seen. Pure.
 */
import type { PortfolioFrontier } from '../../../../electron/contract/portfolio-calls.ts';

export type FrontierPoint = { readonly at: number; readonly npv: number };

/** The last level is drawn for this share of the whole width. */
const BEYOND = 0.1;

export function frontierPoints({ kind, now, steps }: PortfolioFrontier): readonly FrontierPoint[] {
  const points = steps.map(({ at, npv }) => ({ at, npv }));
  const last = points.at(-1);
  if (kind !== 'staircase' || !last) return points;
  const end = Math.max(last.at * (1 + BEYOND), now ?? 0, last.at === 0 ? 1 : 0);
  return end > last.at ? [...points, { at: end, npv: last.npv }] : points;
}
