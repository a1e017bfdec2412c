/**
 * Decimal figures to whole minor units, and what lies beyond them, without float error. Promises: text is shifted and
 * rounded as decimal digits; a number of a spreadsheet is taken at the 15 significant digits that a spreadsheet shows;
 * half is rounded away from zero; what does not fit in exact whole numbers is null.
 */
import { FINE } from '../../fractions.ts';

/** 10,000,000,000,000.00: below it 15 digits hold every cent. */
const MOST_MINOR = 1e15;

export type Minor = {
  readonly minor: number;
  /** What a quantity or rate has beyond `minor` (see fractions.ts); 0 for two decimals. */
  readonly fine: number;
  /** There were more than two decimals, once the scale was applied. */
  readonly rounded: boolean;
};

/** value x scale in minor units; null where it is too large. */
export function numberToMinor(value: number, scale: number): Minor | null {
  const cents = Math.round(value * 100);
  // The nearest double to a figure of two decimals is that figure.
  if (cents / 100 === value && Math.abs(cents) < 1e13) return bounded(cents * scale, false);
  if (Math.abs(value) * scale >= MOST_MINOR) return null;
  const [mantissa = '', exponent = '0'] = Math.abs(value).toExponential(14).split('e');
  const read = digitsToMinor(BigInt(mantissa.replace('.', '')), Number(exponent) - 14, scale);
  return read && value < 0 ? negative(read) : read;
}

/** digits x 10^exponent x scale, in minor units. digits is not negative. */
export function digitsToMinor(digits: bigint, exponent: number, scale: number): Minor | null {
  const power = exponent + 2;
  const scaled = digits * BigInt(scale);
  if (power >= 0)
    return power > 18 ? (digits === 0n ? ZERO : null) : bounded(Number(scaled * 10n ** BigInt(power)), false);
  // Figures this small round to nothing, whatever their digits.
  if (-power > 400) return { minor: 0, fine: 0, rounded: digits !== 0n };
  const divisor = 10n ** BigInt(-power);
  const whole = scaled / divisor;
  const rest = scaled % divisor;
  const minor = rest * 2n >= divisor ? whole + 1n : whole;
  const parts = (scaled * PARTS * 2n + divisor) / (divisor * 2n);
  return bounded(Number(minor), rest !== 0n, Number(parts - minor * PARTS));
}

export function negative({ minor, fine, rounded }: Minor): Minor {
  return { minor: opposite(minor), fine: opposite(fine), rounded };
}

const PARTS = BigInt(FINE);
const ZERO: Minor = { minor: 0, fine: 0, rounded: false };

/** Never -0. */
function opposite(amount: number): number {
  return amount === 0 ? 0 : -amount;
}

function bounded(minor: number, rounded: boolean, fine = 0): Minor | null {
  return Math.abs(minor) < MOST_MINOR ? { minor: minor === 0 ? 0 : minor, fine, rounded } : null;
}
