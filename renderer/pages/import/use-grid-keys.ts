/**
 * The keyboard in the sheet: one cell is the tab stop, arrows move it, Enter and F2 go to the choice inside it and Escape comes
 * back, letters say what a column is. Promises that a cell that is scrolled out of the page is fetched before it is entered.
 */
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { ColumnRole } from './edit-mapping.ts';

/** The five columns of the reading: take, kind, sign, formula, row. */
export const OWN_COLUMNS = 5;
/** The row of the column heads. */
export const HEAD = -1;

export type GridCell = { readonly row: number; readonly column: number };

type Keys = {
  readonly area: RefObject<HTMLElement | null>;
  readonly rows: number;
  readonly columns: number;
  /** Brings a row into the page. */
  readonly reveal: (row: number) => void;
  readonly onRole: (column: number, role: ColumnRole) => void;
  readonly onTake: (row: number) => void;
  readonly onHeader: (row: number) => void;
};

const ROLE_KEYS: Readonly<Record<string, ColumnRole>> = {
  p: 'period',
  l: 'label',
  u: 'unit',
  g: 'group',
  k: 'kind',
  r: 'note',
  o: 'opening',
  Delete: 'none',
  Backspace: 'none',
};

/** What a cell needs so that the keyboard finds it. */
export function cellProps(row: number, column: number, active: boolean) {
  return { 'data-at': `${row} ${column}`, tabIndex: active ? 0 : -1 };
}

export function useGridKeys({ area, rows, columns, reveal, onRole, onTake, onHeader }: Keys) {
  const [cell, setCell] = useState<GridCell>({ row: HEAD, column: OWN_COLUMNS });
  const moving = useRef(false);
  // Rows come into the page after the move: the cell is entered as soon as it is there.
  useEffect(() => {
    if (!moving.current) return;
    const found = area.current?.querySelector<HTMLElement>(`[data-at="${cell.row} ${cell.column}"]`);
    if (!found) return;
    moving.current = false;
    found.focus();
    found.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  function move(to: GridCell): void {
    const row = Math.min(Math.max(to.row, HEAD), rows - 1);
    const column = Math.min(Math.max(to.column, 0), OWN_COLUMNS + columns - 1);
    moving.current = true;
    if (row !== HEAD) reveal(row);
    setCell({ row, column });
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const target = event.target instanceof HTMLElement ? event.target : null;
    const from = placeOf(target);
    if (!target || !from || event.altKey || event.metaKey) return;
    if (!target.dataset.at) {
      // Inside a choice the keys are the choice's own, but for the way back.
      if (event.key === 'Escape' || event.key === 'F2') move(from);
      return;
    }
    const next = nextCell(event, from, { row: rows - 1, column: OWN_COLUMNS + columns - 1 });
    if (next) move(next);
    else if (!act(event, target, from)) return;
    event.preventDefault();
  }

  /** What a key does to the cell itself; false for a key that is none of ours. */
  function act(event: KeyboardEvent, target: HTMLElement, { row, column }: GridCell): boolean {
    if (event.ctrlKey) return false;
    if (event.key === 'Enter' || event.key === 'F2') {
      target.querySelector<HTMLElement>('select, button, input')?.focus();
      return true;
    }
    if (event.key === ' ' && row !== HEAD) {
      onTake(row);
      return true;
    }
    if (event.key.toLowerCase() === 'h' && row !== HEAD) {
      onHeader(row);
      return true;
    }
    const role = ROLE_KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (role === undefined || column < OWN_COLUMNS) return false;
    moving.current = true;
    onRole(column - OWN_COLUMNS, role);
    return true;
  }

  return {
    cell,
    onKeyDown,
    /** A click or the Tab key moves the tab stop along. */
    onFocus: (event: { readonly target: EventTarget }) => {
      const at = event.target instanceof HTMLElement ? placeOf(event.target) : null;
      if (at && (at.row !== cell.row || at.column !== cell.column)) setCell(at);
    },
  };
}

function nextCell(event: KeyboardEvent, { row, column }: GridCell, last: GridCell): GridCell | null {
  const far = event.ctrlKey;
  switch (event.key) {
    case 'ArrowUp':
      return { row: far ? HEAD : row - 1, column };
    case 'ArrowDown':
      return { row: far ? last.row : row + 1, column };
    case 'ArrowLeft':
      return { row, column: far ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: far ? last.column : column + 1 };
    case 'PageUp':
      return { row: row - PAGE, column };
    case 'PageDown':
      return { row: row + PAGE, column };
    case 'Home':
      return { row: far ? HEAD : row, column: 0 };
    case 'End':
      return { row: far ? last.row : row, column: last.column };
    default:
      return null;
  }
}

const PAGE = 15;

function placeOf(element: HTMLElement | null): GridCell | null {
  const at = element?.closest<HTMLElement>('[data-at]')?.dataset.at?.split(' ').map(Number);
  const [row, column] = at ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}
