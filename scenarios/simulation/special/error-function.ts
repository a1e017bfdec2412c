/**
 * The error function and its complement, to about 1e-15 relative.
 * Pure numbers: no domain words, no state.
 * Source: W. J. Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969).
 */

const INVERSE_ROOT_PI = 0.5641895835477563;

const A = [0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694];
const B = [1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171];
const C = [
  2.1531153547440383e-8, 0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001,
  881.952221241769, 1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
];
const D = [
  1, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
  4362.619090143247, 3439.3676741437216, 1230.3393548037495,
];
const P = [
  0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275,
  0.0006587491615298378,
];
const Q = [
  1, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918,
];

/** Coefficients from the highest power down. */
export function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}

/** erf(x) = 2/sqrt(pi) * integral of exp(-t^2) from 0 to x. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size <= 0.46875) return (x * polynomial(A, x * x)) / polynomial(B, x * x);
  return x > 0 ? 1 - complement(size) : complement(size) - 1;
}

/** erfc(x) = 1 - erf(x), without the loss of digits for large x. */
export function erfc(x: number): number {
  const size = Math.abs(x);
  if (size <= 0.46875) return 1 - (x * polynomial(A, x * x)) / polynomial(B, x * x);
  return x > 0 ? complement(size) : 2 - complement(size);
}

function complement(x: number): number {
  if (x > 27.3) return 0;
  return expMinusSquare(x) * scaled(x);
}

/** exp(x^2) * erfc(x) for x above 0.46875. */
function scaled(x: number): number {
  if (x <= 4) return polynomial(C, x) / polynomial(D, x);
  const inverse = 1 / (x * x);
  return (INVERSE_ROOT_PI - (inverse * polynomial(P, inverse)) / polynomial(Q, inverse)) / x;
}

/** exp(-x^2) in two factors: the square of a number of few bits is exact, the rest is small. */
export function expMinusSquare(x: number): number {
  const coarse = Math.trunc(x * 16) / 16;
  return Math.exp(-coarse * coarse) * Math.exp(-(x - coarse) * (x + coarse));
}
