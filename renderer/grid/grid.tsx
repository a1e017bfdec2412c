/**
 * The one grid: draws what is in sight of a GridSource, holds the selection, takes keys, pointer and clipboard, and
 * hands every edit to the source. It knows nothing of plans; ARIA roles make it readable without eyes.
 */
import {
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useText } from '../i18n/use-text.ts';
import { CellEditor, type LeaveKey } from './cell-editor.tsx';
import type { Position } from './cell-range.ts';
import styles from './grid.module.css';
import { summarise } from './grid-edits.ts';
import { GridHead } from './grid-head.tsx';
import { GridRowView, selectedInRow } from './grid-row.tsx';
import type { CellProblem, GridCommand, GridSource } from './grid-source.ts';
import { useGridEdits } from './use-grid-edits.ts';
import { step, useGridKeys } from './use-grid-keys.ts';
import { usePointer } from './use-pointer.ts';
import { useSelection } from './use-selection.ts';
import { useViewport } from './use-viewport.ts';
import { columnLefts } from './viewport.ts';

export type GridSummary = ReturnType<typeof summarise>;

type Props = {
  readonly source: GridSource;
  readonly label: string;
  readonly zoom: number;
  readonly onActive: (row: number, col: number) => void;
  readonly onCommand: (command: GridCommand, row: number, col: number, typed: string | null) => void;
  readonly onSummary: (summary: GridSummary) => void;
  readonly onProblems: (problems: readonly CellProblem[]) => void;
  /** A new object moves the active cell there and takes the focus; used by links, findings and the formula bar. */
  readonly goTo: { readonly row: number; readonly col: number } | null;
  readonly gridRef: RefObject<HTMLDivElement | null>;
};

type Editing = { readonly text: string; readonly typed: boolean };

export function Grid({
  source,
  label,
  zoom,
  onActive,
  onCommand,
  onSummary,
  onProblems,
  goTo,
  gridRef,
}: Props) {
  const { t } = useText();
  const gridId = useId();
  const selecting = useSelection(source);
  const { selection, ranges } = selecting;
  const { active } = selection;
  const [editing, setEditingState] = useState<Editing | null>(null);
  const editingNow = useRef<Editing | null>(null);
  const setEditing = useCallback((next: Editing | null) => {
    editingNow.current = next;
    setEditingState(next);
  }, []);
  const onceMoved = useRef<Position | null>(null);
  const isEditing = useCallback(() => editingNow.current !== null, []);
  const { edits, problems, forgetProblems } = useGridEdits(source, selecting, isEditing, onProblems);

  const frozen = source.columns.filter((column) => column.frozen).length;
  const layout = useMemo(
    () => ({
      rowHeight: Math.round(26 * zoom),
      headerHeight: Math.round(28 * zoom),
      lefts: columnLefts(source.columns.map((column) => Math.round(column.width * zoom))),
      frozen,
    }),
    [source.columns, zoom, frozen],
  );
  const { window, onScroll, reveal, height } = useViewport(gridRef, layout, source.rows.length);

  const command = useCallback(
    (name: GridCommand, typed: string | null = null) => {
      const at = selecting.now().active;
      onCommand(name, at.row, at.col, typed);
    },
    [onCommand, selecting],
  );
  const beginEdit = useCallback(
    (typed: string | null) => {
      // A new line begins with its label, whichever column the keyboard stands in.
      if (source.rows[selecting.now().active.row]?.style === 'add') {
        const label = source.columns.findIndex((column) => column.kind === 'label');
        selecting.moveTo({ row: selecting.now().active.row, col: Math.max(0, label) });
      }
      const at = selecting.now().active;
      const text = source.editText(at.row, at.col);
      forgetProblems();
      if (text === null || (typed === '=' && source.takesFormula(at.row, at.col)))
        command('edit-elsewhere', typed);
      else setEditing({ text: typed ?? text, typed: typed !== null });
    },
    [source, selecting, command, setEditing, forgetProblems],
  );
  const onKeyDown = useGridKeys(
    useMemo(
      () => ({
        source,
        selecting,
        edits,
        frozen,
        pageRows: () => Math.max(1, Math.floor((height() - layout.headerHeight) / layout.rowHeight) - 1),
        beginEdit,
        command,
        onEscape() {
          forgetProblems();
          selecting.moveTo(selecting.now().active);
        },
      }),
      [source, selecting, edits, frozen, height, layout, beginEdit, command, forgetProblems],
    ),
  );
  const pointer = usePointer(selecting, source, isEditing, beginEdit);

  const keep = (text: string, leave: LeaveKey | string): string | null => {
    const at = selecting.now().active;
    const started = editingNow.current;
    if (leave === 'CtrlEnter') {
      const refused = edits.everywhere(text);
      if (refused.length > 0) return refused[0]?.message ?? null;
    } else if (started && (text !== started.text || started.typed)) {
      const refused = source.commit([{ ...at, text }], 'type');
      if (refused[0]) return refused[0].message;
    }
    setEditing(null);
    if (leave !== 'blur') gridRef.current?.focus({ preventScroll: true });
    if (source.rows[at.row]?.style === 'add') {
      // The new line takes this place and the add row moves on with the selection, ready for the next line;
      // Tab goes on in the new line.
      if (leave === 'Tab') onceMoved.current = { row: at.row, col: frozen };
      return null;
    }
    const steps = STEPS[leave];
    if (steps) step({ source, selecting }, steps[0], steps[1]);
    return null;
  };

  useLayoutEffect(() => reveal(selection.extent.row, selection.extent.col), [selection.extent, reveal]);
  useEffect(() => onActive(active.row, active.col), [active.row, active.col, onActive]);
  useEffect(() => onSummary(summarise(source, ranges)), [source, ranges, onSummary]);
  useEffect(() => () => onSummary(null), [onSummary]);
  const { moveTo } = selecting;
  const { rows: sourceRows } = source;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the rows have changed
  useEffect(() => {
    if (onceMoved.current) moveTo(onceMoved.current);
    onceMoved.current = null;
  }, [sourceRows, moveTo]);
  const jump = useRef<Position | null>(null);
  useEffect(() => {
    // Each request is followed once; later edits make new sources, not new requests.
    if (!goTo || jump.current === goTo) return;
    jump.current = goTo;
    moveTo(goTo);
    gridRef.current?.focus({ preventScroll: true });
  }, [goTo, moveTo, gridRef]);

  const rows: number[] = [];
  for (let row = window.firstRow; row <= Math.min(window.lastRow, source.rows.length - 1); row += 1)
    rows.push(row);
  const column = source.columns[active.col];
  const editor = editing ? (
    <CellEditor
      key={`${active.row} ${active.col}`}
      initial={editing.text}
      typed={editing.typed}
      name={t('grid.editing', { cell: nameOf(source, active) })}
      align={column?.align ?? 'left'}
      onKeep={keep}
      onDrop={() => {
        setEditing(null);
        gridRef.current?.focus({ preventScroll: true });
      }}
    />
  ) : null;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a virtualised grid cannot be a table */}
      <div
        ref={gridRef}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={source.rows.length + 1}
        aria-colcount={source.columns.length}
        aria-multiselectable="true"
        aria-activedescendant={`${gridId}-${active.row}-${active.col}`}
        className={styles.grid}
        style={{
          ['--grid-row' as string]: `${layout.rowHeight}px`,
          ['--grid-head' as string]: `${layout.headerHeight}px`,
          ['--grid-size' as string]: `${13 * zoom}px`,
        }}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        onCopy={edits.onCopy}
        onCut={edits.onCut}
        onPaste={edits.onPaste}
        {...pointer}
      >
        <div
          role="presentation"
          className={styles.sheet}
          style={{
            height: source.rows.length * layout.rowHeight + layout.headerHeight,
            width: layout.lefts.at(-1) ?? 0,
          }}
        >
          <GridHead
            columns={source.columns}
            lefts={layout.lefts}
            frozen={frozen}
            window={window}
            ranges={ranges}
          />
          {rows.map((row) => (
            <GridRowView
              key={source.rows[row]?.key ?? row}
              gridId={gridId}
              source={source}
              row={row}
              top={row * layout.rowHeight}
              firstCol={window.firstCol}
              lastCol={window.lastCol}
              frozen={frozen}
              lefts={layout.lefts}
              activeCol={row === active.row ? active.col : -1}
              selected={selectedInRow(ranges, row)}
              problems={problems.get(row) ?? null}
              editor={row === active.row ? editor : null}
              onToggle={toggleAt(onCommand)}
              toggleName={t('grid.fold')}
            />
          ))}
        </div>
      </div>
      <div className="visually-hidden" aria-live="polite">
        {editing ? '' : announcement(source, active)}
      </div>
    </>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  Enter: [1, 0],
  ShiftEnter: [-1, 0],
  Tab: [0, 1],
  ShiftTab: [0, -1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

// One function for each handler, so that memoised rows see the same reference.
const toggles = new WeakMap<Props['onCommand'], (row: number) => void>();
function toggleAt(onCommand: Props['onCommand']): (row: number) => void {
  const known = toggles.get(onCommand);
  if (known) return known;
  const made = (row: number) => onCommand('toggle', row, 0, null);
  toggles.set(onCommand, made);
  return made;
}

function nameOf(source: GridSource, { row, col }: Position): string {
  const labelCol = source.columns.findIndex((column) => column.kind === 'label');
  const column = source.columns[col];
  return `${source.cell(row, Math.max(0, labelCol)).text} ${column?.name ?? column?.title ?? ''}`.trim();
}

function announcement(source: GridSource, at: Position): string {
  if (!source.rows[at.row]) return '';
  const view = source.cell(at.row, at.col);
  return [nameOf(source, at), view.text, view.error ?? view.doubtful ?? '']
    .filter((part) => part !== '')
    .join(', ');
}
