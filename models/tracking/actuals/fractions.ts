/**
 * What a figure has beyond whole minor units. Money is whole cents and has nothing beyond them; a quantity, a price or a
 * rate (a conversion of 0.0253) is kept to ten decimals, as two whole numbers, so that its sums are exact as well. Pure.
 */
import type { Line } from '../../plan/schema.ts';

/** Parts of one minor unit: `fine` counts them, from -FINE / 2 to FINE / 2. */
export const FINE = 1e8;
/** Parts of one unit of the currency or of the quantity. */
const UNIT = 1e10;

/** value = (minor x FINE + fine) / UNIT. Both whole; minor is the value's nearest whole one, halves away from zero. */
export type Figure = { readonly minor: number; readonly fine: number };

const MONEY: ReadonlySet<Line['kind']> = new Set([
  'revenue',
  'variable-cost',
  'fixed-cost',
  'investment',
  'financing',
]);

/** Flows are money and count in whole cents; drivers, memo lines and working capital (days, shares) need not. */
export function keepsFractions({ kind }: Pick<Line, 'kind'>): boolean {
  return !MONEY.has(kind);
}

/** Hundredths that need not be whole, correctly rounded to a double. */
export function hundredthsOf({ minor, fine }: Figure): number {
  return quotient(minor, fine, FINE, 8);
}

/** Units of the currency or of the quantity, correctly rounded to a double. */
export function unitsOf({ minor, fine }: Figure): number {
  return fine === 0 ? minor / (UNIT / FINE) : quotient(minor, fine, UNIT, 10);
}

/** The opposite: hundredths to two whole numbers, at the ten decimals that are kept. */
export function figureOf(hundredths: number): Figure {
  const size = Math.abs(hundredths);
  const whole = Math.round(size);
  // The difference of two near doubles is exact; only the digits beyond the tenth decimal are rounded.
  const beyond = Math.round((size - whole) * FINE);
  return hundredths < 0 ? { minor: 0 - whole, fine: 0 - beyond } : { minor: whole, fine: beyond };
}

function quotient(minor: number, fine: number, parts: number, decimals: number): number {
  if (fine === 0) return minor;
  const whole = minor * FINE + fine;
  if (Number.isSafeInteger(whole)) return whole / parts;
  // Too long for a double: the decimal digits themselves, which are read with one rounding.
  return Number(`${BigInt(minor) * BigInt(FINE) + BigInt(fine)}e-${decimals}`);
}
