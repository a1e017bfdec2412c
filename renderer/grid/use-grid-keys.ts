/**
 * The grid's keyboard outside an edit, as in a spreadsheet. Undo, redo and the palette belong to the frame and pass
 * through; an edit in progress has its own keys in cell-editor.tsx.
 */
import { type KeyboardEvent, useCallback } from 'react';
import { type Position, rangeSize } from './cell-range.ts';
import type { GridCommand, GridSource } from './grid-source.ts';
import { moveBy } from './movement.ts';
import type { EditActions } from './use-grid-edits.ts';
import type { SelectionTools } from './use-selection.ts';

export type KeyParts = {
  readonly source: GridSource;
  readonly selecting: SelectionTools;
  readonly edits: EditActions;
  readonly frozen: number;
  readonly pageRows: () => number;
  readonly beginEdit: (text: string | null) => void;
  readonly command: (command: GridCommand) => void;
  readonly onEscape: () => void;
};

export function useGridKeys(parts: KeyParts): (event: KeyboardEvent) => void {
  return useCallback((event) => handleKey(event, parts), [parts]);
}

function handleKey(event: KeyboardEvent, parts: KeyParts): void {
  const ctrl = event.ctrlKey || event.metaKey;
  const done = () => event.preventDefault();
  if (event.altKey) {
    const command = altCommand(event);
    if (command) {
      done();
      parts.command(command);
    }
    return;
  }
  if (navigate(event, ctrl, parts)) {
    done();
    return;
  }
  if (ctrl) {
    if (ctrlKey(event, parts)) done();
    return;
  }
  if (plainKey(event, parts)) done();
}

function altCommand(event: KeyboardEvent): GridCommand | null {
  if (event.shiftKey && event.key === 'ArrowUp') return 'move-up';
  if (event.shiftKey && event.key === 'ArrowDown') return 'move-down';
  // By the key's place: with Alt some keyboards write another character.
  if (event.key === '=' || event.code === 'Equal') return 'sum-above';
  return event.key === 'Enter' ? 'details' : null;
}

function navigate(
  event: KeyboardEvent,
  ctrl: boolean,
  { source, selecting, frozen, pageRows }: KeyParts,
): boolean {
  const { active, extent } = selecting.now();
  const shape = {
    rows: source.rows.length,
    cols: source.columns.length,
    firstCol: frozen,
    pageRows: pageRows(),
    filled: (row: number, col: number) => source.cell(row, col).text !== '',
  };
  const target = moveBy(event.key, ctrl, event.shiftKey ? extent : active, shape);
  if (!target) return false;
  if (event.shiftKey) selecting.extendTo(target);
  else selecting.moveTo(target);
  return true;
}

function ctrlKey(event: KeyboardEvent, { source, selecting, edits, command }: KeyParts): boolean {
  const last = { row: source.rows.length - 1, col: source.columns.length - 1 };
  const { active } = selecting.now();
  switch (event.key.toLowerCase()) {
    case 'a':
      selecting.select({ top: 0, left: 0, bottom: last.row, right: last.col });
      return true;
    case ' ':
      selecting.select({ top: 0, bottom: last.row, left: active.col, right: active.col });
      return true;
    case 'r':
      edits.fill('right');
      return true;
    case 'd':
      edits.fill('down');
      return true;
    case '[':
      command('explain');
      return true;
    case ']':
      command('dependents');
      return true;
    case 'n':
      if (!event.shiftKey) return false;
      command('insert');
      return true;
    case 'delete':
    case '-':
      command('remove');
      return true;
    default:
      return false;
  }
}

function plainKey(event: KeyboardEvent, parts: KeyParts): boolean {
  const { source, selecting, edits, beginEdit, command, onEscape } = parts;
  const { active } = selecting.now();
  const row = source.rows[active.row];
  switch (event.key) {
    case 'Enter':
      if (row?.expanded !== undefined) command('toggle');
      else if (row?.style === 'add') beginEdit(null);
      else step(parts, event.shiftKey ? -1 : 1, 0);
      return true;
    case 'Tab':
      return step(parts, 0, event.shiftKey ? -1 : 1);
    case 'F2':
      beginEdit(null);
      return true;
    case 'Delete':
    case 'Backspace':
      edits.clear();
      return true;
    case 'Insert':
      command('insert');
      return true;
    case 'Escape':
      onEscape();
      return true;
    case ' ':
      if (event.shiftKey) {
        selecting.select({ top: active.row, bottom: active.row, left: 0, right: source.columns.length - 1 });
      } else if (row?.expanded !== undefined) command('toggle');
      else beginEdit('');
      return true;
    case 'Process':
      // An input method begins to compose: the field must be there to receive it.
      beginEdit('');
      return false;
    default:
      if ([...event.key].length !== 1) return false;
      beginEdit(event.key);
      return true;
  }
}

/**
 * One cell on; inside a selection of several cells round within it, as in a spreadsheet. False at the first and
 * the last cell of the grid for Tab, so that the keyboard can leave the grid.
 */
export function step(
  { source, selecting }: Pick<KeyParts, 'source' | 'selecting'>,
  dRow: number,
  dCol: number,
): boolean {
  const { active } = selecting.now();
  const { range } = selecting;
  const size = rangeSize(range);
  if (size.rows * size.cols > 1) {
    selecting.select(range, cycle(active, range, dRow, dCol));
    return true;
  }
  const row = active.row + dRow;
  const col = active.col + dCol;
  if (row < 0 || row >= source.rows.length || col < 0 || col >= source.columns.length) return dCol === 0;
  selecting.moveTo({ row, col });
  return true;
}

function cycle(active: Position, range: SelectionTools['range'], dRow: number, dCol: number): Position {
  const { rows, cols } = rangeSize(range);
  const row = active.row - range.top;
  const col = active.col - range.left;
  // Enter runs down the columns, Tab along the rows.
  const index = dRow === 0 ? row * cols + col + dCol : col * rows + row + dRow;
  const next = (index + rows * cols) % (rows * cols);
  return dRow === 0
    ? { row: range.top + Math.floor(next / cols), col: range.left + (next % cols) }
    : { row: range.top + (next % rows), col: range.left + Math.floor(next / rows) };
}
