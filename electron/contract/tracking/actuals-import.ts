/**
 * What an import of actuals shows before anything is saved, and what a person can correct in it: the columns, how dates
 * are read, the rows that were not understood, what goes to the queue, duplicates. Rows and columns count from 0; `place`
 * is the row number as the file's own program shows it (from 1). JSON only.
 */
import { z } from 'zod';
import type { ColumnField } from '../../../models/tracking/actuals/import/import-types.ts';
import { importNoticeSchema } from '../import/notices.ts';

const index = z.int().min(0).max(1_048_575);
const count = z.int().nonnegative();

/** Days since 1970-01-01, from 1900-01-01 to 9999-12-31. */
export const dayNumberSchema = z.int().min(-25_567).max(2_932_896);
/** Whole minor units (cents, fen). */
export const minorSchema = z.int();
/** Whole minor units of money; of a quantity or rate hundredths that need not be whole (2.53 is a rate of 0.0253). */
export const hundredthsSchema = z.number();
/** One entry: at most 10 trillion units of the currency. */
export const entryMinorSchema = z.number().min(-1e15).max(1e15);
export const signSchema = z.union([z.literal(1), z.literal(-1)]);

const COLUMN_FIELDS = [
  'date',
  'account',
  'amount',
  'debit',
  'credit',
  'inflow',
  'outflow',
  'side',
  'memo',
  'batch',
  'currency',
] as const satisfies readonly ColumnField[];

/** Which column is what. date and one of amount, debit, credit, inflow, outflow are needed. */
export const actualColumnsSchema = z.partialRecord(z.enum(COLUMN_FIELDS), index);

const scaleSchema = z.union([
  z.literal(1),
  z.literal(1e3),
  z.literal(1e4),
  z.literal(1e5),
  z.literal(1e6),
  z.literal(1e7),
  z.literal(1e8),
  z.literal(1e9),
]);

/** How the file is to be read, as ImportSettings of models/tracking/actuals/import; the currency is the plan's. */
export const readSettingsSchema = z.strictObject({
  decimal: z.enum(['.', ',']),
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  year: z.int().min(1900).max(9999).optional(),
  scale: scaleSchema,
  date1904: z.boolean(),
  fillDown: z.boolean(),
  keepPlaces: z.array(z.int().positive()).max(10_000),
});

/** Why a row waits in the queue. */
export const queueReasonSchema = z.enum(['no-account', 'no-rule', 'clash', 'line-deleted']);

/** Worded by the page (and by the CSV) from field, code and params, as models/tracking/actuals/import lists them. */
export const rowProblemSchema = z.strictObject({
  place: z.int().positive(),
  field: z.string(),
  code: z.string(),
  value: z.string(),
  params: z.record(z.string(), z.string()),
});

export const leftOutSchema = z.strictObject({
  place: z.int().positive(),
  reason: z.enum(['total-word', 'balance-word', 'sum-of-rows', 'repeated-header', 'heading']),
  value: z.string(),
  minor: z.number().nullable(),
});

/** What both the preview and the import have to do with the file. */
export const readRequestShape = {
  /** Without a sheet, the first that has a date and an amount column. */
  sheet: z.int().nonnegative().optional(),
  /** Row number (from 1) of the header; 0: there is none. Without it, it is looked for. */
  headerPlace: z.int().nonnegative().max(1_048_576).optional(),
  /** Without them, as they are found. */
  columns: actualColumnsSchema.optional(),
  /** What is given goes before what is found. */
  settings: readSettingsSchema.partial().optional(),
} as const;

export const actualsPreviewSchema = z.strictObject({
  fileName: z.string(),
  sheets: z.array(z.strictObject({ name: z.string(), hidden: z.boolean(), rows: count })),
  sheet: index,
  headerPlace: z.int().nonnegative(),
  /** Every column with its title (or letter) and what it was found or chosen to be. */
  found: z.array(
    z.strictObject({ column: index, title: z.string(), field: z.enum(COLUMN_FIELDS).nullable() }),
  ),
  columns: actualColumnsSchema,
  /** What no column was found for: a person has to choose one, the import is refused until then. */
  missing: z.array(z.enum(['date', 'amount'])),
  /** As they were used. */
  settings: readSettingsSchema,
  /** ambiguous: a person has to say what 3/4 means; until then those rows are problems. */
  dateOrder: z.enum(['none', 'dmy', 'mdy', 'mixed', 'ambiguous']),
  /** The header and the first rows below it as they stand in the file. */
  sample: z.array(z.strictObject({ place: z.int().positive(), cells: z.array(z.string()) })),
  /** The first rows as they were understood. lineId null: they go to the queue, `reason` says why. */
  rows: z.array(
    z.strictObject({
      place: z.int().positive(),
      day: dayNumberSchema,
      account: z.string(),
      minor: hundredthsSchema,
      memo: z.string(),
      lineId: z.string().nullable(),
      reason: queueReasonSchema.nullable(),
    }),
  ),
  counts: z.strictObject({
    /** Entries that can be imported, those for the queue included. */
    entries: count,
    queued: count,
    /** Of all that is wrong in rows; a row may have several. */
    problems: count,
    /** Rows that were left out because of them. */
    faulty: count,
    /** Rows that are no entries: totals, repeated headers. */
    leftOut: count,
    /** Entries equal to one of an earlier batch (day, account, amount, memo). */
    equal: count,
    /** Entries of revenue lines below zero: refunds, or a wrong sign. */
    negativeRevenue: count,
    /** Entries before the plan's first or after its last month: no plan stands beside them. A mistyped year? */
    outsidePlan: count,
    /** Dates that only name a month; amounts of money rounded to two decimals; dates that may have day and month swapped. */
    monthsOnly: count,
    rounded: count,
    maybeSwapped: count,
  }),
  firstDay: dayNumberSchema.nullable(),
  lastDay: dayNumberSchema.nullable(),
  /** By line, natural signs, in the plan's order of lines. */
  totals: z.array(z.strictObject({ lineId: z.string(), entries: count, minor: hundredthsSchema })),
  /** The accounts that go to the queue, the most entries first; at most 200 of `queueAccounts`. */
  queue: z.array(
    z.strictObject({
      account: z.string(),
      entries: count,
      minor: hundredthsSchema,
      reason: queueReasonSchema,
      /** The lines that clash. */
      lineIds: z.array(z.string()),
    }),
  ),
  queueAccounts: count,
  /** The first 200 of each; all of them by actuals.problems. */
  problems: z.array(rowProblemSchema),
  leftOut: z.array(leftOutSchema),
  /** About the file as a whole: encoding, delimiter, hidden sheets ... */
  notices: z.array(importNoticeSchema),
  /** A live batch with the same file or the same entries. */
  duplicateOf: z
    .strictObject({
      batchId: z.int().positive(),
      name: z.string(),
      at: z.string(),
      same: z.enum(['file', 'content']),
    })
    .nullable(),
  /** The first 50 entries that equal earlier ones, with the name of the batch of those. */
  equalEntries: z.array(
    z.strictObject({
      place: z.int().positive().nullable(),
      day: dayNumberSchema,
      account: z.string(),
      minor: hundredthsSchema,
      memo: z.string(),
      batch: z.string(),
    }),
  ),
});

export type ActualColumns = z.infer<typeof actualColumnsSchema>;
export type ReadSettings = z.infer<typeof readSettingsSchema>;
export type QueueReason = z.infer<typeof queueReasonSchema>;
export type RowProblem = z.infer<typeof rowProblemSchema>;
export type ActualsPreview = z.infer<typeof actualsPreviewSchema>;
const readRequestSchema = z.strictObject(readRequestShape);
export type ReadRequest = z.infer<typeof readRequestSchema>;
