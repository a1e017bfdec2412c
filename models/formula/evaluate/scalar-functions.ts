/**
 * What each operator and function computes on plain numbers. One rule for trouble: whatever leaves the real numbers
 * (division by zero, root or logarithm of a negative number, overflow of a power) is NaN, and NaN passes through
 * comparisons, logic, min and max, so that a faulty cell can't look healthy further on. Truth is 1 and 0.
 */

export type UnaryFunction =
  | 'negate'
  | 'not'
  | 'truth'
  | 'abs'
  | 'sign'
  | 'floor'
  | 'ceil'
  | 'sqrt'
  | 'exp'
  | 'ln'
  | 'log10';

export type BinaryFunction =
  | '+'
  | '-'
  | '*'
  | '/'
  | '^'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'and'
  | 'or'
  | 'mod'
  | 'min'
  | 'max'
  | 'round'
  | 'roundup'
  | 'rounddown'
  | 'ifError';

export const UNARY = {
  // 0 - x keeps a zero positive; the grid must never show -0.
  negate: (x) => 0 - x,
  not: (x) => (!Number.isNaN(x) ? (x === 0 ? 1 : 0) : Number.NaN),
  truth: (x) => (!Number.isNaN(x) ? (x === 0 ? 0 : 1) : Number.NaN),
  abs: Math.abs,
  sign: (x) => (x > 0 ? 1 : x < 0 ? -1 : x === 0 ? 0 : Number.NaN),
  floor: Math.floor,
  ceil: (x) => 0 - Math.floor(0 - x),
  sqrt: Math.sqrt,
  exp: (x) => finite(Math.exp(x)),
  ln: (x) => (x > 0 ? Math.log(x) : Number.NaN),
  log10: (x) => (x > 0 ? Math.log10(x) : Number.NaN),
} as const satisfies Record<UnaryFunction, (x: number) => number>;

export const BINARY = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? Number.NaN : a / b),
  '^': (a, b) => finite(a ** b),
  '==': (a, b) => (a === b ? 1 : either(a, b)),
  '!=': (a, b) => (a === b ? 0 : !Number.isNaN(a) && !Number.isNaN(b) ? 1 : Number.NaN),
  '<': (a, b) => (a < b ? 1 : either(a, b)),
  '<=': (a, b) => (a <= b ? 1 : either(a, b)),
  '>': (a, b) => (a > b ? 1 : either(a, b)),
  '>=': (a, b) => (a >= b ? 1 : either(a, b)),
  and: (a, b) => (!Number.isNaN(a) && !Number.isNaN(b) ? (a !== 0 && b !== 0 ? 1 : 0) : Number.NaN),
  or: (a, b) => (!Number.isNaN(a) && !Number.isNaN(b) ? (a !== 0 || b !== 0 ? 1 : 0) : Number.NaN),
  mod: remainder,
  min: Math.min,
  max: Math.max,
  round: (x, digits) => rounded(x, digits, nearestAwayFromZero),
  roundup: (x, digits) => rounded(x, digits, (size) => Math.ceil(size)),
  rounddown: (x, digits) => rounded(x, digits, (size) => Math.floor(size)),
  ifError: (x, alternative) => (Number.isFinite(x) ? x : alternative),
} as const satisfies Record<BinaryFunction, (a: number, b: number) => number>;

/** Infinity is no result: it becomes NaN. */
function finite(x: number): number {
  return x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY ? Number.NaN : x;
}

/** A comparison that does not hold: 0, or NaN where a side is not a number. */
function either(a: number, b: number): number {
  return !Number.isNaN(a) && !Number.isNaN(b) ? 0 : Number.NaN;
}

/** Takes the sign of the divisor, as MOD in spreadsheets. */
function remainder(a: number, b: number): number {
  if (b === 0) return Number.NaN;
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest + 0;
}

function nearestAwayFromZero(size: number): number {
  return Math.floor(size) + (size - Math.floor(size) >= 0.5 ? 1 : 0);
}

const MAX_DIGITS = 15;

/**
 * Rounds |x| at a decimal place and gives the sign back. Where scaling by a power of ten lands so near to a whole
 * number or a half that its own rounding error could decide, the shortest decimal form decides instead:
 * round(1.005, 2) is 1.01 although the double nearest to 1.005 lies below it.
 */
function rounded(x: number, digits: number, step: (size: number) => number): number {
  if (!Number.isFinite(x) || !Number.isFinite(digits)) return Number.NaN;
  const places = Math.max(-300, Math.min(300, Math.trunc(digits)));
  const size = Math.abs(x);
  if (places > MAX_DIGITS && size >= 1) return x;
  const result = unscale(step(scale(size, places)), places);
  return x < 0 ? 0 - result : result;
}

function scale(size: number, places: number): number {
  if (places === 0 || size === 0) return size;
  const scaled = places > 0 ? size * 10 ** places : size / 10 ** -places;
  const distance = Math.abs(scaled * 2 - Math.round(scaled * 2));
  return distance <= scaled * 1e-14 ? shifted(size, places) : scaled;
}

function unscale(whole: number, places: number): number {
  if (places === 0 || whole === 0) return whole;
  return places > 0 && places <= 22 ? whole / 10 ** places : shifted(whole, -places);
}

/** x times a power of ten through its shortest decimal form, correctly rounded. */
function shifted(x: number, places: number): number {
  const [digits = '0', exponent = '0'] = String(x).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}
