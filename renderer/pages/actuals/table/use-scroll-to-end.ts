/** A time table opens at its newest columns; whoever scrolls back is left alone until the columns are others. */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { TableColumn } from './table-columns.ts';

export function useScrollToEnd(
  grid: RefObject<HTMLDivElement | null>,
  columns: readonly TableColumn[],
): void {
  const shown = useRef('');
  // Sums that are renewed keep their columns.
  const key = `${columns.at(3)?.key ?? ''} ${columns.at(-1)?.key ?? ''} ${columns.length}`;
  useLayoutEffect(() => {
    if (columns.length === 0 || shown.current === key || !grid.current) return;
    shown.current = key;
    grid.current.scrollLeft = grid.current.scrollWidth;
  }, [grid, key, columns.length]);
}
