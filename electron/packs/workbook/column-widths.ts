/** How wide the columns of a pack's sheet are, in characters: as wide as their labels and numbers, within bounds. */
import type { PlacedCell } from '../../exchange/export/sheet-model.ts';
import { textWidth } from '../document/charts/drawing.ts';

/** Labels stand in the first column, figures and short texts in the others. */
const BOUNDS = { first: [30, 62], other: [13, 30] } as const;

export function columnWidths(
  cells: readonly PlacedCell[],
): readonly (readonly [from: number, to: number, width: number])[] {
  const widest = new Map<number, number>();
  for (const { column, content, look } of cells) {
    // Titles and remarks run over the empty cells beside them.
    if (content.kind !== 'text' || look.role === 'note' || look.role === 'title') continue;
    if (look.row === 'subtotal' && column === 1) continue;
    widest.set(column, Math.max(widest.get(column) ?? 0, textWidth(content.text, 1.9)));
  }
  const last = Math.max(14, ...cells.map(({ column }) => column));
  return Array.from({ length: last }, (_, index) => {
    const column = index + 1;
    const [least, most] = column === 1 ? BOUNDS.first : BOUNDS.other;
    const width = Math.min(most, Math.max(least, (widest.get(column) ?? 0) + 2));
    return [column, column, Math.round(width)] as const;
  });
}
