/**
 * How a line's number of a period is read over days: spread (amounts and quantities, which add up) or held (rates,
 * prices, shares and balances, which stand the same on every day). The kind decides for flows, the unit for the rest.
 */
import { parseUnit } from '../../formula/unit-algebra.ts';
import type { Line } from '../../plan/schema.ts';

/** sum: days add up to the period. hold: every day has the period's value, a stretch of days their mean. */
export type Spread = 'sum' | 'hold';

/** What is counted at a moment, not over a time: its sum over months says nothing. */
const STANDING = new Set([
  'day',
  'month',
  'year',
  'people',
  'person',
  'fte',
  'headcount',
  '天',
  '日',
  '月',
  '年',
  '人',
]);

/**
 * Flows spread. Working capital (days, percent, balances) holds. Of drivers and memo lines: no dimension (%), a unit of
 * something each (CNY/order), lengths of time and people hold; other units spread. Without a unit a driver holds, and a
 * memo line, which mostly computes an amount or a quantity, spreads.
 */
export function spreadOf({ kind, unit }: Pick<Line, 'kind' | 'unit'>): Spread {
  if (kind === 'working-capital') return 'hold';
  if (kind !== 'driver' && kind !== 'memo') return 'sum';
  const parsed = parseUnit(unit);
  if (!parsed) return kind === 'driver' ? 'hold' : 'sum';
  const parts = [...parsed];
  if (parts.length === 0) return 'hold';
  return parts.some(([symbol, exponent]) => exponent < 0 || STANDING.has(symbol)) ? 'hold' : 'sum';
}

/** A driver's value at the opening is what it starts from (visits a month), no amount of its own: it adds to no sum. */
export function countsAtOpening(line: Pick<Line, 'kind'> | undefined): boolean {
  return line?.kind !== 'driver';
}
