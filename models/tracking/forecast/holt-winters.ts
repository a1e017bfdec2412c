/**
 * Holt-Winters (triple exponential smoothing), additive and multiplicative, with the recursions and the start values of
 * the function HoltWinters of R's package stats, so that both give the same numbers on the same series:
 *   level  a[t] = alpha (y[t] - s[t-m]) + (1 - alpha)(a[t-1] + b[t-1])
 *   trend  b[t] = beta (a[t] - a[t-1]) + (1 - beta) b[t-1]
 *   season s[t] = gamma (y[t] - a[t]) + (1 - gamma) s[t-m]          (multiplicative: / in place of -)
 */

export type SeasonalForm = 'additive' | 'multiplicative';
export type Smoothing = { readonly alpha: number; readonly beta: number; readonly gamma: number };
export type Start = { readonly level: number; readonly trend: number; readonly season: readonly number[] };

export type Smoothed = {
  /** One-step forecasts; of the first season, which only gives the start, there are none. */
  readonly fitted: readonly (number | null)[];
  readonly errors: readonly number[];
  readonly sse: number;
  readonly level: number;
  readonly trend: number;
  /** Of the next `m` months in their order. */
  readonly season: readonly number[];
};

/**
 * From the first two seasons: the centred moving average over one season (ends halved where m is even), a straight line
 * through it gives level and trend, what the months differ from it on average gives the season, brought to a mean of 0
 * (or 1). Source: R, stats::HoltWinters and stats::decompose; Kendall and Stuart, The Advanced Theory of Statistics 3.
 */
export function startValues(values: readonly number[], m: number, form: SeasonalForm): Start {
  const half = Math.floor(m / 2);
  const even = m % 2 === 0;
  const average = (middle: number): number => {
    let sum = 0;
    for (let offset = -half; offset <= half; offset += 1)
      sum += (values[middle + offset] ?? 0) * (even && Math.abs(offset) === half ? 0.5 : 1);
    return sum / m;
  };
  const middles = Array.from({ length: 2 * m - 2 * half }, (_, place) => place + half);
  const trend = middles.map(average);
  const { level, slope } = lineThrough(trend);
  const sums = new Array<number>(m).fill(0);
  const counts = new Array<number>(m).fill(0);
  middles.forEach((middle, place) => {
    const value = values[middle] ?? 0;
    const smooth = trend[place] ?? 0;
    const month = middle % m;
    sums[month] = (sums[month] ?? 0) + (form === 'additive' ? value - smooth : value / smooth);
    counts[month] = (counts[month] ?? 0) + 1;
  });
  const figures = sums.map((sum, month) => sum / (counts[month] ?? 1));
  const centre = figures.reduce((sum, figure) => sum + figure, 0) / m;
  return {
    level,
    trend: slope,
    season: figures.map((figure) => (form === 'additive' ? figure - centre : figure / centre)),
  };
}

/** Runs over the series from the second season on. */
export function smooth(
  values: readonly number[],
  m: number,
  form: SeasonalForm,
  { alpha, beta, gamma }: Smoothing,
  start: Start,
): Smoothed {
  const additive = form === 'additive';
  const season = [...start.season];
  let { level, trend } = start;
  let sse = 0;
  const fitted: (number | null)[] = new Array<null>(Math.min(m, values.length)).fill(null);
  const errors: number[] = [];
  for (let t = m; t < values.length; t += 1) {
    const value = values[t] as number;
    const seasonal = season[t % m] as number;
    const expected = additive ? level + trend + seasonal : (level + trend) * seasonal;
    const error = value - expected;
    fitted.push(expected);
    errors.push(error);
    sse += error * error;
    const before = level;
    const cleaned = additive ? value - seasonal : value / seasonal;
    level = alpha * cleaned + (1 - alpha) * (level + trend);
    trend = beta * (level - before) + (1 - beta) * trend;
    season[t % m] = gamma * (additive ? value - level : value / level) + (1 - gamma) * seasonal;
  }
  const next = values.length % m;
  return { fitted, errors, sse, level, trend, season: [...season.slice(next), ...season.slice(0, next)] };
}

/** The sum of the squared one-step errors, as `smooth` gives it, without keeping anything: a search asks thousands. */
export function squaredErrors(
  values: readonly number[],
  m: number,
  form: SeasonalForm,
  start: Start,
): (smoothing: Smoothing) => number {
  const additive = form === 'additive';
  const series = Float64Array.from(values);
  const first = Float64Array.from(start.season);
  const season = new Float64Array(m);
  return ({ alpha, beta, gamma }) => {
    season.set(first);
    let { level, trend } = start;
    let sse = 0;
    let month = 0;
    for (let t = m; t < series.length; t += 1) {
      const value = series[t] as number;
      const seasonal = season[month] as number;
      const error = value - (additive ? level + trend + seasonal : (level + trend) * seasonal);
      sse += error * error;
      const before = level;
      level = alpha * (additive ? value - seasonal : value / seasonal) + (1 - alpha) * (level + trend);
      trend = beta * (level - before) + (1 - beta) * trend;
      season[month] = gamma * (additive ? value - level : value / level) + (1 - gamma) * seasonal;
      month = month + 1 === m ? 0 : month + 1;
    }
    return sse;
  };
}

/** A straight line through values at 1, 2, 3 ...: `level` is its value at 0. */
function lineThrough(values: readonly number[]): { readonly level: number; readonly slope: number } {
  const count = values.length;
  const middle = (count + 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  let across = 0;
  let along = 0;
  values.forEach((value, place) => {
    across += (place + 1 - middle) * (value - mean);
    along += (place + 1 - middle) ** 2;
  });
  const slope = along === 0 ? 0 : across / along;
  return { level: mean - slope * middle, slope };
}
