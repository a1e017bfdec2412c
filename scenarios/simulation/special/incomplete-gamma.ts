/**
 * The regularised incomplete gamma functions P and Q, and the inverse of P.
 * Series below the mean, continued fraction above (Abramowitz-Stegun 6.5.29 and 6.5.31, modified Lentz).
 * Promises about 1e-13 relative in the smaller of the two.
 */
import { logGamma, poissonTerm } from './log-gamma.ts';
import { monotoneRoot, type ValueAndSlope } from './monotone-root.ts';
import { normalQuantile } from './normal.ts';

const TINY = 1e-300;
const MAX_TERMS = 1_000_000;

/** P(a, x) = 1/Gamma(a) * integral of t^(a-1) exp(-t) from 0 to x; a > 0, x >= 0. */
export function gammaP(a: number, x: number): number {
  if (x <= 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
}

/** Q(a, x) = 1 - P(a, x), without the loss of digits. */
export function gammaQ(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
}

function series(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < MAX_TERMS; n += 1) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return sum * poissonTerm(a, x);
}

function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < MAX_TERMS; n += 1) {
    const term = -n * (n - a);
    b += 2;
    d = term * d + b;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = b + term / c;
    if (Math.abs(c) < TINY) c = TINY;
    h *= d * c;
    if (Math.abs(d * c - 1) < 2e-16) break;
  }
  return h * a * poissonTerm(a, x);
}

/** The x with P(a, x) = p. Solved for log x in the logarithm of the smaller tail, which is nearly straight. */
export function gammaPInverse(a: number, p: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  const lower = p <= 0.5;
  const target = Math.log(lower ? p : 1 - p);
  const at = (y: number): ValueAndSlope => {
    const x = Math.exp(y);
    const tail = lower ? gammaP(a, x) : gammaQ(a, x);
    const slope = ((lower ? a : -a) * poissonTerm(a, x)) / tail;
    return { value: Math.log(tail) - target, slope, bend: slope * (a - x - slope) };
  };
  const cube = 1 - 1 / (9 * a) + normalQuantile(p) / (3 * Math.sqrt(a));
  const small = (Math.log(p) + logGamma(a + 1)) / a;
  const start = a > 0.5 && cube > 0.2 ? Math.log(a * cube * cube * cube) : small;
  return Math.exp(monotoneRoot(at, -745, 709, start));
}
