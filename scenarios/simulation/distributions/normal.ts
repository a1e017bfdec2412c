/**
 * The normal distribution.
 * Parameters must have passed checkNormal.
 */
import { z } from 'zod';
import { type Distribution, type FieldProblem, notFinite, notPositive } from '../distribution.ts';
import { normalCdf, normalQuantile } from '../special/normal.ts';

export const normalSchema = z.strictObject({ type: z.literal('normal'), mean: z.number(), sd: z.number() });
export type Normal = z.infer<typeof normalSchema>;

export function checkNormal({ mean, sd }: Normal): readonly FieldProblem[] {
  return [...notFinite({ mean }), ...notPositive({ sd })];
}

export function createNormal({ mean, sd }: Normal): Distribution {
  return {
    quantile: (p) => mean + sd * normalQuantile(p),
    cdf: (x) => normalCdf((x - mean) / sd),
    mean,
    variance: sd * sd,
    skewness: 0,
    discrete: false,
  };
}
