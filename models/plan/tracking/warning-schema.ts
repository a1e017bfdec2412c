/**
 * Early-warning rules as data. A rule reads one number a bucket (a day, a week, a month ...) from an expression over the
 * plan's lines, and turns yellow or red when it stands beyond a threshold for so many buckets in a row. What the
 * expression may say is in models/tracking/warnings; nothing here computes.
 */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';

const finite = z.number().refine(Number.isFinite, 'must be a finite number');
const id = z.string().min(1).max(64);
const expression = z.string().trim().min(1).max(LIMITS.formulaLength);

/** year-to-date: from the start of the fiscal year; project: from the start of the plan; both end with each month. */
export const GRAINS = ['day', 'week', 'month', 'quarter', 'year-to-date', 'project'] as const;
export const grainSchema = z.enum(GRAINS);

/** Beyond `value`, in the rule's direction, for `run` buckets in a row. Touching the line is beyond it. */
const lineSchema = z.strictObject({ value: finite, run: z.int().min(1).max(366).default(1) });

export const warningRuleSchema = z.strictObject({
  id,
  name: z.string().trim().min(1).max(LIMITS.nameLength),
  enabled: z.boolean().default(true),
  /** The number that is watched; `it` stands for each line of the scope. */
  when: expression,
  /** How the number is written. */
  unit: z.enum(['money', 'percent', 'number', 'days']).default('number'),
  grain: grainSchema,
  /** Judged no finer than its lines are booked: by month where a rent of a weekly rule is booked once a month. */
  asBooked: z.boolean().optional(),
  /** Which side is bad. */
  direction: z.enum(['above', 'below']),
  yellow: lineSchema.nullable().default(null),
  red: lineSchema.nullable().default(null),
  /** The line behind which it is green again (hysteresis); null: the line that was crossed. */
  backAt: finite.nullable().default(null),
  /** Nothing is raised where the amount of this expression is smaller. */
  floor: z.strictObject({ of: expression, atLeast: finite.nonnegative() }).nullable().default(null),
  /** plan: once. lines, group, kind: once for each line named, in the group, or of the kind. */
  scope: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('plan') }),
      z.strictObject({ type: z.literal('lines'), lineIds: z.array(id).min(1).max(LIMITS.lines) }),
      z.strictObject({ type: z.literal('group'), group: z.string().min(1).max(80) }),
      z.strictObject({
        type: z.literal('kind'),
        kind: z.enum(['revenue', 'variable-cost', 'fixed-cost', 'investment']),
      }),
    ])
    .default({ type: 'plan' }),
  owner: z.string().max(120).default(''),
  /** What is to be done when it turns red: "a cost plan starts". */
  action: z.string().max(LIMITS.textLength).default(''),
  note: z.string().max(LIMITS.textLength).default(''),
});

export type Grain = z.infer<typeof grainSchema>;
export type WarningRule = z.infer<typeof warningRuleSchema>;
export type WarningLine = z.infer<typeof lineSchema>;
