/**
 * What a cell's formula says in terms of the table rather than of addresses: the figure of a row in this period or some
 * periods back, a fixed period, an assumption cell, the calendar. Two cells of a row that say the same have equal keys.
 * Figures are the sheet's own: not scaled, not turned. It must not know codes of lines.
 */
import type { FunctionName } from '../../../models/formula/parse/functions.ts';

/** A row of a table (a column of one whose periods run down). */
export type RowPlace = { readonly frame: number; readonly line: number };

export type SheetExpression =
  | { readonly kind: 'number'; readonly value: number }
  /** back 1 is the period before, -1 the one after. */
  | ({ readonly kind: 'row'; readonly back: number } & RowPlace)
  | ({ readonly kind: 'fixed'; readonly period: number } & RowPlace)
  /** The sum of a row from a period up to `back` periods before this one. */
  | ({ readonly kind: 'running'; readonly from: number; readonly back: number } & RowPlace)
  /** Sum or mean over fixed periods. */
  | ({ readonly kind: 'span'; readonly from: number; readonly to: number; readonly mean: boolean } & RowPlace)
  | { readonly kind: 'constant'; readonly sheet: number; readonly row: number; readonly column: number }
  | { readonly kind: 'clock'; readonly name: 'period' | 'year' | 'month'; readonly back: number }
  | { readonly kind: 'minus'; readonly of: SheetExpression }
  | {
      readonly kind: 'binary';
      readonly op: BinaryOp;
      readonly left: SheetExpression;
      readonly right: SheetExpression;
    }
  | { readonly kind: 'call'; readonly fn: FunctionName; readonly args: readonly SheetExpression[] }
  /** NPV(rate, a row from its first period on): each figure over (1 + rate) to the number of its place. */
  | ({
      readonly kind: 'present-value';
      readonly rate: SheetExpression;
      readonly from: number;
      readonly to: number;
    } & RowPlace);

export type BinaryOp = '+' | '-' | '*' | '/' | '^' | '==' | '!=' | '<' | '<=' | '>' | '>=';

/** Why a formula stays in Excel and its values come instead. `what` is a function, a cell, a sheet. */
export type Trouble = {
  readonly reason:
    | 'unreadable'
    | 'function'
    | 'text'
    | 'error'
    | 'name'
    | 'other-sheet'
    | 'row-left-out'
    | 'total-column'
    | 'range'
    | 'circular'
    | 'too-long'
    | 'differs'
    | 'inconsistent';
  readonly what: string;
};

export type Said =
  | { readonly ok: true; readonly value: SheetExpression }
  | { readonly ok: false; readonly trouble: Trouble };

export const said = (value: SheetExpression): Said => ({ ok: true, value });
export const trouble = (reason: Trouble['reason'], what: string): Said => ({
  ok: false,
  trouble: { reason, what: what.slice(0, 60) },
});

export const expressionKey = (expression: SheetExpression): string => JSON.stringify(expression);

/** The rows that an expression reads directly, each once. */
export function rowsRead(expression: SheetExpression, into: RowPlace[] = []): readonly RowPlace[] {
  switch (expression.kind) {
    case 'row':
    case 'fixed':
    case 'running':
    case 'span':
    case 'present-value':
      into.push({ frame: expression.frame, line: expression.line });
      if (expression.kind === 'present-value') rowsRead(expression.rate, into);
      break;
    case 'minus':
      rowsRead(expression.of, into);
      break;
    case 'binary':
      rowsRead(expression.left, into);
      rowsRead(expression.right, into);
      break;
    case 'call':
      for (const argument of expression.args) rowsRead(argument, into);
      break;
    case 'number':
    case 'constant':
    case 'clock':
  }
  return into;
}
