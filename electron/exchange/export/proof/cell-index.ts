/** Finds cells by their place, as one flat table a sheet: a map of names would be too large for a million cells. */
import type { PlacedCell } from '../sheet-model.ts';
import type { CellIndex } from './references.ts';

type Table = { readonly columns: number; readonly rows: number; readonly at: Int32Array };

export function cellIndex(cells: readonly PlacedCell[], sheets: ReadonlyMap<string, number>): CellIndex {
  const sizes = new Map<string, { rows: number; columns: number }>();
  for (const { sheet, row, column } of cells) {
    const size = sizes.get(sheet) ?? { rows: 0, columns: 0 };
    sizes.set(sheet, size);
    size.rows = Math.max(size.rows, row);
    size.columns = Math.max(size.columns, column);
  }
  const tables: Table[] = [];
  for (const [sheet, number] of sheets) {
    const { rows, columns } = sizes.get(sheet) ?? { rows: 0, columns: 0 };
    tables[number] = { rows, columns, at: new Int32Array(rows * columns).fill(-1) };
  }
  cells.forEach(({ sheet, row, column }, at) => {
    const table = tables[sheets.get(sheet) ?? -1];
    if (table) table.at[(row - 1) * table.columns + column - 1] = at;
  });
  return (sheet, row, column) => {
    const table = tables[sheet];
    if (!table || row < 1 || row > table.rows || column < 1 || column > table.columns) return -1;
    return table.at[(row - 1) * table.columns + column - 1] ?? -1;
  };
}
