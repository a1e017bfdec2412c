/**
 * A workbook as it was read: sheets of cells that hold something, with merges, hidden parts and the names that formulas use.
 * JSON only, on every transport; rows and columns count from 0. This file must not read files or decide anything.
 */
import { z } from 'zod';
import { importNoticeSchema } from './notices.ts';

export const sheetIndexSchema = z.int().min(0).max(1_048_575);

/** t: n number, s text, b boolean, e error such as #REF!. f: the formula, as text only. z: the number format. */
export const sheetCellSchema = z.strictObject({
  c: sheetIndexSchema,
  t: z.enum(['n', 's', 'b', 'e']),
  v: z.union([z.number(), z.string(), z.boolean()]),
  f: z.string().optional(),
  z: z.string().optional(),
  w: z.string().optional(),
});

/** Only rows and cells that hold something are listed, so a cell at XFD1048576 costs one row. */
export const sheetRowSchema = z.strictObject({
  r: sheetIndexSchema,
  hidden: z.boolean().optional(),
  cells: z.array(sheetCellSchema),
});

export const sheetSchema = z.strictObject({
  name: z.string(),
  hidden: z.enum(['no', 'hidden', 'very']),
  rows: z.array(sheetRowSchema),
  merges: z.array(
    z.strictObject({
      top: sheetIndexSchema,
      left: sheetIndexSchema,
      bottom: sheetIndexSchema,
      right: sheetIndexSchema,
    }),
  ),
  hiddenColumns: z.array(sheetIndexSchema),
  date1904: z.boolean(),
  /** Text numbers are what a delimited file always has, and a finding in a workbook. */
  origin: z.enum(['workbook', 'delimited']),
  decimal: z.enum(['.', ',']),
  /** Cells whose text is blue, as inputs are in models; told by row. */
  blue: z.array(z.strictObject({ r: sheetIndexSchema, columns: z.array(sheetIndexSchema) })).optional(),
  /** Rows and columns were exchanged, because its periods run down. */
  turned: z.boolean().optional(),
});

export const workbookSchema = z.strictObject({
  format: z.string(),
  sheets: z.array(sheetSchema),
  notices: z.array(importNoticeSchema),
  /** Names that formulas use for cells; `sheet` where a name belongs to one sheet only. */
  names: z
    .array(z.strictObject({ name: z.string(), sheet: z.int().min(0).optional(), refers: z.string() }))
    .optional(),
});

export type SheetCell = z.infer<typeof sheetCellSchema>;
export type SheetRow = z.infer<typeof sheetRowSchema>;
export type Sheet = z.infer<typeof sheetSchema>;
export type Workbook = z.infer<typeof workbookSchema>;
