/** Which metrics the matrix shows: a board's usual set until chosen otherwise, kept while the window is open. */
import { METRIC_IDS, type MetricId } from '../../../scenarios/metrics.ts';
import { createStore } from '../../state/store.ts';

export const DEFAULT_METRICS: readonly MetricId[] = [
  'npv',
  'irr',
  'mirr',
  'payback',
  'discountedPayback',
  'profitabilityIndex',
  'equivalentAnnualValue',
  'peakFunding',
  'totalRevenue',
  'totalEbitda',
  'totalBudget',
];

export const shownMetrics = createStore<readonly MetricId[]>(DEFAULT_METRICS);

/** Shown or hidden, always in the one order of all metrics; at least one stays. */
export function withMetric(shown: readonly MetricId[], id: MetricId, wanted: boolean): readonly MetricId[] {
  const next = METRIC_IDS.filter((each) => (each === id ? wanted : shown.includes(each)));
  return next.length > 0 ? next : shown;
}
