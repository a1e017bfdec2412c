/**
 * A workbook of any origin as a plan, by the proposed mapping or by a given one; with what became of its formulas. Saves
 * nothing. A refusal because of cells is printed with --json, together with the mapping that has to be corrected.
 */
import { basename } from 'node:path';
import { blankPlan } from '../../../models/plan/blank.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { ImportError, ImportNotice } from '../../contract/import/notices.ts';
import type { Workbook } from '../../contract/import/sheet.ts';
import type { ImportPreview, LineFormula, SheetMapping } from '../../contract/import.ts';
import { placeOf } from '../../exchange/faulty-cells.ts';
import type { CommandContext } from '../command-context.ts';
import { type Failure, wrongUse } from '../failure.ts';
import { importFailure, readMappings } from './mapping-file.ts';

export type ImportedSheets = {
  readonly plan: Plan;
  readonly mappings: readonly SheetMapping[];
  readonly formulas: readonly LineFormula[];
  readonly notices: readonly string[];
};

export async function importSheets(
  workbook: Workbook,
  book: string,
  flags: ReadonlyMap<string, string>,
  context: CommandContext,
): Promise<Result<ImportedSheets, Failure>> {
  const { previewImport } = await import('../../exchange/preview-import.ts');
  const { importTables } = await import('../../exchange/import-tables.ts');
  const first = previewImport(workbook, basename(book));
  const tables = chosenTables(workbook, first, book, flags.get('sheet'));
  if (!tables.ok) return tables;
  const preview =
    tables.value === null ? first : previewImport(workbook, basename(book), { tables: tables.value });
  const mappings = flags.has('map') ? readMappings(flags.get('map') ?? '') : proposal(preview, book);
  if (!mappings.ok) return mappings;
  const lost = mappings.value.find(({ sheet }) => workbook.sheets[sheet] === undefined);
  if (lost)
    return wrongUse('bad-mapping', `The mapping names sheet ${lost.sheet}, which ${book} does not have.`);
  const imported = importTables(workbook, mappings.value);
  if (!imported.ok) {
    // With --json the mapping is printed all the same: it is what has to be corrected and given back.
    if (flags.has('json')) context.print(refusedReport(imported.error, mappings.value, preview.notices));
    return err(importFailure(imported.error, book));
  }
  const name = flags.get('name') ?? basename(book).replace(/\.[^.]+$/, '');
  const { timeline, lines, currency, formulas } = imported.value;
  const blank = blankPlan(context.newId(), name.slice(0, 200), timeline.start);
  const settings = currency === null ? blank.settings : { ...blank.settings, currency };
  return ok({
    plan: { ...blank, settings, timeline, lines: [...lines] },
    mappings: mappings.value,
    formulas,
    notices: preview.notices.map(noticeText),
  });
}

/** --sheet takes one name, or several with commas between them; null leaves the choice to the proposal. */
function chosenTables(
  workbook: Workbook,
  preview: ImportPreview,
  book: string,
  wanted: string | undefined,
): Result<readonly number[] | null, Failure> {
  if (wanted === undefined) return ok(null);
  const names = workbook.sheets.some(({ name }) => name === wanted)
    ? [wanted]
    : wanted.split(',').map((name) => name.trim());
  const lost = names.find((name) => !workbook.sheets.some((sheet) => sheet.name === name));
  if (lost !== undefined) {
    const known = workbook.sheets.map((sheet) => `"${sheet.name}"`).join(', ');
    return wrongUse('no-such-sheet', `${book} has no sheet "${lost}". It has: ${known}.`);
  }
  return ok(preview.tables.flatMap(({ name }, at) => (names.includes(name) ? [at] : [])));
}

function proposal(preview: ImportPreview, book: string): Result<readonly SheetMapping[], Failure> {
  const proposed = preview.tables.filter((table) => table.proposed).map(({ mapping }) => mapping);
  if (proposed.length > 0) return ok(proposed);
  return preview.error
    ? err(importFailure(preview.error, book))
    : wrongUse('no-lines', `${book} has no sheet with labels down and periods across.`);
}

function refusedReport(
  error: ImportError,
  mappings: readonly SheetMapping[],
  notices: readonly ImportNotice[],
): string {
  const problems = (error.places ?? []).map(placeOf);
  const refused = { planId: null, own: false, error: { code: error.code, message: error.message }, problems };
  return JSON.stringify(
    { ...refused, mapping: mappings[0] ?? null, mappings, notices: notices.map(noticeText) },
    null,
    2,
  );
}

function noticeText(notice: ImportNotice): string {
  const places = notice.places ?? [];
  return places.length === 0 ? notice.message : `${notice.message} (${places.slice(0, 10).join(', ')})`;
}
