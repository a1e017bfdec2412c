/**
 * The seasonal method: Holt-Winters with the parameters that make the squared one-step errors smallest, and the months
 * ahead with their band.
 */
import { err, ok, type Result } from '../../plan/result.ts';
import { BAND_Z, type Fitted, type Unfit, withBand } from './forecast-types.ts';
import {
  type SeasonalForm,
  type Smoothed,
  type Smoothing,
  smooth,
  squaredErrors,
  startValues,
} from './holt-winters.ts';
import { minimise } from './minimise.ts';

/** Two seasons give the start; five errors are the least from which three parameters and a spread can be had. */
export function seasonalNeeds(season: number): number {
  return Math.max(2 * season, season + 5);
}

/**
 * Forecast of h months ahead: a + h b + s (additive), (a + h b) s (multiplicative), s of the month's own season.
 * Band: BAND_Z x the standard deviation of the error h months ahead, see `aheadDeviation`.
 */
export function seasonal(
  history: readonly number[],
  horizon: number,
  season: number,
  form: SeasonalForm,
): Result<Fitted, Unfit> {
  const need = seasonalNeeds(season);
  if (history.length < need) return err({ code: 'too-little-history', have: history.length, need });
  if (form === 'multiplicative' && history.some((value) => value <= 0))
    return err({ code: 'not-positive', have: history.length, need });
  const { smoothing, smoothed } = fitHoltWinters(history, season, form);
  const deviation = aheadDeviation(smoothing, smoothed, form, horizon);
  const ahead = forecastAhead(smoothed, form, horizon);
  if (!ahead.every(Number.isFinite)) return err({ code: 'no-spread', have: history.length, need });
  return ok({
    fitted: smoothed.fitted,
    errors: smoothed.errors,
    ...withBand(ahead, (place) => BAND_Z * (deviation[place] ?? Number.NaN)),
    parameters: { ...smoothing, level: smoothed.level, trend: smoothed.trend, sse: smoothed.sse },
  });
}

export function fitHoltWinters(
  history: readonly number[],
  season: number,
  form: SeasonalForm,
): { readonly smoothing: Smoothing; readonly smoothed: Smoothed } {
  const start = startValues(history, season, form);
  const errorsAt = squaredErrors(history, season, form, start);
  const { point } = minimise(3, ([alpha = 0, beta = 0, gamma = 0]) => errorsAt({ alpha, beta, gamma }));
  const [alpha = 0, beta = 0, gamma = 0] = point;
  const smoothing = { alpha, beta, gamma };
  return { smoothing, smoothed: smooth(history, season, form, smoothing, start) };
}

export function forecastAhead(
  { level, trend, season }: Smoothed,
  form: SeasonalForm,
  horizon: number,
): number[] {
  return Array.from({ length: horizon }, (_, place) => {
    const base = level + (place + 1) * trend;
    const figure = season[place % season.length] ?? 0;
    return form === 'additive' ? base + figure : base * figure;
  });
}

/**
 * Standard deviation of the error 1, 2, 3 ... months ahead. With c(j) = alpha (1 + j beta) + gamma (1 - alpha) where j is
 * a whole number of seasons, and c(0) = 1:
 *   additive        s^2 times the sum over j < h of c(j)^2
 *   multiplicative  s^2 times the sum over j < h of (c(j) S(h) / S(h - j))^2, S the seasonal figure of a month
 * s^2 is the variance of the one-step errors around their mean. Source: Chatfield and Yar, "Prediction intervals for
 * multiplicative Holt-Winters", International Journal of Forecasting 7 (1991); the additive case is R's
 * predict.HoltWinters. R's multiplicative case takes c(0) = alpha + gamma (1 - alpha) and reads the trend in the place
 * of a seasonal figure, so its first band is narrower than its own errors; it is not followed.
 */
export function aheadDeviation(
  { alpha, beta, gamma }: Smoothing,
  { errors, season }: Smoothed,
  form: SeasonalForm,
  horizon: number,
): number[] {
  const m = season.length;
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const variance = errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / (errors.length - 1);
  const weight = (j: number): number =>
    j === 0 ? 1 : alpha * (1 + j * beta) + (j % m === 0 ? gamma * (1 - alpha) : 0);
  // The seasonal figure h months ahead, also of months behind (h <= 0).
  const figure = (h: number): number => season[(((h - 1) % m) + m) % m] ?? 1;
  return Array.from({ length: horizon }, (_, place) => {
    const h = place + 1;
    let sum = 0;
    for (let j = 0; j < h; j += 1)
      sum += (weight(j) * (form === 'additive' ? 1 : figure(h) / figure(h - j))) ** 2;
    return Math.sqrt(variance * sum);
  });
}
