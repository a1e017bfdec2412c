/**
 * Pieces of a formula in our language, each with what its text has to be divided by to give the sheet's own figure: lines
 * are held in whole units and with natural signs, sheets in 万元 and with costs negative. Scales cancel where they can,
 * so that `price * volume` stays that. Pure text work.
 */

export type Piece = {
  readonly text: string;
  readonly power: number;
  /** The sheet's figure is the text's value divided by this. */
  readonly factor: number;
  /** Set for a plain number, which takes any scale without a sign. */
  readonly number?: number;
  /** Set for a text with a minus in front: what the minus stands before. */
  readonly inner?: Piece;
};

export const POWER = { or: 1, and: 2, compare: 3, add: 4, multiply: 5, minus: 6, power: 7, atom: 8 } as const;

export function numberPiece(value: number): Piece {
  const text = plainNumber(value);
  return { text, power: value < 0 ? POWER.minus : POWER.atom, factor: 1, number: value };
}

export function atom(text: string, factor = 1): Piece {
  return { text, power: POWER.atom, factor };
}

export function inBrackets(piece: Piece, least: number): string {
  return piece.power < least ? `(${piece.text})` : piece.text;
}

/** The same figure with another factor. */
export function convert(piece: Piece, factor: number): Piece {
  if (piece.number !== undefined)
    return { ...numberPiece(scaled(piece.number, factor / piece.factor)), factor };
  const ratio = factor / piece.factor;
  if (ratio === 1) return piece;
  if (piece.inner) return { ...convert(piece.inner, -factor), factor };
  if (ratio === -1) return { ...negative(piece), factor };
  const whole = Math.abs(ratio) >= 1;
  const by = plainNumber(roundedRatio(whole ? Math.abs(ratio) : 1 / Math.abs(ratio)));
  const text = `${inBrackets(piece, POWER.multiply)} ${whole ? '*' : '/'} ${by}`;
  const scaledPiece = { text, power: POWER.multiply, factor };
  return ratio < 0 ? { ...negative(scaledPiece), factor } : scaledPiece;
}

export function negative(piece: Piece): Piece {
  if (piece.number !== undefined) return { ...numberPiece(-piece.number), factor: piece.factor };
  if (piece.inner) return { ...piece.inner, factor: piece.factor };
  return {
    text: `-${inBrackets(piece, POWER.power)}`,
    power: POWER.minus,
    factor: piece.factor,
    inner: piece,
  };
}

/** Two pieces with one factor: the left's, or the right's where the left is a plain number. */
export function alike(left: Piece, right: Piece): readonly [Piece, Piece] {
  return left.number !== undefined
    ? [convert(left, right.factor), right]
    : [left, convert(right, left.factor)];
}

/** Many pieces with one factor. */
export function allAlike(pieces: readonly Piece[]): readonly Piece[] {
  const leader = pieces.find(({ number }) => number === undefined) ?? pieces[0];
  return leader ? pieces.map((piece) => convert(piece, leader.factor)) : [];
}

/** a + b, as a - b where b has a minus in front. */
export function sumOf(left: Piece, right: Piece): Piece {
  const [a, b] = alike(left, right);
  if (b.inner) return differenceOf(a, { ...b.inner, factor: b.factor });
  // Costs that stand with a minus come first in some sheets: b - a reads better than -a + b.
  if (a.inner) return differenceOf(b, { ...a.inner, factor: a.factor });
  const minus = b.number !== undefined && b.number < 0;
  const text = minus
    ? `${inBrackets(a, POWER.add)} - ${b.text.slice(1)}`
    : `${inBrackets(a, POWER.add)} + ${inBrackets(b, POWER.add)}`;
  return { text, power: POWER.add, factor: a.factor };
}

export function differenceOf(left: Piece, right: Piece): Piece {
  const [a, b] = alike(left, right);
  if (b.inner && !a.inner) return sumOf(a, { ...b.inner, factor: b.factor });
  const minus = b.number !== undefined && b.number < 0;
  const text = minus
    ? `${inBrackets(a, POWER.add)} + ${b.text.slice(1)}`
    : `${inBrackets(a, POWER.add)} - ${inBrackets(b, POWER.multiply)}`;
  return { text, power: POWER.add, factor: a.factor };
}

export function callPiece(name: string, args: readonly Piece[], factor: number): Piece {
  return atom(`${name}(${args.map(({ text }) => text).join(', ')})`, factor);
}

/** Decimal digits without an exponent, as formulas want them. */
function plainNumber(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return value
    .toFixed(Math.abs(value) < 1 ? 20 : 0)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

function scaled(value: number, ratio: number): number {
  const product = value * roundedRatio(ratio);
  // 1.1 x 10000 is 11000 and not 11000.000000000002.
  const near = Number(product.toPrecision(15));
  return near === 0 ? 0 : near;
}

function roundedRatio(ratio: number): number {
  return Number(ratio.toPrecision(15));
}
