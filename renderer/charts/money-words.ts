/**
 * Amounts in the unit on show, and the words for that unit: 'CNY thousand', '万元'. Display only. The decimals are
 * those of the grids, so that one figure looks the same on every page.
 */
import type { Settings } from '../../models/plan/schema.ts';
import { formatAmount, UNIT_POWER } from '../../models/text/format-number.ts';
import type { Texts } from '../i18n/use-text.ts';

export type Unit = Settings['displayUnit'];

export const UNITS = ['one', 'thousand', 'wan', 'million', 'yi'] as const satisfies readonly Unit[];

const DIGITS = { one: 0, thousand: 1, wan: 2, million: 2, yi: 3 } as const satisfies Record<Unit, number>;

export function amountIn(value: number, unit: Unit): string {
  return formatAmount(value, { unit, digits: DIGITS[unit] });
}

/** With a sign in front instead of brackets, for differences. */
export function signedAmountIn(value: number, unit: Unit): string {
  const text = amountIn(Math.abs(value), unit);
  if (value === 0 || text === '') return text;
  return value > 0 ? `+${text}` : `\u2212${text}`;
}

/** Decimals that an axis with steps of this size needs in this unit: none for 20, one for 0.5, two for 0.25. */
export function tickDigits(step: number, unit: Unit): number {
  const scaled = Math.abs(step) / 10 ** UNIT_POWER[unit];
  const digits = [0, 1, 2, 3, 4, 5, 6].find((count) => {
    const shifted = scaled * 10 ** count;
    return Math.abs(shifted - Math.round(shifted)) < 1e-9 * Math.max(1, shifted) && Math.round(shifted) > 0;
  });
  return digits ?? 6;
}

/** 元, 万元, 亿元 for the renminbi in Chinese; else the currency and its scale. */
export function unitWords({ t }: Pick<Texts, 't'>, currency: string, unit: Unit): string {
  const yuan = currency === 'CNY' || currency === 'RMB';
  return yuan ? t(`units.yuan.${unit}`) : t(`units.other.${unit}`, { currency });
}
