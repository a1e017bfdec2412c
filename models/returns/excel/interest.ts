/**
 * Conversions of rates as in Excel: EFFECT, NOMINAL, RRI, PDURATION, FVSCHEDULE.
 * Unit: fractions. Source: Microsoft's pages of these functions. Must not take text: see arguments.ts.
 */
import { type FinanceValue, finiteOr } from './finance-error.ts';

/** Effective annual rate. Formula: (1 + nominal / n)^n - 1, n cut to a whole number. #NUM!: nominal <= 0, n < 1. */
export function effect(nominalRate: number, npery: number): FinanceValue {
  const n = Math.trunc(npery);
  return nominalRate > 0 && n >= 1 ? finiteOr(Math.expm1(n * Math.log1p(nominalRate / n))) : '#NUM!';
}

/** Nominal annual rate. Formula: n ((1 + effective)^(1/n) - 1), n cut to a whole number. #NUM! as EFFECT. */
export function nominal(effectRate: number, npery: number): FinanceValue {
  const n = Math.trunc(npery);
  return effectRate > 0 && n >= 1 ? finiteOr(n * Math.expm1(Math.log1p(effectRate) / n)) : '#NUM!';
}

/** Growth rate a period. Formula: (fv / pv)^(1/n) - 1. #NUM!: n <= 0, or no real rate. */
export function rri(nper: number, pv: number, fv: number): FinanceValue {
  return nper > 0 ? finiteOr((fv / pv) ** (1 / nper) - 1) : '#NUM!';
}

/** Periods to grow from pv to fv. Formula: ln(fv / pv) / ln(1 + r). #NUM! unless all are positive. */
export function pduration(rate: number, pv: number, fv: number): FinanceValue {
  return rate > 0 && pv > 0 && fv > 0 ? finiteOr(Math.log(fv / pv) / Math.log1p(rate)) : '#NUM!';
}

/** Future value under a rate for each period. Formula: principal x product of (1 + rate). */
export function fvschedule(principal: number, schedule: readonly number[]): FinanceValue {
  return finiteOr(schedule.reduce((value, rate) => value * (1 + rate), principal));
}
