/**
 * Proposes how a sheet with labels down and periods across becomes plan lines: header, columns, kind, sign, unit.
 * Promises: a proposal and its reasons, nothing is changed; totals, results and hidden rows are proposed as left
 * out; a unit in a header is applied once. Pure: cells in, mapping out. It must not build lines.
 */
import type { Month } from '../../models/plan/schema.ts';
import type { ImportNotice, ImportResult } from '../contract/import/notices.ts';
import { refuseImport } from '../contract/import/notices.ts';
import type { Sheet } from '../contract/import/sheet.ts';
import type { AxisChoice, SheetMapping } from '../contract/import.ts';
import { findHeader, type Header } from './periods/period-columns.ts';
import { markParents, markSumsBelow } from './rows/parent-rows.ts';
import { readRows } from './rows/read-rows.ts';
import { bySigns } from './rows/sign-habits.ts';
import { findLabelColumns, findNoteColumn } from './sheets/label-columns.ts';
import { rowNotices } from './sheets/row-notices.ts';
import { sheetCurrency } from './sheets/sheet-currency.ts';
import { sheetScale } from './sheets/sheet-scale.ts';
import { scaleOfUnit } from './sheets/sheet-units.ts';
import { mergedFigures } from './tables/merged-figures.ts';
import { totalColumnNotices } from './tables/total-columns.ts';
import { unreadColumns } from './tables/unread-columns.ts';

export type RecogniseOptions = {
  /** Where the axis starts when the sheet names no date (Year 1, 1月). */
  readonly fallbackStart?: Month;
};

export type Recognised = {
  readonly mapping: SheetMapping;
  readonly notices: readonly ImportNotice[];
  /** Other readings of the header. */
  readonly axes: readonly AxisChoice[];
};

const FALLBACK_START = '2026-01';
const MAX_ROWS = 20_000;

export function recogniseSheet(
  sheet: Sheet,
  index: number,
  options: RecogniseOptions = {},
): ImportResult<Recognised> {
  const header = findHeader(sheet, options.fallbackStart ?? FALLBACK_START);
  if (!header.ok) return header;
  const { columns } = header.value;
  const headerRows = withUnitRow(sheet, header.value);
  const labels = findLabelColumns(sheet, headerRows, new Set(columns.map(({ column }) => column)));
  if (!labels) {
    return refuseImport('no-lines', 'Periods were found, but no column with labels to the left of them.', {
      params: { why: 'labels' },
    });
  }
  if (sheet.rows.length > MAX_ROWS) {
    return refuseImport(
      'no-lines',
      `The sheet has more than ${MAX_ROWS} rows: a list of bookings rather than a budget. Add it up by line and period first.`,
      { params: { limit: MAX_ROWS, why: 'too-many' } },
    );
  }
  const notices: ImportNotice[] = [...header.value.notices];
  const unit = sheetScale(sheet, headerRows, notices);
  const read = markSumsBelow(
    markParents(readRows(sheet, { ...header.value, rows: headerRows }, labels, unit)),
  );
  const { rows, notices: habits } = bySigns(read);
  if (!rows.some(({ line }) => line.include)) {
    return refuseImport('no-lines', 'Periods were found, but no row below them has a label and figures.');
  }
  const periods = new Set(columns.map(({ column }) => column));
  const noteColumn = findNoteColumn(sheet, headerRows, periods, labels);
  notices.push(
    ...habits,
    ...rowNotices(rows, sheet, columns),
    ...totalColumnNotices(sheet, header.value, rows),
    ...mergedFigures(sheet, headerRows, periods),
    ...unreadColumns(sheet, header.value, headerRows, new Set(rows.map(({ line }) => line.row)), {
      labels,
      note: noteColumn,
    }),
  );
  return {
    ok: true,
    value: {
      mapping: {
        sheet: index,
        headerRows: [...headerRows],
        labelColumn: labels.label,
        unitColumn: labels.unit,
        groupColumn: labels.group,
        kindColumn: labels.kind,
        timeline: { start: header.value.start, periodicity: header.value.periodicity },
        columns: columns.map((column) => ({ ...column })),
        lines: rows.map(({ line }) => line),
        unreadable: 'refuse',
        orientation: sheet.turned ? 'down' : 'across',
        area: null,
        noteColumn,
        currency: sheetCurrency(sheet, headerRows),
      },
      notices,
      axes: header.value.others.map(({ start, periodicity, columns: other }) => ({
        timeline: { start, periodicity },
        columns: other.map((column) => ({ ...column })),
      })),
    },
  };
}

/** A row of units below the periods ($000s, 万元) belongs to the header. */
function withUnitRow(sheet: Sheet, { rows, columns }: Header): readonly number[] {
  const last = Math.max(...rows);
  const below = sheet.rows.find(({ r }) => r === last + 1);
  const periods = new Set(columns.map(({ column }) => column));
  const cells = below?.cells.filter(({ c }) => periods.has(c)) ?? [];
  const isUnits =
    cells.length > 0 &&
    cells.every(({ t, v }) => t === 's' && scaleOfUnit(String(v)) !== undefined && !/[1-9]/.test(String(v)));
  return isUnits ? [...rows, last + 1] : rows;
}
