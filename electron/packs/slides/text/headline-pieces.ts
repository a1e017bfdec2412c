/** Headline numbers side by side, each under a rule with its name and a remark; rows of equal columns. */
import type { Block, Figure } from '../../content/pack-content.ts';
import { CONTENT_WIDTH, type Look, SLIDE } from '../look.ts';
import type { Piece } from '../pieces.ts';
import { fittingSize, lineCount, pitch } from './measure.ts';

type Items = Extract<Block, { type: 'headline' }>['items'];

export type HeadlineWords = {
  readonly textOf: (figure: Figure) => string;
  readonly colourOf: (figure: Figure) => string | undefined;
  readonly notesOf: (figure: Figure) => readonly string[];
};

const PER_ROW = 6;
const BETWEEN = 0.22;
const LABEL = 11;
const NOTE = 10.5;
const FIGURES = [24, 20, 17, 14, 12] as const;

export function headlinePieces(items: Items, look: Look, words: HeadlineWords): readonly Piece[] {
  const across = Math.min(PER_ROW, items.length);
  const rows = Array.from({ length: Math.ceil(items.length / PER_ROW) }, (_, index) =>
    items.slice(index * PER_ROW, (index + 1) * PER_ROW),
  );
  return rows.map((row) => headlineRow(row, across, look, words));
}

function headlineRow(items: Items, across: number, look: Look, words: HeadlineWords): Piece {
  const width = (CONTENT_WIDTH - BETWEEN * (across - 1)) / across;
  const lines = (texts: readonly string[], size: number): number =>
    Math.max(0, ...texts.map((text) => (text === '' ? 0 : lineCount(text, size, width))));
  const of = (count: number, size: number): number => (count * pitch(size, look.lang)) / 72;
  const label = of(
    lines(
      items.map((item) => item.label),
      LABEL,
    ),
    LABEL,
  );
  const note = of(
    lines(
      items.map((item) => item.note),
      NOTE,
    ),
    NOTE,
  );
  // One size for all numbers of the row.
  const size = Math.min(
    ...items.map(({ figure }) => fittingSize(words.textOf(figure), FIGURES, width * 0.94).size),
  );
  const number = of(1, size) + 0.06;
  return {
    height: 0.08 + label + number + note,
    notes: items.flatMap(({ figure }) => words.notesOf(figure)),
    draw(slide, { y }) {
      items.forEach((item, index) => {
        const x = SLIDE.left + index * (width + BETWEEN);
        const style = { x, w: width, margin: 0, lang: look.lang };
        slide.addShape('line', { x, y, w: width, h: 0, line: { color: look.primary, width: 1.5 } });
        slide.addText(item.label, {
          ...style,
          y: y + 0.07,
          h: label,
          fontSize: LABEL,
          lineSpacing: pitch(LABEL, look.lang),
          color: look.quiet,
          valign: 'top',
        });
        slide.addText(words.textOf(item.figure), {
          ...style,
          y: y + 0.07 + label,
          h: number,
          fontSize: size,
          bold: true,
          color: words.colourOf(item.figure) ?? look.ink,
          valign: 'middle',
        });
        if (item.note === '') return;
        slide.addText(item.note, {
          ...style,
          y: y + 0.08 + label + number,
          h: note,
          fontSize: NOTE,
          lineSpacing: pitch(NOTE, look.lang),
          color: look.quiet,
          valign: 'top',
        });
      });
    },
  };
}
