/**
 * What a plan says about its optimisation, as zod schemas: which drivers may be chosen within which bounds, the linear
 * constraints on them, and what is to be made best. Shape only; clashes are told by scenarios/optimise.
 */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { NUMERIC_SETTINGS } from './setting-names.ts';

const finite = z.number().refine(Number.isFinite, 'must be a finite number');
const id = z.string().min(1).max(64);
const name = z.string().trim().max(LIMITS.nameLength);

/** A line's number (constants) or a factor on all its numbers, or a setting. */
export const decisionTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('line'), lineId: id, measure: z.enum(['value', 'factor']) }),
  z.strictObject({ kind: z.literal('setting'), setting: z.enum(NUMERIC_SETTINGS) }),
]);

export const decisionSchema = z.strictObject({
  id,
  target: decisionTargetSchema,
  low: finite,
  high: finite,
  /** Whole steps from `low` on; absent: any number. */
  step: finite.positive().optional(),
});

/** The weighted sum of decisions, beside its bound. */
export const constraintSchema = z.strictObject({
  id,
  label: name.default(''),
  terms: z
    .array(z.strictObject({ decisionId: id, weight: finite }))
    .min(1)
    .max(LIMITS.decisions),
  relation: z.enum(['at-most', 'at-least', 'equal']),
  bound: finite,
});

export const optimisationSchema = z.strictObject({
  decisions: z.array(decisionSchema).max(LIMITS.decisions),
  constraints: z.array(constraintSchema).max(LIMITS.constraints).default([]),
  objective: z.strictObject({
    /** One of scenarios/metrics.ts, after tax, with the terminal value. */
    metric: z.string().min(1).max(40),
    /** value: as planned. percentile: of the simulation. mean-risk: mean less penalty times standard deviation. */
    measure: z.enum(['value', 'percentile', 'mean-risk']),
    percentile: finite.gt(0).lt(1).default(0.1),
    penalty: finite.nonnegative().max(100).default(1),
  }),
});

export type Decision = z.infer<typeof decisionSchema>;
export type Constraint = z.infer<typeof constraintSchema>;
export type Optimisation = z.infer<typeof optimisationSchema>;
