/**
 * What stands on the slides, in the order of reading: pieces with a height, which are put on one slide after another.
 * A table is cut between rows and carries its header along; nothing else is cut.
 */
import type PptxGenJS from 'pptxgenjs';
import { textWidth } from '../document/charts/drawing.ts';
import { CONTENT_WIDTH } from './look.ts';

export type Slide = PptxGenJS.Slide;

export type Piece = {
  /** In inches. */
  readonly height: number;
  readonly draw: (slide: Slide, y: number) => void;
  /** What the speaker reads under the slide. */
  readonly notes: readonly string[];
  /** The same in less room, where it can be drawn smaller; null where it would be too small. */
  readonly shrink?: (room: number) => Piece | null;
  /** Cuts the piece so that the first part is not taller than `room`; null where it cannot be cut there. */
  readonly split?: (room: number) => readonly [Piece, Piece] | null;
};

/** Lines that a text takes in a box, at a size in points. */
export function lineCount(text: string, size: number, width = CONTENT_WIDTH): number {
  const room = Math.max(0.2, width - 0.12) * 72;
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((textWidth(line, size) * 1.04) / room)), 0);
}

export function textHeight(text: string, size: number, width = CONTENT_WIDTH): number {
  return (lineCount(text, size, width) * size * 1.28) / 72;
}

export type Sheet = { readonly pieces: readonly { readonly piece: Piece; readonly y: number }[] };

/** Pieces onto sheets, with a gap between two. A piece that is taller than a sheet stands on one of its own. */
export function onSheets(
  pieces: readonly Piece[],
  top: number,
  bottom: number,
  gap = 0.16,
): readonly Sheet[] {
  const sheets: { piece: Piece; y: number }[][] = [[]];
  let y = top;
  const waiting = [...pieces];
  while (waiting.length > 0) {
    const piece = waiting.shift();
    if (!piece) break;
    const sheet = sheets.at(-1) ?? [];
    if (piece.height === 0 || y + piece.height <= bottom + 1e-9) {
      sheet.push({ piece, y });
      if (piece.height > 0) y += piece.height + gap;
      continue;
    }
    const smaller = sheet.length > 0 ? piece.shrink?.(bottom - y) : null;
    if (smaller) {
      waiting.unshift(smaller);
      continue;
    }
    const parts = piece.split?.(bottom - y);
    if (parts) {
      waiting.unshift(parts[0], parts[1]);
      continue;
    }
    if (sheet.length === 0) {
      sheet.push({ piece, y });
      y = bottom;
      continue;
    }
    sheets.push([]);
    y = top;
    waiting.unshift(piece);
  }
  return sheets.filter((sheet) => sheet.length > 0).map((placed) => ({ pieces: placed }));
}
