/**
 * The regularised incomplete beta function and its inverse.
 * Continued fraction (Abramowitz-Stegun 26.5.8, modified Lentz) with Loader's form of the factor before it.
 * Every x is passed with y = 1 - x, so that both ends keep their digits.
 */
import { betaTerm, logGamma } from './log-gamma.ts';
import { monotoneRoot, type ValueAndSlope } from './monotone-root.ts';

const TINY = 1e-300;
const MAX_TERMS = 100_000;

/** I_x(a, b) = P(X <= x) for X ~ Beta(a, b); a, b > 0. */
export function betaI(a: number, b: number, x: number, y = 1 - x): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x < (a + 1) / (a + b + 2)) return (betaTerm(a, b, x, y) * fraction(a, b, x)) / a;
  return 1 - (betaTerm(a, b, x, y) * fraction(b, a, y)) / b;
}

function fraction(a: number, b: number, x: number): number {
  const guard = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < MAX_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 2e-16) break;
  }
  return h;
}

/** The x, and 1 - x, with I_x(a, b) = p; q = 1 - p is given apart. Solved for logit x in the log of the smaller tail. */
export function betaInverse(
  a: number,
  b: number,
  p: number,
  q = 1 - p,
): { readonly x: number; readonly y: number } {
  if (p <= 0) return { x: 0, y: 1 };
  if (q <= 0) return { x: 1, y: 0 };
  const lower = p <= q;
  const target = Math.log(lower ? p : q);
  const at = (logit: number): ValueAndSlope => {
    const x = 1 / (1 + Math.exp(-logit));
    const y = 1 / (1 + Math.exp(logit));
    const tail = lower ? betaI(a, b, x, y) : betaI(b, a, y, x);
    const slope = ((lower ? 1 : -1) * betaTerm(a, b, x, y)) / tail;
    return { value: Math.log(tail) - target, slope, bend: slope * (a * y - b * x - slope) };
  };
  // Near its end the distribution is a power: x^a / (a B) = p.
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const edge = lower ? (target + Math.log(a) + logBeta) / a : -(target + Math.log(b) + logBeta) / b;
  const middle = Math.log(a / b);
  const logit = monotoneRoot(at, -700, 700, lower ? Math.min(edge, middle) : Math.max(edge, middle));
  return { x: 1 / (1 + Math.exp(-logit)), y: 1 / (1 + Math.exp(logit)) };
}
