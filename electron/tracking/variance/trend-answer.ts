/** The months that led to a row of the report, at most a year of them, as the contract carries them. */
import { monthText } from '../../../models/tracking/outlook/frame.ts';
import { monthlyTrend, type TrendPart } from '../../../models/tracking/variance/report/monthly-trend.ts';
import type { VarianceTrend } from '../../contract/tracking/variance-calls.ts';
import type { Comparison } from './comparison.ts';

const MONTHS_SHOWN = 12;

export function trendAnswer(comparison: Comparison, parts: readonly TrendPart[]): VarianceTrend {
  const { plan, reference, sums, month } = comparison;
  if (!month) return { months: [] };
  const { index, choice } = month;
  const months = { first: Math.max(choice.first, index - MONTHS_SHOWN + 1), last: index };
  const points = monthlyTrend({ plan, reference, sums, months, parts });
  return { months: points.map(({ month: of, ...figures }) => ({ month: monthText(of), ...figures })) };
}
