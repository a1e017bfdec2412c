/**
 * Depreciation of one asset for one period as in Excel: SLN, SYD, DB, DDB.
 * Amounts positive; life and period in one unit, periods count from 1. Source: Microsoft's pages; fractional
 * arguments as LibreOffice and Excel take them. For plans see ../../statements/depreciation.ts.
 */
import { type FinanceValue, finiteOr } from './finance-error.ts';

/** Straight line. Formula: (cost - salvage) / life. #DIV/0! for life 0. */
export function sln(cost: number, salvage: number, life: number): FinanceValue {
  return life === 0 ? '#DIV/0!' : finiteOr((cost - salvage) / life);
}

/** Sum of years' digits. Formula: (cost - salvage)(life - per + 1) 2 / (life (life + 1)). #NUM! unless 0 < per <= life. */
export function syd(cost: number, salvage: number, life: number, per: number): FinanceValue {
  if (!(life > 0 && per > 0 && per <= life && salvage >= 0)) return '#NUM!';
  return finiteOr(((cost - salvage) * (life - per + 1) * 2) / (life * (life + 1)));
}

/**
 * Fixed declining balance. Rate: 1 - (salvage / cost)^(1 / life), rounded to three places. The first year counts
 * `month` months, the last one (period life + 1) the other 12 - month. #NUM! outside 1 <= period <= life (+ 1).
 */
export function db(cost: number, salvage: number, life: number, period: number, month = 12): FinanceValue {
  const months = Math.trunc(month);
  if (!(cost >= 0 && salvage >= 0 && life > 0 && period >= 1 && months >= 1 && months <= 12)) return '#NUM!';
  if (period > life + (months < 12 ? 1 : 0)) return '#NUM!';
  if (cost === 0 || salvage > cost) return 0;
  const rate = Math.round((1 - (salvage / cost) ** (1 / life)) * 1000) / 1000;
  const first = (cost * rate * months) / 12;
  const whole = Math.trunc(period);
  if (whole === 1) return finiteOr(first);
  const part = whole > life ? (12 - months) / 12 : 1;
  return finiteOr((cost - first) * (1 - rate) ** (whole - 2) * rate * part);
}

/**
 * Declining balance at factor / life of the balance, never below salvage.
 * Formula: balance(per - 1) - max(balance(per), salvage), balance(t) = cost (1 - factor / life)^t; a rate of 100 %
 * or more takes everything in period 1. #NUM!: negative amounts, period outside (0, life], factor <= 0.
 */
export function ddb(cost: number, salvage: number, life: number, period: number, factor = 2): FinanceValue {
  if (!(cost >= 0 && salvage >= 0 && life > 0 && period > 0 && period <= life && factor > 0)) return '#NUM!';
  return finiteOr(decliningCharge(cost, salvage, life, period, factor));
}

/** DDB without its limits, for VDB. */
export function decliningCharge(
  cost: number,
  salvage: number,
  life: number,
  period: number,
  factor: number,
): number {
  const rate = Math.min(1, factor / life);
  // 0^0 is 1: with a rate of 100 % the balance before period 1 is the cost, before any later one 0.
  const before = cost * (1 - rate) ** Math.max(0, period - 1);
  return Math.max(0, before - Math.max(cost * (1 - rate) ** period, salvage));
}
