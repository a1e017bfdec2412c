/**
 * Calls about plans: list, create, load, edit, undo and redo.
 * plan.change is the one door for edits; the host applies the change to ITS current plan, so a change made
 * on an older state still lands where it belongs, or is refused as a whole.
 */
import { z } from 'zod';
import { changeSchema } from '../../models/plan/change.ts';
import { monthSchema, periodicitySchema, planSchema } from '../../models/plan/schema.ts';
import {
  clientIdSchema,
  inBothLanguages,
  labelSchema,
  languageSchema,
  momentSchema,
  nameSchema,
  nothing,
  planIdSchema,
  seqSchema,
  stepSchema,
} from './common-types.ts';

export const planSummarySchema = z.strictObject({
  id: planIdSchema,
  name: z.string(),
  description: z.string(),
  seq: seqSchema,
  updatedAt: momentSchema,
  lineCount: z.int().nonnegative(),
  periods: z.int().positive(),
  periodicity: periodicitySchema,
  currency: z.string(),
  deleted: z.boolean(),
});

export const templateSummarySchema = z.strictObject({
  id: z.string(),
  name: inBothLanguages,
  description: inBothLanguages,
  periods: z.int().positive(),
  lines: z.int().nonnegative(),
});

export const planSourceSchema = z.discriminatedUnion('kind', [
  /** Without a start, the plan starts in January of next year. */
  z.strictObject({ kind: z.literal('blank'), name: nameSchema, start: monthSchema.optional() }),
  z.strictObject({ kind: z.literal('template'), templateId: z.string().max(64), language: languageSchema }),
  /** The plan gets a new id. */
  z.strictObject({ kind: z.literal('plan'), plan: planSchema }),
]);

const planRef = z.strictObject({ planId: planIdSchema });
const created = z.strictObject({ planId: planIdSchema });
const steps = { undo: stepSchema, redo: stepSchema };

export const planCalls = {
  'plan.list': { input: nothing, output: z.strictObject({ plans: z.array(planSummarySchema) }) },
  'plan.templates': { input: nothing, output: z.strictObject({ templates: z.array(templateSummarySchema) }) },
  'plan.create': { input: z.strictObject({ from: planSourceSchema }), output: created },
  'plan.load': {
    input: planRef,
    output: z.strictObject({ plan: planSchema, seq: seqSchema, ...steps }),
  },
  'plan.duplicate': { input: z.strictObject({ planId: planIdSchema, name: nameSchema }), output: created },
  'plan.delete': { input: planRef, output: nothing },
  'plan.restore': { input: planRef, output: nothing },
  'plan.change': {
    input: z.strictObject({
      planId: planIdSchema,
      /** The state the sender had in view; older than the host's is fine. */
      baseSeq: seqSchema,
      clientId: clientIdSchema,
      change: changeSchema,
      label: labelSchema,
    }),
    output: z.strictObject({ seq: seqSchema, ...steps }),
  },
  'plan.undo': {
    input: z.strictObject({ planId: planIdSchema, clientId: clientIdSchema }),
    output: z.strictObject({ seq: seqSchema, change: changeSchema, label: labelSchema, ...steps }),
  },
  'plan.redo': {
    input: z.strictObject({ planId: planIdSchema, clientId: clientIdSchema }),
    output: z.strictObject({ seq: seqSchema, change: changeSchema, label: labelSchema, ...steps }),
  },
} as const;

export type PlanSummary = z.infer<typeof planSummarySchema>;
export type TemplateSummary = z.infer<typeof templateSummarySchema>;
export type PlanSource = z.infer<typeof planSourceSchema>;
