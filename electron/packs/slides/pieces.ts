/**
 * What stands on the slides, in the order of reading: pieces with a height, which are put on one slide after another.
 * What fits on a slide of its own is not cut; longer tables are cut between rows, longer texts between lines.
 */
import type PptxGenJS from 'pptxgenjs';
import { CONTENT_WIDTH } from './look.ts';

export type Slide = PptxGenJS.Slide;

export type Place = { readonly x: number; readonly y: number; readonly height: number };

export type Piece = {
  /** In inches. */
  readonly height: number;
  /** Where it takes less than the whole width. */
  readonly width?: number;
  /** A drawing may be lower than its height, down to this, and higher, up to `most`, where there is room. */
  readonly least?: number;
  readonly most?: number;
  readonly draw: (slide: Slide, place: Place) => void;
  /** What the speaker reads under the slide. */
  readonly notes: readonly string[];
  /** What the slide says that begins with it. */
  readonly says?: string;
  /** Announces what follows and stays with it. */
  readonly leads?: boolean;
  /** Running text: nearer to its like, and read as well after two tables as between them. */
  readonly isText?: boolean;
  /** The same in smaller letters, so that it fits into the room; null where it would be too small to read. */
  readonly tighter?: (room: number) => Piece | null;
  /** Cuts the piece so that the first part is not taller than `room`; null where it cannot be cut there. */
  readonly split?: (room: number) => readonly [Piece, Piece] | null;
};

export type Sheet = {
  readonly pieces: readonly { readonly piece: Piece; readonly y: number; readonly height: number }[];
};

const GAP = 0.18;
const TEXT_GAP = 0.09;

/** Between two pieces; what has no height needs none. */
function gap(before: Piece | undefined, after: Piece): number {
  if (!before || after.height === 0) return 0;
  return before.isText && after.isText ? TEXT_GAP : GAP;
}

const tall = (sheet: readonly Piece[]): readonly Piece[] => sheet.filter(({ height }) => height > 0);

/** Of a slide that is filled less than this a table is begun, although it would fit on the next as a whole. */
const BARELY = 0.3;

/**
 * Pieces onto sheets; the first begins lower where its title takes two lines. Where it tightens, a table beside others is
 * set smaller than they, rather than on the next slide.
 */
export function onSheets(
  pieces: readonly Piece[],
  tops: { readonly first: number; readonly next: number },
  bottom: number,
  tightens: boolean,
): readonly Sheet[] {
  const sheets: Piece[][] = [];
  let sheet: Piece[] = [];
  const room = (): number => bottom - (sheets.length === 0 ? tops.first : tops.next);
  const next = (): void => {
    // What announces goes along with what it announces.
    const along: Piece[] = [];
    while (sheet.length > 1 && sheet.at(-1)?.leads) along.unshift(...sheet.splice(-1));
    sheets.push(sheet);
    sheet = along;
  };
  const waiting = besideEachOther(pieces);
  while (waiting.length > 0) {
    const piece = waiting.shift();
    if (!piece) break;
    const used = heightOf(sheet);
    const left = room() - used - gap(tall(sheet).at(-1), piece);
    const need = piece.least ?? piece.height;
    // Two drawings on a slide are two small ones.
    const crowded = piece.most !== undefined && sheet.some(({ most }) => most !== undefined);
    if (piece.height === 0 || (need <= left + 1e-9 && !crowded)) {
      sheet.push(piece);
      continue;
    }
    const tight = tightens || used === 0 ? piece.tighter?.(left) : null;
    if (tight) {
      sheet.push(tight);
      continue;
    }
    const whole = need <= bottom - tops.next;
    const parts = whole && used > BARELY * room() ? null : piece.split?.(left);
    if (parts) {
      sheet.push(parts[0]);
      waiting.unshift(parts[1]);
    } else if (used === 0) {
      sheet.push(piece);
      continue;
    } else {
      waiting.unshift(piece);
    }
    next();
  }
  if (sheet.length > 0) sheets.push(sheet);
  return sheets.map((each, index) => placed(each, index === 0 ? tops.first : tops.next, bottom));
}

function heightOf(sheet: readonly Piece[]): number {
  const shown = tall(sheet);
  return shown.reduce(
    (sum, piece, index) => sum + (piece.least ?? piece.height) + gap(shown[index - 1], piece),
    0,
  );
}

/** The room that is left goes to the drawings, until they are as high as they should be. */
function placed(sheet: readonly Piece[], top: number, bottom: number): Sheet {
  const drawings = sheet.filter(({ most }) => most !== undefined).length;
  const spare = Math.max(0, bottom - top - heightOf(sheet)) / Math.max(1, drawings);
  let y = top;
  let before: Piece | undefined;
  return {
    pieces: sheet.map((piece) => {
      const height =
        piece.most === undefined ? piece.height : Math.min(piece.most, (piece.least ?? piece.height) + spare);
      y += gap(before, piece);
      const at = { piece, y, height };
      if (height > 0) {
        y += height;
        before = piece;
      }
      return at;
    }),
  };
}

const BETWEEN = 0.5;

/** Two narrow tables that follow one another share a row; the words between them follow. */
function besideEachOther(pieces: readonly Piece[]): Piece[] {
  const rows: Piece[] = [];
  for (const piece of pieces) {
    const at = rows.findLastIndex(({ isText, leads, height }) => !(height === 0 || (isText && !leads)));
    const last = rows[at];
    if (
      last?.width !== undefined &&
      piece.width !== undefined &&
      last.width + piece.width + BETWEEN <= CONTENT_WIDTH + 1e-6
    ) {
      rows[at] = pair(last, piece, last.width + BETWEEN);
    } else rows.push(piece);
  }
  return rows;
}

function pair(left: Piece, right: Piece, across: number): Piece {
  return {
    height: Math.max(left.height, right.height),
    notes: [...left.notes, ...right.notes],
    draw(slide, { x, y }) {
      left.draw(slide, { x, y, height: left.height });
      right.draw(slide, { x: x + across, y, height: right.height });
    },
  };
}
