/**
 * What every distribution is: its inverse, its cumulative probability and its moments, and how its parameters are
 * found wanting. Promises that `quantile` never falls as p rises. Holds no randomness.
 */

export type Distribution = {
  /** The smallest x with P(X <= x) >= p, for p in (0, 1). */
  readonly quantile: (p: number) => number;
  /** P(X <= x). */
  readonly cdf: (x: number) => number;
  readonly mean: number;
  /** NaN where it does not exist (Student t with few degrees of freedom), as mean and skewness. */
  readonly variance: number;
  /** Third central moment over the cube of the standard deviation. */
  readonly skewness: number;
  readonly discrete: boolean;
  /** Given where the quantile has no closed form: sampling then interpolates a table of it. */
  readonly density?: (x: number) => number;
  /** The same numbers as `quantile`, in a loop of its own: given where the call would cost more than the arithmetic. */
  readonly shape?: Shape;
};

/** Replaces each probability by its quantile, in place. */
export type Shape = (values: Float64Array) => void;

export function shapeBy(quantile: (p: number) => number): Shape {
  return (values) => {
    for (let i = 0; i < values.length; i += 1) values[i] = quantile(values[i] as number);
  };
}

/** A parameter that can't be used: which field, and a sentence that says what would be right. */
export type FieldProblem = {
  readonly field: string;
  readonly code: 'not-finite' | 'order' | 'no-spread' | 'out-of-range' | 'empty' | 'impossible';
  readonly message: string;
};

/** One problem for each named number that is not finite. */
export function notFinite(fields: Readonly<Record<string, number>>): readonly FieldProblem[] {
  return Object.entries(fields)
    .filter(([, value]) => !Number.isFinite(value))
    .map(([field]) => ({ field, code: 'not-finite', message: `${field} must be a number` }));
}

/** One problem for each named number that is not above zero. */
export function notPositive(fields: Readonly<Record<string, number>>): readonly FieldProblem[] {
  return Object.entries(fields)
    .filter(([, value]) => !(value > 0 && value < Number.POSITIVE_INFINITY))
    .map(([field, value]) =>
      value === 0
        ? { field, code: 'no-spread', message: `${field} must be above zero: there is no spread` }
        : { field, code: 'out-of-range', message: `${field} must be above zero` },
    );
}

/** Problems of a range with both ends given. */
export function badRange(min: number, max: number): readonly FieldProblem[] {
  if (min > max) return [{ field: 'min', code: 'order', message: 'min must be below max' }];
  if (min === max)
    return [{ field: 'max', code: 'no-spread', message: 'max must be above min: there is no spread' }];
  return [];
}

/** Problems of a mode that must lie within its range. */
export function badMode(min: number, mode: number, max: number): readonly FieldProblem[] {
  const range = badRange(min, max);
  if (range.length > 0 || (mode >= min && mode <= max)) return range;
  return [{ field: 'mode', code: 'order', message: 'mode must lie between min and max' }];
}
