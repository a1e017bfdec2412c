/**
 * Calls about actuals: what has happened, by line and day, in batches that can be taken back as a whole. Amounts are
 * whole minor units with natural signs (of quantities and rates hundredths that need not be whole), days are whole numbers
 * since 1970-01-01. A preview saves nothing. A file is brought in through a ticket of the purpose `workbook`. Every write
 * is followed by the event tracking.changed.
 */
import { z } from 'zod';
import { grainSchema } from '../../../models/plan/tracking/warning-schema.ts';
import { readyFileSchema } from '../app-calls.ts';
import {
  jobIdSchema,
  languageSchema,
  momentSchema,
  nameSchema,
  planIdSchema,
  ticketSchema,
} from '../common-types.ts';
import {
  actualsPreviewSchema,
  dayNumberSchema,
  entryMinorSchema,
  hundredthsSchema,
  queueReasonSchema,
  readRequestShape,
  signSchema,
} from './actuals-import.ts';

const count = z.int().nonnegative();
const lineId = z.string().min(1).max(64);
const batchId = z.int().positive();
/** As it stands in the file. */
const account = z.string().max(500);
const memo = z.string().max(500);

export const batchSchema = z.strictObject({
  id: batchId,
  kind: z.enum(['file', 'typed']),
  name: z.string(),
  at: momentSchema,
  who: z.string(),
  entries: count,
  firstDay: dayNumberSchema.nullable(),
  lastDay: dayNumberSchema.nullable(),
  /** Sum, smallest and largest of its entries, as the file signs them (the same wherever they are mapped). */
  minor: hundredthsSchema,
  smallest: hundredthsSchema,
  largest: hundredthsSchema,
  /** Null while it counts. */
  takenBackAt: momentSchema.nullable(),
});

export const actualEntrySchema = z.strictObject({
  id: z.int().positive(),
  batchId,
  /** Only entries of typed batches can be changed. */
  kind: z.enum(['file', 'typed']),
  /** Null: in the queue. Also the id of a line that was deleted since (reason `line-deleted`). */
  lineId: z.string().nullable(),
  reason: queueReasonSchema.nullable(),
  day: dayNumberSchema,
  minor: hundredthsSchema,
  account: z.string(),
  memo: z.string(),
  /** Its row in the file. */
  place: z.int().positive().nullable(),
});

/** equals before starts before contains, the longer text first; equally strong rules that disagree are a clash. */
export const accountRuleSchema = z.strictObject({
  id: z.string().min(1).max(64),
  match: z.enum(['equals', 'starts', 'contains']),
  account: z.string().trim().min(1).max(500),
  lineId,
  /** -1 turns the amount of the file over. */
  sign: signSchema,
});

export const typedEntrySchema = z.strictObject({
  day: dayNumberSchema,
  lineId,
  minor: entryMinorSchema,
  memo: memo.default(''),
});

/** `from` null: entries in the queue. `to` null: back to the queue. The sign is that of file to plan, as in a rule. */
export const assignmentSchema = z.strictObject({
  account,
  from: lineId.nullable(),
  to: lineId.nullable(),
  sign: signSchema.default(1),
  /** Kept as a rule (equals) for the next import. */
  remember: z.boolean().default(false),
});

/** For actuals.undoMove; null where nothing was changed. Good while the workspace stays open. */
const undoSchema = z.string().nullable();

const counted = z.strictObject({ queue: count, batch: batchSchema });

export const actualsCalls = {
  'actuals.summary': {
    input: z.strictObject({ planId: planIdSchema }),
    output: z.strictObject({
      /** Newest first, those taken back included. */
      batches: z.array(batchSchema),
      /** Of the batches that count. */
      entries: count,
      firstDay: dayNumberSchema.nullable(),
      lastDay: dayNumberSchema.nullable(),
      /** Entries that belong to no line. */
      queue: count,
      /** Months since January 1970; null before the first complete month. */
      lastCompleteMonth: z.int().nullable(),
      /** The first entry so far ahead of all others that it closes no month: a date to be checked. */
      firstAhead: dayNumberSchema.nullable(),
    }),
  },

  /** Reads the file; with a job id it tells its progress and can be cancelled. */
  'actuals.preview': {
    input: z.strictObject({
      planId: planIdSchema,
      ticket: ticketSchema,
      jobId: jobIdSchema.optional(),
      ...readRequestShape,
    }),
    output: actualsPreviewSchema,
  },
  /** All at once or not at all; rows with problems stay out. Refused as a duplicate unless it is allowed. */
  'actuals.import': {
    input: z.strictObject({
      planId: planIdSchema,
      ticket: ticketSchema,
      jobId: jobIdSchema.optional(),
      ...readRequestShape,
      /** Without a name, that of the file. */
      name: nameSchema.optional(),
      allowDuplicate: z.boolean().default(false),
      /** Entries that equal earlier ones stay out. */
      leaveOutEqual: z.boolean().default(false),
    }),
    output: counted.extend({
      /** Of the batch, in the queue. */
      queued: count,
      /** Rows that stayed out because of problems. */
      faulty: count,
      leftOut: count,
      /** Entries equal to earlier ones, imported or not. */
      equal: count,
    }),
  },
  /** False when there is nothing to cancel (any more). */
  'actuals.cancel': {
    input: z.strictObject({ jobId: jobIdSchema }),
    output: z.strictObject({ cancelled: z.boolean() }),
  },
  /** The problems of a file row by row, as CSV. */
  'actuals.problems': {
    input: z.strictObject({
      planId: planIdSchema,
      ticket: ticketSchema,
      language: languageSchema,
      ...readRequestShape,
    }),
    output: readyFileSchema,
  },

  /** Typed rows: one batch of kind typed. */
  'actuals.add': {
    input: z.strictObject({
      planId: planIdSchema,
      name: nameSchema,
      entries: z.array(typedEntrySchema).min(1).max(5000),
    }),
    output: counted,
  },
  /** Of a typed batch only. `entry` null removes it; a batch without entries goes with its last one. */
  'actuals.setEntry': {
    input: z.strictObject({
      planId: planIdSchema,
      entryId: z.int().positive(),
      entry: typedEntrySchema.nullable(),
    }),
    output: z.strictObject({ batch: batchSchema.nullable() }),
  },
  /** By day, then as imported. Entries that count, unless a batch is named that was taken back. */
  'actuals.entries': {
    input: z.strictObject({
      planId: planIdSchema,
      lineId: lineId.optional(),
      from: dayNumberSchema.optional(),
      to: dayNumberSchema.optional(),
      batchId: batchId.optional(),
      /** Only those in the queue, of all accounts or of one. */
      queue: z.boolean().default(false),
      account: account.optional(),
      /** Within the account or the memo; A to Z whatever the case. */
      text: z.string().max(200).default(''),
      newestFirst: z.boolean().default(false),
      offset: count.default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.strictObject({
      entries: z.array(actualEntrySchema),
      total: count,
      minor: hundredthsSchema,
    }),
  },
  'actuals.takeBack': {
    input: z.strictObject({ planId: planIdSchema, batchId }),
    output: counted,
  },
  /** The undoing of takeBack. Refused as a duplicate when the same file or entries came in again meanwhile. */
  'actuals.putBack': {
    input: z.strictObject({ planId: planIdSchema, batchId, allowDuplicate: z.boolean().default(false) }),
    output: counted,
  },

  /** The accounts in the queue, the most entries first. */
  'actuals.queue': {
    input: z.strictObject({ planId: planIdSchema }),
    output: z.strictObject({
      entries: count,
      /** At most 1,000. */
      accounts: z.array(
        z.strictObject({
          account: z.string(),
          /** The line that was deleted; null otherwise. */
          lineId: z.string().nullable(),
          reason: queueReasonSchema,
          /** The lines that clash. */
          lineIds: z.array(z.string()),
          entries: count,
          /** As it stands in the file. */
          minor: hundredthsSchema,
          firstDay: dayNumberSchema,
          lastDay: dayNumberSchema,
        }),
      ),
    }),
  },
  'actuals.assignQueue': {
    input: z.strictObject({
      planId: planIdSchema,
      assignments: z.array(assignmentSchema).min(1).max(1000),
    }),
    output: z.strictObject({
      moved: count,
      queue: count,
      rules: z.array(accountRuleSchema),
      undo: undoSchema,
    }),
  },
  'actuals.rules': {
    input: z.strictObject({ planId: planIdSchema }),
    output: z.strictObject({ rules: z.array(accountRuleSchema) }),
  },
  /** The whole list; its order is only how it is shown. `apply`: what they are used on at once; entries that no rule fits stay as they are. */
  'actuals.saveRules': {
    input: z.strictObject({
      planId: planIdSchema,
      rules: z.array(accountRuleSchema).max(2000),
      apply: z.enum(['none', 'queue', 'all']).default('queue'),
    }),
    output: z.strictObject({
      rules: z.array(accountRuleSchema),
      moved: count,
      queue: count,
      undo: undoSchema,
    }),
  },
  /**
   * Puts exactly the entries that an assignment or saved rules moved back where they were, and the rules as well. Refused
   * where one of them was changed since.
   */
  'actuals.undoMove': {
    input: z.strictObject({ planId: planIdSchema, undo: z.string().min(1).max(64) }),
    output: z.strictObject({ rules: z.array(accountRuleSchema), moved: count, queue: count }),
  },

  /**
   * Sums by line and bucket, for the lines that have any, in the plan's order of lines; of rates, prices and balances the
   * means of the days that have entries. Without days: from the first to
   * the last entry. At most 1,200 buckets, the latest. Null: no entry in the bucket.
   */
  'actuals.table': {
    input: z.strictObject({
      planId: planIdSchema,
      grain: grainSchema,
      from: dayNumberSchema.optional(),
      to: dayNumberSchema.optional(),
    }),
    output: z.strictObject({
      buckets: z.array(z.strictObject({ index: z.int(), from: z.int(), to: z.int() })),
      rows: z.array(z.strictObject({ lineId: z.string(), minor: z.array(hundredthsSchema.nullable()) })),
    }),
  },
} as const;

export const actualsEvents = {
  /** Of a preview or an import with a job id. `total` 0: not known yet. */
  'actuals.progress': z.strictObject({
    jobId: jobIdSchema,
    phase: z.enum(['reading', 'checking', 'saving']),
    done: count,
    total: count,
  }),
} as const;

export type Batch = z.infer<typeof batchSchema>;
export type ActualEntry = z.infer<typeof actualEntrySchema>;
export type AccountRule = z.infer<typeof accountRuleSchema>;
export type TypedEntry = z.infer<typeof typedEntrySchema>;
export type Assignment = z.infer<typeof assignmentSchema>;
export type ActualsProgress = z.infer<(typeof actualsEvents)['actuals.progress']>;
