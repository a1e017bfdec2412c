/**
 * How an uncertain number is described in a plan, as zod schemas: fifteen families with their natural parameters, or
 * one given by moments or by percentiles. Shape only: what cannot be drawn (min above max, no spread) is told by
 * scenarios/simulation with the field at fault, so that a half-typed distribution can be kept. Must not compute.
 */
import { z } from 'zod';

z.config({ jitless: true });

export const uniformSchema = z.strictObject({ type: z.literal('uniform'), min: z.number(), max: z.number() });

export const triangularSchema = z.strictObject({
  type: z.literal('triangular'),
  min: z.number(),
  mode: z.number(),
  max: z.number(),
});

export const pertSchema = z.strictObject({
  type: z.literal('pert'),
  min: z.number(),
  mode: z.number(),
  max: z.number(),
  /** The weight of the mode; 4 is the usual one. */
  lambda: z.number().optional(),
});

export const normalSchema = z.strictObject({ type: z.literal('normal'), mean: z.number(), sd: z.number() });

export const truncatedNormalSchema = z.strictObject({
  type: z.literal('truncated-normal'),
  mean: z.number(),
  sd: z.number(),
  min: z.number().optional(),
  max: z.number().optional(),
});

export const lognormalSchema = z.strictObject({
  type: z.literal('lognormal'),
  mu: z.number(),
  sigma: z.number(),
  shift: z.number().optional(),
});

export const betaSchema = z.strictObject({
  type: z.literal('beta'),
  alpha: z.number(),
  beta: z.number(),
  min: z.number().optional(),
  max: z.number().optional(),
});

export const gammaSchema = z.strictObject({
  type: z.literal('gamma'),
  shape: z.number(),
  scale: z.number(),
  shift: z.number().optional(),
});

export const exponentialSchema = z.strictObject({
  type: z.literal('exponential'),
  /** The mean before the shift: one over the rate. */
  mean: z.number(),
  shift: z.number().optional(),
});

export const weibullSchema = z.strictObject({
  type: z.literal('weibull'),
  shape: z.number(),
  scale: z.number(),
  shift: z.number().optional(),
});

export const studentTSchema = z.strictObject({
  type: z.literal('student-t'),
  /** Degrees of freedom, not only whole. */
  df: z.number(),
  location: z.number().optional(),
  scale: z.number().optional(),
});

export const discreteSchema = z.strictObject({
  type: z.literal('discrete'),
  outcomes: z.array(z.strictObject({ value: z.number(), weight: z.number() })).max(10_000),
});

export const bernoulliSchema = z.strictObject({
  type: z.literal('bernoulli'),
  probability: z.number(),
  /** What the driver is when the event happens; 1 by default. */
  impact: z.number().optional(),
});

export const poissonSchema = z.strictObject({ type: z.literal('poisson'), mean: z.number() });

export const empiricalSchema = z.strictObject({
  type: z.literal('empirical'),
  data: z.array(z.number()).max(100_000),
  method: z.enum(['resampled', 'smoothed']),
});

export const momentsSchema = z.strictObject({
  type: z.literal('moments'),
  family: z.enum(['uniform', 'normal', 'lognormal', 'beta', 'gamma', 'weibull']),
  mean: z.number(),
  sd: z.number(),
  /** The ends of a beta; 0 and 1 by default. */
  min: z.number().optional(),
  max: z.number().optional(),
});

export const percentilesSchema = z.strictObject({
  type: z.literal('percentiles'),
  family: z.enum(['uniform', 'normal', 'lognormal', 'weibull', 'triangular', 'pert']),
  p10: z.number(),
  /** Needed for triangular and PERT; with it a lognormal is moved by a shift; not used by the others. */
  p50: z.number().optional(),
  p90: z.number(),
});

export const distributionSchema = z.discriminatedUnion('type', [
  uniformSchema,
  triangularSchema,
  pertSchema,
  normalSchema,
  truncatedNormalSchema,
  lognormalSchema,
  betaSchema,
  gammaSchema,
  exponentialSchema,
  weibullSchema,
  studentTSchema,
  discreteSchema,
  bernoulliSchema,
  poissonSchema,
  empiricalSchema,
  momentsSchema,
  percentilesSchema,
]);

export type Uniform = z.infer<typeof uniformSchema>;
export type Triangular = z.infer<typeof triangularSchema>;
export type Pert = z.infer<typeof pertSchema>;
export type Normal = z.infer<typeof normalSchema>;
export type TruncatedNormal = z.infer<typeof truncatedNormalSchema>;
export type Lognormal = z.infer<typeof lognormalSchema>;
export type Beta = z.infer<typeof betaSchema>;
export type Gamma = z.infer<typeof gammaSchema>;
export type Exponential = z.infer<typeof exponentialSchema>;
export type Weibull = z.infer<typeof weibullSchema>;
export type StudentT = z.infer<typeof studentTSchema>;
export type Discrete = z.infer<typeof discreteSchema>;
export type Bernoulli = z.infer<typeof bernoulliSchema>;
export type Poisson = z.infer<typeof poissonSchema>;
export type Empirical = z.infer<typeof empiricalSchema>;
export type Moments = z.infer<typeof momentsSchema>;
export type Percentiles = z.infer<typeof percentilesSchema>;
export type DistributionSpec = z.infer<typeof distributionSchema>;
