/** Follows the scroller's size and offsets, and draws anew only when other rows or columns come into sight. */
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';
import { type Layout, scrollTo, type View, visibleWindow, type Window } from './viewport.ts';

export type Viewport = {
  readonly window: Window;
  readonly onScroll: () => void;
  readonly reveal: (row: number, col: number) => void;
};

export function useViewport(scroller: RefObject<HTMLElement | null>, layout: Layout, rows: number): Viewport {
  const measure = useCallback(
    (): Window => visibleWindow(layout, viewOf(scroller.current), rows),
    [layout, rows, scroller],
  );
  const [window, setWindow] = useState<Window>(measure);
  const follow = useCallback(() => {
    const next = measure();
    setWindow((current) => (sameWindow(current, next) ? current : next));
  }, [measure]);
  useLayoutEffect(() => {
    follow();
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    return () => observer.disconnect();
  }, [follow, scroller]);
  const reveal = useCallback(
    (row: number, col: number) => {
      const element = scroller.current;
      if (!element) return;
      const { top, left } = scrollTo(layout, viewOf(element), row, col);
      if (top === element.scrollTop && left === element.scrollLeft) return;
      element.scrollTop = top;
      element.scrollLeft = left;
      follow();
    },
    [layout, follow, scroller],
  );
  return { window, onScroll: follow, reveal };
}

function viewOf(element: HTMLElement | null): View {
  if (!element) return { top: 0, left: 0, width: 1200, height: 600 };
  // Without the scrollbars, which cover cells where the system draws them at all.
  return {
    top: element.scrollTop,
    left: element.scrollLeft,
    width: element.clientWidth,
    height: element.clientHeight,
  };
}

function sameWindow(a: Window, b: Window): boolean {
  return (
    a.firstRow === b.firstRow &&
    a.lastRow === b.lastRow &&
    a.firstCol === b.firstCol &&
    a.lastCol === b.lastCol
  );
}
