/**
 * Interest and principal of level payments as in Excel: IPMT, PPMT, ISPMT, CUMIPMT, CUMPRINC.
 * Sign and timing as annuity.ts; periods count from 1. Source: Microsoft's pages of these functions.
 * Promises IPMT + PPMT = PMT. Fractional periods are taken as Excel takes them. Must not take text.
 */
import { fv as futureValue, pmt as payment, pv as presentValue } from './annuity.ts';
import { type FinanceValue, finiteOr } from './finance-error.ts';

/**
 * FV after `elapsed` periods of a loan whose payment is `level`. For a positive rate it is taken from the payments
 * still to come: from those made it would be a small difference of numbers that have grown for the whole loan.
 */
function valueAfter(
  elapsed: number,
  rate: number,
  nper: number,
  level: number,
  pv: number,
  fv: number,
  type: number,
): FinanceValue {
  if (!(rate > 0)) return futureValue(rate, elapsed, level, pv, type);
  const balance = presentValue(rate, nper - elapsed, level, fv, type);
  return typeof balance === 'number' ? -balance : balance;
}

/**
 * Interest part of the payment of period `per`.
 * Formula: r x balance after per - 1 periods, brought back one period when paid at the start; 0 for the first then.
 * #NUM! unless 1 <= per < nper + 1.
 */
export function ipmt(rate: number, per: number, nper: number, pv: number, fv = 0, type = 0): FinanceValue {
  if (!(per >= 1 && per < nper + 1)) return '#NUM!';
  const level = payment(rate, nper, pv, fv, type);
  if (typeof level !== 'number') return level;
  if (type !== 0 && per === 1) return 0;
  const balance = valueAfter(per - 1, rate, nper, level, pv, fv, type);
  if (typeof balance !== 'number') return balance;
  return finiteOr((balance * rate) / (type === 0 ? 1 : 1 + rate));
}

/** Principal part of the payment of period `per`. Formula: PMT - IPMT. Errors as IPMT. */
export function ppmt(rate: number, per: number, nper: number, pv: number, fv = 0, type = 0): FinanceValue {
  const interest = ipmt(rate, per, nper, pv, fv, type);
  if (typeof interest !== 'number') return interest;
  const level = payment(rate, nper, pv, fv, type);
  return typeof level === 'number' ? finiteOr(level - interest) : level;
}

/** Interest of a loan repaid in equal parts of principal. Formula: pv x r x (per / nper - 1). #DIV/0! for nper 0. */
export function ispmt(rate: number, per: number, nper: number, pv: number): FinanceValue {
  return nper === 0 ? '#DIV/0!' : finiteOr(pv * rate * (per / nper - 1));
}

/**
 * Sum of IPMT from `start` to `end`: start rounded up, end down. Formula: PMT x number of payments - CUMPRINC.
 * #NUM! outside Excel's limits: rate, nper, pv above 0; 1 <= start <= end <= nper; type exactly 0 or 1.
 */
export function cumipmt(
  rate: number,
  nper: number,
  pv: number,
  start: number,
  end: number,
  type: number,
): FinanceValue {
  const principal = cumprinc(rate, nper, pv, start, end, type);
  const level = payment(rate, nper, pv, 0, type);
  if (typeof principal !== 'number' || typeof level !== 'number') return '#NUM!';
  return finiteOr(level * Math.max(0, Math.floor(end) - Math.ceil(start) + 1) - principal);
}

/**
 * Sum of PPMT from `start` to `end`, limits as CUMIPMT.
 * Formula: change of the balance over those periods, one period earlier when paid at the start, where the first
 * payment is all principal. A sum in closed form, so that a loan of any length takes no longer.
 */
export function cumprinc(
  rate: number,
  nper: number,
  pv: number,
  start: number,
  end: number,
  type: number,
): FinanceValue {
  if (!(rate > 0 && nper > 0 && pv > 0)) return '#NUM!';
  if (!(start >= 1 && end >= 1 && start <= end && end <= nper) || (type !== 0 && type !== 1)) return '#NUM!';
  const level = payment(rate, nper, pv, 0, type);
  if (typeof level !== 'number') return level;
  const first = Math.ceil(start);
  const last = Math.floor(end);
  if (first > last) return 0;
  const before = valueAfter(Math.max(0, first - 1 - type), rate, nper, level, pv, 0, type);
  const after = valueAfter(last - type, rate, nper, level, pv, 0, type);
  if (typeof before !== 'number' || typeof after !== 'number') return '#NUM!';
  return finiteOr(before - after + (type === 1 && first === 1 ? level : 0));
}
