/**
 * A discrete distribution: listed values, each with a weight; and the moments that all listed distributions share.
 * Weights need not add to one: they are shares of their sum.
 */
import type { Discrete } from '../../../models/plan/what-if/distribution-schema.ts';
import { type Distribution, type FieldProblem, notFinite } from '../distribution.ts';

export function checkDiscrete({ outcomes }: Discrete): readonly FieldProblem[] {
  const numbers = outcomes.flatMap(({ value, weight }, i) => [
    ...notFinite({ [`outcomes.${i}.value`]: value, [`outcomes.${i}.weight`]: weight }),
  ]);
  const negative = outcomes.flatMap(({ weight }, i): FieldProblem[] =>
    weight < 0
      ? [{ field: `outcomes.${i}.weight`, code: 'out-of-range', message: 'a weight must not be below zero' }]
      : [],
  );
  if (numbers.length > 0 || negative.length > 0) return [...numbers, ...negative];
  const possible = new Set(outcomes.filter(({ weight }) => weight > 0).map(({ value }) => value));
  if (possible.size === 0)
    return [{ field: 'outcomes', code: 'empty', message: 'at least one value needs a weight above zero' }];
  if (possible.size === 1)
    return [
      { field: 'outcomes', code: 'no-spread', message: 'only one value is possible: there is no spread' },
    ];
  return [];
}

export function createDiscrete({ outcomes }: Discrete): Distribution {
  const sorted = outcomes.filter(({ weight }) => weight > 0).sort((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  return fromMasses(
    sorted.map(({ value }) => value),
    sorted.map(({ weight }) => weight / total),
  );
}

/** A distribution on rising values with masses that add to one. */
export function fromMasses(values: readonly number[], masses: readonly number[]): Distribution {
  const cumulative: number[] = [];
  let sum = 0;
  for (const mass of masses) {
    sum += mass;
    cumulative.push(sum);
  }
  const central = (power: number, about: number): number =>
    values.reduce((total, value, i) => total + (masses[i] ?? 0) * (value - about) ** power, 0);
  const mean = central(1, 0);
  const variance = central(2, mean);
  return {
    quantile: (p) => values[Math.min(firstAtLeast(cumulative, p), values.length - 1)] ?? Number.NaN,
    cdf: (x) => {
      const at = firstAbove(values, x);
      return at === values.length ? 1 : (cumulative[at - 1] ?? 0);
    },
    mean,
    variance,
    skewness: central(3, mean) / variance ** 1.5,
    discrete: true,
  };
}

/** The first index whose item is at least x, in a rising list; its length where there is none. */
export function firstAtLeast(rising: ArrayLike<number>, x: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] as number) >= x) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first index whose item is above x, in a rising list; its length where there is none. */
export function firstAbove(rising: ArrayLike<number>, x: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] as number) > x) high = middle;
    else low = middle + 1;
  }
  return low;
}
