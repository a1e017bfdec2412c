/** Positions and rectangles of cells, by index. Pure; a range always has its smaller corner first. */

export type Position = { readonly row: number; readonly col: number };
export type CellRange = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

export function rangeOf(a: Position, b: Position): CellRange {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.col, b.col),
    right: Math.max(a.col, b.col),
  };
}

export function rangeSize(range: CellRange): { readonly rows: number; readonly cols: number } {
  return { rows: range.bottom - range.top + 1, cols: range.right - range.left + 1 };
}

export function inRange(range: CellRange, row: number, col: number): boolean {
  return row >= range.top && row <= range.bottom && col >= range.left && col <= range.right;
}

/** Every cell of a range, row by row. */
export function cellsOf(range: CellRange): readonly Position[] {
  const cells: Position[] = [];
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let col = range.left; col <= range.right; col += 1) cells.push({ row, col });
  }
  return cells;
}

export function clampPosition(position: Position, rows: number, cols: number): Position {
  return {
    row: Math.max(0, Math.min(position.row, rows - 1)),
    col: Math.max(0, Math.min(position.col, cols - 1)),
  };
}
