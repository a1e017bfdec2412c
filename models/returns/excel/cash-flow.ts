/**
 * NPV, IRR, MIRR, XNPV and XIRR with Excel's choices: which root, which error, which sign limits.
 * Promises a number or an Excel error code. The full answer (all roots, the reason) is in the folder above.
 */

import { xirr as allDatedRates, type DatedFlow, xnpv as datedValue } from '../dated/dated-flows.ts';
import { toDayNumber } from '../dated/days.ts';
import { npv as presentValueOf } from '../discount.ts';
import { irr as allRates, nearestRate } from '../irr.ts';
import { mirr as modifiedRate } from '../mirr.ts';
import { type FinanceValue, finiteOr } from './finance-error.ts';

/** NPV: the first value is one period away. #DIV/0! for a rate of -1. */
export function excelNpv(rate: number, values: readonly number[]): FinanceValue {
  return rate === -1 ? '#DIV/0!' : finiteOr(presentValueOf(rate, values, { firstPeriod: 1 }));
}

/** IRR: of all rates the nearest to the guess; #NUM! when there is none, #VALUE! for a guess of -1 or less. */
export function excelIrr(values: readonly number[], guess = 0.1): FinanceValue {
  return guess <= -1 ? '#VALUE!' : (nearestRate(allRates(values), guess) ?? '#NUM!');
}

/** MIRR: #DIV/0! without an outflow or with fewer than two values. */
export function excelMirr(
  values: readonly number[],
  financeRate: number,
  reinvestRate: number,
): FinanceValue {
  const result = modifiedRate(values, { financeRate, reinvestRate });
  if (result.kind === 'unique') return result.rate;
  return result.reason === 'not-finite' ? '#NUM!' : '#DIV/0!';
}

/** XNPV: base is the first date. #NUM! for lists of different lengths, a rate of -1 or less, or an earlier date. */
export function excelXnpv(
  rate: number,
  values: readonly number[],
  dates: readonly (string | number)[],
): FinanceValue {
  const flows = paired(values, dates);
  if (flows === null || rate <= -1 || startsLate(flows)) return '#NUM!';
  const result = datedValue(rate, flows, { base: 'first' });
  if (result.kind === 'value') return finiteOr(result.value);
  return result.kind === 'bad-date' ? '#VALUE!' : '#NUM!';
}

/** XIRR: of all rates the nearest to the guess; #NUM! when there is none, and as XNPV. */
export function excelXirr(
  values: readonly number[],
  dates: readonly (string | number)[],
  guess = 0.1,
): FinanceValue {
  const flows = paired(values, dates);
  if (flows === null || guess <= -1 || startsLate(flows)) return '#NUM!';
  const result = allDatedRates(flows);
  return result.kind === 'bad-date' ? '#VALUE!' : (nearestRate(result, guess) ?? '#NUM!');
}

function paired(values: readonly number[], dates: readonly (string | number)[]): readonly DatedFlow[] | null {
  if (values.length !== dates.length || values.length === 0) return null;
  return values.map((amount, k) => ({ amount, date: dates[k] ?? 0 }));
}

/** Excel refuses a date before the first one. */
function startsLate(flows: readonly DatedFlow[]): boolean {
  const first = toDayNumber(flows[0]?.date ?? '');
  return flows.some(
    ({ date }) => (toDayNumber(date) ?? Number.POSITIVE_INFINITY) < (first ?? Number.NEGATIVE_INFINITY),
  );
}
