/**
 * The forecast methods without seasons: run rate, straight trend, regression on a driver, and the plan itself. Each is a
 * pure function of the history; too little of it is a result with a reason, never NaN.
 */
import { err, ok, type Result } from '../../plan/result.ts';
import { BAND_Z, type Fitted, rootMeanSquare, type Unfit, withBand } from './forecast-types.ts';
import { straightLine } from './least-squares.ts';

/**
 * The mean of the last `months` months goes on. Fitted: the mean of the months before each. Band: BAND_Z x root mean
 * square of the one-step errors, the same in every month ahead (a level without a trend; Hyndman and Athanasopoulos,
 * Forecasting: Principles and Practice, 3rd ed., 5.2 and 5.5).
 */
export function runRate(history: readonly number[], horizon: number, months: number): Result<Fitted, Unfit> {
  if (history.length < months || months < 1)
    return err({ code: 'too-little-history', have: history.length, need: Math.max(1, months) });
  const meanBefore = (place: number): number | null =>
    place < months ? null : sumOf(history.slice(place - months, place)) / months;
  const fitted = history.map((_, place) => meanBefore(place));
  const level = sumOf(history.slice(-months)) / months;
  const errors = errorsOf(history, fitted);
  const spread = rootMeanSquare(errors);
  return ok({
    fitted,
    errors,
    ...withBand(new Array<number>(horizon).fill(level), () => (spread === null ? null : BAND_Z * spread)),
    parameters: { mean: level, months },
  });
}

/** Months of history a straight line needs: two make it, the third says how far off it is. */
export const TREND_NEEDS = 3;

/**
 * y = a + b t by least squares over the whole history, t = 1 for its first month. Fitted: the line. Band: the
 * prediction interval of the regression at that month, which widens with the distance.
 */
export function linearTrend(history: readonly number[], horizon: number): Result<Fitted, Unfit> {
  const count = history.length;
  const line =
    count < TREND_NEEDS
      ? null
      : straightLine(
          history.map((_, place) => place + 1),
          history,
        );
  if (!line) return err({ code: 'too-little-history', have: count, need: TREND_NEEDS });
  const fitted = history.map((_, place) => line.at(place + 1));
  return ok({
    fitted,
    errors: errorsOf(history, fitted),
    ...withBand(
      Array.from({ length: horizon }, (_, ahead) => line.at(count + ahead + 1)),
      (ahead) => line.halfWidth(count + ahead + 1),
    ),
    parameters: { intercept: line.intercept, slope: line.slope },
  });
}

/**
 * y = a + b x by least squares, x the driver's value of the same month; ahead the driver is what it is planned to be.
 * `driver` covers history and horizon; null where it has no value. Band: the prediction interval of the regression,
 * with the driver taken as known: what it may miss itself is not in it.
 */
export function driverRegression(
  history: readonly number[],
  horizon: number,
  driver: readonly (number | null)[],
): Result<Fitted, Unfit> {
  const count = history.length;
  const xs: number[] = [];
  const ys: number[] = [];
  history.forEach((y, place) => {
    const x = driver[place] ?? null;
    if (x === null) return;
    xs.push(x);
    ys.push(y);
  });
  if (xs.length < TREND_NEEDS) {
    const code = xs.length < Math.min(count, TREND_NEEDS) ? 'driver-has-no-history' : 'too-little-history';
    return err({ code, have: xs.length, need: TREND_NEEDS });
  }
  const line = straightLine(xs, ys);
  if (!line) return err({ code: 'no-spread', have: xs.length, need: TREND_NEEDS });
  const ahead = driver.slice(count, count + horizon);
  if (horizon > 0 && (ahead[0] ?? null) === null)
    return err({ code: 'driver-not-planned', have: xs.length, need: TREND_NEEDS });
  const fitted = history.map((_, place) => {
    const x = driver[place] ?? null;
    return x === null ? null : line.at(x);
  });
  const places = Array.from({ length: horizon }, (_, place) => ahead[place] ?? null);
  const shifted = (sign: -1 | 1): (number | null)[] =>
    places.map((x) => {
      const width = x === null ? null : line.halfWidth(x);
      return x === null || width === null ? null : line.at(x) + sign * width;
    });
  return ok({
    fitted,
    errors: errorsOf(history, fitted),
    forecast: places.map((x) => (x === null ? null : line.at(x))),
    low: shifted(-1),
    high: shifted(1),
    parameters: { intercept: line.intercept, slope: line.slope },
  });
}

/**
 * The rest as planned; what the plan does not cover is absent. Fitted: the plan's months. Band: BAND_Z x root mean
 * square of what the plan missed so far, the same in every month; null with fewer than two months to compare.
 */
export function planRemainder(
  history: readonly number[],
  horizon: number,
  planned: readonly (number | null)[],
): Fitted {
  const fitted = history.map((_, place) => planned[place] ?? null);
  const errors = errorsOf(history, fitted);
  const spread = rootMeanSquare(errors);
  const forecast = Array.from({ length: horizon }, (_, ahead) => planned[history.length + ahead] ?? null);
  const shifted = (sign: -1 | 1): (number | null)[] =>
    forecast.map((value) => (value === null || spread === null ? null : value + sign * BAND_Z * spread));
  return { fitted, errors, forecast, low: shifted(-1), high: shifted(1), parameters: {} };
}

function errorsOf(history: readonly number[], fitted: readonly (number | null)[]): number[] {
  return history.flatMap((actual, place) => {
    const expected = fitted[place] ?? null;
    return expected === null ? [] : [actual - expected];
  });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
