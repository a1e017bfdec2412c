/**
 * Why a metric has no number in a plan, as a code for a sentence: an empty cell in a study must say what it means.
 * Reads an appraisal, computes nothing.
 */
import { appraise } from '../../models/appraisal/appraise.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { type Metric, metricValue } from '../metrics.ts';

export type Absence =
  /** The setting does not take this number. */
  | 'not-allowed'
  /** A line that the metric depends on has an error or is not a number. */
  | 'cannot-compute'
  /** No internal rate: no flows, inflows only, outflows only, or flows that no rate brings to zero. */
  | 'no-rate-no-flows'
  | 'no-rate-all-inflows'
  | 'no-rate-all-outflows'
  | 'no-rate-no-root'
  | 'never-pays-back'
  /** A ratio without a base: no revenue, no outlay, no profit. */
  | 'no-base';

/** null where the metric has a number. A plan that could not be made is null: the number was not allowed. */
export function absenceOf(plan: Plan | null, metric: Metric): Absence | null {
  if (!plan) return 'not-allowed';
  const appraisal = appraise(plan);
  if (metricValue(appraisal, metric).value !== null) return null;
  const returns = appraisal.returns[metric.tax][metric.terminal];
  if (returns.npv === null) return 'cannot-compute';
  switch (metric.id) {
    case 'irr':
    case 'xirr': {
      const rate = returns[metric.id];
      return rate.kind === 'none' ? `no-rate-${rate.reason}` : 'cannot-compute';
    }
    case 'payback':
    case 'discountedPayback':
      return returns[metric.id].kind === 'never' ? 'never-pays-back' : 'cannot-compute';
    case 'npv':
    case 'npvAtHurdle':
    case 'xnpv':
    case 'peakFunding':
    case 'totalRevenue':
    case 'totalEbitda':
    case 'totalFreeCashFlow':
    case 'totalBudget':
      return 'cannot-compute';
    default:
      return 'no-base';
  }
}
