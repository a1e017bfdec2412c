/** One cell group of the report: the figures of a row in a column, compared with both plans, with its light. */
import {
  type Difference,
  differenceOf,
  isMaterial,
  type Light,
  lightOf,
  type Measure,
  type Thresholds,
} from '../difference.ts';
import type { ProfitSign } from '../effect.ts';
import type { Figures } from './figures.ts';

export type Cell = Figures & {
  readonly againstPlan: Difference | null;
  readonly againstFlexed: Difference | null;
  /** null: nothing to judge. */
  readonly light: Light | null;
};

/**
 * The light is that of the difference the thresholds name. None where the line does not touch profit, where a side is
 * missing, and where a cost looks favourable only because nothing was booked.
 */
export function cellOf(figures: Figures, sign: ProfitSign, measure: Measure, thresholds: Thresholds): Cell {
  const { actual, plan, flexed } = figures;
  const against = (reference: number | null): Difference | null =>
    actual === null || reference === null ? null : differenceOf(actual, reference, sign, measure);
  const againstPlan = against(plan);
  const againstFlexed = against(flexed);
  const judged = thresholds.against === 'plan' ? againstPlan : againstFlexed;
  const unbooked = !figures.entries && judged?.effect !== 'A';
  const light = judged === null || sign === 0 || unbooked ? null : lightOf(judged, thresholds, measure);
  return { ...figures, againstPlan, againstFlexed, light };
}

export function cellMatters(cell: Cell, measure: Measure, thresholds: Thresholds): boolean {
  const judged = thresholds.against === 'plan' ? cell.againstPlan : (cell.againstFlexed ?? cell.againstPlan);
  return judged !== null && isMaterial(judged, thresholds, measure);
}
