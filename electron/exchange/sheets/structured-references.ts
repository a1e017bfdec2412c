/**
 * References into tables of Excel that name a column of their own row, Sales[[#This Row],[Price]] or [@Price], as the cells that
 * they mean: under the title that has this name. Promises to leave every other reference as it is. Pure; bounded.
 */
import type { SheetCell, SheetRow } from '../../contract/import/sheet.ts';
import { columnName } from './sheet-cells.ts';

const IN_ROW =
  /(?:[\p{L}_][\p{L}\p{N}_.]*)?\[(?:\[#This Row\],\s*\[([^\][]{1,255})\]|@\[([^\][]{1,255})\]|@([^\][]{1,255}))\]/giu;

/** The rows with such references replaced by cells; the same rows where there are none. */
export function withCellReferences(rows: readonly SheetRow[]): readonly SheetRow[] {
  const titles = new Map<string, { readonly column: number; readonly row: number }[]>();
  let changed = false;
  const read = rows.map((row) => {
    for (const { c, t, v } of row.cells) {
      if (t !== 's' || typeof v !== 'string' || v.length > 255) continue;
      const name = plain(v);
      const known = titles.get(name);
      if (known) known.unshift({ column: c, row: row.r });
      else titles.set(name, [{ column: c, row: row.r }]);
    }
    if (!row.cells.some(isStructured)) return row;
    changed = true;
    return { ...row, cells: row.cells.map((cell) => (isStructured(cell) ? inCells(cell, row.r) : cell)) };
  });
  return changed ? read : rows;

  function inCells(cell: SheetCell, row: number): SheetCell {
    const f = (cell.f ?? '').replace(IN_ROW, (whole, ...names: readonly (string | undefined)[]) => {
      const name = names.slice(0, 3).find((each) => typeof each === 'string');
      const title = name === undefined ? undefined : titles.get(plain(name))?.find((each) => each.row < row);
      return title ? `${columnName(title.column)}${row + 1}` : whole;
    });
    return { ...cell, f };
  }
}

function isStructured({ f }: SheetCell): boolean {
  return f !== undefined && /\[(?:\[#This Row\]|@)/i.test(f);
}

function plain(name: string): string {
  return name
    .replace(/'(?=['#@[\]])/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
