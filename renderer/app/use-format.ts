/** The open plan's formats with the words of the page's language: money, rates, times, the unit's name. */
import { useMemo } from 'react';
import type { InternalRate, PaybackTime } from '../../models/appraisal/types.ts';
import type { Settings } from '../../models/plan/schema.ts';
import { formatRate } from '../../models/text/format-number.ts';
import { type Texts, useText } from '../i18n/use-text.ts';
import { formatMoney } from './plan-format.ts';

export type Format = {
  readonly money: (value: number | null) => string;
  readonly rate: (value: number | null, digits?: number) => string;
  readonly irr: (irr: InternalRate) => string;
  readonly payback: (payback: PaybackTime) => string;
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
    irr(irr) {
      switch (irr.kind) {
        case 'unique':
          return formatRate(irr.rate);
        case 'multiple':
          return t('frame.irrMultiple', { count: irr.rates.length });
        case 'none':
          return t('frame.irrNone');
        case 'unknown':
          return none;
      }
    },
    payback(payback) {
      switch (payback.kind) {
        case 'reached':
          return t('frame.years', { years: payback.years.toFixed(1) });
        case 'never':
          return t('frame.never');
        case 'immediate':
          return t('frame.immediate');
        case 'unknown':
          return none;
      }
    },
    unit: unitName(t, settings),
  };
}

/** 元, 万元, 亿元 for the renminbi in Chinese; else the code and its scale. */
function unitName(t: Texts['t'], settings: Settings): string {
  const { currency, displayUnit } = settings;
  const yuan = currency === 'CNY' || currency === 'RMB';
  return yuan ? t(`units.yuan.${displayUnit}`) : t(`units.other.${displayUnit}`, { currency });
}
