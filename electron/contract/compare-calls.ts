/**
 * Calls about another workspace beside the one that is open: its plans, what differs, taking plans or single changes
 * over. The other one is only read, through a private copy, and one is open at a time. What is taken over is an ordinary
 * change of the plan here.
 */
import { z } from 'zod';
import { changeSchema } from '../../models/plan/change.ts';
import { planSchema } from '../../models/plan/schema.ts';
import {
  clientIdSchema,
  labelSchema,
  momentSchema,
  nameSchema,
  nothing,
  passphraseSchema,
  planIdSchema,
  seqSchema,
  stepSchema,
  ticketSchema,
} from './common-types.ts';
import { planSummarySchema } from './plan-calls.ts';
import { companionsSchema } from './workspace-calls.ts';

const otherIdSchema = z.string().min(1).max(64);
const passphrase = passphraseSchema.optional();

/** A plan here that is the same as one there, by its id or else by its name. */
export const matchSchema = z.strictObject({
  planId: planIdSchema,
  by: z.enum(['id', 'name']),
  name: z.string(),
  /** ours-newer, theirs-newer, diverged: both come from one state. differs: no common state is known. */
  relation: z.enum(['same', 'ours-newer', 'theirs-newer', 'diverged', 'differs']),
});

export const otherPlanSchema = planSummarySchema.extend({
  match: matchSchema.nullable(),
  /** A plan here has this id (it may be deleted): taken over, this one gets another. */
  idTaken: z.boolean(),
  nameTaken: z.boolean(),
  /** What it could bring along. */
  has: z.strictObject({
    snapshots: z.int().nonnegative(),
    baselines: z.int().nonnegative(),
    entries: z.int().nonnegative(),
    notes: z.int().nonnegative(),
    packs: z.int().nonnegative(),
  }),
});

export const otherWorkspaceSchema = z.strictObject({
  otherId: otherIdSchema,
  name: z.string(),
  encrypted: z.boolean(),
  plans: z.array(otherPlanSchema),
});

export const sinceRowSchema = z.strictObject({
  seq: z.int().positive(),
  at: momentSchema,
  who: z.string(),
  label: z.string(),
  lineIds: z.array(z.string()),
});

export const copiedPlanSchema = z.strictObject({
  /** Its id there and here. */
  from: planIdSchema,
  planId: planIdSchema,
  name: z.string(),
  renewed: z.boolean(),
  /** broken: altered by another program, so it was left behind. */
  history: z.enum(['kept', 'begun-anew', 'broken']),
  snapshots: z.int().nonnegative(),
  baselines: z.int().nonnegative(),
  entries: z.int().nonnegative(),
  notes: z.int().nonnegative(),
  packs: z.int().nonnegative(),
});

export const compareCalls = {
  /** Opens another workspace for reading, in the place of the one before. */
  'other.open': {
    input: z.union([
      z.strictObject({ ticket: ticketSchema, passphrase }),
      z.strictObject({ recentId: z.string().min(1).max(64), passphrase }),
      z.strictObject({ backupId: z.string().min(1).max(300), passphrase }),
    ]),
    output: otherWorkspaceSchema,
  },
  /** The list again, after something changed here. */
  'other.list': { input: z.strictObject({ otherId: otherIdSchema }), output: otherWorkspaceSchema },
  'other.close': { input: nothing, output: nothing },
  /** A plan there, in the ids of the plan here that it is compared with. */
  'other.plan': {
    input: z.strictObject({
      otherId: otherIdSchema,
      planId: planIdSchema,
      /** The plan here; absent: only the plan there is wanted. */
      against: planIdSchema.optional(),
    }),
    output: z.strictObject({
      theirs: planSchema,
      mine: planSchema.nullable(),
      /** The state that both come from, where the logs tell it. */
      base: z.strictObject({ plan: planSchema, seq: seqSchema }).nullable(),
      /** What was changed on either side since, newest first. */
      ours: z.array(sinceRowSchema),
      others: z.array(sinceRowSchema),
    }),
  },
  'other.import': {
    input: z.strictObject({
      otherId: otherIdSchema,
      plans: z
        .array(z.strictObject({ planId: planIdSchema, name: nameSchema.optional() }))
        .min(1)
        .max(1000),
      include: companionsSchema,
    }),
    output: z.strictObject({ copied: z.array(copiedPlanSchema) }),
  },
  /** Takes chosen pieces (keys of models/plan/compare) over as one change of the plan here; refused when they do not fit. */
  'other.merge': {
    input: z.strictObject({
      otherId: otherIdSchema,
      otherPlanId: planIdSchema,
      planId: planIdSchema,
      take: z.array(z.string().min(1).max(200)).min(1).max(10_000),
      clientId: clientIdSchema,
      label: labelSchema,
    }),
    output: z.strictObject({
      seq: seqSchema,
      change: changeSchema,
      label: labelSchema,
      undo: stepSchema,
      redo: stepSchema,
    }),
  },
} as const;

export type OtherWorkspace = z.infer<typeof otherWorkspaceSchema>;
export type OtherPlan = z.infer<typeof otherPlanSchema>;
export type CopiedPlan = z.infer<typeof copiedPlanSchema>;
export type SinceRow = z.infer<typeof sinceRowSchema>;
