/**
 * A line's forecast by the method that is set for it, its back-test, and the comparison of all methods. Pure and
 * deterministic: the same history gives the same bits.
 */
import { err, ok, type Result } from '../../plan/result.ts';
import type { ForecastMethod } from '../../plan/tracking/course-schema.ts';
import type { Fitted, Unfit } from './forecast-types.ts';
import { seasonal } from './seasonal.ts';
import { driverRegression, linearTrend, planRemainder, runRate } from './simple-methods.ts';

export type ForecastInput = {
  /** Consecutive months, the last one just before the forecast. */
  readonly history: readonly number[];
  readonly horizon: number;
  /** As planned, over history and horizon; null where the plan has nothing. */
  readonly planned: readonly (number | null)[];
  /** The driver of a regression over history and horizon; null: there is no such line. */
  readonly driver: (code: string) => Result<readonly (number | null)[], Unfit['code']>;
};

export type BackTest = {
  /** Last months of the history that were held out and forecast from what was before them. */
  readonly months: number;
  /** Mean of |forecast - actual| / |actual|; null where an actual is 0. */
  readonly mape: number | null;
  /** Mean of |forecast - actual|. */
  readonly mae: number;
  /** Mean of forecast - actual: positive where the method runs too high. */
  readonly bias: number;
};

export function forecastLine(method: ForecastMethod, input: ForecastInput): Result<Fitted, Unfit> {
  const { history, horizon, planned } = input;
  if (history.length === 0) return err({ code: 'no-history', have: 0, need: 1 });
  switch (method.type) {
    case 'plan':
      return ok(planRemainder(history, horizon, planned));
    case 'run-rate':
      return runRate(history, horizon, method.months);
    case 'trend':
      return linearTrend(history, horizon);
    case 'seasonal':
      return seasonal(history, horizon, method.season, method.form);
    case 'regression': {
      const driver = input.driver(method.driver);
      if (!driver.ok) return err({ code: driver.error, have: history.length, need: 1 });
      return driverRegression(history, horizon, driver.value);
    }
  }
}

/** Months held out: a quarter of the history, at least one and at most six. */
export function heldOut(history: readonly number[]): number {
  return history.length < 2 ? 0 : Math.min(6, Math.max(1, Math.floor(history.length / 4)));
}

/**
 * Forecasts the last months of the history from those before them and compares. Null where too little is left to fit
 * the method on. The same months for every method, so that methods can be compared.
 */
export function backTest(method: ForecastMethod, input: ForecastInput): BackTest | null {
  const { history } = input;
  const months = heldOut(history);
  if (months === 0) return null;
  const kept = history.length - months;
  const earlier = forecastLine(method, { ...input, history: history.slice(0, kept), horizon: months });
  if (!earlier.ok) return null;
  const errors: number[] = [];
  const shares: number[] = [];
  for (let place = 0; place < months; place += 1) {
    const expected = earlier.value.forecast[place] ?? null;
    const actual = history[kept + place] ?? 0;
    if (expected === null) return null;
    errors.push(expected - actual);
    shares.push(Math.abs(expected - actual) / Math.abs(actual));
  }
  const mape = mean(shares);
  return {
    months,
    mape: Number.isFinite(mape) ? mape : null,
    mae: mean(errors.map(Math.abs)),
    bias: mean(errors),
  };
}

export type Trial = {
  readonly method: ForecastMethod;
  readonly result: Result<Fitted, Unfit>;
  readonly backTest: BackTest | null;
};

/** Each method on the same history, in the order given. */
export function tryMethods(methods: readonly ForecastMethod[], input: ForecastInput): readonly Trial[] {
  return methods.map((method) => {
    const result = forecastLine(method, input);
    return { method, result, backTest: result.ok ? backTest(method, input) : null };
  });
}

/**
 * The place of the method with the smallest mean absolute error in its back-test; of equals the earlier one, so the
 * simpler method should stand first. Null where none could be tested.
 */
export function recommended(trials: readonly Trial[]): number | null {
  let best: number | null = null;
  trials.forEach((trial, place) => {
    const error = trial.backTest?.mae;
    if (error === undefined) return;
    const least = best === null ? Number.POSITIVE_INFINITY : (trials[best]?.backTest?.mae ?? Infinity);
    if (error < least) best = place;
  });
  return best;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
