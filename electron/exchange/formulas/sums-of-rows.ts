/**
 * Tells totals and results by their formulas: a row that only adds up or subtracts rows of money would count them twice.
 * Promises nothing about rows that multiply, look back or use assumptions. Pure.
 */
import type { RowFormula } from './row-formula.ts';
import type { RowPlace, SheetExpression } from './sheet-expression.ts';

export type LinearRow = {
  readonly parts: readonly { readonly place: RowPlace; readonly minus: boolean }[];
};

/** The rows of the same period that are added up and subtracted; undefined for any other formula. */
export function linearRow(formula: RowFormula): LinearRow | undefined {
  if (formula.kind !== 'formula') return undefined;
  const parts: { place: RowPlace; minus: boolean }[] = [];
  return gather(formula.rest, false, parts) && parts.length > 0 ? { parts } : undefined;
}

function gather(
  expression: SheetExpression,
  minus: boolean,
  into: { place: RowPlace; minus: boolean }[],
): boolean {
  switch (expression.kind) {
    case 'row':
      if (expression.back !== 0) return false;
      into.push({ place: { frame: expression.frame, line: expression.line }, minus });
      return true;
    case 'number':
      return expression.value === 0;
    case 'minus':
      return gather(expression.of, !minus, into);
    case 'binary':
      if (expression.op !== '+' && expression.op !== '-') return false;
      return (
        gather(expression.left, minus, into) &&
        gather(expression.right, expression.op === '-' ? !minus : minus, into)
      );
    case 'call':
      return expression.fn === 'sum' && expression.args.every((each) => gather(each, minus, into));
    default:
      return false;
  }
}
