/**
 * A table on slides: native, editable, in letters that suit its size, cut between rows where it is longer than a slide and
 * between columns where its numbers are wider. What is too long for a cell is read in the notes.
 */
import type { Cell, Figure, TableColumn, TableRow } from '../../content/pack-content.ts';
import type { DocumentWords } from '../../document/document-words.ts';
import { CONTENT_WIDTH, type Look } from '../look.ts';
import type { Piece } from '../pieces.ts';
import { lineCount, pitch, shortened, textHeight } from '../text/measure.ts';
import type { SlideWords } from '../titles/slide-words.ts';
import { columnWidths, HALF, type SpareTo } from './column-widths.ts';
import { drawTable, INDENT, MARGIN } from './draw-table.ts';

export type TableParts = {
  readonly title: string;
  readonly unit: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly note: string;
  readonly spareTo?: SpareTo;
};

/** How a cell stands out, by row and column: heat maps, lights. */
export type CellLook = { readonly fill?: string | undefined; readonly bold?: boolean };
export type Shade = (row: number, column: number) => CellLook;

const PLAIN: CellLook = {};

export type Marks = {
  readonly words: DocumentWords;
  readonly own: SlideWords;
  /** Smaller letters, where a section then needs fewer slides. */
  readonly compact: boolean;
  readonly changed: ReadonlyMap<string, string>;
};

const SIZES = [12, 11, 10.5, 10, 9.5, 9, 8.5, 8] as const;
/** Below these letters a table is not made smaller to save a slide. */
const READABLE = 10;
const CAPTION = 12.5;
const NOTE = 10;
/** Lines of one cell; the rest is read in the notes. */
const MOST_LINES = 12;
/** Room of more than this, in inches, is that of an empty slide. */
const WHOLE_SLIDE = 4.8;
/** Tables higher than this, in inches, do not stand beside another. */
const MOST_BESIDE = 4.6;

export function tablePieces(
  table: TableParts,
  look: Look,
  marks: Marks,
  shade: Shade = () => PLAIN,
): readonly Piece[] {
  const count = table.columns.length;
  const wanted = (count > 13 ? 9 : count > 10 ? 10 : count > 8 ? 11 : 12) - (marks.compact ? 1.5 : 0);
  const size = SIZES.find((each) => each <= wanted && widthsOf(table, each, marks) !== null);
  if (size !== undefined) {
    return [piece({ table, look, marks, shade, size, from: 0, to: table.rows.length })];
  }
  // Half of the columns on each of two, each with the names of the rows.
  const { columns } = table;
  if (columns.length < 3) {
    return [piece({ table, look, marks, shade, size: 8, from: 0, to: table.rows.length })];
  }
  const middle = 1 + Math.ceil((columns.length - 1) / 2);
  const taken = [
    [0, ...columns.keys()].filter((column, index) => index === 0 || (column > 0 && column < middle)),
    [0, ...columns.keys()].filter((column, index) => index === 0 || column >= middle),
  ];
  return taken.flatMap((kept, part) =>
    tablePieces(
      {
        ...table,
        columns: kept.flatMap((column) => columns[column] ?? []),
        rows: table.rows.map((row) => ({ ...row, cells: kept.map((column) => row.cells[column] ?? null) })),
        note: part === taken.length - 1 ? table.note : '',
      },
      look,
      marks,
      (row, column) => shade(row, kept[column] ?? column),
    ),
  );
}

type Part = {
  readonly table: TableParts;
  readonly look: Look;
  readonly marks: Marks;
  readonly shade: Shade;
  readonly size: number;
  readonly from: number;
  readonly to: number;
};

function widthsOf(
  { columns, rows, spareTo = 'first' }: TableParts,
  size: number,
  marks: Marks,
): readonly number[] | null {
  return columnWidths(
    columns.map(({ title, align }, index) => ({
      head: title,
      right: align === 'right',
      cells: rows.map(
        ({ cells, level }) =>
          (index === 0 ? INDENT.repeat(level) : '') + cellText(cells[index] ?? null, marks),
      ),
    })),
    size,
    spareTo,
  );
}

function piece(part: Part): Piece {
  const { table, look, marks, shade, size, from, to } = part;
  const widths =
    widthsOf(table, size, marks) ?? table.columns.map(() => CONTENT_WIDTH / table.columns.length);
  const width = widths.reduce((sum, each) => sum + each, 0);
  const inner = widths.map((each) => each - 2 * MARGIN.side);
  const heightOf = (cells: readonly string[]): number => {
    const lines = Math.max(1, ...cells.map((text, index) => lineCount(text, size, inner[index] ?? 1)));
    return (lines * pitch(size, look.lang)) / 72 + 2 * MARGIN.end + 0.01;
  };
  const full = table.rows
    .slice(from, to)
    .map(({ cells, level }) =>
      cells.map((cell, index) => (index === 0 ? INDENT.repeat(level) : '') + cellText(cell, marks)),
    );
  const texts = full.map((cells) =>
    cells.map((text, index) => {
      const short = shortened(text, size, inner[index] ?? 1, MOST_LINES);
      return short === text
        ? text
        : `${shortened(text, size, inner[index] ?? 1, MOST_LINES - 1)} ${marks.own.inNotes}`;
    }),
  );
  const inNotes = full.flatMap((cells, row) =>
    cells.flatMap((text, index) =>
      texts[row]?.[index] === text ? [] : [`${(cells[0] ?? '').trim()}: ${text}`],
    ),
  );
  const header = table.columns.every(({ title }) => title === '')
    ? 0
    : heightOf(table.columns.map(({ title }) => title));
  const heights = texts.map(heightOf);
  const title = from > 0 && table.title !== '' ? `${table.title} ${marks.own.continued}` : table.title;
  const captionText = [title, table.unit].filter((text) => text !== '').join('  ');
  const caption = captionText === '' ? 0 : textHeight(captionText, CAPTION, look.lang, width) + 0.06;
  const isLast = to === table.rows.length;
  const isHalf = width <= HALF + 0.01;
  const noteWidth = isHalf ? HALF : CONTENT_WIDTH;
  const note = isLast && table.note !== '' ? textHeight(table.note, NOTE, look.lang, noteWidth) + 0.06 : 0;
  const body = heights.reduce((sum, height) => sum + height, 0);
  const height = caption + header + body + note;
  return {
    height,
    ...(isHalf && height <= MOST_BESIDE ? { width: HALF } : {}),
    notes: [...(isLast && table.note !== '' ? [table.note] : []), ...inNotes],
    draw(slide, { x, y }) {
      drawTable(
        slide,
        { x, y, width, widths, caption, header, heights, note, noteWidth },
        {
          title,
          unit: table.unit,
          note: table.note,
          columns: table.columns,
          rows: table.rows.slice(from, to).map(({ look: kind, cells }, index) => ({
            kind,
            cells: cells.map((cell, column) => ({
              text: texts[index]?.[column] ?? '',
              colour: cell === null || typeof cell === 'string' ? undefined : toneColour(cell, look),
              ...shade(from + index, column),
            })),
          })),
        },
        { look, size, captionSize: CAPTION, noteSize: NOTE },
      );
    },
    tighter(room) {
      for (const smaller of SIZES) {
        if (smaller >= size || smaller < READABLE || widthsOf(table, smaller, marks) === null) continue;
        const tried = piece({ ...part, size: smaller });
        if (tried.height <= room) return tried;
      }
      return null;
    },
    split(room) {
      let used = caption + header;
      let fits = 0;
      for (const each of heights) {
        if (used + each > room) break;
        used += each;
        fits += 1;
      }
      const rows = table.rows.slice(from, to);
      // One row alone is no rest, a heading does not stay behind alone, and fewer than three rows are no beginning, unless
      // they fill the slide.
      if (fits > 3 && rows.length - fits === 1) fits -= 1;
      while (fits > 1 && rows[fits - 1]?.look === 'heading') fits -= 1;
      const least = room > WHOLE_SLIDE ? 1 : Math.min(3, rows.length - 1);
      if (fits === rows.length || fits < Math.max(1, least)) return null;
      return [piece({ ...part, to: from + fits }), piece({ ...part, from: from + fits })];
    },
  };
}

export function cellText(cell: Cell, { changed }: Pick<Marks, 'changed'>): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  return changed.has(cell.id) ? `${cell.text} △` : cell.text;
}

export function toneColour(figure: Figure | null, look: Look): string | undefined {
  return figure?.tone === undefined ? undefined : look[figure.tone];
}
