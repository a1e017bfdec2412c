/**
 * The numbers of a statement by column group, signed as they are printed.
 * Promises: a year's flow is the sum of its columns, a balance is that of its last column, an opening balance
 * that of the column before, a rate that of its last column, a check the value that is furthest from zero.
 * Not a number stays not a number.
 */
import type { Appraisal, Returns } from '../../../models/appraisal/types.ts';
import type { ColumnGroup } from '../../charts/column-groups.ts';
import type { LayoutRow, Reading } from './statement-layout.ts';

/** null: the cell means nothing (a total of balances). NaN: it should hold a figure but cannot be computed. */
export type Cell = number | null;

export function statementCells(
  appraisal: Appraisal,
  returns: Returns,
  row: LayoutRow,
  groups: readonly ColumnGroup[],
): readonly Cell[] {
  const values = rowValues(appraisal, returns, row.code);
  return groups.map((group) => {
    const value = read(values, group, row.reading, row.start);
    // A plain zero must not become -0, which would print as an empty pair of brackets.
    return value === null || value === 0 ? value : row.sign * value;
  });
}

function rowValues(appraisal: Appraisal, returns: Returns, code: string): Float64Array {
  switch (code) {
    case '@flow':
      return returns.flows;
    case '@factor':
      return appraisal.discountFactors;
    case '@present':
      return returns.discounted;
    case '@presentCumulative':
      return returns.cumulativeDiscounted;
    default:
      return appraisal.evaluation.values(code);
  }
}

/** `start`: the balance before the opening column. */
export function read(values: Float64Array, group: ColumnGroup, reading: Reading, start = 0): Cell {
  switch (reading) {
    case 'flow':
      return sum(values, group.from, group.to);
    case 'check':
      return furthest(values, group.from, group.to);
    case 'balance':
    case 'cumulative':
      return group.kind === 'total' ? null : (values[group.to] ?? Number.NaN);
    case 'before':
      return group.kind === 'total'
        ? null
        : group.from === 0
          ? start
          : (values[group.from - 1] ?? Number.NaN);
    case 'rate':
      return group.kind === 'total' ? null : (values[group.to] ?? Number.NaN);
  }
}

/** The plan column that explains a cell: the last of the group, for an opening balance the one before the first. */
export function explainedColumn(group: ColumnGroup, reading: Reading): number {
  return reading === 'before' ? Math.max(0, group.from - 1) : group.to;
}

function sum(values: Float64Array, from: number, to: number): number {
  let result = 0;
  for (let column = from; column <= to; column += 1) result += values[column] ?? Number.NaN;
  return result;
}

function furthest(values: Float64Array, from: number, to: number): number {
  let result = 0;
  for (let column = from; column <= to; column += 1) {
    const value = values[column] ?? Number.NaN;
    if (Number.isNaN(value)) return value;
    if (Math.abs(value) > Math.abs(result)) result = value;
  }
  return result;
}
