/** Differences of metrics: with a sign in front, rates in points, so that +1.2 pp is not read as growth of 1.2 %. */
import type { Plan } from '../../../../models/plan/schema.ts';
import { METRICS, type MetricId } from '../../../../scenarios/metrics.ts';
import { metricText } from '../../../app/what-if-words.ts';
import { signedAmountIn, unitWords } from '../../../charts/money-words.ts';
import type { Texts } from '../../../i18n/use-text.ts';

export function signedMetric(texts: Texts, id: MetricId, value: number, plan: Plan): string {
  const { t } = texts;
  const sign = value > 0 ? '+' : value < 0 ? '−' : '';
  switch (METRICS[id].unit) {
    case 'money':
      return signedAmountIn(value, plan.settings.displayUnit);
    case 'rate':
      return `${sign}${t('frame.points', { points: (Math.abs(value) * 100).toFixed(2) })}`;
    default:
      return `${sign}${metricText(texts, id, Math.abs(value), plan.settings)}`;
  }
}

export function metricUnit(texts: Texts, id: MetricId, plan: Plan): string {
  const { t } = texts;
  switch (METRICS[id].unit) {
    case 'money':
      return unitWords(texts, plan.settings.currency, plan.settings.displayUnit);
    case 'rate':
      return t('scenarios.unit.rate');
    case 'ratio':
      return t('scenarios.unit.ratio');
    case 'years':
      return t('scenarios.unit.years');
  }
}
