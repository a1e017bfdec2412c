/** The methods without seasons: NIST and statsmodels for the straight line, algebra for the rest. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../../models/plan/result.ts';
import type { ForecastMethod } from '../../../../models/plan/tracking/course-schema.ts';
import {
  backTest,
  type ForecastInput,
  forecastLine,
  heldOut,
  recommended,
  tryMethods,
} from '../../../../models/tracking/forecast/forecast-line.ts';
import { BAND_Z } from '../../../../models/tracking/forecast/forecast-types.ts';
import { straightLine } from '../../../../models/tracking/forecast/least-squares.ts';
import { linearTrend } from '../../../../models/tracking/forecast/simple-methods.ts';
import { studentHalfWidth, studentWithin } from '../../../../models/tracking/forecast/student-t.ts';
import { AIR_PASSENGERS, NORRIS } from './published-series.ts';

const input = (
  history: readonly number[],
  horizon = 3,
  more: Partial<ForecastInput> = {},
): ForecastInput => ({
  history,
  horizon,
  planned: [],
  driver: () => err('no-driver'),
  ...more,
});

function fitted(method: ForecastMethod, given: ForecastInput) {
  const found = forecastLine(method, given);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

describe('a straight line', () => {
  it('has the certified values of NIST for the data set Norris', () => {
    const line = straightLine(
      NORRIS.map(([, x]) => x),
      NORRIS.map(([y]) => y),
    );
    // NIST StRD: B0 -0.262323073774029, B1 1.00211681802045, residual standard deviation 0.884796396144373.
    expect(line?.intercept).toBeCloseTo(-0.262323073774029, 12);
    expect(line?.slope).toBeCloseTo(1.00211681802045, 13);
    expect(line?.residualDeviation).toBeCloseTo(0.884796396144373, 12);
  });

  it('has the prediction interval of statsmodels, inside and outside the data', () => {
    const line = straightLine(
      NORRIS.map(([, x]) => x),
      NORRIS.map(([y]) => y),
    );
    // statsmodels 0.15 OLS get_prediction, obs_ci at 80 %.
    expect((line?.at(500) ?? 0) + (line?.halfWidth(500) ?? 0)).toBeCloseTo(501.9693016395745, 9);
    expect((line?.at(1200) ?? 0) - (line?.halfWidth(1200) ?? 0)).toBeCloseTo(1201.0261599217326, 9);
  });

  it('does not exist through points above each other', () => {
    expect(straightLine([2, 2, 2], [1, 5, 9])).toBeNull();
  });
});

describe("Student's t", () => {
  it.each([
    // scipy.stats.t.ppf(0.9, n)
    [1, 3.0776835371752544],
    [2, 1.8856180831641272],
    [5, 1.4758840488244815],
    [10, 1.372183641110336],
    [34, 1.30695158712643],
  ])('stays within %f degrees of freedom as scipy says', (degrees, expected) => {
    expect(studentHalfWidth(0.8, degrees)).toBeCloseTo(expected, 11);
  });

  it('is Cauchy with one degree: half of it lies within 1', () => {
    expect(studentWithin(1, 1)).toBeCloseTo(0.5, 15);
  });
});

describe('the trend', () => {
  it('is the line of statsmodels through the first 36 months of AirPassengers', () => {
    const found = linearTrend(AIR_PASSENGERS.slice(0, 36), 12);
    if (!found.ok) throw new Error(found.error.code);
    const { parameters, forecast, low, high } = found.value;
    expect(parameters.intercept).toBeCloseTo(114.12380952, 8);
    expect(parameters.slope).toBeCloseTo(1.6960103, 7);
    expect(forecast[0]).toBeCloseTo(176.87619047619046, 10);
    expect(low[0]).toBeCloseTo(152.49689858405398, 9);
    expect(forecast[11]).toBeCloseTo(195.53230373230375, 10);
    expect(high[11]).toBeCloseTo(221.353583586158, 9);
  });

  it('needs three months', () => {
    expect(linearTrend([1, 2], 1)).toEqual({
      ok: false,
      error: { code: 'too-little-history', have: 2, need: 3 },
    });
  });

  it('goes on along any straight line exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -50, max: 50 }), (a, b) => {
        const found = linearTrend(
          [1, 2, 3, 4, 5].map((t) => a + b * t),
          2,
        );
        return found.ok && Math.abs((found.value.forecast[1] ?? Number.NaN) - (a + 7 * b)) < 1e-9;
      }),
    );
  });
});

describe('the run rate', () => {
  it('is the mean of the last three months, with the band of its one-step errors', () => {
    // Means before: (100+200+300)/3 = 200 against 260: 60. (200+300+260)/3 = 253.33 against 190: -63.33.
    const found = fitted({ type: 'run-rate', months: 3 }, input([100, 200, 300, 260, 190]));
    expect(found.forecast).toEqual([250, 250, 250]);
    expect(found.fitted.slice(0, 4)).toEqual([null, null, null, 200]);
    expect(found.errors[1]).toBeCloseTo(190 - 760 / 3, 10);
    const width = BAND_Z * Math.sqrt((60 ** 2 + (190 - 760 / 3) ** 2) / 2);
    expect(found.high[2]).toBeCloseTo(250 + width, 10);
  });

  it('has no band from a single error and no value from too few months', () => {
    expect(fitted({ type: 'run-rate', months: 3 }, input([1, 2, 3, 4])).low).toEqual([null, null, null]);
    expect(forecastLine({ type: 'run-rate', months: 3 }, input([1, 2]))).toEqual({
      ok: false,
      error: { code: 'too-little-history', have: 2, need: 3 },
    });
  });
});

describe('regression on a driver', () => {
  const method: ForecastMethod = { type: 'regression', driver: 'visits' };

  it('follows the planned driver', () => {
    // Cost = 50 + 2 x visits exactly.
    const driver = () => ok([10, 20, 40, 30, 60]);
    const found = fitted(method, input([70, 90, 130], 2, { driver }));
    expect(found.forecast[0]).toBeCloseTo(110, 10);
    expect(found.forecast[1]).toBeCloseTo(170, 10);
    expect(found.parameters.slope).toBeCloseTo(2, 12);
  });

  it.each([
    ['there is no such line', err('no-driver' as const), 'no-driver'],
    ['the driver never changes', ok([5, 5, 5, 5, 5]), 'no-spread'],
    ['the driver has a single month', ok([null, null, 5, 6, 7]), 'driver-has-no-history'],
    ['the driver is not planned', ok([1, 2, 3, null, null]), 'driver-not-planned'],
  ])('says so where %s', (_, driver, code) => {
    const found = forecastLine(method, input([70, 90, 130], 2, { driver: () => driver }));
    expect(found).toMatchObject({ ok: false, error: { code } });
  });
});

describe('the plan remainder', () => {
  it('repeats nothing: what the plan does not cover is absent', () => {
    const found = fitted({ type: 'plan' }, input([90, 130], 3, { planned: [100, 100, 110, 120] }));
    expect(found.forecast).toEqual([110, 120, null]);
    expect(found.errors).toEqual([-10, 30]);
    const width = BAND_Z * Math.sqrt((100 + 900) / 2);
    expect(found.low[1]).toBeCloseTo(120 - width, 10);
    expect(found.high[2]).toBeNull();
  });
});

describe('the back-test', () => {
  it('holds out a quarter of the history, at least one month and at most six', () => {
    expect([1, 2, 8, 12, 40].map((length) => heldOut(new Array<number>(length).fill(1)))).toEqual([
      0, 1, 2, 3, 6,
    ]);
  });

  it('compares the months held out with what the earlier ones say of them', () => {
    // Six months kept give a run rate of 100; the held-out months are 110 and 80.
    const found = backTest({ type: 'run-rate', months: 3 }, input([90, 95, 90, 100, 100, 100, 110, 80]));
    expect(found?.months).toBe(2);
    expect(found?.mae).toBeCloseTo(15, 12);
    expect(found?.bias).toBeCloseTo((100 - 110 + (100 - 80)) / 2, 12);
    expect(found?.mape).toBeCloseTo((10 / 110 + 20 / 80) / 2, 12);
  });

  it('has no percentage where a month is zero', () => {
    expect(backTest({ type: 'run-rate', months: 1 }, input([5, 5, 5, 0]))?.mape).toBeNull();
  });

  it('recommends the season for a seasonal series and the line for a straight one', () => {
    const methods: ForecastMethod[] = [
      { type: 'run-rate', months: 3 },
      { type: 'trend' },
      { type: 'seasonal', season: 12, form: 'multiplicative' },
    ];
    const air = tryMethods(methods, input(AIR_PASSENGERS.slice(0, 60), 6));
    expect(recommended(air)).toBe(2);
    const straight = tryMethods(
      methods,
      input(
        Array.from({ length: 30 }, (_, t) => 100 + 7 * t),
        6,
      ),
    );
    expect(recommended(straight)).toBe(1);
    expect(recommended(tryMethods(methods, input([], 6)))).toBeNull();
  });

  it('prefers the earlier of two that are equally good', () => {
    const methods: ForecastMethod[] = [
      { type: 'run-rate', months: 1 },
      { type: 'run-rate', months: 2 },
    ];
    expect(recommended(tryMethods(methods, input([4, 4, 4, 4, 4, 4])))).toBe(0);
  });
});

describe('any history of numbers', () => {
  it('gives numbers or a reason, never NaN', () => {
    const methods: ForecastMethod[] = [
      { type: 'run-rate', months: 3 },
      { type: 'trend' },
      { type: 'seasonal', season: 4, form: 'additive' },
      { type: 'seasonal', season: 4, form: 'multiplicative' },
    ];
    const amount = fc.double({ min: -1e9, max: 1e9, noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 16 }), fc.constantFrom(...methods), (history, method) => {
        const found = forecastLine(method, input(history, 4));
        if (!found.ok) return found.error.have === history.length;
        const { forecast, low, high } = found.value;
        return [...forecast, ...low, ...high].every((value) => value === null || Number.isFinite(value));
      }),
      { numRuns: 60 },
    );
  });
});
