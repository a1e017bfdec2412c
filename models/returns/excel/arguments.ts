/**
 * How Excel reads what a cell holds when a function wants numbers: blanks, TRUE, text, error codes.
 * Promises the first error in argument order, as Excel. The one place for mixed types: functions take numbers.
 */
import { type FinanceError, isFinanceError } from './finance-error.ts';

export type CellValue = number | string | boolean | null | undefined;

/**
 * A scalar argument: blank 0, TRUE 1, numeric text its number, other text #VALUE!, an error itself.
 * `strict` is for the functions of the former Analysis ToolPak (EFFECT, CUMIPMT, ...), which refuse TRUE and FALSE.
 */
export function scalar(value: CellValue, strict = false): number | FinanceError {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return strict ? '#VALUE!' : Number(value);
  if (isFinanceError(value)) return value;
  const parsed = value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(parsed) ? parsed : '#VALUE!';
}

/** Scalars in order, or the first error among them. */
export function scalars(values: readonly CellValue[], strict = false): readonly number[] | FinanceError {
  const numbers: number[] = [];
  for (const value of values) {
    const number = scalar(value, strict);
    if (typeof number !== 'number') return number;
    numbers.push(number);
  }
  return numbers;
}

/** A range argument of NPV, IRR, MIRR: blanks, text and booleans are passed over, an error stands for the whole. */
export function rangeNumbers(values: readonly CellValue[]): readonly number[] | FinanceError {
  return values.find(isFinanceError) ?? values.filter((value) => typeof value === 'number');
}

/** A range argument of XNPV, XIRR, FVSCHEDULE: blanks are passed over, text and booleans are #VALUE!. */
export function strictRangeNumbers(values: readonly CellValue[]): readonly number[] | FinanceError {
  const error = values.find(isFinanceError);
  if (error !== undefined) return error;
  const filled = values.filter((value) => value !== null && value !== undefined);
  const numbers = filled.filter((value) => typeof value === 'number');
  return numbers.length === filled.length ? numbers : '#VALUE!';
}
