/**
 * Amounts in the unit on show, and the words for that unit: 'CNY thousand', '万元'. Display only.
 */

import type { Settings } from '../../models/plan/schema.ts';
import { formatAmount, UNIT_POWER } from '../../models/text/format-number.ts';
import type { Texts } from '../i18n/use-text.ts';

export type Unit = Settings['displayUnit'];

export const UNITS = ['one', 'thousand', 'wan', 'million', 'yi'] as const satisfies readonly Unit[];

const DIGITS = { one: 0, thousand: 0, wan: 1, million: 2, yi: 3 } as const satisfies Record<Unit, number>;

export function amountIn(value: number, unit: Unit): string {
  return formatAmount(value, { unit, digits: DIGITS[unit] });
}

/** With a sign in front instead of brackets, for differences in a sentence. */
export function signedAmountIn(value: number, unit: Unit): string {
  const text = formatAmount(Math.abs(value), { unit, digits: DIGITS[unit] });
  if (value === 0 || text === '') return text;
  return value > 0 ? `+${text}` : `\u2212${text}`;
}

/** Decimals that an axis with this step needs in this unit. */
export function tickDigits(step: number, unit: Unit): number {
  const scaled = Math.abs(step) / 10 ** UNIT_POWER[unit];
  if (!(scaled > 0) || scaled >= 1) return Number.isInteger(Number(scaled.toPrecision(12))) ? 0 : 1;
  return Math.min(6, Math.ceil(-Math.log10(scaled) - 1e-9) + (/[25]5?$/.test(String(scaled)) ? 0 : 1));
}

/** 'CNY', 'CNY thousand'; in Chinese '元', '万元' for yuan and '万 USD' for others. */
export function unitWords(
  { t, language }: Pick<Texts, 't' | 'language'>,
  currency: string,
  unit: Unit,
): string {
  const name = language === 'zh' && currency === 'CNY' ? t('charts.yuan') : currency;
  return t(`charts.unit.${unit}`, { currency: name }).trim();
}
