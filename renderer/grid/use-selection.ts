/**
 * The grid's selection: one active cell, the rectangle it spans with the far corner, further rectangles added with
 * Ctrl. It follows its row when lines are inserted, moved or folded above it.
 */
import { useCallback, useMemo, useRef, useState } from 'react';
import { type CellRange, clampPosition, type Position, rangeOf } from './cell-range.ts';
import type { GridSource } from './grid-source.ts';

export type Selection = {
  /** The cell that typing changes; it stays while the selection is extended. */
  readonly active: Position;
  /** The corner opposite to it. */
  readonly extent: Position;
  readonly extras: readonly CellRange[];
};

export type SelectionTools = {
  readonly selection: Selection;
  readonly range: CellRange;
  readonly ranges: readonly CellRange[];
  /** The selection as it is now, for handlers that run before the next drawing. */
  readonly now: () => Selection;
  readonly moveTo: (position: Position) => void;
  readonly extendTo: (position: Position) => void;
  readonly addAt: (position: Position) => void;
  readonly select: (range: CellRange, active?: Position) => void;
};

export function useSelection(source: GridSource): SelectionTools {
  const [selection, setSelection] = useState<Selection>(() => at({ row: 0, col: 0 }));
  const latest = useRef(selection);
  const [seen, setSeen] = useState(source.rows);
  const set = useCallback((next: Selection) => {
    latest.current = next;
    setSelection(next);
  }, []);
  if (seen !== source.rows) {
    setSeen(source.rows);
    const followed = follow(selection, seen, source);
    if (followed !== selection) {
      latest.current = followed;
      setSelection(followed);
    }
  }
  return useMemo(() => {
    const range = rangeOf(selection.active, selection.extent);
    return {
      selection,
      range,
      ranges: [range, ...selection.extras],
      now: () => latest.current,
      moveTo: (position) => set(at(position)),
      extendTo: (position) => set({ ...latest.current, extent: position }),
      addAt(position) {
        const { active, extent, extras } = latest.current;
        set({ active: position, extent: position, extras: [...extras, rangeOf(active, extent)] });
      },
      select(chosen, active) {
        const start = active ?? { row: chosen.top, col: chosen.left };
        // The extent is the corner across from the active cell, so that both span the whole range.
        const extent = {
          row: start.row === chosen.top ? chosen.bottom : chosen.top,
          col: start.col === chosen.left ? chosen.right : chosen.left,
        };
        set({ active: start, extent, extras: [] });
      },
    };
  }, [selection, set]);
}

function at(position: Position): Selection {
  return { active: position, extent: position, extras: [] };
}

function follow(selection: Selection, before: GridSource['rows'], source: GridSource): Selection {
  const { active, extent } = selection;
  const key = before[active.row]?.key;
  if (source.rows[active.row]?.key === key) {
    const inside = extent.row < source.rows.length && extent.col < source.columns.length;
    return inside && active.col < source.columns.length ? selection : at(clamp(active, source));
  }
  const row = source.rows.findIndex((candidate) => candidate.key === key);
  return at(clamp({ row: row < 0 ? active.row : row, col: active.col }, source));
}

function clamp(position: Position, source: GridSource): Position {
  return clampPosition(position, source.rows.length, source.columns.length);
}
