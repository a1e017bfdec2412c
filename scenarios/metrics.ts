/**
 * The metrics one can ask of a plan, by name, and their numbers from an appraisal: null where a metric cannot be
 * computed or does not exist. One of several internal rates is the one nearest to the hurdle, and the caller is told.
 */
import { z } from 'zod';
import type { Appraisal, InternalRate, PaybackTime, Returns } from '../models/appraisal/types.ts';

/** Of one series of flows: exist after and before tax, with and without the terminal value. */
const RETURN_METRICS = {
  npv: { better: 'high', unit: 'money' },
  npvAtHurdle: { better: 'high', unit: 'money' },
  irr: { better: 'high', unit: 'rate' },
  mirr: { better: 'high', unit: 'rate' },
  xnpv: { better: 'high', unit: 'money' },
  xirr: { better: 'high', unit: 'rate' },
  profitabilityIndex: { better: 'high', unit: 'ratio' },
  equivalentAnnualValue: { better: 'high', unit: 'money' },
  payback: { better: 'low', unit: 'years' },
  discountedPayback: { better: 'low', unit: 'years' },
  peakFunding: { better: 'low', unit: 'money' },
} as const;

/** Of the plan as a whole. */
const PLAN_METRICS = {
  accountingReturnOnAverage: { better: 'high', unit: 'rate' },
  accountingReturnOnInitial: { better: 'high', unit: 'rate' },
  contributionRatio: { better: 'high', unit: 'rate' },
  breakEvenRevenue: { better: 'low', unit: 'money' },
  breakEvenVolumeShare: { better: 'low', unit: 'rate' },
  marginOfSafety: { better: 'high', unit: 'rate' },
  operatingLeverage: { better: 'low', unit: 'ratio' },
  terminalShare: { better: 'low', unit: 'rate' },
  totalRevenue: { better: 'high', unit: 'money' },
  totalEbitda: { better: 'high', unit: 'money' },
  totalFreeCashFlow: { better: 'high', unit: 'money' },
  totalBudget: { better: 'low', unit: 'money' },
} as const;

export const METRICS = { ...RETURN_METRICS, ...PLAN_METRICS } as const;
export type MetricId = keyof typeof METRICS;
export const METRIC_IDS = Object.keys(METRICS) as readonly MetricId[];

export const metricSchema = z.strictObject({
  id: z.enum(METRIC_IDS as [MetricId, ...MetricId[]]),
  tax: z.enum(['postTax', 'preTax']).default('postTax'),
  terminal: z.enum(['withTerminal', 'withoutTerminal']).default('withTerminal'),
});
export type Metric = Readonly<z.infer<typeof metricSchema>>;

/** A metric after tax and with the terminal value: the figures of the headline. */
export function headlineMetric(id: MetricId): Metric {
  return { id, tax: 'postTax', terminal: 'withTerminal' };
}

/** Is more of it better (NPV) or less (payback)? */
export function betterDirection({ id }: Metric): 'high' | 'low' {
  return METRICS[id].better;
}

/**
 * Metrics of which a mean over scenarios is the metric of something: amounts that are sums of weighted flows. A mean of
 * rates, ratios or payback times is that of no case, and neither is one of peaks or break-evens.
 */
const AVERAGED: ReadonlySet<MetricId> = new Set<MetricId>([
  'npv',
  'npvAtHurdle',
  'xnpv',
  'equivalentAnnualValue',
  'totalRevenue',
  'totalEbitda',
  'totalFreeCashFlow',
  'totalBudget',
]);

/** Has the metric an expected value? */
export function hasExpectedValue(id: MetricId): boolean {
  return AVERAGED.has(id);
}

export type MetricValue = {
  readonly value: number | null;
  /** There are several internal rates; `value` is the one nearest to the hurdle. */
  readonly several: boolean;
};

/**
 * A metric's number. Amounts signed in the plan's currency, rates annual fractions, paybacks in years from the opening
 * (0 where nothing has to be paid back). Never NaN: what cannot be computed is null.
 */
export function metricValue(appraisal: Appraisal, metric: Metric): MetricValue {
  const value = rawValue(appraisal, metric);
  if (typeof value === 'number' || value === null) {
    return { value: value !== null && Number.isFinite(value) ? value : null, several: false };
  }
  return rateValue(value, appraisal.hurdle);
}

function rawValue(appraisal: Appraisal, { id, tax, terminal }: Metric): number | null | InternalRate {
  if (isReturnMetric(id)) return returnValue(appraisal.returns[tax][terminal], id);
  const { accountingReturn, breakEven, terminalShare, shares } = appraisal;
  switch (id) {
    case 'accountingReturnOnAverage':
      return accountingReturn.onAverage;
    case 'accountingReturnOnInitial':
      return accountingReturn.onInitial;
    case 'contributionRatio':
      return breakEven.contributionRatio;
    case 'breakEvenRevenue':
      return breakEven.revenue;
    case 'breakEvenVolumeShare':
      return breakEven.volumeShare;
    case 'marginOfSafety':
      return breakEven.marginOfSafety;
    case 'operatingLeverage':
      return breakEven.operatingLeverage;
    case 'terminalShare':
      return terminalShare;
    case 'totalRevenue':
      return totalOf(appraisal, '$revenue');
    case 'totalEbitda':
      return totalOf(appraisal, '$ebitda');
    case 'totalFreeCashFlow':
      return totalOf(appraisal, '$fcf');
    case 'totalBudget':
      return shares.total;
  }
}

function returnValue(returns: Returns, id: keyof typeof RETURN_METRICS): number | null | InternalRate {
  switch (id) {
    case 'payback':
    case 'discountedPayback':
      return yearsOf(returns[id]);
    case 'peakFunding':
      return returns.peakFunding?.amount ?? (returns.npv === null ? null : 0);
    default:
      return returns[id];
  }
}

function isReturnMetric(id: MetricId): id is keyof typeof RETURN_METRICS {
  return Object.hasOwn(RETURN_METRICS, id);
}

function yearsOf(time: PaybackTime): number | null {
  if (time.kind === 'immediate') return 0;
  return time.kind === 'reached' ? time.years : null;
}

function totalOf(appraisal: Appraisal, code: string): number {
  return appraisal.evaluation.values(code).reduce((sum, value) => sum + value, 0);
}

function rateValue(rate: InternalRate, hurdle: number): MetricValue {
  if (rate.kind === 'unique') return { value: rate.rate, several: false };
  if (rate.kind !== 'multiple') return { value: null, several: false };
  const nearest = rate.rates.reduce((best, candidate) =>
    Math.abs(candidate - hurdle) < Math.abs(best - hurdle) ? candidate : best,
  );
  return { value: nearest, several: true };
}
