/** Cells of the contents as a reader sees them, and a content with one number said otherwise: what no comparison may pass. */
import type { Block, Cell, Figure, PackContent } from '../../../../electron/packs/content/pack-content.ts';

export function isFigure(cell: Cell): cell is Figure {
  return cell !== null && typeof cell !== 'string';
}

export function unpackedCell(cell: Cell): string {
  return cell === null ? '' : typeof cell === 'string' ? cell : cell.text;
}

/** The same content with one number said otherwise, as a form that was made from something else would. */
export function mutated(content: PackContent): PackContent {
  const slip = (figure: Figure): Figure =>
    figure.value === null ? figure : { ...figure, value: figure.value * 1.02 + 1, text: `${figure.text}1` };
  let done = false;
  const sections = content.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block): Block => {
      if (done || block.type !== 'table') return block;
      return {
        ...block,
        rows: block.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => {
            if (done || !isFigure(cell) || cell.value === null) return cell;
            done = true;
            return slip(cell);
          }),
        })),
      };
    }),
  }));
  if (!done) throw new Error('no number to change');
  return { ...content, sections };
}
