/** The summary of a simulation as the workbook states it, from the study's own summary: the same numbers, fewer. */
import type { SimulationSettings } from '../../../../models/plan/what-if/uncertainty-schema.ts';
import type { StudySummary } from '../../../../scenarios/simulation/study/study-types.ts';
import type { SimulationExtra } from '../extras.ts';

/** Null where not one trial has a number. */
export function simulationExtra(summary: StudySummary, settings: SimulationSettings): SimulationExtra | null {
  const { npv, irr, loss, belowHurdle, rates, drivers } = summary;
  if (npv.count === 0) return null;
  return {
    trials: summary.trials,
    seed: settings.seed,
    method: settings.method,
    mean: npv.mean,
    sd: npv.sd,
    least: npv.least,
    most: npv.most,
    lossShare: loss.share,
    lossLow: loss.low,
    lossHigh: loss.high,
    percentiles: npv.percentiles.map(({ p, value }, at) => ({
      p,
      npv: value,
      irr: finite(irr?.percentiles[at]?.value),
    })),
    uniqueRates: rates.unique,
    belowHurdle: finite(belowHurdle?.share),
    histogram: npv.histogram.counts.map((count, at) => ({
      from: npv.histogram.edges[at] ?? 0,
      to: npv.histogram.edges[at + 1] ?? 0,
      count,
    })),
    shares: summary.shares
      .flatMap(({ lineId, rankShare, correlation }) => {
        const driver = drivers.find((each) => each.lineId === lineId);
        return driver ? [{ code: driver.code, label: driver.label, share: rankShare, correlation }] : [];
      })
      .toSorted((left, right) => Math.abs(right.share) - Math.abs(left.share)),
  };
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
