/** The page's answer in sentences: how often the plan fails, how sure that share is, whether more trials would help. */
import { formatAmount, formatRate } from '../../../../models/text/format-number.ts';
import type { StudySummary } from '../../../../scenarios/simulation/study/study-types.ts';
import type { Texts } from '../../../i18n/use-text.ts';
import { frequency } from './frequency.ts';
import type { MetricResult } from './metric-result.ts';

/** The parts of a subtitle that there are. */
export const joined = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' · ');

export const whole = (count: number): string => (count === 0 ? '0' : formatAmount(count, { digits: 0 }));

/** "NPV is negative in 23 of 100 trials (22.1 to 23.9 %)." */
export function shareSentence({ t }: Texts, { metric, below, summary, limit, figure }: MetricResult): string {
  const { count, of } = frequency(below.share, summary.count);
  const bounds = t('simulation.bounds', { low: percentOf(below.low), high: formatRate(below.high, 1) });
  const params = { count: whole(count), of: whole(of), bounds, hurdle: figure(limit) };
  if (below.share === 0) return t(`simulation.never.${metric}`, params);
  if (below.share === 1) return t(`simulation.always.${metric}`, params);
  return t(`simulation.headline.${metric}`, params);
}

/** The lower end without its sign of percent: "22.1 to 23.9 %". */
function percentOf(share: number): string {
  return formatRate(share, 1).replace(/\s*%$/, '');
}

export function verdictSentence({ t }: Texts, summary: StudySummary, { figure }: MetricResult): string {
  const { settled, trialsNeeded } = summary.verdict;
  const { low, high } = summary.npv.meanAgainstLimit;
  const mean = { low: figure(low), high: figure(high) };
  if (settled) return t('simulation.verdict.settled', mean);
  return Number.isFinite(trialsNeeded)
    ? t('simulation.verdict.open', { ...mean, trials: whole(trialsNeeded) })
    : t('simulation.verdict.even', mean);
}

/** What of the trials has no rate, or several; null where every trial has exactly one. */
export function ratesSentence({ t }: Texts, { rates, trials }: StudySummary): string | null {
  if (rates.unique === trials) return null;
  return t('simulation.rates', {
    unique: whole(rates.unique),
    none: whole(rates.none),
    several: whole(rates.several),
    unknown: whole(rates.unknown),
  });
}
