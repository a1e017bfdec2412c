/**
 * A parsed workbook for those who follow references: cells by place, sheets and defined names by their names, and the
 * tables that were chosen as frames. Promises look-ups that cost no search. It must not interpret formulas.
 */
import type { Sheet, SheetCell, Workbook } from '../../contract/import/sheet.ts';
import { cellNumber } from '../sheets/cell-number.ts';
import { type ExcelTree, excelTree } from './excel-tree.ts';

export type BookView = {
  readonly sheets: readonly Sheet[];
  readonly cell: (sheet: number, row: number, column: number) => SheetCell | undefined;
  /** The number in a cell; undefined for none, a text or an error. */
  readonly figure: (sheet: number, row: number, column: number) => number | undefined;
  readonly sheetNamed: (name: string) => number | undefined;
  readonly defined: (name: string, sheet: number) => ExcelTree | undefined;
};

export function bookView(workbook: Workbook): BookView {
  const places = new Map<number, ReadonlyMap<number, ReadonlyMap<number, SheetCell>>>();
  const cellsOf = (sheet: number): ReadonlyMap<number, ReadonlyMap<number, SheetCell>> => {
    const known = places.get(sheet);
    if (known) return known;
    const rows = new Map(
      (workbook.sheets[sheet]?.rows ?? []).map(
        (row) => [row.r, new Map(row.cells.map((cell) => [cell.c, cell]))] as const,
      ),
    );
    places.set(sheet, rows);
    return rows;
  };
  const names = new Map(workbook.sheets.map((sheet, at) => [sheet.name.toLowerCase(), at]));
  const defined = new Map(
    (workbook.names ?? []).map((each) => [`${each.sheet ?? ''}!${each.name.toLowerCase()}`, each.refers]),
  );
  const cell = (sheet: number, row: number, column: number): SheetCell | undefined =>
    cellsOf(sheet).get(row)?.get(column);
  return {
    sheets: workbook.sheets,
    cell,
    figure: (sheet, row, column) => {
      const traits = workbook.sheets[sheet];
      const read = traits ? cellNumber(cell(sheet, row, column), traits) : undefined;
      return read?.kind === 'number' ? read.value : undefined;
    },
    sheetNamed: (name) => names.get(name.toLowerCase()),
    defined: (name, sheet) => {
      const refers = defined.get(`${sheet}!${name.toLowerCase()}`) ?? defined.get(`!${name.toLowerCase()}`);
      const tree = refers === undefined ? undefined : excelTree(refers);
      // Only a place or a number may stand behind a name: a name for a formula is no assumption.
      return tree && ['cell', 'range', 'number'].includes(tree.kind) ? tree : undefined;
    },
  };
}

/** A table of a sheet, as the mapping lays it: which row or column is a line, which is a period of the plan. */
export type Frame = {
  readonly sheet: number;
  /** Periods run down: lines are columns. */
  readonly down: boolean;
  /** Column (row, where periods run down) to the plan's period; 0 is the opening. */
  readonly periods: ReadonlyMap<number, number>;
  readonly columnOf: ReadonlyMap<number, number>;
  /** All rows with figures, imported or not. */
  readonly lines: ReadonlySet<number>;
  /** Rows that are imported: their figures have a name in the plan. */
  readonly included: ReadonlySet<number>;
  /** First and last row of the table with its header, first and last of its columns. */
  readonly area: {
    readonly top: number;
    readonly left: number;
    readonly bottom: number;
    readonly right: number;
  };
};

/** Where a cell lies in a frame: `line` across the periods, `along` them. */
export function placeIn(
  frame: Frame,
  row: number,
  column: number,
): { readonly line: number; readonly along: number } {
  return frame.down ? { line: column, along: row } : { line: row, along: column };
}

export function cellIn(frame: Frame, line: number, along: number): readonly [row: number, column: number] {
  return frame.down ? [along, line] : [line, along];
}

/** Does the cell lie in the table (its header and what is beside its labels too)? */
export function covers({ sheet, area }: Frame, onSheet: number, row: number, column: number): boolean {
  return (
    sheet === onSheet && row >= area.top && row <= area.bottom && column >= area.left && column <= area.right
  );
}
