/**
 * log Gamma, digamma and the saddle-point forms of the Poisson and binomial terms, which keep their digits for large
 * arguments where exp(a log x - x - logGamma) would lose them.
 * Sources: C. Lanczos (1964) with the coefficients of P. Godfrey (g = 607/128); C. Loader, "Fast and accurate
 * computation of binomial probabilities" (2000).
 */

const LANCZOS_G = 607 / 128;
const LANCZOS = [
  57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202, 0.00003399464998481189,
  0.00004652362892704858, -0.00009837447530487956, 0.0001580887032249125, -0.00021026444172410488,
  0.00021743961811521265, -0.0001643181065367639, 0.00008441822398385275, -0.000026190838401581408,
  0.0000036899182659531625,
];
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** log Gamma(x) for x > 0. */
export function logGamma(x: number): number {
  if (x > 15) return HALF_LOG_TWO_PI + (x - 0.5) * Math.log(x) - x + stirlingSeries(x);
  const base = x + LANCZOS_G + 0.5;
  let sum = 0.9999999999999971;
  for (let i = 0; i < LANCZOS.length; i += 1) sum += (LANCZOS[i] as number) / (x + 1 + i);
  return (x + 0.5) * Math.log(base) - base + Math.log((Math.sqrt(2 * Math.PI) * sum) / x);
}

function stirlingSeries(x: number): number {
  const s = 1 / (x * x);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360360))))) / x;
}

/** log Gamma(n + 1) - (n + 1/2) log n + n - log(2 pi) / 2, for n > 0. */
function stirlingError(n: number): number {
  if (n > 15) return stirlingSeries(n);
  return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI;
}

/** x log(x / mean) + mean - x, by its series where the two are close. */
function deviance(x: number, mean: number): number {
  if (Math.abs(x - mean) < 0.1 * (x + mean)) {
    const v = (x - mean) / (x + mean);
    let sum = (x - mean) * v;
    let term = 2 * x * v;
    for (let j = 1; j < 1000; j += 1) {
      term *= v * v;
      const next = sum + term / (2 * j + 1);
      if (next === sum) return sum;
      sum = next;
    }
  }
  return x * Math.log(x / mean) + mean - x;
}

/** mean^x exp(-mean) / Gamma(x + 1), x >= 0 and not only whole. */
export function poissonTerm(x: number, mean: number): number {
  if (mean === 0) return x === 0 ? 1 : 0;
  if (x === 0) return Math.exp(-mean);
  // For a tiny x the deviance would overflow its logarithm; the plain form is exact enough there.
  if (x < 1e-3 || x / mean < 1e-300) return Math.exp(x * Math.log(mean) - mean - logGamma(x + 1));
  return Math.exp(-stirlingError(x) - deviance(x, mean)) / Math.sqrt(2 * Math.PI * x);
}

/** Gamma(a + b) / (Gamma(a) Gamma(b)) * x^a * y^b with y = 1 - x given apart. */
export function betaTerm(a: number, b: number, x: number, y: number): number {
  if (x <= 0 || y <= 0) return 0;
  const n = a + b;
  if (a < 1 || b < 1) {
    return Math.exp(a * Math.log(x) + b * Math.log(y) + logGamma(n) - logGamma(a) - logGamma(b));
  }
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y);
  return Math.exp(exponent) * Math.sqrt((a * b) / (2 * Math.PI * n));
}

/** The derivative of log Gamma, x > 0 (recurrence up to 10, then the asymptotic series, Abramowitz-Stegun 6.3.18). */
export function digamma(x: number): number {
  let shift = 0;
  let at = x;
  while (at < 10) {
    shift -= 1 / at;
    at += 1;
  }
  const s = 1 / (at * at);
  const series =
    s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - (s * 691) / 32760)))));
  return shift + Math.log(at) - 0.5 / at - series;
}
