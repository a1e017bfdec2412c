/** Figures of the studies by id: simulation, tornado, two-way table. The same number has the same id in every section. */
import type { StudySummary } from '../../../../scenarios/simulation/study/study-types.ts';
import type { PackContext } from '../context.ts';
import { figure, RATE } from '../figures.ts';
import type { Figure } from '../pack-content.ts';

/** P(NPV < 0). */
export function lossFigure({ loss }: StudySummary): Figure {
  return figure('sim:loss', loss.share, RATE);
}

/** 'sim:p10': the NPV below which a tenth of the trials lie. */
export function percentileFigure({ amount }: PackContext, { npv }: StudySummary, p: number): Figure {
  const found = npv.percentiles.find((each) => each.p === p);
  return figure(`sim:p${Math.round(100 * p)}`, found?.value ?? null, amount);
}

export function ratePercentile({ irr }: StudySummary, p: number): Figure {
  const found = irr?.percentiles.find((each) => each.p === p);
  return figure(`sim:irr:p${Math.round(100 * p)}`, found?.value ?? null, RATE);
}

export function npvStatistic(
  { amount }: PackContext,
  { npv }: StudySummary,
  of: 'mean' | 'sd' | 'standardError' | 'valueAtRisk' | 'expectedShortfall',
): Figure {
  return figure(`sim:${of}`, npv[of], amount);
}

export function rateStatistic({ irr }: StudySummary, of: 'mean' | 'sd'): Figure {
  return figure(`sim:irr:${of}`, irr?.[of] ?? null, RATE);
}
