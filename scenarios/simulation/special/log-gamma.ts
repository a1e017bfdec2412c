/**
 * log Gamma, digamma and the saddle-point forms of the Poisson and binomial terms, which keep their digits for large
 * arguments where exp(a log x - x - logGamma) would lose them.
 * Sources: C. Lanczos (1964) with the coefficients of P. Godfrey (g = 607/128); C. Loader, "Fast and accurate
 * computation of binomial probabilities" (2000).
 */

const LANCZOS_G = 607 / 128;
const LANCZOS = [
  57.156235665862923517, -59.597960355475491248, 14.136097974741747174, -0.49191381609762019978,
  0.33994649984811888699e-4, 0.46523628927048575665e-4, -0.98374475304879564677e-4, 0.15808870322491248884e-3,
  -0.21026444172410488319e-3, 0.2174396181152126432e-3, -0.16431810653676389022e-3, 0.84418223983852743293e-4,
  -0.2619083840158140867e-4, 0.36899182659531622704e-5,
];
const HALF_LOG_TWO_PI = 0.91893853320467274178;

/** log Gamma(x) for x > 0. */
export function logGamma(x: number): number {
  if (x > 15) return HALF_LOG_TWO_PI + (x - 0.5) * Math.log(x) - x + stirlingSeries(x);
  const base = x + LANCZOS_G + 0.5;
  let sum = 0.99999999999999709182;
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
