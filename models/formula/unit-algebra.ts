/**
 * Units as products of base symbols with exponents: CNY/unit, units*months, 元/件, m^2. '%', 'x' and '1' have no
 * dimension; an empty text is unknown and never clashes. Symbols are compared without case and English plural.
 */

/** Exponent by symbol; no symbols: dimensionless. */
export type Unit = ReadonlyMap<string, number>;

export const DIMENSIONLESS: Unit = new Map();

const WITHOUT_DIMENSION = new Set(['%', '‰', 'x', '1', 'ratio', '倍']);
const FACTOR = /^(.+?)(?:\^?(-?\d+)|([²³]))?$/u;

/** Undefined when the text is empty or can't be read as a unit. */
export function parseUnit(text: string): Unit | undefined {
  const plain = text.normalize('NFC').trim();
  if (plain === '') return undefined;
  const symbols = new Map<string, number>();
  let sign = 1;
  for (const part of plain.split(/([*·×/])/u)) {
    const factor = part.trim();
    if (factor === '/') sign = -1;
    else if (factor === '*' || factor === '·' || factor === '×') sign = 1;
    else {
      if (factor === '') return undefined;
      addFactor(symbols, factor, sign);
    }
  }
  return withoutZeros(symbols);
}

function addFactor(symbols: Map<string, number>, factor: string, sign: number): void {
  if (WITHOUT_DIMENSION.has(factor.toLowerCase())) return;
  const [, name = factor, digits, raised] = FACTOR.exec(factor) ?? [];
  const exponent = digits !== undefined ? Number(digits) : raised === '²' ? 2 : raised === '³' ? 3 : 1;
  const symbol = canonicalSymbol(name);
  symbols.set(symbol, (symbols.get(symbol) ?? 0) + sign * exponent);
}

function canonicalSymbol(name: string): string {
  const lower = name.trim().toLowerCase();
  return /^[a-z]{3,}[^s]s$/.test(lower) ? lower.slice(0, -1) : lower;
}

function withoutZeros(symbols: ReadonlyMap<string, number>): Unit {
  return new Map([...symbols].filter(([, exponent]) => exponent !== 0));
}

export function sameUnit(a: Unit, b: Unit): boolean {
  return a.size === b.size && [...a].every(([symbol, exponent]) => b.get(symbol) === exponent);
}

/** a x b^power; power -1 divides. */
export function multiplyUnits(a: Unit, b: Unit, power = 1): Unit {
  const result = new Map(a);
  for (const [symbol, exponent] of b) result.set(symbol, (result.get(symbol) ?? 0) + power * exponent);
  return withoutZeros(result);
}

export function unitText(unit: Unit): string {
  const write = (wanted: 1 | -1): string =>
    [...unit]
      .filter(([, exponent]) => Math.sign(exponent) === wanted)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([symbol, exponent]) => (Math.abs(exponent) === 1 ? symbol : `${symbol}^${Math.abs(exponent)}`))
      .join(wanted === 1 ? '*' : '/');
  const above = write(1);
  const below = write(-1);
  if (above === '' && below === '') return '1';
  return below === '' ? above : `${above === '' ? '1' : above}/${below}`;
}
