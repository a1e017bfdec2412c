/**
 * Calls about what was: the change log of a plan, and its named snapshots.
 * Nothing here ever deletes a row of the log; going back is one more change.
 */
import { z } from 'zod';
import { changeSchema } from '../../models/plan/change.ts';
import { planSchema } from '../../models/plan/schema.ts';
import {
  clientIdSchema,
  labelSchema,
  momentSchema,
  nameSchema,
  noteSchema,
  nothing,
  planIdSchema,
  seqSchema,
  stepSchema,
} from './common-types.ts';

export const changeKindSchema = z.enum(['edit', 'undo', 'redo', 'revert', 'import']);

export const historyRowSchema = z.strictObject({
  seq: z.int().positive(),
  at: momentSchema,
  who: z.string(),
  kind: changeKindSchema,
  label: z.string(),
  change: changeSchema,
  inverse: changeSchema,
  /** SHA-256 over this row and the hash of the row before it, in hexadecimal. */
  hash: z.string(),
});

export const snapshotSchema = z.strictObject({
  id: z.string(),
  planId: planIdSchema,
  /** The state of the plan it holds. */
  seq: seqSchema,
  name: z.string(),
  note: z.string(),
  at: momentSchema,
  who: z.string(),
});

const snapshotId = z.string().min(1).max(64);
/** A change the host made itself, with what the sender needs to follow it. */
const changed = z.strictObject({
  seq: seqSchema,
  change: changeSchema,
  label: labelSchema,
  undo: stepSchema,
  redo: stepSchema,
});

export const historyCalls = {
  /** Newest first. */
  'history.list': {
    input: z.strictObject({
      planId: planIdSchema,
      /** Only rows with a smaller seq: the next page. */
      before: z.int().positive().optional(),
      limit: z.int().min(1).max(200),
      who: z.string().max(120).optional(),
      /** Only changes that touch this line. */
      lineId: z.string().max(64).optional(),
    }),
    output: z.strictObject({ rows: z.array(historyRowSchema), more: z.boolean() }),
  },
  /** Back to the state just after `toSeq` (0: as created), as one new row. */
  'history.revert': {
    input: z.strictObject({
      planId: planIdSchema,
      toSeq: seqSchema,
      clientId: clientIdSchema,
      /** What the row is called, in the user's language. */
      label: labelSchema.optional(),
    }),
    output: changed,
  },
  /** Follows the chain of hashes from the first row on. */
  'history.verify': {
    input: z.strictObject({ planId: planIdSchema }),
    output: z.strictObject({
      ok: z.boolean(),
      rows: z.int().nonnegative(),
      firstBad: z.int().positive().optional(),
    }),
  },
  'history.planAt': {
    input: z.strictObject({ planId: planIdSchema, seq: seqSchema }),
    output: z.strictObject({ plan: planSchema }),
  },
  'snapshot.create': {
    input: z.strictObject({ planId: planIdSchema, name: nameSchema, note: noteSchema }),
    output: z.strictObject({ snapshot: snapshotSchema }),
  },
  'snapshot.list': {
    input: z.strictObject({ planId: planIdSchema }),
    output: z.strictObject({ snapshots: z.array(snapshotSchema) }),
  },
  'snapshot.rename': {
    input: z.strictObject({ snapshotId, name: nameSchema, note: noteSchema.optional() }),
    output: z.strictObject({ snapshot: snapshotSchema }),
  },
  'snapshot.delete': { input: z.strictObject({ snapshotId }), output: nothing },
  'snapshot.undelete': { input: z.strictObject({ snapshotId }), output: nothing },
  'snapshot.load': {
    input: z.strictObject({ snapshotId }),
    output: z.strictObject({ snapshot: snapshotSchema, plan: planSchema }),
  },
  /** Makes the plan what it was in the snapshot, as one new row of the log. */
  'snapshot.restore': {
    input: z.strictObject({ snapshotId, clientId: clientIdSchema, label: labelSchema.optional() }),
    output: changed,
  },
} as const;

export type ChangeKind = z.infer<typeof changeKindSchema>;
export type HistoryRow = z.infer<typeof historyRowSchema>;
export type Snapshot = z.infer<typeof snapshotSchema>;
