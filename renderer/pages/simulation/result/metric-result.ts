/**
 * One metric of a simulation as the page shows it: its summary, the limit it is held against, and how its numbers are
 * written. Display only.
 */
import type { Settings } from '../../../../models/plan/schema.ts';
import { formatAmount, formatRate } from '../../../../models/text/format-number.ts';
import type { Interval, StudySummary } from '../../../../scenarios/simulation/study/study-types.ts';
import type { MetricSummary } from '../../../../scenarios/simulation/summary/summarise.ts';
import { formatMoney } from '../../../app/plan-format.ts';
import { tickDigits, unitWords } from '../../../charts/money-words.ts';
import type { Texts } from '../../../i18n/use-text.ts';
import type { ResultMetric } from '../choice.ts';

export type MetricResult = {
  readonly metric: ResultMetric;
  readonly summary: MetricSummary;
  readonly curve: StudySummary['npvCurve'];
  /** 0 for NPV, the hurdle for IRR. */
  readonly limit: number;
  /** The share of the trials below the limit. */
  readonly below: Interval;
  /** What the numbers are measured in; empty for rates. */
  readonly unit: string;
  readonly figure: (value: number) => string;
  /** The same at the end of a range, where zero is a number and no dash. */
  readonly edge: (value: number) => string;
  /** As short as an axis with steps of this size allows. */
  readonly tick: (value: number, step: number) => string;
};

/** null where no trial has a number of it. */
export function metricResult(
  texts: Texts,
  summary: StudySummary,
  metric: ResultMetric,
  settings: Settings,
): MetricResult | null {
  if (metric === 'npv') {
    if (summary.npv.count === 0) return null;
    return {
      metric,
      summary: summary.npv,
      curve: summary.npvCurve,
      limit: 0,
      below: summary.loss,
      unit: unitWords(texts, settings.currency, settings.displayUnit),
      ...moneyWords(settings),
    };
  }
  if (!summary.irr || !summary.belowHurdle) return null;
  return {
    metric,
    summary: summary.irr,
    curve: summary.irrCurve,
    limit: summary.hurdle,
    below: summary.belowHurdle,
    unit: '',
    ...RATE_WORDS,
  };
}

export function moneyWords(settings: Settings): Pick<MetricResult, 'figure' | 'edge' | 'tick'> {
  const unit = settings.displayUnit;
  return {
    figure: (value) => formatMoney(value, settings),
    edge: (value) => (value === 0 ? '0' : formatMoney(value, settings)),
    tick: (value, step) =>
      value === 0 ? '0' : formatAmount(value, { unit, digits: tickDigits(step, unit) }),
  };
}

export const RATE_WORDS: Pick<MetricResult, 'figure' | 'edge' | 'tick'> = {
  figure: (value) => formatRate(value, 2),
  edge: (value) => formatRate(value, 2),
  tick: (value, step) => formatRate(value, stepDigits(step * 100)),
};

/** Decimals that tell multiples of this step apart: none for 20, one for 2.5, two for 0.25. */
export function stepDigits(step: number): number {
  const digits = [0, 1, 2, 3, 4, 5].find((count) => {
    const shifted = Math.abs(step) * 10 ** count;
    return shifted > 0.5 && Math.abs(shifted - Math.round(shifted)) < 1e-6 * shifted;
  });
  return digits ?? 6;
}
