/**
 * Spreadsheets of any origin as plans: parsed in a worker thread (a hostile file can cost one thread, never the
 * host), recognised, mapped. Saves nothing; a refusal names the cells.
 */
import { extname } from 'node:path';
import { blankPlan } from '../../../models/plan/blank.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { ImportError, ImportPreview, SheetMapping, Workbook } from '../../contract/import.ts';
import { applyMapping } from '../../exchange/apply-mapping.ts';
import { previewImport } from '../../exchange/preview-import.ts';
import { parseInWorker } from '../../exchange/run-in-worker.ts';
import type { WorkbookFile } from '../host-context.ts';

/** The worker's script lies beside the built files as .js, beside the sources as .ts. */
const SCRIPT = new URL(`../../exchange/parse-worker${extname(import.meta.filename)}`, import.meta.url);

export async function previewSheet(
  file: WorkbookFile,
  sheet: number | undefined,
): Promise<Result<ImportPreview, HostError>> {
  const workbook = await parse(file);
  if (!workbook.ok) return workbook;
  return ok(previewImport(workbook.value, file.name, sheet === undefined ? {} : { sheet }));
}

export async function importSheet(
  file: WorkbookFile,
  mapping: SheetMapping,
  name: string,
  planId: string,
): Promise<Result<Plan, HostError>> {
  const workbook = await parse(file);
  if (!workbook.ok) return workbook;
  const sheet = workbook.value.sheets[mapping.sheet];
  if (!sheet) return err(hostError('import-refused', 'The file has no such sheet. Choose another one.'));
  const imported = applyMapping(sheet, mapping);
  if (!imported.ok) return err(importFailure(imported.error));
  const { timeline, lines } = imported.value;
  return ok({ ...blankPlan(planId, name, timeline.start), timeline, lines: [...lines] });
}

async function parse(file: WorkbookFile): Promise<Result<Workbook, HostError>> {
  const parsed = await parseInWorker(file.bytes, file.name, { script: SCRIPT });
  return parsed.ok ? parsed : err(importFailure(parsed.error));
}

export function importFailure(error: ImportError): HostError {
  const places = (error.places ?? []).map((path) => ({ path, message: error.message }));
  return hostError('import-refused', error.message, {
    params: { ...error.params, reason: error.code },
    ...(places.length > 0 ? { places } : {}),
  });
}
