/**
 * Everything the page says of a simulation, from the trials that are there. Promises the same bits whatever the
 * workers and the order of arrival, and that a summary on the way is what a simulation cut off there would give.
 */
import { RATE_KIND } from '../../block-rates.ts';
import { percentileInclusive, sortedFinite } from '../summary/percentiles.ts';
import { type MetricSummary, summariseSorted } from '../summary/summarise.ts';
import { rankShares } from '../variance-shares/rank-shares.ts';
import { standardisedRegression } from '../variance-shares/regression.ts';
import { fanOf } from './fan.ts';
import type { StudyResults } from './study-results.ts';
import type { Interval, MarkedTrial, Study, StudySample, StudySummary } from './study-types.ts';

/** A summariser of one study: what the first trials say is worked out once, when they are all there. */
export function createSummariser(study: Study, results: StudyResults): () => StudySummary {
  const keep = <T>(full: number, make: (trials: number) => T): (() => T) => {
    let kept: { readonly trials: number; readonly value: T } | undefined;
    return () => {
      const trials = Math.min(full, results.ready());
      if (kept?.trials !== trials) kept = { trials, value: make(trials) };
      return kept.value;
    };
  };
  const fan = keep(study.fanTrials, (trials) => ({
    trials,
    bands: fanOf(results.cash, study.columns, study.fanTrials, trials),
  }));
  const sample = keep(study.sampleTrials, (trials) => sampleOf(study, results, trials));
  const shares = keep(study.sampleTrials, () => sharesOf(study, sample()));
  return () => ({
    ...numbersOf(study, results),
    fan: fan(),
    ...shares(),
    sample: sample(),
  });
}

export function summariseStudy(study: Study, results: StudyResults): StudySummary {
  return createSummariser(study, results)();
}

function numbersOf(
  study: Study,
  results: StudyResults,
): Omit<StudySummary, 'fan' | 'shares' | 'rSquared' | 'sample'> {
  const trials = results.ready();
  const values = results.npv.subarray(0, trials);
  const sorted = sortedFinite(values);
  const npv = summariseSorted(values, sorted, { limit: 0 });
  const { rates, single } = ratesOf(results, trials);
  const sortedRates = sortedFinite(single);
  const irr = rates.unique > 0 ? summariseSorted(single, sortedRates, { limit: study.hurdle }) : null;
  return {
    trials,
    chosen: study.trials,
    drivers: study.drivers,
    notes: study.notes,
    hurdle: study.hurdle,
    npv,
    irr,
    rates,
    loss: intervalOf(npv),
    belowHurdle: irr ? intervalOf(irr) : null,
    npvCurve: curveOf(sorted),
    irrCurve: curveOf(sortedRates),
    verdict: { settled: npv.meanAgainstLimit.settled, trialsNeeded: npv.meanAgainstLimit.trialsNeeded },
    marked: markedTrials(values, sorted),
  };
}

/** Only where there is one rate does it say something against the hurdle. */
function ratesOf(
  { irr, kinds }: StudyResults,
  trials: number,
): { readonly rates: StudySummary['rates']; readonly single: Float64Array } {
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < trials; i += 1) {
    const kind = kinds[i] as number;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  const of = (kind: number): number => counts[kind] ?? 0;
  const rates = {
    unique: of(RATE_KIND.unique),
    several: of(RATE_KIND.several),
    none: of(RATE_KIND.none),
    unknown: of(RATE_KIND.unknown),
  };
  const own = irr.subarray(0, trials);
  const single = rates.unique === trials ? own : own.filter((_, i) => kinds[i] === RATE_KIND.unique);
  return { rates, single };
}

function intervalOf({ shareBelowLimit, shareAgainstBearable: { low, high } }: MetricSummary): Interval {
  return { share: shareBelowLimit, low, high };
}

const CURVE_STEPS = 100;

function curveOf(sorted: Float64Array): StudySummary['npvCurve'] {
  if (sorted.length === 0) return [];
  return Array.from({ length: CURVE_STEPS + 1 }, (_, step) => {
    const p = step / CURVE_STEPS;
    return { p, value: percentileInclusive(sorted, p) };
  });
}

const MARKS = [
  ['worst', 0],
  ['p5', 0.05],
  ['p10', 0.1],
  ['p50', 0.5],
  ['p90', 0.9],
  ['best', 1],
] as const;

/** Trials to be opened as plans: the first one whose NPV stands at, or just below, each percentile. */
function markedTrials(values: Float64Array, sorted: Float64Array): readonly MarkedTrial[] {
  if (sorted.length === 0) return [];
  return MARKS.map(([mark, p]) => {
    const npv = sorted[Math.floor(p * (sorted.length - 1))] as number;
    return { mark, trial: values.indexOf(npv), npv };
  });
}

function sampleOf(study: Study, results: StudyResults, trials: number): StudySample {
  return {
    trials,
    npv: results.npv.slice(0, trials),
    irr: results.irr.slice(0, trials),
    drivers: study.drawDrivers(trials),
  };
}

function sharesOf(study: Study, { npv, drivers }: StudySample): Pick<StudySummary, 'shares' | 'rSquared'> {
  const ranks = rankShares(drivers, npv);
  const { coefficients, rSquared } = standardisedRegression(drivers, npv);
  const shares = study.drivers.map(({ lineId }, i) => ({
    lineId,
    correlation: ranks[i]?.correlation ?? 0,
    rankShare: ranks[i]?.share ?? 0,
    regression: coefficients[i] ?? 0,
  }));
  return { shares, rSquared };
}
