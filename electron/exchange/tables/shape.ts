/**
 * A fingerprint of a file's layout: tables, labels and where they stand, without figures, dates and the names of sheets
 * (which often carry the month). Two files of the same shape can be imported by the same mapping.
 */
import { createHash } from 'node:crypto';
import type { SheetMapping, TableSummary } from '../../contract/import.ts';

export function shapeOf(tables: readonly TableSummary[]): string {
  const shape = tables.map(({ sheet, mapping }) => [
    sheet,
    mapping.orientation,
    mapping.timeline.periodicity,
    mapping.labelColumn,
    mapping.columns.map(({ column, period }) => [column, period]),
    mapping.lines.map(({ row, label }) => [row, label]),
  ]);
  return createHash('sha256').update(JSON.stringify(shape), 'utf8').digest('hex');
}

/** A remembered mapping for a new file of the same shape: its dates are those of the new file. */
export function mappingForFile(remembered: SheetMapping, found: SheetMapping): SheetMapping {
  return {
    ...remembered,
    sheet: found.sheet,
    timeline: { ...remembered.timeline, start: found.timeline.start },
  };
}
