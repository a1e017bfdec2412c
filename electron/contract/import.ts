/**
 * What an import shows and what a user can correct before anything is saved: the cells that were read, the
 * proposed mapping of rows to lines and columns to periods, notices and errors. JSON only, on every transport.
 * Rows and columns count from 0. This file must not read files or decide anything.
 */
import { z } from 'zod';
import { LIMITS } from '../../models/plan/limits.ts';
import { kindSchema, monthSchema, periodicitySchema } from '../../models/plan/schema.ts';

const index = z.int().min(0).max(1_048_575);
const params = z.record(z.string(), z.union([z.string(), z.number()]));

/** Why a file, a sheet or a mapping can't be imported. `message` is plain English with what to do. */
export const importErrorSchema = z.strictObject({
  code: z.enum([
    'empty-file',
    'too-large',
    'not-a-spreadsheet',
    'encrypted',
    'truncated',
    'damaged',
    'unsafe-archive',
    'zip-bomb',
    'xml-entities',
    'too-many-cells',
    'too-many-columns',
    'unknown-encoding',
    'too-heavy',
    'timeout',
    'cancelled',
    'unreadable',
    'no-such-sheet',
    'no-periods',
    'no-lines',
    'bad-mapping',
    'bad-cells',
  ]),
  message: z.string().min(1),
  params: params.optional(),
  /** Addresses such as C7 that are at fault, at most a hundred. */
  places: z.array(z.string()).optional(),
});

/** Something that was done, left out or found; never needed to understand a refusal. */
export const importNoticeSchema = z.strictObject({
  code: z.enum([
    'encoding',
    'delimiter',
    'decimal-comma',
    'decimal-unclear',
    'separator-line',
    'nul-characters',
    'uneven-rows',
    'open-quote',
    'hidden-sheet',
    'unread-sheet',
    'macros-ignored',
    'external-links',
    'cached-values',
    'formula-without-value',
    'date-system-1904',
    'not-xlsx',
    'scaled',
    'text-numbers',
    'unread-cells',
    'error-cells',
    'subtotals',
    'hidden-rows',
    'hidden-columns',
    'signs-flipped',
    'mixed-signs',
    'period-gaps',
    'period-totals',
    'repeated-periods',
    'totals-differ',
    'unit-unclear',
    'years-assumed',
    'no-dates',
    'header-read',
    'percent-lines',
    'memo-lines',
    'several-tables',
    'turned-table',
    'half-years',
    'fiscal-years',
    'total-columns',
    'column-totals-differ',
    'merged-figures',
    'formulas-kept',
    'formulas-inconsistent',
    'formulas-left',
    'input-rows',
  ]),
  message: z.string().min(1),
  params: params.optional(),
  places: z.array(z.string()).optional(),
});

/** A workbook that Hurdle wrote comes back whole; what a person changed in it since then is told. */
export const ownNoticeSchema = z.strictObject({
  code: z.enum(['input-changed', 'more-inputs', 'overtyped', 'more-overtyped', 'row-missing']),
  message: z.string().min(1),
  params,
});

/** t: n number, s text, b boolean, e error such as #REF!. f: the formula, as text only. z: the number format. */
export const sheetCellSchema = z.strictObject({
  c: index,
  t: z.enum(['n', 's', 'b', 'e']),
  v: z.union([z.number(), z.string(), z.boolean()]),
  f: z.string().optional(),
  z: z.string().optional(),
  w: z.string().optional(),
});

/** Only rows and cells that hold something are listed, so a cell at XFD1048576 costs one row. */
export const sheetRowSchema = z.strictObject({
  r: index,
  hidden: z.boolean().optional(),
  cells: z.array(sheetCellSchema),
});

export const sheetSchema = z.strictObject({
  name: z.string(),
  hidden: z.enum(['no', 'hidden', 'very']),
  rows: z.array(sheetRowSchema),
  merges: z.array(z.strictObject({ top: index, left: index, bottom: index, right: index })),
  hiddenColumns: z.array(index),
  date1904: z.boolean(),
  /** Text numbers are what a delimited file always has, and a finding in a workbook. */
  origin: z.enum(['workbook', 'delimited']),
  decimal: z.enum(['.', ',']),
  /** Cells whose text is blue, as inputs are in models; told by row. */
  blue: z.array(z.strictObject({ r: index, columns: z.array(index) })).optional(),
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
      /** The part of the column's amounts that falls into the period: half for each quarter of a half-year. */
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

export type ImportError = z.infer<typeof importErrorSchema>;
export type OwnNotice = z.infer<typeof ownNoticeSchema>;
export type ImportNotice = z.infer<typeof importNoticeSchema>;
export type SheetCell = z.infer<typeof sheetCellSchema>;
export type SheetRow = z.infer<typeof sheetRowSchema>;
export type Sheet = z.infer<typeof sheetSchema>;
export type Workbook = z.infer<typeof workbookSchema>;
export type LineMapping = z.infer<typeof lineMappingSchema>;
export type SheetMapping = z.infer<typeof sheetMappingSchema>;
export type LineFormula = z.infer<typeof lineFormulaSchema>;
export type TableSummary = z.infer<typeof tableSummarySchema>;
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export type ImportResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ImportError };

export function refuseImport(
  code: ImportError['code'],
  message: string,
  more: Pick<ImportError, 'params' | 'places'> = {},
): { readonly ok: false; readonly error: ImportError } {
  return { ok: false, error: { code, message, ...more } };
}
