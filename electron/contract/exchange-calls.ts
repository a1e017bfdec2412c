/**
 * Calls that bring plans out and in: JSON as docs/plan-format.md, and Excel workbooks out (in: import-calls.ts). Writing a
 * workbook takes seconds: a page that names a job follows it by the event exchange.progress and may cancel it.
 */
import { z } from 'zod';
import { readyFileSchema } from './app-calls.ts';
import { jobIdSchema, languageSchema, planIdSchema, ticketSchema } from './common-types.ts';

/** A figure of the exported workbook beside Hurdle's own, compared by an independent engine. */
export const workbookCheckSchema = z.strictObject({
  label: z.string(),
  ok: z.boolean(),
  /** How many figures were compared. */
  compared: z.int().nonnegative(),
});

export const exchangeCalls = {
  'exchange.exportPlan': { input: z.strictObject({ planId: planIdSchema }), output: readyFileSchema },
  'exchange.importPlan': {
    input: z.strictObject({ ticket: ticketSchema }),
    output: z.strictObject({ planId: planIdSchema }),
  },
  'exchange.exportWorkbook': {
    input: z.strictObject({
      planId: planIdSchema,
      language: languageSchema,
      jobId: jobIdSchema.optional(),
    }),
    output: readyFileSchema.extend({ checks: z.array(workbookCheckSchema) }),
  },
  /** The call that named this job is then refused with the reason `cancelled`. False when there is nothing to cancel. */
  'exchange.cancel': {
    input: z.strictObject({ jobId: jobIdSchema }),
    output: z.strictObject({ cancelled: z.boolean() }),
  },
} as const;

export const exchangeEvents = {
  /** Of the export of a workbook with a job id. `recalculating`: figures proved so far, and all. */
  'exchange.progress': z.strictObject({
    jobId: jobIdSchema,
    phase: z.enum(['recalculating', 'writing']),
    done: z.int().nonnegative(),
    total: z.int().nonnegative(),
  }),
} as const;

export type ExchangeProgress = z.infer<(typeof exchangeEvents)['exchange.progress']>;
export type WorkbookCheck = z.infer<typeof workbookCheckSchema>;
