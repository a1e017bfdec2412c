/** The grid's heading row: stays on top, frozen columns stay at the left; a click selects the whole column. */
import type { CellRange } from './cell-range.ts';
import styles from './grid.module.css';
import type { GridColumn } from './grid-source.ts';
import type { Window } from './viewport.ts';

type Props = {
  readonly columns: readonly GridColumn[];
  readonly lefts: readonly number[];
  readonly frozen: number;
  readonly window: Window;
  readonly ranges: readonly CellRange[];
};

export function GridHead({ columns, lefts, frozen, window, ranges }: Props) {
  const gap = (lefts[window.firstCol] ?? 0) - (lefts[frozen] ?? 0);
  const shown: number[] = [];
  for (let col = window.firstCol; col <= window.lastCol; col += 1) shown.push(col);
  const cell = (col: number) => {
    const column = columns[col];
    if (!column) return null;
    return (
      // biome-ignore lint/a11y/useFocusableInteractive: the grid itself holds the focus
      // biome-ignore lint/a11y/useSemanticElements: a virtualised grid cannot be a table
      <div
        key={column.key}
        role="columnheader"
        aria-colindex={col + 1}
        aria-label={column.name}
        data-head={col}
        data-align={column.align}
        data-selected={ranges.some((range) => col >= range.left && col <= range.right) || undefined}
        className={styles.headCell}
        style={{ width: (lefts[col + 1] ?? 0) - (lefts[col] ?? 0) }}
      >
        {column.title}
      </div>
    );
  };
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid itself holds the focus
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid cannot be a table
    <div role="row" aria-rowindex={1} className={styles.head} style={{ width: lefts.at(-1) ?? 0 }}>
      <div role="presentation" className={styles.frozen}>
        {columns.slice(0, frozen).map((_, col) => cell(col))}
      </div>
      {gap > 0 ? <span role="presentation" style={{ flex: 'none', width: gap }} /> : null}
      {shown.map(cell)}
    </div>
  );
}
