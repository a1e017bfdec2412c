/**
 * What an import shows and what a user can correct before anything is saved: the proposed mapping of rows to lines and
 * columns to periods, what becomes of formulas, the tables of the file and its cells as text. JSON only, on every transport.
 * Rows and columns count from 0. This file must not read files or decide anything.
 */
import { z } from 'zod';
import { LIMITS } from '../../models/plan/limits.ts';
import { kindSchema, monthSchema, periodicitySchema } from '../../models/plan/schema.ts';
import { importErrorSchema, importNoticeSchema } from './import/notices.ts';
import { sheetIndexSchema as index } from './import/sheet.ts';

export const lineMappingSchema = z.strictObject({
  row: index,
  label: z.string().trim().min(1).max(LIMITS.nameLength),
  kind: kindSchema,
  /** flip: the sheet holds costs or investments with a minus, the plan holds them positive. */
  sign: z.enum(['keep', 'flip']),
  unit: z.string().max(40),
  group: z.string().max(80),
  /** A subtotal, a hidden row or a row without numbers is proposed as left out. */
  include: z.boolean(),
  found: z.enum(['detail', 'subtotal', 'hidden', 'derived', 'no-numbers']),
  /** What the sheet's figures are multiplied by, once: 10,000 for a header 金额(万元); 1 for percentages. */
  scale: z.number().positive(),
  /** Whether the row's formula is kept where it translates, or its figures come as they are. */
  take: z.enum(['formula', 'values']).default('formula'),
  /** How several columns of one period become one figure: added up, their mean by days, or the last one. */
  pool: z.enum(['sum', 'mean', 'last']).optional(),
});

export const sheetMappingSchema = z.strictObject({
  sheet: z.int().min(0),
  headerRows: z.array(index),
  labelColumn: index,
  unitColumn: index.nullable(),
  groupColumn: index.nullable(),
  kindColumn: index.nullable(),
  timeline: z.strictObject({ start: monthSchema, periodicity: periodicitySchema }),
  /** Period 1 is the timeline's first; 0 is the opening. */
  columns: z.array(
    z.strictObject({
      column: index,
      period: z.int().min(0).max(LIMITS.periods),
      /**
       * The part of the column's amounts that falls into the period: half of a half-year for each of its quarters, some
       * days of a week for a month. Only columns with a share may have a period together.
       */
      share: z.number().positive().max(1).optional(),
    }),
  ),
  lines: z.array(lineMappingSchema).max(20_000),
  /** What becomes of cells that can't be read (#REF!, 1/2): the import is refused, or they count as empty. */
  unreadable: z.enum(['refuse', 'empty']),
  /** down: periods run down and lines across; rows and columns above are then those of the turned table. */
  orientation: z.enum(['across', 'down']).default('across'),
  /** The part of the sheet in which the table lies, in the sheet's own rows and columns; null for all of it. */
  area: z.strictObject({ top: index, left: index, bottom: index, right: index }).nullable().default(null),
  /** Remarks beside the lines. */
  noteColumn: index.nullable().default(null),
  /** ISO code that the sheet names, such as CNY. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null),
});

/** What became of a row's formula: kept as one of ours, or its figures taken, with the reason. */
export const lineFormulaSchema = z.strictObject({
  sheet: z.int().min(0),
  /** Which of the mappings, from 0. */
  table: z.int().min(0),
  row: index,
  label: z.string(),
  code: z.string(),
  state: z.enum(['formula', 'values']),
  /** In our language; empty where it does not translate. */
  formula: z.string(),
  /** As it stands in the sheet, with the cell. */
  excel: z.string(),
  trouble: z
    .strictObject({
      reason: z.enum([
        'unreadable',
        'function',
        'text',
        'error',
        'name',
        'other-sheet',
        'row-left-out',
        'total-column',
        'range',
        'circular',
        'too-long',
        'differs',
        'inconsistent',
      ]),
      what: z.string(),
    })
    .nullable(),
  /** Cells that differ from the row's formula. */
  odd: z.array(z.string()),
});

/** Another reading of the same header: its quarters or its years instead of its months. */
export const axisChoiceSchema = z.strictObject({
  timeline: sheetMappingSchema.shape.timeline,
  columns: sheetMappingSchema.shape.columns,
});

/** A table of the file that can be imported; one sheet may hold several. */
export const tableSummarySchema = z.strictObject({
  sheet: z.int().min(0),
  name: z.string(),
  hidden: z.boolean(),
  /** Such as A3:N28. */
  range: z.string(),
  lines: z.int().nonnegative(),
  periods: z.int().nonnegative(),
  proposed: z.boolean(),
  mapping: sheetMappingSchema,
  axes: z.array(axisChoiceSchema),
});

export const sheetSummarySchema = z.strictObject({
  name: z.string(),
  hidden: z.enum(['no', 'hidden', 'very']),
  rows: z.int().nonnegative(),
  columns: z.int().nonnegative(),
  mappable: z.boolean(),
});

/** What the page shows before anything is saved. */
export const importPreviewSchema = z.strictObject({
  fileName: z.string(),
  format: z.string(),
  sheets: z.array(sheetSummarySchema),
  /** Null where no sheet has labels down and periods across; `error` then says why. */
  mapping: sheetMappingSchema.nullable(),
  error: importErrorSchema.nullable(),
  notices: z.array(importNoticeSchema),
  /** Tables that can be imported, in the order of the file. */
  tables: z.array(tableSummarySchema),
  /** What becomes of the formulas of the proposed mapping. */
  formulas: z.array(lineFormulaSchema),
  /** The top left of the chosen sheet as text, to correct the mapping by. */
  grid: z.array(
    z.strictObject({
      row: index,
      cells: z.array(z.string()),
      hidden: z.boolean().optional(),
      /** Columns of formulas and of blue inputs, for the marks of the grid. */
      formulas: z.array(index).optional(),
      blue: z.array(index).optional(),
    }),
  ),
  /** Turned: the grid's rows are the sheet's columns. */
  turned: z.boolean(),
  hiddenColumns: z.array(index),
});

export type LineMapping = z.infer<typeof lineMappingSchema>;
export type SheetMapping = z.infer<typeof sheetMappingSchema>;
export type LineFormula = z.infer<typeof lineFormulaSchema>;
export type AxisChoice = z.infer<typeof axisChoiceSchema>;
export type TableSummary = z.infer<typeof tableSummarySchema>;
export type ImportPreview = z.infer<typeof importPreviewSchema>;
