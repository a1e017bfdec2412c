/**
 * The quantile of Student's t distribution for whole degrees of freedom, by the exact finite series of its distribution
 * function. Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
 */

/** P(|T| <= t) for t >= 0 and a whole number of degrees of freedom >= 1. */
export function studentWithin(t: number, degrees: number): number {
  const theta = Math.atan2(t, Math.sqrt(degrees));
  const sine = Math.sin(theta);
  const cosine = Math.cos(theta);
  const odd = degrees % 2 === 1;
  if (degrees === 1) return (2 * theta) / Math.PI;
  let term = odd ? cosine : 1;
  let sum = term;
  for (let k = odd ? 3 : 2; k < degrees; k += 2) {
    term *= (cosine * cosine * (k - 1)) / k;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (theta + sine * sum) : sine * sum;
}

/**
 * The t that an absolute value stays below with probability `level`: a two-sided interval of that level.
 * Bisection, so that it always ends; good to about 1e-14 relative. Throws RangeError outside 0 < level < 1.
 */
export function studentHalfWidth(level: number, degrees: number): number {
  if (!(level > 0 && level < 1) || !Number.isInteger(degrees) || degrees < 1)
    throw new RangeError('a level between 0 and 1 and whole degrees of freedom from 1 are needed');
  let high = 1;
  while (studentWithin(high, degrees) < level) high *= 2;
  let low = 0;
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (studentWithin(middle, degrees) < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
