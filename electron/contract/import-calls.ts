/**
 * Calls that bring workbooks in: look at a file, try a mapping, import it as a new plan, or compare a workbook that Hurdle
 * wrote with the plan it came from. A look saves nothing. Each may be named as a job and cancelled by exchange.cancel.
 */
import { z } from 'zod';
import { LIMITS } from '../../models/plan/limits.ts';
import { jobIdSchema, nameSchema, planIdSchema, ticketSchema } from './common-types.ts';
import { ownNoticeSchema } from './import/notices.ts';
import { importPreviewSchema, lineFormulaSchema, sheetMappingSchema } from './import.ts';

const mappingsSchema = z.array(sheetMappingSchema).min(1).max(60);
const job = { jobId: jobIdSchema.optional() };

/** An input that somebody changed in Excel. Column 0 is the opening; null stands for a constant or a setting. */
export const inputChangeSchema = z.strictObject({
  /** The cell, such as Budget!D12. */
  place: z.string(),
  /** A line's code, or the path of a setting such as settings.tax.rate. */
  target: z.string(),
  label: z.string(),
  unit: z.string(),
  column: z.int().min(0).max(LIMITS.periods).nullable(),
  /** When the workbook was written, in the workbook now, and in the plan now. */
  before: z.number().nullable(),
  after: z.number().nullable(),
  present: z.number().nullable(),
  /** conflict: the plan has moved to another value since. gone: the plan has no such input any more. */
  state: z.enum(['ready', 'same', 'conflict', 'gone']),
  /** What this one change alone does to the net present value; null where it can't be said. */
  effect: z.number().nullable(),
});

export const importCalls = {
  'exchange.previewWorkbook': {
    input: z.strictObject({
      ticket: ticketSchema,
      /** Without a sheet or tables, the visible table with the most lines. */
      sheet: z.int().nonnegative().optional(),
      /** Tables that come in together, by their place in the answer's list; the first is shown. */
      tables: z.array(z.int().nonnegative()).max(60).optional(),
      ...job,
    }),
    output: z.strictObject({
      /** Set when the workbook was written by Hurdle: it comes back whole, nothing is to be mapped. */
      own: z
        .strictObject({
          name: z.string(),
          lines: z.int().nonnegative(),
          periods: z.int().positive(),
          notices: z.array(ownNoticeSchema),
          /** The plan of this workspace that it was written from; null where it is not here. */
          planId: planIdSchema.nullable(),
          changes: z.int().nonnegative(),
        })
        .nullable(),
      /** Set for any other workbook. */
      preview: importPreviewSchema.nullable(),
      /** What was chosen for the last file of the same shape. */
      remembered: z
        .strictObject({
          name: z.string(),
          at: z.string(),
          tables: z.array(z.int().nonnegative()),
          mappings: z.array(sheetMappingSchema),
        })
        .nullable(),
    }),
  },
  /** What a mapping would give, without saving: what becomes of each row's formula. */
  'exchange.checkMapping': {
    input: z.strictObject({ ticket: ticketSchema, mappings: mappingsSchema, ...job }),
    output: z.strictObject({
      lines: z.int().nonnegative(),
      periods: z.int().nonnegative(),
      formulas: z.array(lineFormulaSchema),
    }),
  },
  'exchange.importWorkbook': {
    input: z.strictObject({
      ticket: ticketSchema,
      /** Null for a workbook written by Hurdle. */
      mappings: mappingsSchema.nullable(),
      name: nameSchema,
      /** Offers the mapping again for the next file of the same shape. */
      remember: z.boolean().default(true),
      ...job,
    }),
    output: z.strictObject({ planId: planIdSchema }),
  },
  /** A workbook that Hurdle wrote against a plan of this workspace: what was changed in Excel since. */
  'exchange.compareWorkbook': {
    input: z.strictObject({ ticket: ticketSchema, planId: planIdSchema, ...job }),
    output: z.strictObject({
      planName: z.string(),
      /** The workbook was written from this plan, not from another one with the same codes. */
      samePlan: z.boolean(),
      npv: z.number().nullable(),
      changes: z.array(inputChangeSchema),
      /** More changes than are listed. */
      more: z.int().nonnegative(),
      notices: z.array(ownNoticeSchema),
    }),
  },
} as const;

export type InputChangeRow = z.infer<typeof inputChangeSchema>;
