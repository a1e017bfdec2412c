/**
 * What stands behind a cell of the table: the lines of a section or group, or the entries of a line, within days. Pure.
 */
import type { Line } from '../../../../models/plan/schema.ts';
import type { Bucket } from '../../../../models/tracking/calendar/bucket.ts';
import type { Span, TableColumn } from '../table/table-columns.ts';
import type { TableRow } from '../table/table-rows.ts';
import { FLOW_KINDS } from '../table/table-rows.ts';

export type Drill = {
  /** One line: its entries. Several: a sum by line. */
  readonly lines: readonly Line[];
  /** The row's own name where it is a group's; null: it is named by its kind, or by its line. */
  readonly row: TableRow;
  /** Null: all days that are on show. */
  readonly bucket: Bucket | null;
  readonly at: number;
  readonly span: Span;
};

/** Null where there is nothing to open: names, units, quantities that do not add up over lines. */
export function drillOf(
  row: TableRow | undefined,
  column: TableColumn | undefined,
  span: Span,
): Drill | null {
  if (!row || !column || (column.kind !== 'period' && column.kind !== 'total')) return null;
  const { bucket, at } = column;
  const days = bucket ? { from: bucket.from, to: bucket.to } : span;
  switch (row.what) {
    case 'line':
      return { lines: [row.line], row, bucket, at, span: days };
    case 'group':
    case 'section':
      return FLOW_KINDS.has(row.kind) ? { lines: row.lines, row, bucket, at, span: days } : null;
    case 'result':
      return null;
  }
}
