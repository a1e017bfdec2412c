/**
 * What a newly chosen family begins with: the same middle and spread as what stood there before, or as the line's range
 * says, in round numbers. Promises a description that can be drawn wherever one exists. Pure.
 */
import type { Line } from '../../models/plan/schema.ts';
import type { DistributionSpec, Percentiles } from '../../models/plan/what-if/distribution-schema.ts';
import type { SeriesSpec, Uncertainty } from '../../models/plan/what-if/uncertainty-schema.ts';
import { createDistribution } from '../../scenarios/simulation/entry/spec.ts';
import type { PathType, SpecType } from './families.ts';

/** What is known of an uncertain number before a family is chosen. */
export type Anchors = {
  readonly min: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly max: number;
  readonly mean: number;
  readonly sd: number;
};

/** Without anything better a number is thought to lie within a fifth of what is planned. */
const SHARE = 0.2;

/** The planned number that a line draws: of a constant, or of an outlay at the opening. null: it has none of its own. */
export function plannedNumber(line: Line): number | null {
  const { entry } = line;
  if (entry.type === 'formula') return null;
  if (entry.type === 'constant' && entry.value !== 0) return entry.value;
  const { opening } = entry;
  const later = entry.type === 'series' && entry.values.some((value) => (value ?? 0) !== 0);
  if (!later && typeof opening === 'number' && opening !== 0) return opening;
  return entry.type === 'constant' ? entry.value : null;
}

/** A line with one number is drawn as that number; one with many, or a formula, as a factor on them. */
export function startingUncertainty(line: Line): Uncertainty {
  const measure = plannedNumber(line) === null ? 'factor' : 'value';
  return { type: 'once', measure, distribution: startingSpec('pert', lineAnchors(line, measure)) };
}

export function lineAnchors(line: Line, measure: Uncertainty['measure']): Anchors {
  const planned = measure === 'factor' ? 1 : (plannedNumber(line) ?? 1);
  const { range } = line;
  if (measure === 'value' && range && range.low < range.high)
    return anchors(range.low, clamp(planned, range.low, range.high), range.high);
  // A number too small to have a fifth of its own counts as zero.
  const reach = Math.abs(planned) > 1e-100 ? Math.abs(planned) * SHARE : 1;
  return anchors(planned - reach, planned, planned + reach);
}

/** The middle and spread of a description; null where it cannot be drawn. */
export function specAnchors(spec: DistributionSpec): Anchors | null {
  const made = createDistribution(spec);
  if (!made.ok) return null;
  const { quantile, mean, variance } = made.value;
  const at = (p: number) => tidy(quantile(p));
  const spread = Math.sqrt(variance);
  const [p10, p90] = [at(0.1), at(0.9)];
  return {
    min: at(0.001),
    p10,
    p50: at(0.5),
    p90,
    max: at(0.999),
    mean: tidy(Number.isFinite(mean) ? mean : quantile(0.5)),
    sd: tidy(Number.isFinite(spread) && spread > 0 ? spread : Math.max((p90 - p10) / 2.563, 1e-9)),
  };
}

function anchors(min: number, mode: number, max: number): Anchors {
  const made = createDistribution({ type: 'pert', min, mode, max });
  const sd = made.ok ? Math.sqrt(made.value.variance) : (max - min) / 6;
  const at = (p: number) => tidy(made.ok ? made.value.quantile(p) : min + p * (max - min));
  return { min, p10: at(0.1), p50: mode, p90: at(0.9), max, mean: mode, sd: tidy(sd) };
}

export function startingSpec(type: SpecType, known: Anchors): DistributionSpec {
  const { min, p10, p50, p90, max, mean, sd } = known;
  // With a mean far below its spread the shapes above zero would be all tail: they are shifted instead.
  const positive = mean > sd / 20;
  switch (type) {
    case 'uniform':
      return { type, min, max };
    case 'triangular':
    case 'pert':
      return { type, min, mode: clamp(p50, min, max), max };
    case 'normal':
      return { type, mean, sd };
    case 'truncated-normal':
      return { type, mean, sd, min, max };
    case 'lognormal': {
      if (!positive) return { type, mu: tidy(Math.log(3 * sd)), sigma: 0.3, shift: tidy(mean - 3 * sd) };
      const square = Math.log1p((sd / mean) ** 2);
      return { type, mu: tidy(Math.log(mean) - square / 2), sigma: tidy(Math.sqrt(square)) };
    }
    case 'beta':
      return { type, alpha: 2, beta: 2, min, max };
    case 'gamma':
      if (!positive) return { type, shape: 4, scale: tidy(sd / 2), shift: tidy(mean - 2 * sd) };
      return { type, shape: tidy((mean / sd) ** 2), scale: tidy((sd * sd) / mean) };
    case 'exponential':
      return { type, mean: sd, shift: tidy(mean - sd) };
    case 'weibull':
      return { type, shape: 2, scale: tidy(sd / 0.463), shift: tidy(mean - (0.886 * sd) / 0.463) };
    case 'student-t':
      return { type, df: 5, location: mean, scale: tidy(sd * Math.sqrt(0.6)) };
    case 'discrete':
      return {
        type,
        outcomes: [
          { value: p10, weight: 0.3 },
          { value: p50, weight: 0.4 },
          { value: p90, weight: 0.3 },
        ],
      };
    case 'bernoulli':
      return { type, probability: 0.2, impact: mean === 0 ? 1 : mean };
    case 'poisson':
      return { type, mean: Math.max(mean, 1) };
    case 'empirical':
      return { type, data: [], method: 'smoothed' };
    case 'moments':
      return { type, family: 'normal', mean, sd };
    case 'percentiles':
      return percentilesSpec(p10, p50, p90);
  }
}

/** The first family that meets all three, else the normal of the outer two. */
export function percentilesSpec(p10: number, p50: number, p90: number): Percentiles {
  for (const family of ['pert', 'triangular', 'lognormal'] as const) {
    const spec: Percentiles = { type: 'percentiles', family, p10, p50, p90 };
    if (createDistribution(spec).ok) return spec;
  }
  return { type: 'percentiles', family: 'normal', p10, p90 };
}

export function startingPath(type: PathType, known: Anchors): SeriesSpec {
  const { p50: start, sd } = known;
  const step = tidy(sd / 2);
  switch (type) {
    case 'random-walk':
      return { type, start, drift: 0, sd: step };
    case 'geometric-walk':
      return { type, start, growth: 0, sd: start === 0 ? 0.1 : tidy(step / Math.abs(start)) };
    case 'mean-reversion':
      return { type, start, level: start, speed: 0.3, sd: step };
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Four significant digits: what a person would have typed. */
export function tidy(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : 0;
}
