/**
 * The amount of a row from the columns that a file has for it: one signed amount; debit and credit; inflow and outflow;
 * or an amount with a column that says the side. Promises: debit - credit and inflow - outflow, in minor units; a row
 * with figures on both sides is a problem, never a difference that nobody wrote. Pure.
 */
import { toPlainText } from '../../../text/text-characters.ts';
import { readAmount } from './cells/amount-cell.ts';
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
  | { readonly kind: 'amount'; readonly minor: number; readonly rounded: boolean }
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
  return side === 'plus' ? read : { ...read, minor: opposite(read.minor) };
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
  if (first.kind === 'amount' && second.kind === 'amount' && first.minor !== 0 && second.minor !== 0) {
    const cell = minus === undefined ? null : (cells[minus] ?? null);
    return { kind: 'problem', field: 'amount', code: 'both-sides', cell, params: {} };
  }
  // A zero beside the figure is an empty side.
  if (second.kind === 'amount' && (first.kind === 'empty' || first.minor === 0)) {
    return { ...second, minor: opposite(second.minor) };
  }
  return first;
}

function opposite(minor: number): number {
  return minor === 0 ? 0 : -minor;
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
