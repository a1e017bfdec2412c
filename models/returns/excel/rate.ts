/**
 * RATE as in Excel: the rate per period of level payments, found by counting all roots, not by iterating from a guess.
 * Sign and timing as annuity.ts. Where several rates fit, the one nearest to the guess.
 * Must not fail because of a bad guess: Excel's RATE gives #NUM! where twenty Newton steps do not settle.
 */
import { exponentialSum, realRoots } from '../exponential-roots.ts';
import { type FinanceValue, finiteOr } from './finance-error.ts';

/** Beyond this many periods, or for a part period, the closed form replaces the list of payments. */
const LISTED_PERIODS = 1200;

/** #NUM! for nper <= 0 or where no rate above -100 % fits. */
export function rate(nper: number, pmt: number, pv: number, fv = 0, type = 0, guess = 0.1): FinanceValue {
  if (!(nper > 0) || ![nper, pmt, pv, fv].every(Number.isFinite)) return '#NUM!';
  const atStart = type !== 0;
  const listed = Number.isInteger(nper) && nper <= LISTED_PERIODS;
  const rates = (
    listed ? rootsOfPayments(nper, pmt, pv, fv, atStart) : rootsOfFormula(nper, pmt, pv, fv, atStart)
  )
    .map((s) => Math.expm1(s))
    .filter((value) => value > -1 && value <= 2 ** 52);
  const [first] = rates;
  if (first === undefined) return '#NUM!';
  return finiteOr(
    rates.reduce((best, value) => (Math.abs(value - guess) < Math.abs(best - guess) ? value : best), first),
  );
}

function rootsOfPayments(
  nper: number,
  pmt: number,
  pv: number,
  fv: number,
  atStart: boolean,
): readonly number[] {
  const shift = atStart ? 0 : 1;
  const times = [0, nper, ...Array.from({ length: nper }, (_, k) => k + shift)];
  return realRoots(exponentialSum(times, [pv, fv, ...new Array<number>(nper).fill(pmt)]));
}

/**
 * The annuity equation times the rate: four terms for any nper, with a root at rate 0 that is not always real.
 * That root blurs its neighbours: rates below 1e-6 are good to about 1e-8, all others to float64.
 */
function rootsOfFormula(
  nper: number,
  pmt: number,
  pv: number,
  fv: number,
  atStart: boolean,
): readonly number[] {
  const early = atStart ? pmt : 0;
  const late = pmt - early;
  const sum = exponentialSum([-1, 0, nper - 1, nper], [pv + early, late - pv, fv - early, -fv - late]);
  const roots = realRoots(sum).filter((s) => Math.abs(s) > 1e-9);
  const atZero = Math.abs(pv + pmt * nper + fv);
  return atZero <= 1e-9 * (Math.abs(pv) + Math.abs(pmt * nper) + Math.abs(fv)) ? [...roots, 0] : roots;
}
