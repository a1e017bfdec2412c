/**
 * VDB as in Excel: declining balance over any stretch of an asset's life, with the switch to straight line.
 * Fractional ends follow LibreOffice's ScVDB, which matches Excel: a part period takes its part of that period's
 * charge. Source: Microsoft, VDB function; LibreOffice sc/source/core/tool/interpr2.cxx.
 */
import { decliningCharge } from './asset.ts';
import { type FinanceValue, finiteOr } from './finance-error.ts';

/** Longer lives are refused: the charge is a sum over periods, and nothing is written off over so many. */
const LONGEST_LIFE = 1e6;

/** #NUM!: start < 0, end < start, end > life, negative amounts, factor <= 0, or salvage above cost with the switch. */
export function vdb(
  cost: number,
  salvage: number,
  life: number,
  start: number,
  end: number,
  factor = 2,
  noSwitch = false,
): FinanceValue {
  if (!(start >= 0 && end >= start && end <= life && cost >= 0 && salvage >= 0 && factor > 0)) return '#NUM!';
  if (salvage > cost || life > LONGEST_LIFE) return '#NUM!';
  return finiteOr(
    noSwitch
      ? withoutSwitch(cost, salvage, life, start, end, factor)
      : withSwitch(cost, salvage, life, start, end, factor),
  );
}

function withoutSwitch(
  cost: number,
  salvage: number,
  life: number,
  start: number,
  end: number,
  factor: number,
): number {
  let sum = 0;
  for (let period = Math.floor(start) + 1; period <= Math.ceil(end); period++) {
    const overlap = Math.min(period, end) - Math.max(period - 1, start);
    sum += overlap * decliningCharge(cost, salvage, life, period, factor);
  }
  return sum;
}

function withSwitch(
  cost: number,
  salvage: number,
  life: number,
  start: number,
  end: number,
  factor: number,
): number {
  const first = Math.floor(start);
  const last = Math.ceil(end);
  const balance = (at: number) => cost - charged(cost, salvage, life, life, at, factor);
  const between = (from: number, to: number) =>
    charged(balance(from), salvage, life, life - from, to - from, factor);
  let sum = between(first, last);
  if (start > first) sum -= (start - first) * between(first, first + 1);
  if (end < last) sum -= (last - end) * between(last - 1, last);
  return sum;
}

/** Charge of periods 1..count of a balance with `remaining` life, on the declining rate of the whole `life`. */
function charged(
  balance: number,
  salvage: number,
  life: number,
  remaining: number,
  count: number,
  factor: number,
): number {
  let left = balance - salvage;
  let straight = 0;
  let sum = 0;
  for (let period = 1; period <= count; period++) {
    if (straight === 0) {
      const declining = decliningCharge(balance, salvage, life, period, factor);
      const even = left / (remaining - (period - 1));
      if (even > declining) straight = even;
      else {
        left -= declining;
        sum += declining;
        continue;
      }
    }
    sum += straight;
  }
  return sum;
}
