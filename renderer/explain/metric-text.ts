/**
 * A metric as it is printed, with the reason where there is no single figure. 'Never' is an answer; a silent zero or
 * an empty cell is not.
 */
import type { Appraisal, InternalRate, PaybackTime, Returns } from '../../models/appraisal/types.ts';
import { formatMultiple, formatRate } from '../../models/text/format-number.ts';
import { listRates, nearestTo, yearsText } from '../app/use-format.ts';
import { amountIn, type Unit } from '../charts/money-words.ts';
import { columnWords } from '../charts/time-words.ts';
import type { Texts } from '../i18n/use-text.ts';
import type { Metric } from './explain-target.ts';

export type MetricText = {
  readonly text: string;
  /** Why there is no figure, or what has to be known to read it. */
  readonly note: string | null;
};

export function metricText(
  texts: Texts,
  { plan, hurdle }: Pick<Appraisal, 'plan' | 'hurdle'>,
  returns: Returns,
  metric: Metric,
  unit: Unit,
): MetricText {
  const { t } = texts;
  const amount = (value: number | null): MetricText =>
    value === null ? unknown(t) : { text: amountIn(value, unit), note: null };
  switch (metric) {
    case 'npv':
    case 'npvAtHurdle':
    case 'equivalentAnnualValue':
      return amount(returns[metric]);
    case 'xnpv':
      return returns.xnpv === null && returns.npv !== null
        ? { text: '–', note: t('returns.xnpvSeveralRates') }
        : amount(returns.xnpv);
    case 'irr':
    case 'xirr':
      return rateText(texts, returns[metric], hurdle);
    case 'mirr':
      if (returns.mirr === null)
        return returns.npv === null ? unknown(t) : { text: '–', note: t('returns.mirrNone') };
      return { text: formatRate(returns.mirr), note: null };
    case 'profitabilityIndex':
      if (returns.npv === null) return unknown(t);
      return returns.profitabilityIndex === null
        ? { text: '–', note: t('returns.indexNone') }
        : { text: formatMultiple(returns.profitabilityIndex, 2), note: null };
    case 'payback':
    case 'discountedPayback':
      return paybackText(texts, returns[metric]);
    case 'peakFunding': {
      if (returns.npv === null) return unknown(t);
      if (returns.peakFunding === null) return { text: '–', note: t('returns.peakNone') };
      const { amount: need, column } = returns.peakFunding;
      return {
        text: amountIn(need, unit),
        note:
          column === 0
            ? t('returns.peakAtOpening')
            : t('returns.peakAt', { when: columnWords(texts, plan.timeline, column) }),
      };
    }
  }
}

/** Of several rates the one nearest the hurdle, with all of them in the note: none stands there alone. */
export function rateText({ t }: Pick<Texts, 't'>, rate: InternalRate, hurdle: number): MetricText {
  switch (rate.kind) {
    case 'unique':
      return { text: formatRate(rate.rate), note: null };
    case 'multiple':
      return {
        text: formatRate(nearestTo(rate.rates, hurdle)),
        note: t('returns.irrMultiple', { count: rate.rates.length, rates: listRates(rate.rates) }),
      };
    case 'none':
      return { text: t('returns.none'), note: t(`returns.irrNone.${rate.reason}`) };
    case 'unknown':
      return unknown(t);
  }
}

export function paybackText({ t }: Pick<Texts, 't'>, payback: PaybackTime): MetricText {
  switch (payback.kind) {
    case 'reached': {
      const text = t('returns.years', { years: yearsText(payback.years) });
      if (!payback.recrosses) return { text, note: null };
      const note =
        payback.lastingYears === null
          ? t('returns.recrossesLost')
          : t('returns.recrosses', { years: yearsText(payback.lastingYears) });
      return { text, note };
    }
    case 'never':
      return { text: t('returns.never'), note: t('returns.neverNote') };
    case 'immediate':
      return { text: '–', note: t('returns.immediateNote') };
    case 'unknown':
      return unknown(t);
  }
}

function unknown(t: Texts['t']): MetricText {
  return { text: '–', note: t('returns.unknown') };
}

/** Why the page has no figures at all, said once instead of at each of them; null when it has some. */
export function nothingToShow({ t }: Pick<Texts, 't'>, returns: Returns): string | null {
  if (returns.npv === null) return t('returns.allUnknown');
  return returns.flows.every((flow) => flow === 0) ? t('returns.noFlows') : null;
}
