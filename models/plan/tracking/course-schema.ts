/**
 * What a plan is held to, as data: milestones with their gates, targets in three values, and how the outlook goes on
 * from the last closed month, from where on a difference matters. Dates are YYYY-MM-DD.
 */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';

const finite = z.number().refine(Number.isFinite, 'must be a finite number');
const id = z.string().min(1).max(64);
const name = z.string().trim().min(1).max(LIMITS.nameLength);
const text = z.string().max(LIMITS.textLength);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month is written YYYY-MM, for example 2026-03');

export const daySchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day is written YYYY-MM-DD');

/** A gate: the condition is an expression as in a warning rule, read over the whole project up to the due day. */
export const milestoneSchema = z.strictObject({
  id,
  name,
  due: daySchema,
  condition: z
    .strictObject({
      when: z.string().trim().min(1).max(LIMITS.formulaLength),
      is: z.enum(['at-least', 'at-most']),
      value: finite,
    })
    .nullable()
    .default(null),
  /** What is done if the gate is missed. */
  fallback: text.default(''),
  /** Set by a person, for a milestone without a condition. */
  reached: daySchema.nullable().default(null),
  owner: z.string().max(120).default(''),
  note: text.default(''),
});

/** Baseline (industry average), target, challenge; from the lowest aim to the highest, which way round is better. */
export const targetSchema = z.strictObject({
  id,
  name,
  /** Code of a line or of a statement total such as $revenue. */
  code: z.string().min(1).max(80),
  /** The fiscal year, named by the calendar year in which it starts; null: the whole plan. */
  year: z.int().min(1900).max(3600).nullable().default(null),
  better: z.enum(['more', 'less']).default('more'),
  baseline: finite,
  target: finite,
  challenge: finite,
  owner: z.string().max(120).default(''),
});

/**
 * How a line goes on after the cut-over. plan: the rest as planned. run-rate: the mean of the last months. trend: a
 * straight line through the history. seasonal: Holt-Winters. regression: on a driver whose future is planned.
 */
export const forecastMethodSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('plan') }),
  z.strictObject({ type: z.literal('run-rate'), months: z.int().min(1).max(60).default(3) }),
  z.strictObject({ type: z.literal('trend') }),
  z.strictObject({
    type: z.literal('seasonal'),
    season: z.int().min(2).max(52).default(12),
    form: z.enum(['additive', 'multiplicative']).default('additive'),
  }),
  z.strictObject({ type: z.literal('regression'), driver: z.string().min(1).max(80) }),
]);

export const outlookSchema = z.strictObject({
  /** The last month taken from actuals; null: the last complete month that has any. */
  cutOver: month.nullable().default(null),
  /** A rolling forecast of so many months from the cut-over; null: to the end of the plan. */
  months: z.int().min(1).max(LIMITS.periods).nullable().default(null),
  /** Lines that are not named go on as planned. */
  methods: z
    .array(z.strictObject({ lineId: id, method: forecastMethodSchema }))
    .max(LIMITS.lines)
    .default([]),
});

const thresholdSchema = z.strictObject({
  /** Of the reference, as a fraction: 0.05 is 5 %. */
  percent: finite.nonnegative(),
  /** Whole minor units. */
  amount: z.int().nonnegative(),
});

/** From where on a difference from plan is yellow or red: beyond both parts; below the floor it never is. */
export const thresholdsSchema = z.strictObject({
  yellow: thresholdSchema,
  red: thresholdSchema,
  /** Whole minor units. */
  floor: z.int().nonnegative(),
});

export type Milestone = z.infer<typeof milestoneSchema>;
export type Target = z.infer<typeof targetSchema>;
export type ForecastMethod = z.infer<typeof forecastMethodSchema>;
export type OutlookSettings = z.infer<typeof outlookSchema>;
export type PlanThresholds = z.infer<typeof thresholdsSchema>;
