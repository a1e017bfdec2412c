/**
 * Follows the scroller's size and offsets, and draws anew only when other rows or columns come into sight.
 * Both are remembered from their events: reading them after an edit would force the browser to lay out twice.
 */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { type Layout, scrollTo, type View, visibleWindow, type Window } from './viewport.ts';

export type Viewport = {
  readonly window: Window;
  readonly onScroll: () => void;
  readonly reveal: (row: number, col: number) => void;
  readonly height: () => number;
};

const UNKNOWN: View = { top: 0, left: 0, width: 1200, height: 600 };

export function useViewport(scroller: RefObject<HTMLElement | null>, layout: Layout, rows: number): Viewport {
  const view = useRef<View>(UNKNOWN);
  const revealed = useRef<{ readonly row: number; readonly col: number } | null>(null);
  const [window, setWindow] = useState<Window>(() => visibleWindow(layout, UNKNOWN, rows));
  const follow = useCallback(() => {
    const next = visibleWindow(layout, view.current, rows);
    setWindow((current) => (sameWindow(current, next) ? current : next));
  }, [layout, rows]);
  const measure = useCallback(() => {
    if (scroller.current) view.current = viewOf(scroller.current);
    follow();
  }, [scroller, follow]);
  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    view.current = { ...view.current, top: element.scrollTop, left: element.scrollLeft };
    follow();
  }, [scroller, follow]);
  const reveal = useCallback(
    (row: number, col: number) => {
      const element = scroller.current;
      revealed.current = { row, col };
      const { top, left } = scrollTo(layout, view.current, row, col);
      if (!element || (top === view.current.top && left === view.current.left)) return;
      element.scrollTop = top;
      element.scrollLeft = left;
      view.current = { ...view.current, top: element.scrollTop, left: element.scrollLeft };
      follow();
    },
    [layout, follow, scroller],
  );
  useLayoutEffect(() => {
    measure();
    const element = scroller.current;
    if (!element) return;
    // A panel that opens beside or above must not hide the cell in hand.
    const observer = new ResizeObserver(() => {
      measure();
      if (revealed.current) reveal(revealed.current.row, revealed.current.col);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [measure, reveal, scroller]);
  const height = useCallback(() => view.current.height, []);
  return { window, onScroll, reveal, height };
}

/** Without the scrollbars, which cover cells where the system draws them at all. */
function viewOf(element: HTMLElement): View {
  const { scrollTop, scrollLeft, clientWidth, clientHeight } = element;
  return { top: scrollTop, left: scrollLeft, width: clientWidth, height: clientHeight };
}

function sameWindow(a: Window, b: Window): boolean {
  return (
    a.firstRow === b.firstRow &&
    a.lastRow === b.lastRow &&
    a.firstCol === b.firstCol &&
    a.lastCol === b.lastCol
  );
}
