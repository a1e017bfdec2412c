/**
 * What lights, rules said by their parts, firings and crossings look like on the wire. Days are whole numbers since
 * 1970-01-01, buckets go from their first to their last day. null: there is no number.
 */
import { z } from 'zod';
import { grainSchema } from '../../../models/plan/tracking/warning-schema.ts';
import type { RuleDescription } from '../../../models/tracking/warnings/rule-description.ts';
import type { RuleProblem } from '../../../models/tracking/warnings/rule-problem.ts';
import type { LightExplanation } from '../../../models/tracking/warnings/rule-report.ts';

const amount = z.number().nullable();
const count = z.int().nonnegative();
const params = z.record(z.string(), z.union([z.string(), z.number()]));

export const lightSchema = z.enum(['green', 'yellow', 'red']);
/** index: consecutive within a grain, so that the next bucket is one more. */
export const bucketSchema = z.strictObject({ index: z.int(), from: z.int(), to: z.int() });

/**
 * What stops a rule. start, end: the stretch of the field's text (end not included). params may hold `suggestion` (a
 * whole expression or a name), `name`, `line`, `hint`.
 */
export const ruleProblemSchema = z.strictObject({
  field: z.enum(['when', 'floor', 'scope', 'lines', 'backAt']),
  code: z.string(),
  message: z.string(),
  params,
  start: z.int().nullable(),
  end: z.int().nullable(),
}) satisfies z.ZodType<RuleProblem>;

/** One amount of an expression: `of` null stands for each line of the scope. */
const termSchema = z.strictObject({
  fn: z.enum(['actual', 'plan', 'flexed', 'outlook', 'p10', 'p90', 'remaining']),
  /** bucket: over the bucket. cumulative: from the start of the plan to its end. total: over the whole plan. */
  over: z.enum(['bucket', 'cumulative', 'total']),
  /** So many buckets earlier; 0: the bucket itself. */
  earlier: count,
  /** A line's id, or the code of a total; label is '' for a total. null: each line of the scope. */
  of: z.strictObject({ code: z.string(), lineId: z.string().nullable(), label: z.string() }).nullable(),
});

/** A rule said by its parts, for a sentence in any language. */
export const ruleDescriptionSchema = z.strictObject({
  /**
   * amount: terms[0]. share: terms[0] as a share of terms[1]. excess: terms[0] over terms[1], as a share of it.
   * difference: terms[0] - terms[1]. other: `text`, in which `terms` occur.
   */
  pattern: z.enum(['amount', 'share', 'excess', 'difference', 'other']),
  terms: z.array(termSchema),
  text: z.string(),
  floor: z
    .strictObject({ pattern: z.enum(['amount', 'other']), terms: z.array(termSchema), text: z.string() })
    .nullable(),
  /** The lines of the scope as they are now; empty where the rule watches the plan. */
  lines: z.array(z.strictObject({ lineId: z.string(), label: z.string() })),
}) satisfies z.ZodType<RuleDescription>;

/**
 * The grain at which a light is judged: the rule's own or, where it follows the bookings, a longer one. rarest: the line
 * that it reads and that is booked most rarely, if more rarely than by the rule's own grain.
 */
export const judgedSchema = z.strictObject({
  grain: grainSchema,
  rarest: z
    .strictObject({
      lineId: z.string(),
      label: z.string(),
      rhythm: z.enum(['day', 'week', 'month', 'quarter', 'irregular']),
    })
    .nullable(),
});

const lineStateSchema = z.strictObject({
  value: z.number(),
  /** Buckets in a row that it takes, and that there are up to the bucket shown. */
  run: count,
  soFar: count,
  beyond: z.boolean(),
  /** How far the value is from this line on the good side; negative: beyond it. */
  distance: amount,
});

/** Why a light is what it is. */
export const lightExplanationSchema = z.strictObject({
  /** The last closed bucket that has a number; null: none has. */
  bucket: bucketSchema.nullable(),
  value: amount,
  yellow: lineStateSchema.nullable(),
  red: lineStateSchema.nullable(),
  backAt: amount,
  /** ok false: below it, so nothing is raised. */
  floor: z.strictObject({ value: amount, atLeast: z.number(), ok: z.boolean() }).nullable(),
  /**
   * beyond: beyond a line for long enough. waiting: beyond it, but not for so many in a row yet. held: not beyond any
   * more, but not back behind the line of return. within. below-floor. no-data: no bucket has a number.
   */
  why: z.enum(['beyond', 'waiting', 'held', 'within', 'below-floor', 'no-data']),
  /** The amounts that the value comes of, in the order of the text. */
  parts: z.array(
    z.strictObject({ text: z.string(), start: z.int(), end: z.int(), label: z.string(), value: amount }),
  ),
  /** Closed buckets without a number after the bucket shown, and why the newest has none. */
  silent: z.strictObject({
    buckets: count,
    reason: z
      .enum([
        'no-entries',
        'zero-divisor',
        'not-planned',
        'no-earlier',
        'no-flexed',
        'no-outlook',
        'no-band',
        'not-a-number',
      ])
      .nullable(),
    /** What it is about: a line's code, or ''. */
    code: z.string(),
  }),
}) satisfies z.ZodType<LightExplanation>;

export const firingSchema = z.strictObject({
  light: z.enum(['yellow', 'red']),
  /** The bucket in which it came on, and the last one in which it was on. */
  first: bucketSchema,
  last: bucketSchema,
  /** In which it came to red; null: it never did. */
  redFrom: bucketSchema.nullable(),
  /** The worst number meanwhile, and the one with which it came on. */
  peak: amount,
  firstValue: amount,
  /** Is it on still? */
  open: z.boolean(),
});

/** One mark of the strip. light null: nothing is known yet. */
export const markSchema = z.strictObject({
  bucket: bucketSchema,
  value: amount,
  light: lightSchema.nullable(),
  /** The light came on, or from yellow to red, here. */
  fired: z.boolean(),
});

/** When the light would come on if things go on as in the outlook. */
export const crossingSchema = z.strictObject({
  light: z.enum(['yellow', 'red']),
  bucket: bucketSchema,
  value: amount,
  /** Months since January 1970 of the bucket's last day. */
  month: z.int(),
  /** From the last day of the actuals to the bucket's last day. */
  noticeDays: z.int(),
});
