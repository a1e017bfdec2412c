/**
 * What stands at the head and foot of every page of a workbook that belongs to a pack: what it is, its state, and the
 * mark of a draft, which no sheet goes without. A workbook of its own says its plan, scenario and model there.
 */
import type { PlacedCell } from '../sheet-model.ts';

export type PageMarks = {
  readonly paper: 'a4' | 'letter';
  readonly head: { readonly left: string; readonly right: string };
  /** Two lines at the foot, beside the number of the page. */
  readonly foot: readonly [string, string];
  /** null: not a draft. */
  readonly draft: string | null;
};

/** The title of each sheet begins with the mark; `data` is read by programs and stays as it is. */
export function withDraftMark(
  cells: readonly PlacedCell[],
  marks: PageMarks | null,
  data: string,
): readonly PlacedCell[] {
  const draft = marks?.draft ?? null;
  if (draft === null) return cells;
  return cells.map((cell) => {
    const { sheet, row, column, content } = cell;
    if (row !== 1 || column !== 1 || sheet === data || content.kind !== 'text') return cell;
    return {
      ...cell,
      content: { ...content, text: `${draft} · ${content.text}` },
      look: { ...cell.look, role: 'warning' },
    };
  });
}
