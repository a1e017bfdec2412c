/**
 * Holt-Winters against known implementations on published series: R's HoltWinters (stats) on AirPassengers and co2, and
 * statsmodels' ExponentialSmoothing. R stops its search at a tolerance of about 1e-8 in the sum of squares, so its
 * parameters are held to that; with R's own parameters every coefficient is held to the digits it prints.
 */
import { describe, expect, it } from 'vitest';
import { smooth, squaredErrors, startValues } from '../../../../models/tracking/forecast/holt-winters.ts';
import {
  aheadDeviation,
  fitHoltWinters,
  forecastAhead,
  seasonal,
} from '../../../../models/tracking/forecast/seasonal.ts';
import { AIR_PASSENGERS, CO2 } from './published-series.ts';

/** HoltWinters(AirPassengers, seasonal = "mult"), as R prints it. */
const R_MULTIPLICATIVE = {
  smoothing: { alpha: 0.2755925, beta: 0.03269295, gamma: 0.8707292 },
  level: 469.3232206,
  trend: 3.0215391,
  season: [
    0.9464611, 0.8829239, 0.9717369, 1.0304825, 1.0476884, 1.1805272, 1.3590778, 1.3331706, 1.1083381,
    0.9868813, 0.8361333, 0.9209877,
  ],
};

/** HoltWinters(AirPassengers), as R prints it; SSE 21860.18. */
const R_ADDITIVE = {
  smoothing: { alpha: 0.2479595, beta: 0.03453373, gamma: 1 },
  level: 477.827781,
  trend: 3.127627,
  season: [
    -27.457685, -54.692464, -20.174608, 12.91912, 18.873607, 75.294426, 152.888368, 134.613464, 33.778349,
    -18.37906, -87.772408, -45.827781,
  ],
  sse: 21860.18,
};

describe('Holt-Winters with given parameters', () => {
  it('gives the coefficients that R prints for AirPassengers, multiplicative', () => {
    const start = startValues(AIR_PASSENGERS, 12, 'multiplicative');
    const found = smooth(AIR_PASSENGERS, 12, 'multiplicative', R_MULTIPLICATIVE.smoothing, start);
    expect(found.level).toBeCloseTo(R_MULTIPLICATIVE.level, 4);
    expect(found.trend).toBeCloseTo(R_MULTIPLICATIVE.trend, 5);
    R_MULTIPLICATIVE.season.forEach((figure, month) => {
      expect(found.season[month]).toBeCloseTo(figure, 6);
    });
  });

  it('gives the coefficients that R prints for AirPassengers, additive', () => {
    const start = startValues(AIR_PASSENGERS, 12, 'additive');
    const found = smooth(AIR_PASSENGERS, 12, 'additive', R_ADDITIVE.smoothing, start);
    expect(found.sse).toBeCloseTo(R_ADDITIVE.sse, 2);
    expect(found.level).toBeCloseTo(R_ADDITIVE.level, 4);
    expect(found.trend).toBeCloseTo(R_ADDITIVE.trend, 5);
    R_ADDITIVE.season.forEach((figure, month) => {
      expect(found.season[month]).toBeCloseTo(figure, 4);
    });
  });

  it('gives what R gives for alpha 0.3, beta 0.1, gamma 0.1, multiplicative', () => {
    // R: SSE 43636.569, a 496.346, b 3.72309, first forecast 451.920.
    const start = startValues(AIR_PASSENGERS, 12, 'multiplicative');
    const smoothing = { alpha: 0.3, beta: 0.1, gamma: 0.1 };
    const found = smooth(AIR_PASSENGERS, 12, 'multiplicative', smoothing, start);
    expect(found.sse).toBeCloseTo(43636.569, 3);
    expect(found.level).toBeCloseTo(496.346, 3);
    expect(found.trend).toBeCloseTo(3.72309, 5);
    expect(forecastAhead(found, 'multiplicative', 1)[0]).toBeCloseTo(451.92, 3);
  });

  it('gives the fitted values and forecasts of statsmodels, additive', () => {
    // statsmodels 0.15 ExponentialSmoothing(trend="add", seasonal="add", initialization_method="known") on the first
    // 48 months from the 13th on, smoothing_seasonal = gamma (1 - alpha): its season is updated from the error.
    const values = AIR_PASSENGERS.slice(0, 48);
    const start = startValues(values, 12, 'additive');
    const found = smooth(values, 12, 'additive', { alpha: 0.3, beta: 0.1, gamma: 0.2 }, start);
    expect(found.sse).toBeCloseTo(2274.631953237068, 8);
    expect(found.fitted[11]).toBeNull();
    expect(found.fitted[12]).toBeCloseTo(110.64316239316241, 10);
    expect(found.fitted[13]).toBeCloseTo(122.39327311577308, 10);
    expect(found.fitted[32]).toBeCloseTo(189.0718452789163, 10);
    expect(found.fitted[47]).toBeCloseTo(198.66509690942237, 10);
    const ahead = forecastAhead(found, 'additive', 14);
    expect(ahead[0]).toBeCloseTo(197.3164319658776, 10);
    // statsmodels leaves the last month's season as it was before that month: higher by gamma (1 - alpha) x its error.
    expect(ahead[11]).toBeCloseTo(222.0687953482961 + 0.2 * 0.7 * (found.errors.at(-1) ?? 0), 10);
    expect(ahead[12]).toBeCloseTo(222.11965947757804, 10);
    expect(ahead[13]).toBeCloseTo(231.7326085812255, 10);
  });
});

describe('the fit', () => {
  it('finds the parameters of R on AirPassengers, multiplicative, with no larger sum of squares', () => {
    const { smoothing, smoothed } = fitHoltWinters(AIR_PASSENGERS, 12, 'multiplicative');
    expect(smoothing.alpha).toBeCloseTo(R_MULTIPLICATIVE.smoothing.alpha, 3);
    expect(smoothing.beta).toBeCloseTo(R_MULTIPLICATIVE.smoothing.beta, 3);
    expect(smoothing.gamma).toBeCloseTo(R_MULTIPLICATIVE.smoothing.gamma, 3);
    const start = startValues(AIR_PASSENGERS, 12, 'multiplicative');
    const ofR = squaredErrors(AIR_PASSENGERS, 12, 'multiplicative', start)(R_MULTIPLICATIVE.smoothing);
    expect(smoothed.sse).toBeLessThanOrEqual(ofR);
    expect(smoothed.sse / ofR).toBeCloseTo(1, 6);
  });

  it('finds the parameters of R on AirPassengers, additive: the season is renewed whole every year', () => {
    const { smoothing, smoothed } = fitHoltWinters(AIR_PASSENGERS, 12, 'additive');
    expect(smoothing.alpha).toBeCloseTo(R_ADDITIVE.smoothing.alpha, 3);
    expect(smoothing.beta).toBeCloseTo(R_ADDITIVE.smoothing.beta, 3);
    expect(smoothing.gamma).toBe(1);
    expect(smoothed.sse).toBeCloseTo(R_ADDITIVE.sse, 1);
  });

  it('finds the parameters of R on co2', () => {
    // R: alpha 0.5126, beta 0.0095, gamma 0.4729, SSE 43.13.
    const { smoothing, smoothed } = fitHoltWinters(CO2, 12, 'additive');
    expect(smoothing.alpha).toBeCloseTo(0.5126, 3);
    expect(smoothing.beta).toBeCloseTo(0.0095, 3);
    expect(smoothing.gamma).toBeCloseTo(0.4729, 3);
    expect(smoothed.sse).toBeCloseTo(43.13, 2);
  });

  it('gives the same bits twice', () => {
    expect(fitHoltWinters(AIR_PASSENGERS, 12, 'multiplicative')).toEqual(
      fitHoltWinters(AIR_PASSENGERS, 12, 'multiplicative'),
    );
  });

  it('reproduces a series that is exactly level, trend and season', () => {
    const season = [30, -10, -40, 20];
    const values = Array.from({ length: 16 }, (_, t) => 200 + 5 * t + (season[t % 4] ?? 0));
    const found = seasonal(values, 5, 4, 'additive');
    if (!found.ok) throw new Error(found.error.code);
    // R's start value of the level belongs to the middle of the first season, so the first errors are not zero.
    found.value.forecast.forEach((value, ahead) => {
      const t = 16 + ahead;
      expect(value).toBeCloseTo(200 + 5 * t + (season[t % 4] ?? 0), 0);
    });
  });
});

describe('the band', () => {
  const errors = [1, -1, 1, -1];
  const smoothed = { fitted: [], errors, sse: 4, level: 0, trend: 0, season: [1, 2] };
  const smoothing = { alpha: 0.5, beta: 0.2, gamma: 0.4 };
  // Sample variance of the errors: 4 / 3. c(1) = 0.5 x 1.2 = 0.6; c(2) = 0.5 x 1.4 + 0.4 x 0.5 = 0.9.
  const s2 = 4 / 3;

  it('widens with the distance as the additive formula says', () => {
    const found = aheadDeviation(smoothing, smoothed, 'additive', 3);
    expect(found[0]).toBeCloseTo(Math.sqrt(s2), 12);
    expect(found[1]).toBeCloseTo(Math.sqrt(s2 * (1 + 0.36)), 12);
    expect(found[2]).toBeCloseTo(Math.sqrt(s2 * (1 + 0.36 + 0.81)), 12);
  });

  it('carries an error on in the proportion of the seasonal figures, multiplicative', () => {
    const found = aheadDeviation(smoothing, smoothed, 'multiplicative', 3);
    expect(found[0]).toBeCloseTo(Math.sqrt(s2), 12);
    // Month 2 has twice the figure of month 1: (0.6 x 2 / 1)^2 = 1.44.
    expect(found[1]).toBeCloseTo(Math.sqrt(s2 * (1 + 1.44)), 12);
    // Month 3 has figure 1 again: (0.6 x 1 / 2)^2 = 0.09 and (0.9 x 1 / 1)^2 = 0.81.
    expect(found[2]).toBeCloseTo(Math.sqrt(s2 * (1 + 0.09 + 0.81)), 12);
  });
});

describe('a history that does not fit', () => {
  it('is refused with its length when it has less than two seasons', () => {
    const found = seasonal(AIR_PASSENGERS.slice(0, 23), 3, 12, 'additive');
    expect(found).toEqual({ ok: false, error: { code: 'too-little-history', have: 23, need: 24 } });
  });

  it('is refused when a multiplicative season meets a month of zero', () => {
    const found = seasonal(AIR_PASSENGERS.slice(0, 36).with(20, 0), 3, 12, 'multiplicative');
    expect(found).toMatchObject({ ok: false, error: { code: 'not-positive' } });
  });
});
