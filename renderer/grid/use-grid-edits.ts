/**
 * Edits of many cells at once: clear, fill, paste, the same text everywhere; and copy and cut, which read.
 * All or nothing: when one cell cannot take its value, nothing changes and every such cell is marked.
 */
import { type ClipboardEvent, useMemo, useRef, useState } from 'react';
import { parseClipboard, toClipboard } from '../../models/text/clipboard.ts';
import type { CellRange } from './cell-range.ts';
import { clearEdits, copyBlock, fillEdits, pasteEdits, sameTextEdits } from './grid-edits.ts';
import type { CellEdit, CellProblem, EditKind, GridSource } from './grid-source.ts';
import type { SelectionTools } from './use-selection.ts';

export type EditActions = {
  readonly clear: () => void;
  readonly fill: (way: 'right' | 'down') => void;
  readonly everywhere: (text: string) => readonly CellProblem[];
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onCut: (event: ClipboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
};

export type Problems = ReadonlyMap<number, ReadonlyMap<number, string>>;
const NONE: Problems = new Map();

export function useGridEdits(
  source: GridSource,
  selecting: SelectionTools,
  editing: () => boolean,
  onProblems: (problems: readonly CellProblem[]) => void,
) {
  const [problems, setProblems] = useState<Problems>(NONE);
  const latest = useRef({ source, selecting });
  latest.current = { source, selecting };
  const edits = useMemo((): EditActions => {
    const commit = (list: readonly CellEdit[], kind: EditKind): readonly CellProblem[] => {
      if (list.length === 0) return [];
      const refused = latest.current.source.commit(list, kind);
      setProblems(refused.length === 0 ? NONE : byCell(refused));
      if (refused.length > 0) onProblems(refused);
      return refused;
    };
    const copy = (event: ClipboardEvent): boolean => {
      if (editing()) return false;
      event.preventDefault();
      const block = copyBlock(latest.current.source, latest.current.selecting.range);
      event.clipboardData.setData('text/plain', toClipboard(block));
      return true;
    };
    return {
      clear() {
        commit(clearEdits(latest.current.source, latest.current.selecting.ranges), 'clear');
      },
      fill(way) {
        commit(fillEdits(latest.current.source, latest.current.selecting.range, way), 'fill');
      },
      everywhere(text) {
        return commit(sameTextEdits(latest.current.source, latest.current.selecting.ranges, text), 'fill');
      },
      onCopy(event) {
        copy(event);
      },
      onCut(event) {
        if (!copy(event)) return;
        const { range } = latest.current.selecting;
        commit(clearEdits(latest.current.source, [range]), 'clear');
      },
      onPaste(event) {
        if (editing()) return;
        event.preventDefault();
        // Plain text first: a spreadsheet's HTML carries rounded values and ####.
        const block = parseClipboard(event.clipboardData.getData('text/plain'));
        const { selecting: tools } = latest.current;
        const list = pasteEdits(block, tools.range);
        if (commit(list, 'paste').length > 0 || list.length === 0) return;
        tools.select(spanOf(list));
      },
    };
  }, [editing, onProblems]);
  return { edits, problems, forgetProblems: () => setProblems(NONE) };
}

function byCell(problems: readonly CellProblem[]): Problems {
  const map = new Map<number, Map<number, string>>();
  for (const { row, col, message } of problems) {
    const cells = map.get(row) ?? new Map<number, string>();
    cells.set(col, message);
    map.set(row, cells);
  }
  return map;
}

function spanOf(edits: readonly CellEdit[]): CellRange {
  const rows = edits.map((edit) => edit.row);
  const cols = edits.map((edit) => edit.col);
  return {
    top: Math.min(...rows),
    bottom: Math.max(...rows),
    left: Math.min(...cols),
    right: Math.max(...cols),
  };
}
