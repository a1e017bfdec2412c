/**
 * Which rows and columns are in sight, and how far to scroll to bring a cell into sight. Pure arithmetic on fixed
 * row heights and given column widths; the frozen columns cover the left of what scrolls.
 */

export type Layout = {
  readonly rowHeight: number;
  readonly headerHeight: number;
  /** Left edge of each column and, as the last element, the whole width. */
  readonly lefts: readonly number[];
  readonly frozen: number;
};

export type View = {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
};
export type Window = {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstCol: number;
  readonly lastCol: number;
};

const OVERSCAN_ROWS = 4;
const OVERSCAN_COLS = 2;

export function columnLefts(widths: readonly number[]): readonly number[] {
  const lefts = [0];
  for (const width of widths) lefts.push((lefts.at(-1) ?? 0) + width);
  return lefts;
}

export function visibleWindow(layout: Layout, view: View, rows: number): Window {
  const { rowHeight, headerHeight, lefts, frozen } = layout;
  const cols = lefts.length - 1;
  const body = Math.max(0, view.height - headerHeight);
  const firstRow = Math.max(0, Math.floor(view.top / rowHeight) - OVERSCAN_ROWS);
  const lastRow = Math.min(rows - 1, Math.ceil((view.top + body) / rowHeight) + OVERSCAN_ROWS);
  const from = view.left + (lefts[frozen] ?? 0);
  const to = view.left + view.width;
  let firstCol = frozen;
  while (firstCol < cols - 1 && (lefts[firstCol + 1] ?? 0) <= from) firstCol += 1;
  let lastCol = firstCol;
  while (lastCol < cols - 1 && (lefts[lastCol + 1] ?? 0) < to) lastCol += 1;
  return {
    firstRow,
    lastRow,
    firstCol: Math.max(frozen, firstCol - OVERSCAN_COLS),
    lastCol: Math.min(cols - 1, lastCol + OVERSCAN_COLS),
  };
}

/** The scroll offsets that bring a cell wholly into sight, changed as little as possible. */
export function scrollTo(
  layout: Layout,
  view: View,
  row: number,
  col: number,
): { top: number; left: number } {
  const { rowHeight, headerHeight, lefts, frozen } = layout;
  const cellTop = row * rowHeight;
  const body = view.height - headerHeight;
  const top = cellTop < view.top ? cellTop : Math.max(view.top, cellTop + rowHeight - body);
  if (col < frozen) return { top, left: view.left };
  const covered = lefts[frozen] ?? 0;
  const start = (lefts[col] ?? 0) - covered;
  const end = lefts[col + 1] ?? 0;
  const left = start < view.left ? start : Math.max(view.left, end - view.width);
  return { top, left };
}
