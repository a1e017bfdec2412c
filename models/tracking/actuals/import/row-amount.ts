/**
 * The amount of a row from the columns that a file has for it: one signed amount; debit and credit; inflow and outflow;
 * or an amount with a column that says the side. Promises: debit - credit and inflow - outflow, in minor units; a row
 * with figures on both sides is a problem, never a difference that nobody wrote. Pure.
 */
import { toPlainText } from '../../../text/text-characters.ts';
import { readAmount } from './cells/amount-cell.ts';
import { type Minor, negative } from './cells/minor-units.ts';
import type {
  AmountSides,
  ColumnField,
  EntryColumns,
  ImportCell,
  ImportSettings,
  ProblemCode,
  ProblemField,
} from './import-types.ts';

export type RowAmount =
  | ({ readonly kind: 'amount'; readonly percent?: true } & Minor)
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'problem';
      readonly field: ProblemField;
      readonly code: ProblemCode;
      readonly cell: ImportCell;
      readonly params: { readonly [name: string]: string };
    };

/** What the signs of a file's amounts mean; see natural-sign.ts. */
export function sidesOf(columns: EntryColumns): AmountSides {
  if (columns.amount !== undefined && columns.side === undefined) return 'amount';
  if (columns.inflow !== undefined || columns.outflow !== undefined) return 'inflow-outflow';
  return columns.debit !== undefined || columns.credit !== undefined || columns.side !== undefined
    ? 'debit-credit'
    : 'amount';
}

export function readRowAmount(
  cells: readonly ImportCell[],
  columns: EntryColumns,
  settings: ImportSettings,
): RowAmount {
  if (columns.amount === undefined) {
    return columns.inflow === undefined && columns.outflow === undefined
      ? twoColumns(cells, columns.debit, columns.credit, settings)
      : twoColumns(cells, columns.inflow, columns.outflow, settings);
  }
  const read = oneCell(cells, columns.amount, settings);
  if (read.kind !== 'amount' || columns.side === undefined) return read;
  const cell = cells[columns.side] ?? null;
  const side = sideOf(cell);
  if (side === undefined) return { kind: 'problem', field: 'side', code: 'unknown-side', cell, params: {} };
  return side === 'plus' ? read : { kind: 'amount', ...negative(read) };
}

function oneCell(
  cells: readonly ImportCell[],
  column: number | undefined,
  settings: ImportSettings,
): RowAmount {
  if (column === undefined) return { kind: 'empty' };
  const cell = cells[column] ?? null;
  const read = readAmount(cell, settings);
  return read.kind === 'problem' ? { ...read, field: 'amount', cell } : read;
}

function twoColumns(
  cells: readonly ImportCell[],
  plus: number | undefined,
  minus: number | undefined,
  settings: ImportSettings,
): RowAmount {
  const first = oneCell(cells, plus, settings);
  const second = oneCell(cells, minus, settings);
  if (first.kind === 'problem') return first;
  if (second.kind === 'problem') return second;
  if (first.kind === 'amount' && second.kind === 'amount' && !isZero(first) && !isZero(second)) {
    const cell = minus === undefined ? null : (cells[minus] ?? null);
    return { kind: 'problem', field: 'amount', code: 'both-sides', cell, params: {} };
  }
  // A zero beside the figure is an empty side.
  if (second.kind === 'amount' && (first.kind === 'empty' || isZero(first))) {
    return { kind: 'amount', ...negative(second) };
  }
  return first;
}

function isZero({ minor, fine }: Minor): boolean {
  return minor === 0 && fine === 0;
}

const PLUS = /^(?:借方?|debit|dr\.?|d|soll|s|收入?|流入|in|inflow|income|receipt|\+)$/iu;
const MINUS = /^(?:贷方?|credit|cr\.?|c|haben|h|支出?|付出?|流出|out|outflow|expense|payment|-)$/iu;

/** plus: debit or inflow. Undefined for anything else, empty cells too. */
export function sideOf(cell: ImportCell): 'plus' | 'minus' | undefined {
  if (typeof cell !== 'string') return undefined;
  const text = toPlainText(cell).text;
  if (PLUS.test(text)) return 'plus';
  return MINUS.test(text) ? 'minus' : undefined;
}

/** Does this column field hold figures? */
export function isFigureField(field: ColumnField): boolean {
  return (
    field === 'amount' || field === 'debit' || field === 'credit' || field === 'inflow' || field === 'outflow'
  );
}
