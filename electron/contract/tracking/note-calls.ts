/** Calls about the review notes of a line (PDCA): comment, cause, action, owner, due day, effect; carried on until closed. */
import { z } from 'zod';
import { monthSchema } from '../../../models/plan/schema.ts';
import { daySchema } from '../../../models/plan/tracking/course-schema.ts';
import { momentSchema, noteSchema, planIdSchema } from '../common-types.ts';

const lineIdSchema = z.string().min(1).max(80);
const noteTextSchema = noteSchema.default('');

export const reviewNoteInputSchema = z.strictObject({
  /** Absent: a new note. */
  id: z.string().min(1).max(64).optional(),
  /** A line's id, or the code of a total such as $ebitda. */
  lineId: lineIdSchema,
  /** The month it was opened for. */
  month: monthSchema,
  comment: noteTextSchema,
  cause: noteTextSchema,
  action: noteTextSchema,
  owner: z.string().max(120).default(''),
  due: daySchema.nullable().default(null),
  effect: noteTextSchema,
});

export const reviewNoteSchema = z.strictObject({
  id: z.string(),
  planId: planIdSchema,
  lineId: z.string(),
  month: monthSchema,
  comment: z.string(),
  cause: z.string(),
  action: z.string(),
  owner: z.string(),
  due: daySchema.nullable(),
  effect: z.string(),
  state: z.enum(['open', 'done']),
  /** Opened for an earlier month than the one asked for, and still open. */
  carried: z.boolean(),
  at: momentSchema,
  who: z.string(),
  changedAt: momentSchema,
  changedBy: z.string(),
  closedAt: momentSchema.nullable(),
});

export const noteCalls = {
  /** Oldest first. With a month: those of this month and the open ones of earlier months. */
  'notes.list': {
    input: z.strictObject({
      planId: planIdSchema,
      month: monthSchema.optional(),
      lineId: lineIdSchema.optional(),
      /** Only those that are open. */
      openOnly: z.boolean().default(false),
    }),
    output: z.strictObject({ notes: z.array(reviewNoteSchema) }),
  },
  /** A new note, or other words for one that is there. */
  'notes.put': {
    input: z.strictObject({ planId: planIdSchema, note: reviewNoteInputSchema }),
    output: z.strictObject({ note: reviewNoteSchema }),
  },
  /** Done: it is not carried on any more. `effect` is what came of it. */
  'notes.close': {
    input: z.strictObject({
      planId: planIdSchema,
      noteId: z.string().min(1).max(64),
      effect: noteSchema.optional(),
    }),
    output: z.strictObject({ note: reviewNoteSchema }),
  },
  /** Takes a close back. */
  'notes.reopen': {
    input: z.strictObject({ planId: planIdSchema, noteId: z.string().min(1).max(64) }),
    output: z.strictObject({ note: reviewNoteSchema }),
  },
} as const;

export type ReviewNote = z.infer<typeof reviewNoteSchema>;
export type ReviewNoteInput = z.infer<typeof reviewNoteInputSchema>;
