/** Words on slides: paragraphs, which flow on where they are long, and names with what they are. Nothing is left out. */

import { CONTENT_WIDTH, type Look, SLIDE } from '../look.ts';
import type { Piece } from '../pieces.ts';
import { pitch, sentences, textHeight, textWidth, wrapped } from './measure.ts';

export type TextLook = {
  readonly size: number;
  /** The user's own words have a bar beside them. */
  readonly comment?: boolean;
  readonly indent?: number;
};

const BAR = 0.16;

export function textPiece(text: string, look: Look, { size, comment = false, indent = 0 }: TextLook): Piece {
  const before = indent + (comment ? BAR : 0);
  const width = CONTENT_WIDTH - before;
  const height = textHeight(text, size, look.lang, width) + 0.03;
  return {
    height,
    notes: [],
    leads: /[:：]$/.test(text.trim()),
    isText: true,
    draw(slide, { y }) {
      if (comment) {
        slide.addShape('rect', {
          x: SLIDE.left + indent,
          y: y + 0.02,
          w: 0.045,
          h: height - 0.05,
          fill: { color: look.accent },
          line: { type: 'none' },
        });
      }
      slide.addText(text, {
        x: SLIDE.left + before,
        y,
        w: width,
        h: height,
        fontSize: size,
        lineSpacing: pitch(size, look.lang),
        color: look.ink,
        margin: 0,
        valign: 'top',
        lang: look.lang,
      });
    },
    split(room) {
      const parts = cutAt(text, size, width, Math.floor((room - 0.03) / (pitch(size, look.lang) / 72)));
      return (
        parts && [
          textPiece(parts[0], look, { size, comment, indent }),
          textPiece(parts[1], look, { size, comment, indent }),
        ]
      );
    },
  };
}

/** The text in two, the first in no more lines than `most`: at the end of a sentence, or of a line where none ends there. */
function cutAt(text: string, size: number, width: number, most: number): readonly [string, string] | null {
  const lines = wrapped(text, size, width);
  if (most < 2 || lines.length <= most) return null;
  const upTo = lines.slice(0, most).join('').length;
  let at = 0;
  for (const sentence of sentences(text)) {
    if (at + sentence.length > upTo) break;
    at += sentence.length;
  }
  const end = at > upTo / 2 ? at : upTo;
  return [text.slice(0, end).trimEnd(), text.slice(end).trimStart()];
}

export type Fact = { readonly label: string; readonly text: string };

const FACT_SIZE = 12;
const LEAST_LABEL = 2.3;
const MOST_LABEL = 4;
const ROW_GAP = 0.06;

export function factsPiece(rows: readonly Fact[], notes: readonly string[], look: Look): Piece {
  const widest = Math.max(
    ...rows
      .flatMap(({ label }) => wrapped(label, FACT_SIZE, MOST_LABEL))
      .map((line) => textWidth(line.trimEnd(), FACT_SIZE) / 72),
    0,
  );
  return factRows(rows, notes, look, Math.min(MOST_LABEL, Math.max(LEAST_LABEL, widest * 1.1 + 0.25)));
}

function factRows(rows: readonly Fact[], notes: readonly string[], look: Look, left: number): Piece {
  const right = CONTENT_WIDTH - left;
  const heights = rows.map(
    ({ label, text }) =>
      Math.max(
        textHeight(label, FACT_SIZE, look.lang, left - 0.1),
        textHeight(text, FACT_SIZE, look.lang, right),
      ) + ROW_GAP,
  );
  const style = {
    fontSize: FACT_SIZE,
    lineSpacing: pitch(FACT_SIZE, look.lang),
    margin: 0,
    valign: 'top' as const,
    lang: look.lang,
  };
  return {
    height: heights.reduce((sum, height) => sum + height, 0),
    notes,
    draw(slide, { y }) {
      let at = y;
      rows.forEach(({ label, text }, index) => {
        const h = heights[index] ?? 0;
        slide.addText(label, { ...style, x: SLIDE.left, y: at, w: left - 0.1, h, color: look.quiet });
        slide.addText(text, { ...style, x: SLIDE.left + left, y: at, w: right, h, color: look.ink });
        at += h;
      });
    },
    split(room) {
      let used = 0;
      let fits = 0;
      for (const height of heights) {
        if (used + height > room) break;
        used += height;
        fits += 1;
      }
      const next = rows[fits];
      if (!next) return null;
      const most = Math.floor((room - used - ROW_GAP) / (pitch(FACT_SIZE, look.lang) / 72));
      const parts = cutAt(next.text, FACT_SIZE, right, most);
      const [first, second] = parts
        ? [
            [...rows.slice(0, fits), { label: next.label, text: parts[0] }],
            [{ label: '', text: parts[1] }, ...rows.slice(fits + 1)],
          ]
        : [rows.slice(0, fits), rows.slice(fits)];
      return first.length === 0
        ? null
        : [factRows(first, notes, look, left), factRows(second, [], look, left)];
    },
  };
}
