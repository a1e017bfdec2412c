/**
 * Where a key leads, as in a spreadsheet: single steps, pages, edges of filled blocks, corners. Pure.
 * `filled` says whether a cell holds something; an edge is where that changes.
 */
import { clampPosition, type Position } from './cell-range.ts';

export type Shape = {
  readonly rows: number;
  readonly cols: number;
  /** First column that scrolls: where Home leads. */
  readonly firstCol: number;
  readonly pageRows: number;
  readonly filled: (row: number, col: number) => boolean;
};

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The position a key leads to, or null when the key does not move. */
export function moveBy(key: string, ctrl: boolean, from: Position, shape: Shape): Position | null {
  const step = STEPS[key];
  if (step) {
    const [dRow, dCol] = step;
    if (ctrl) return edge(from, dRow, dCol, shape);
    return clampPosition({ row: from.row + dRow, col: from.col + dCol }, shape.rows, shape.cols);
  }
  switch (key) {
    case 'Home':
      return ctrl
        ? { row: 0, col: shape.firstCol }
        : { row: from.row, col: from.col > shape.firstCol ? shape.firstCol : 0 };
    case 'End':
      return ctrl ? { row: shape.rows - 1, col: shape.cols - 1 } : { row: from.row, col: shape.cols - 1 };
    case 'PageUp':
      return clampPosition({ row: from.row - shape.pageRows, col: from.col }, shape.rows, shape.cols);
    case 'PageDown':
      return clampPosition({ row: from.row + shape.pageRows, col: from.col }, shape.rows, shape.cols);
    default:
      return null;
  }
}

/** To the last filled cell of a block, or over a gap to the next filled cell, or to the end. */
function edge(from: Position, dRow: number, dCol: number, shape: Shape): Position {
  const inside = (p: Position) => p.row >= 0 && p.col >= 0 && p.row < shape.rows && p.col < shape.cols;
  const next = (p: Position): Position => ({ row: p.row + dRow, col: p.col + dCol });
  const filled = (p: Position) => inside(p) && shape.filled(p.row, p.col);
  let at = from;
  if (!inside(next(at))) return at;
  if (filled(at) && filled(next(at))) {
    while (filled(next(at))) at = next(at);
    return at;
  }
  at = next(at);
  while (!filled(at) && inside(next(at))) at = next(at);
  return at;
}
