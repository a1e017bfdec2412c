/**
 * What an import says: why a file can't come in, what was found, done or left out on the way, and the result type of every
 * reader. JSON only, on every transport; each code has its words in the page's languages. It must not decide anything.
 */
import { z } from 'zod';

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
    'no-figures',
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
    'weeks-summed',
    'weeks-in-part',
    'days-summed',
    'periods-left',
    'columns-unread',
    'credit-signs',
    'kind-by-sign',
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

export type ImportError = z.infer<typeof importErrorSchema>;
export type OwnNotice = z.infer<typeof ownNoticeSchema>;
export type ImportNotice = z.infer<typeof importNoticeSchema>;

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
