/**
 * The error function and its complement, to about 1e-15 relative.
 * Pure numbers: no domain words, no state.
 * Source: W. J. Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969).
 */

const INVERSE_ROOT_PI = 5.6418958354775628695e-1;

const A = [
  1.85777706184603153e-1, 3.1611237438705656, 1.13864154151050156e2, 3.77485237685302021e2,
  3.20937758913846947e3,
];
const B = [1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3];
const C = [
  2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1,
  2.98635138197400131e2, 8.8195222124176909e2, 1.71204761263407058e3, 2.05107837782607147e3,
  1.23033935479799725e3,
];
const D = [
  1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
  3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
];
const P = [
  1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
  1.60837851487422766e-2, 6.58749161529837803e-4,
];
const Q = [
  1, 2.56852019228982242, 1.87295284992346725, 5.27905102951428412e-1, 6.05183413124413191e-2,
  2.33520497626869185e-3,
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
