/** The pointer on the grid: click, drag, Shift and Ctrl, double click to edit, a heading for its column. */
import { type PointerEvent, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { Position } from './cell-range.ts';
import type { GridSource } from './grid-source.ts';
import type { SelectionTools } from './use-selection.ts';

export function usePointer(
  selecting: SelectionTools,
  source: GridSource,
  isEditing: () => boolean,
  beginEdit: (typed: string | null) => void,
) {
  const dragging = useRef(false);
  return useMemo(
    () => ({
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0 || inField(event.target)) return;
        const field = fieldInHand();
        if (field) {
          // Leaving keeps what was typed, and must do so before another cell becomes the active one, or it would
          // land there. What cannot be kept stays open, and the click is not followed.
          flushSync(() => field.blur());
          if (isEditing() || field.dataset.refused !== undefined) {
            event.preventDefault();
            field.focus();
            return;
          }
        }
        const head = headAt(event.target);
        if (head !== null) {
          selecting.select({ top: 0, bottom: source.rows.length - 1, left: head, right: head });
          return;
        }
        const at = cellAt(event.target);
        if (!at) return;
        if (event.shiftKey) selecting.extendTo(at);
        else if (event.ctrlKey || event.metaKey) selecting.addAt(at);
        else selecting.moveTo(at);
        dragging.current = true;
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (!dragging.current) return;
        if (event.buttons === 0) {
          dragging.current = false;
          return;
        }
        const at = cellAt(document.elementFromPoint(event.clientX, event.clientY));
        const { extent } = selecting.now();
        if (at && (at.row !== extent.row || at.col !== extent.col)) selecting.extendTo(at);
      },
      onPointerUp() {
        dragging.current = false;
      },
      onDoubleClick(event: { readonly target: EventTarget }) {
        if (!inField(event.target) && cellAt(event.target)) beginEdit(null);
      },
      onClick(event: { readonly target: EventTarget }) {
        const at = cellAt(event.target);
        if (at && source.rows[at.row]?.style === 'add' && !isEditing()) beginEdit(null);
      },
    }),
    [selecting, source, isEditing, beginEdit],
  );
}

function inField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, button') !== null;
}

/** The field that has the focus: a cell's editor, the formula bar's, or one of the details beside. */
function fieldInHand(): HTMLElement | null {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && activeElement.matches('input, textarea')
    ? activeElement
    : null;
}

function cellAt(target: EventTarget | null): Position | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-r]') : null;
  return cell ? { row: Number(cell.dataset.r), col: Number(cell.dataset.c) } : null;
}

function headAt(target: EventTarget | null): number | null {
  const head = target instanceof Element ? target.closest<HTMLElement>('[data-head]') : null;
  return head ? Number(head.dataset.head) : null;
}
