/** The open plan's formats with the words of the page's language: money, rates, times, the unit's name. */
import { useMemo } from 'react';
import type { InternalRate, PaybackTime } from '../../models/appraisal/types.ts';
import type { Settings } from '../../models/plan/schema.ts';
import { formatMultiple, formatRate } from '../../models/text/format-number.ts';
import { unitWords } from '../charts/money-words.ts';
import { type Texts, useText } from '../i18n/use-text.ts';
import { formatMoney } from './plan-format.ts';

/** A figure, and what has to be known to read it. */
export type Noted = { readonly text: string; readonly note: string | null };

export type Format = {
  readonly money: (value: number | null) => string;
  readonly rate: (value: number | null, digits?: number) => string;
  /** Of several rates the one nearest the hurdle; that there are others stands in its note, so show both. */
  readonly irr: (irr: InternalRate, hurdle: number) => Noted;
  /** When the flow falls below zero again, the note says so. */
  readonly payback: (payback: PaybackTime) => Noted;
  /** The currency and its scale, such as 万元 or CNY thousand. */
  readonly unit: string;
};

export function useFormat(settings: Settings): Format {
  const texts = useText();
  return useMemo(() => formatWith(texts, settings), [texts, settings]);
}

export function formatWith({ t }: Texts, settings: Settings): Format {
  const none = t('frame.notAvailable');
  return {
    money: (value) => (value === null ? none : formatMoney(value, settings)),
    rate: (value, digits = 1) => (value === null ? none : formatRate(value, digits)),
    irr(irr, hurdle) {
      switch (irr.kind) {
        case 'unique':
          return plain(formatRate(irr.rate));
        case 'multiple':
          return {
            text: formatRate(nearestTo(irr.rates, hurdle)),
            note: t('frame.irrOneOf', { count: irr.rates.length, rates: listRates(irr.rates) }),
          };
        case 'none':
          return plain(t('frame.irrNone'));
        case 'unknown':
          return plain(none);
      }
    },
    payback(payback) {
      switch (payback.kind) {
        case 'reached':
          return {
            text: t('frame.years', { years: yearsText(payback.years) }),
            note: !payback.recrosses
              ? null
              : payback.lastingYears === null
                ? t('frame.paybackLost')
                : t('frame.paybackLasting', { years: yearsText(payback.lastingYears) }),
          };
        case 'never':
          return plain(t('frame.never'));
        case 'immediate':
          return plain(t('frame.immediate'));
        case 'unknown':
          return plain(none);
      }
    },
    unit: unitWords({ t }, settings.currency, settings.displayUnit),
  };
}

/** Years to one decimal, rounded as amounts are. */
export function yearsText(years: number): string {
  return formatMultiple(years).replace('x', '');
}

/** A rate inside a sentence: its sign stays on the line of its number. */
export function unbroken(rate: string): string {
  return rate.replace(' %', '\u00a0%');
}

/** All rates in ascending order, as they are printed. */
export function listRates(rates: readonly number[]): string {
  return rates.map((rate) => unbroken(formatRate(rate))).join('; ');
}

export function nearestTo(rates: readonly number[], hurdle: number): number {
  return rates.reduce((best, rate) => (Math.abs(rate - hurdle) < Math.abs(best - hurdle) ? rate : best));
}

function plain(text: string): Noted {
  return { text, note: null };
}
