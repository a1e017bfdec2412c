/**
 * Level payments as in Excel: PV, FV, PMT, NPER.
 * Sign: money received positive, paid negative. All solve pv (1+r)^n + pmt (1 + r type) ((1+r)^n - 1) / r + fv = 0
 * (for r = 0: pv + pmt n + fv = 0). type 0: payments at the end of periods, anything else: at the start.
 * Unit: rate per period. Source: Microsoft, PV function, remarks. Must not take text: see arguments.ts.
 */
import { type FinanceValue, finiteOr } from './finance-error.ts';

/** (1 + r)^n; below -100 % the base is negative and n must be whole. */
function growthFactor(rate: number, nper: number): number {
  return rate > -1 ? Math.exp(nper * Math.log1p(rate)) : (1 + rate) ** nper;
}

/** ((1 + r)^n - 1) / r x (1 + r type): what payments of 1 have grown to; n for r = 0. Accurate for small rates. */
function annuityGrowth(rate: number, nper: number, type: number): number {
  if (rate === 0) return nper;
  const growth = rate > -1 ? Math.expm1(nper * Math.log1p(rate)) : (1 + rate) ** nper - 1;
  return (growth / rate) * (type === 0 ? 1 : 1 + rate);
}

/** (1 - (1 + r)^-n) / r x (1 + r type): what payments of 1 are worth now. For r > 0, where nothing can overflow. */
function annuityWorth(rate: number, nper: number, type: number): number {
  return (-Math.expm1(-nper * Math.log1p(rate)) / rate) * (type === 0 ? 1 : 1 + rate);
}

/** Present value. Formula: -(fv + pmt x annuity growth) / (1 + r)^n. #NUM! where that is not finite. */
export function pv(rate: number, nper: number, pmt: number, fv = 0, type = 0): FinanceValue {
  if (rate > 0) return finiteOr(-(fv / growthFactor(rate, nper) + pmt * annuityWorth(rate, nper, type)));
  return finiteOr(-(fv + pmt * annuityGrowth(rate, nper, type)) / growthFactor(rate, nper));
}

/** Future value. Formula: -(pv (1 + r)^n + pmt x annuity growth). */
export function fv(rate: number, nper: number, pmt: number, pv = 0, type = 0): FinanceValue {
  return finiteOr(-(pv * growthFactor(rate, nper) + pmt * annuityGrowth(rate, nper, type)));
}

/** Payment a period. Formula: -(pv (1 + r)^n + fv) / annuity growth. #NUM! for n = 0. */
export function pmt(rate: number, nper: number, pv: number, fv = 0, type = 0): FinanceValue {
  if (nper === 0) return '#NUM!';
  if (rate > 0) return finiteOr(-(pv + fv / growthFactor(rate, nper)) / annuityWorth(rate, nper, type));
  return finiteOr(-(pv * growthFactor(rate, nper) + fv) / annuityGrowth(rate, nper, type));
}

/**
 * Number of periods. Formula: ln((p - fv r) / (p + pv r)) / ln(1 + r), p = pmt (1 + r type);
 * -(pv + fv) / pmt for r = 0. Negative when the payments work the other way. #NUM! where no time does it.
 */
export function nper(rate: number, pmt: number, pv: number, fv = 0, type = 0): FinanceValue {
  if (rate === 0) return finiteOr(-(pv + fv) / pmt);
  const payment = pmt * (type === 0 ? 1 : 1 + rate);
  return finiteOr(Math.log((payment - fv * rate) / (payment + pv * rate)) / Math.log1p(rate));
}
