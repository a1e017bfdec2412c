/**
 * What a spreadsheet function gives: a number or one of Excel's error codes, as a plain value.
 * Promises that a function of this folder never returns NaN or Infinity. Must not hold messages for people.
 */

export type FinanceError = '#NUM!' | '#VALUE!' | '#DIV/0!' | '#N/A' | '#REF!' | '#NAME?' | '#NULL!';
export type FinanceValue = number | FinanceError;

const CODES: readonly string[] = ['#NUM!', '#VALUE!', '#DIV/0!', '#N/A', '#REF!', '#NAME?', '#NULL!'];

export function isFinanceError(value: unknown): value is FinanceError {
  return typeof value === 'string' && CODES.includes(value);
}

/** A result that float64 can't hold is Excel's #NUM!. */
export function finiteOr(value: number, error: FinanceError = '#NUM!'): FinanceValue {
  return Number.isFinite(value) ? value : error;
}
