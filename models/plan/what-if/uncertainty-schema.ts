/**
 * What a plan says about its uncertain numbers, as zod schemas: a line's distribution or path through the periods, the
 * rank correlations between lines, and how the plan is simulated. Shape only, as in distribution-schema.ts.
 */
import { z } from 'zod';
import { distributionSchema } from './distribution-schema.ts';

const id = z.string().min(1).max(64);

export const seriesSchema = z.discriminatedUnion('type', [
  /** x(t) = x(t-1) + drift + sd z. */
  z.strictObject({ type: z.literal('random-walk'), start: z.number(), drift: z.number(), sd: z.number() }),
  /** x(t) = x(t-1) exp(log(1 + growth) - sd^2/2 + sd z): the mean grows by `growth` a period. */
  z.strictObject({
    type: z.literal('geometric-walk'),
    start: z.number(),
    growth: z.number(),
    sd: z.number(),
  }),
  /** x(t) = x(t-1) + speed (level - x(t-1)) + sd z, speed the share of the gap that closes in a period. */
  z.strictObject({
    type: z.literal('mean-reversion'),
    start: z.number(),
    level: z.number(),
    speed: z.number(),
    sd: z.number(),
  }),
]);
export type SeriesSpec = z.infer<typeof seriesSchema>;

/**
 * value: the line's number in every period (the path's number in each). factor: a multiple of all numbers of the line,
 * 1 as planned. once: one draw a trial. path: moves from period to period.
 */
export const uncertaintySchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('once'),
    measure: z.enum(['value', 'factor']),
    distribution: distributionSchema,
  }),
  z.strictObject({ type: z.literal('path'), measure: z.enum(['value', 'factor']), path: seriesSchema }),
]);
export type Uncertainty = z.infer<typeof uncertaintySchema>;

/** Spearman's rank correlation of the draws of two lines, by their ids; each pair once. */
export const correlationSchema = z.strictObject({
  a: id,
  b: id,
  rho: z
    .number()
    .min(-1, 'a correlation lies between -1 and 1')
    .max(1, 'a correlation lies between -1 and 1'),
});
export type Correlation = z.infer<typeof correlationSchema>;

export const samplingMethodSchema = z.enum(['plain', 'latin-hypercube', 'sobol']);

export const simulationSchema = z.strictObject({
  trials: z.int().min(1).max(100_000_000),
  seed: z.int().nonnegative(),
  method: samplingMethodSchema,
});
export type SimulationSettings = z.infer<typeof simulationSchema>;

export const DEFAULT_SIMULATION: SimulationSettings = { trials: 10_000, seed: 1, method: 'latin-hypercube' };
