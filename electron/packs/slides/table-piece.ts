/** A table on slides: native, editable, cut between rows where it is longer than a slide. */
import type PptxGenJS from 'pptxgenjs';
import type { Block, Cell, Figure, TableColumn, TableRow } from '../content/pack-content.ts';
import { textWidth } from '../document/charts/drawing.ts';
import type { DocumentWords } from '../document/document-words.ts';
import { CONTENT_WIDTH, type Look, SLIDE } from './look.ts';
import { lineCount, type Piece, textHeight } from './pieces.ts';

export type TableParts = {
  readonly title: string;
  readonly unit: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly note: string;
};

/** Fill of a cell by row and column, for heat maps. */
export type Shade = (row: number, column: number) => string | undefined;

export type Marks = { readonly words: DocumentWords; readonly changed: ReadonlyMap<string, string> };

const HEADER_GAP = 0.3;
/** Longer texts are broken, in inches. */
const LONGEST_TEXT = 7;

export function tablePiece(
  table: TableParts,
  look: Look,
  marks: Marks,
  shade: Shade = () => undefined,
): Piece {
  return piece(table, 0, table.rows.length, look, marks, shade);
}

function piece(table: TableParts, from: number, to: number, look: Look, marks: Marks, shade: Shade): Piece {
  const size = table.columns.length > 12 ? 8 : table.columns.length > 8 ? 9 : 10.5;
  const widths = columnWidths(table, size, marks);
  const rows = table.rows.slice(from, to);
  const line = (size * 1.28) / 72;
  const heightOf = (cells: readonly string[]): number =>
    Math.max(1, ...cells.map((text, index) => lineCount(text, size, widths[index] ?? 1))) * line + 0.09;
  const header = heightOf(table.columns.map(({ title }) => title));
  const heights = rows.map(({ cells }) => heightOf(cells.map((cell) => cellText(cell, marks))));
  const caption = table.title === '' && table.unit === '' ? 0 : HEADER_GAP;
  const isLast = to === table.rows.length;
  const note = isLast && table.note !== '' ? textHeight(table.note, 9.5) + 0.05 : 0;
  const body = heights.reduce((sum, height) => sum + height, 0);
  return {
    height: caption + header + body + note,
    notes: isLast && table.note !== '' ? [table.note] : [],
    draw(slide, y) {
      if (caption > 0) {
        slide.addText(
          [
            { text: table.title, options: { bold: true } },
            { text: table.unit === '' ? '' : `  ${table.unit}`, options: { color: look.quiet } },
          ],
          {
            x: SLIDE.left,
            y,
            w: CONTENT_WIDTH,
            h: HEADER_GAP,
            fontSize: 12,
            color: look.ink,
            margin: 0,
            valign: 'top',
            lang: look.lang,
          },
        );
      }
      slide.addTable(
        [
          table.columns.map(({ title, align }) => headerCell(title, align, look)),
          ...rows.map((row, index) =>
            bodyRow(row, table.columns, look, marks, (column) => shade(from + index, column)),
          ),
        ],
        {
          x: SLIDE.left,
          y: y + caption,
          w: CONTENT_WIDTH,
          colW: [...widths],
          rowH: [header, ...heights],
          fontSize: size,
          margin: [0.03, 0.06, 0.03, 0.06],
          valign: 'middle',
          color: look.ink,
          autoPage: false,
        },
      );
      if (note > 0) {
        slide.addText(table.note, {
          x: SLIDE.left,
          y: y + caption + header + body + 0.04,
          w: CONTENT_WIDTH,
          h: note,
          fontSize: 9.5,
          color: look.quiet,
          margin: 0,
          valign: 'top',
          lang: look.lang,
        });
      }
    },
    split(room) {
      let used = caption + header;
      let fits = 0;
      for (const height of heights) {
        if (used + height > room) break;
        used += height;
        fits += 1;
      }
      // A heading does not stay behind alone, and fewer than three rows are no beginning.
      while (fits > 0 && rows[fits - 1]?.look === 'heading') fits -= 1;
      if (fits < Math.min(3, rows.length - 1) || fits === 0 || fits === rows.length) return null;
      return [
        piece(table, from, from + fits, look, marks, shade),
        piece(table, from + fits, to, look, marks, shade),
      ];
    },
  };
}

export function cellText(cell: Cell, { changed }: Marks): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  return changed.has(cell.id) ? `${cell.text} △` : cell.text;
}

export function toneColour(figure: Figure | null, look: Look): string | undefined {
  return figure?.tone === undefined ? undefined : look[figure.tone];
}

/** Numbers as wide as their longest, words what is left of the slide; room to spare goes to both. */
function columnWidths({ columns, rows }: TableParts, size: number, marks: Marks): readonly number[] {
  const isNumber = columns.map(({ align }, index) => align === 'right' && index > 0);
  const wanted = columns.map(({ title }, index) => {
    const head = isNumber[index] ? longestWord(title) : title;
    const texts = [head, ...rows.map(({ cells }) => cellText(cells[index] ?? null, marks))];
    const widest = Math.max(
      0.4,
      ...texts.flatMap((text) => text.split('\n')).map((text) => textWidth(text, size) / 72),
    );
    // Bold is wider, and so are the fonts of other machines.
    return isNumber[index] ? widest * 1.15 + 0.16 : Math.min(widest * 1.1 + 0.16, LONGEST_TEXT);
  });
  const sum = (numbers: boolean): number =>
    wanted.reduce((total, width, index) => total + (isNumber[index] === numbers ? width : 0), 0);
  const [texts, numbers] = [sum(false), sum(true)];
  const spare = CONTENT_WIDTH - texts - numbers;
  if (spare >= 0) {
    // Numbers do not stand further apart than the eye can follow.
    const count = isNumber.filter(Boolean).length;
    const each = count === 0 ? 0 : Math.min(0.5, (spare * 0.7) / count);
    const left = spare - each * count;
    return wanted.map((width, index) => (isNumber[index] ? width + each : width + (left * width) / texts));
  }
  const forTexts = Math.max(Math.min(texts, 0.25 * CONTENT_WIDTH), CONTENT_WIDTH - numbers);
  const squeeze = (CONTENT_WIDTH - forTexts) / (numbers || 1);
  return wanted.map((width, index) =>
    isNumber[index] ? width * squeeze : (width / (texts || 1)) * forTexts,
  );
}

function longestWord(text: string): string {
  return text.split(/\s+/).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

function headerCell(title: string, align: 'left' | 'right', look: Look): PptxGenJS.TableCell {
  return {
    text: title,
    options: {
      align,
      color: look.quiet,
      valign: 'bottom',
      border: borders({ pt: 1, color: look.ink }),
      lang: look.lang,
    },
  };
}

function bodyRow(
  { cells, look: kind, level }: TableRow,
  columns: readonly TableColumn[],
  look: Look,
  marks: Marks,
  fillOf: (column: number) => string | undefined,
): PptxGenJS.TableRow {
  const isTotal = kind === 'total';
  const rule = isTotal ? { pt: 1, color: look.ink } : { pt: 0.5, color: look.rule };
  return columns.map(({ align }, index) => {
    const cell = cells[index] ?? null;
    const fill = fillOf(index);
    const colour = typeof cell === 'string' ? undefined : toneColour(cell, look);
    const before = index === 0 ? '\u2003'.repeat(level) : '';
    return {
      text: before + cellText(cell, marks),
      options: {
        align,
        bold: kind !== 'plain',
        border: borders(rule, isTotal ? rule : undefined),
        lang: look.lang,
        ...(fill === undefined ? {} : { fill: { color: fill } }),
        ...(colour === undefined ? {} : { color: colour }),
      },
    };
  });
}

type Rule = { readonly pt: number; readonly color: string };

/** Above, right, below, left. */
function borders(
  below: Rule,
  above?: Rule,
): [PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps] {
  const none: PptxGenJS.BorderProps = { type: 'none' };
  return [above ? { type: 'solid', ...above } : none, none, { type: 'solid', ...below }, none];
}

export type TableBlock = Extract<Block, { type: 'table' }>;
