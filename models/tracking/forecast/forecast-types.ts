/**
 * What every forecast method gives, whatever it is: fitted values of the history, the months ahead with a band, and the
 * errors the band comes from. Histories are consecutive months without a gap. Nothing here computes.
 */

/** Share of outcomes that a band is expected to hold, if the errors ahead are like those of the history. */
export const BAND_LEVEL = 0.8;

/** Quantile of the standard normal distribution at (1 + BAND_LEVEL) / 2 = 0.9. */
export const BAND_Z = 1.2815515655446004;

export type Fitted = {
  /** By month of the history; null where the method has nothing to go by yet. */
  readonly fitted: readonly (number | null)[];
  readonly forecast: readonly (number | null)[];
  /** Null without a band: too few errors to say how large they are. */
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** History less fitted, of the months that were fitted. */
  readonly errors: readonly number[];
  /** What was estimated: alpha, beta, gamma; intercept, slope; mean. */
  readonly parameters: Readonly<Record<string, number>>;
};

/** Why a method cannot be used on a history, and how many months it has and needs. */
export type Unfit = {
  readonly code:
    | 'no-history'
    | 'too-little-history'
    | 'not-positive'
    | 'no-spread'
    | 'no-driver'
    | 'driver-has-no-history'
    | 'driver-not-planned'
    | 'formula-of-itself';
  readonly have: number;
  readonly need: number;
};

/** Values with a band of the same half width on both sides of each. */
export function withBand(
  forecast: readonly number[],
  halfWidth: (place: number) => number | null,
): Pick<Fitted, 'forecast' | 'low' | 'high'> {
  const widths = forecast.map((_, place) => halfWidth(place));
  return {
    forecast,
    low: forecast.map((value, place) => shifted(value, widths[place], -1)),
    high: forecast.map((value, place) => shifted(value, widths[place], 1)),
  };
}

function shifted(value: number, width: number | null | undefined, sign: 1 | -1): number | null {
  return width === null || width === undefined || !Number.isFinite(width) ? null : value + sign * width;
}

/** Square root of the mean of the squares; null of fewer than two. */
export function rootMeanSquare(errors: readonly number[]): number | null {
  if (errors.length < 2) return null;
  return Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
}
