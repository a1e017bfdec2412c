/**
 * One row of the grid: its frozen cells, a gap for the columns that are out of sight to the left, the cells in
 * sight. Memoised, so that a move of the selection draws only the rows it touches.
 */
import { memo, type ReactNode } from 'react';
import { GlyphSvg } from '../uncertainty/shape/glyph.tsx';
import type { CellRange } from './cell-range.ts';
import styles from './grid.module.css';
import type { GridSource } from './grid-source.ts';
import { Spark } from './spark.tsx';

export type RowProps = {
  readonly gridId: string;
  readonly source: GridSource;
  readonly row: number;
  readonly top: number;
  readonly firstCol: number;
  readonly lastCol: number;
  readonly frozen: number;
  readonly lefts: readonly number[];
  /** Column of the active cell when it is in this row, else -1. */
  readonly activeCol: number;
  /** Selected columns of this row as 'from-to,from-to'; a text, so that memo can compare it. */
  readonly selected: string;
  /** Problems of the last refused edit in this row, by column. */
  readonly problems: ReadonlyMap<number, string> | null;
  readonly editor: ReactNode;
  readonly onToggle: (row: number) => void;
  readonly toggleName: string;
};

export const GridRowView = memo(function GridRowView(props: RowProps) {
  const { source, row, top, firstCol, lastCol, frozen, lefts } = props;
  const data = source.rows[row];
  if (!data) return null;
  const ranges = parseSelected(props.selected);
  const fixed: ReactNode[] = [];
  for (let col = 0; col < frozen; col += 1) fixed.push(cellOf(props, col, ranges));
  const cells: ReactNode[] = [];
  const gap = (lefts[firstCol] ?? 0) - (lefts[frozen] ?? 0);
  if (gap > 0) cells.push(<span key="gap" role="presentation" style={{ flex: 'none', width: gap }} />);
  for (let col = firstCol; col <= lastCol; col += 1) cells.push(cellOf(props, col, ranges));
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid itself holds the focus and names the active cell
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid cannot be a table
    <div
      role="row"
      aria-rowindex={row + 2}
      className={styles.row}
      data-style={data.style}
      data-editing={props.editor ? true : undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      {/* One sticky box for the frozen cells together: each one costs the browser a layer of its own. */}
      <div
        role="presentation"
        className={styles.frozen}
        data-active={(props.activeCol >= 0 && props.activeCol < frozen) || undefined}
      >
        {fixed}
      </div>
      {cells}
    </div>
  );
});

type Selected = readonly (readonly [number, number])[];

/** A plain function, not a component: there are hundreds, they keep no state, and all change at each edit. */
function cellOf(props: RowProps, col: number, ranges: Selected): ReactNode {
  const { gridId, source, row, lefts, activeCol, problems, editor, onToggle, toggleName } = props;
  const data = source.rows[row];
  const column = source.columns[col];
  if (!data || !column) return null;
  const view = source.cell(row, col);
  const active = activeCol === col;
  const selected = active || ranges.some(([from, to]) => col >= from && col <= to);
  const problem = problems?.get(col) ?? view.error;
  // A label that its column cuts off can still be read in full.
  const whole = column.align === 'left' && view.text.length > 12 ? view.text : undefined;
  const hint = problem ?? view.doubtful ?? view.override ?? view.remark ?? whole;
  const width = (lefts[col + 1] ?? 0) - (lefts[col] ?? 0);
  const folds = column.kind === 'label' && data.expanded !== undefined;
  const style = column.kind === 'label' ? { width, paddingLeft: 8 + data.level * 14 } : { width };
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is gridcell or rowheader, both of which have a column
    <div
      key={col}
      role={column.kind === 'label' ? 'rowheader' : 'gridcell'}
      id={`${gridId}-${row}-${col}`}
      aria-colindex={col + 1}
      aria-selected={selected}
      aria-readonly={!source.editable(row, col)}
      {...(folds ? { 'aria-expanded': data.expanded } : {})}
      {...(problem === undefined ? {} : { 'aria-invalid': true })}
      {...(hint === undefined ? {} : { title: hint })}
      data-r={row}
      data-c={col}
      data-kind={column.kind}
      data-align={column.align}
      data-tone={view.tone}
      data-active={active || undefined}
      data-selected={selected || undefined}
      data-error={problem === undefined ? undefined : true}
      data-override={view.override === undefined ? undefined : true}
      data-doubtful={view.doubtful === undefined ? undefined : true}
      className={active ? `${styles.cell} ${styles.active}` : styles.cell}
      style={style}
    >
      {folds ? (
        <button
          type="button"
          tabIndex={-1}
          aria-label={toggleName}
          className={styles.fold}
          data-expanded={data.expanded}
          onClick={() => onToggle(row)}
        >
          ▸
        </button>
      ) : null}
      {active && editor ? editor : view.text}
      {view.spark ? <Spark values={view.spark} /> : null}
      {view.shape ? <GlyphSvg heights={view.shape} /> : null}
      {view.override !== undefined && column.kind === 'label' ? (
        <span className="visually-hidden">{view.override}</span>
      ) : null}
      {view.remark !== undefined && problem === undefined ? <span className={styles.remark}>◦</span> : null}
      {problem === undefined ? null : (
        <span className={styles.mark}>
          !<span className="visually-hidden">{problem}</span>
        </span>
      )}
    </div>
  );
}

/** The selected columns of one row, as GridRowView takes them. */
export function selectedInRow(ranges: readonly CellRange[], row: number): string {
  return ranges
    .filter((range) => row >= range.top && row <= range.bottom)
    .map((range) => `${range.left}-${range.right}`)
    .join(',');
}

function parseSelected(selected: string): Selected {
  if (selected === '') return [];
  return selected.split(',').map((part) => {
    const [from = 0, to = 0] = part.split('-').map(Number);
    return [from, to] as const;
  });
}
