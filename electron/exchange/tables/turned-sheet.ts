/**
 * A sheet turned by its diagonal, and a part of a sheet: so that a table with periods down, or one of several tables, is
 * read by the same rules as any other. Promises the same cells, in order, and nothing else. Pure.
 */

import type { Sheet, SheetCell } from '../../contract/import/sheet.ts';
import type { SheetMapping } from '../../contract/import.ts';

export type Area = NonNullable<SheetMapping['area']>;
export type TableView = Pick<SheetMapping, 'orientation' | 'area'>;

/** The sheet as the reader of tables sees it: cut to the area, turned where its periods run down. */
export function viewOf(sheet: Sheet, { orientation, area }: TableView): Sheet {
  const part = area ? sheetPart(sheet, area) : sheet;
  return orientation === 'down' ? turnedSheet(part) : part;
}

export function sheetPart(sheet: Sheet, { top, left, bottom, right }: Area): Sheet {
  const whole = left === 0 && right >= 16_383;
  return {
    ...sheet,
    rows: sheet.rows
      .filter(({ r }) => r >= top && r <= bottom)
      .map((row) => (whole ? row : { ...row, cells: row.cells.filter(({ c }) => c >= left && c <= right) })),
    merges: sheet.merges.filter(
      (merge) => merge.top >= top && merge.bottom <= bottom && merge.left >= left && merge.right <= right,
    ),
  };
}

export function turnedSheet(sheet: Sheet): Sheet {
  const columns = new Map<number, SheetCell[]>();
  for (const { r, cells } of sheet.rows) {
    for (const cell of cells) {
      const list = columns.get(cell.c);
      const turned = { ...cell, c: r };
      if (list) list.push(turned);
      else columns.set(cell.c, [turned]);
    }
  }
  const hidden = new Set(sheet.hiddenColumns);
  const hiddenColumns = sheet.rows.filter((row) => row.hidden === true).map(({ r }) => r);
  return {
    ...sheet,
    turned: true,
    rows: [...columns]
      .sort(([a], [b]) => a - b)
      .map(([r, cells]) => (hidden.has(r) ? { r, hidden: true, cells } : { r, cells })),
    merges: sheet.merges.map(({ top, left, bottom, right }) => ({
      top: left,
      left: top,
      bottom: right,
      right: bottom,
    })),
    hiddenColumns,
    ...(sheet.blue && { blue: turnedMarks(sheet.blue) }),
  };
}

function turnedMarks(marks: NonNullable<Sheet['blue']>): NonNullable<Sheet['blue']> {
  const columns = new Map<number, number[]>();
  for (const { r, columns: marked } of marks)
    for (const column of marked) columns.set(column, [...(columns.get(column) ?? []), r]);
  return [...columns].map(([r, list]) => ({ r, columns: list }));
}
