/**
 * Small pieces of Excel formula text with their binding strength, so that brackets stand where Excel needs them.
 * Excel differs from the formula language: a minus sign binds tighter than ^ there, and ^ groups to the left.
 */

/** How strongly the outermost operation of a text binds; an atom needs no brackets anywhere. */
export type Strength = 'compare' | 'add' | 'multiply' | 'power' | 'minus' | 'atom';

export type Piece = { readonly text: string; readonly strength: Strength };

const ORDER: readonly Strength[] = ['compare', 'add', 'multiply', 'power', 'minus', 'atom'];

export function atom(text: string): Piece {
  return { text, strength: 'atom' };
}

export function numberPiece(value: number): Piece {
  const text = String(Math.abs(value)).replace('e', 'E');
  return value < 0 ? { text: `-${text}`, strength: 'minus' } : atom(text);
}

export function call(name: string, ...args: readonly Piece[]): Piece {
  return atom(`${name}(${args.map((arg) => arg.text).join(',')})`);
}

export function infix(left: Piece, operator: string, right: Piece): Piece {
  const strength = strengthOf(operator);
  return { text: `${leftOf(left, strength)}${operator}${rightOf(right, strength)}`, strength };
}

/** Brackets around any operation: -(a*b), -(2^2). */
export function minus(piece: Piece): Piece {
  return { text: `-${piece.strength === 'atom' ? piece.text : `(${piece.text})`}`, strength: 'minus' };
}

function strengthOf(operator: string): Strength {
  if (operator === '+' || operator === '-') return 'add';
  if (operator === '*' || operator === '/') return 'multiply';
  return operator === '^' ? 'power' : 'compare';
}

function leftOf(piece: Piece, strength: Strength): string {
  const loose = rank(piece.strength) < rank(strength);
  const power = strength === 'power' && piece.strength !== 'atom';
  const compared = strength === 'compare' && piece.strength === 'compare';
  return loose || power || compared ? `(${piece.text})` : piece.text;
}

/** Also where the strengths are equal: a-(b-c), and a+(b+c) because the order of adding can show in the last digit. */
function rightOf(piece: Piece, strength: Strength): string {
  const loose = rank(piece.strength) <= rank(strength) || piece.strength === 'minus';
  return loose ? `(${piece.text})` : piece.text;
}

function rank(strength: Strength): number {
  return ORDER.indexOf(strength);
}
