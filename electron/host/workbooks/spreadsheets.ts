/**
 * Spreadsheets of any origin as plans: parsed in a worker thread (a hostile file can cost one thread, never the
 * host), then either taken back whole (a workbook that Hurdle wrote) or recognised and mapped. Saves nothing;
 * a refusal names the cells.
 */
import { extname } from 'node:path';
import { blankPlan } from '../../../models/plan/blank.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { ImportError, SheetMapping, Workbook } from '../../contract/import.ts';
import { applyMapping } from '../../exchange/apply-mapping.ts';
import { placeOf } from '../../exchange/faulty-cells.ts';
import { changeNotices, ownWorkbook } from '../../exchange/import-own/import-own-workbook.ts';
import { previewImport } from '../../exchange/preview-import.ts';
import { parseInWorker } from '../../exchange/run-in-worker.ts';
import type { Preview, WorkbookFile } from '../host-context.ts';

/** The worker's script lies beside the built files as .js, beside the sources as .ts. */
const SCRIPT = new URL(`../../exchange/parse-worker${extname(import.meta.filename)}`, import.meta.url);

export async function previewSpreadsheet(
  file: WorkbookFile,
  sheet: number | undefined,
): Promise<Result<Preview, HostError>> {
  const workbook = await parse(file);
  if (!workbook.ok) return workbook;
  // Someone who names a sheet wants that sheet, whoever wrote the workbook.
  const own = sheet === undefined ? ownWorkbook(workbook.value) : null;
  if (own) {
    if (!own.ok) return own;
    const { plan, changes } = own.value;
    const notices = [...changeNotices(changes)];
    return ok({
      own: { name: plan.name, lines: plan.lines.length, periods: plan.timeline.periods, notices },
      preview: null,
    });
  }
  const options = sheet === undefined ? {} : { sheet };
  return ok({ own: null, preview: previewImport(workbook.value, file.name, options) });
}

export type ImportRequest = {
  readonly file: WorkbookFile;
  /** Null for a workbook that Hurdle wrote. */
  readonly mapping: SheetMapping | null;
  readonly name: string;
  readonly planId: string;
};

export async function importSpreadsheet(request: ImportRequest): Promise<Result<Plan, HostError>> {
  const { file, mapping, name, planId } = request;
  const workbook = await parse(file);
  if (!workbook.ok) return workbook;
  if (mapping) return mapSheet(workbook.value, mapping, name, planId);
  const own = ownWorkbook(workbook.value);
  if (!own) {
    return err(
      hostError('import-refused', 'Say first which rows are lines and which columns are periods.', {
        params: { reason: 'bad-mapping' },
      }),
    );
  }
  return own.ok ? ok({ ...own.value.plan, id: planId, name }) : own;
}

function mapSheet(
  workbook: Workbook,
  mapping: SheetMapping,
  name: string,
  planId: string,
): Result<Plan, HostError> {
  const sheet = workbook.sheets[mapping.sheet];
  if (!sheet)
    return err(
      hostError('import-refused', 'The file has no such sheet. Choose another one.', {
        params: { reason: 'no-such-sheet' },
      }),
    );
  const imported = applyMapping(sheet, mapping);
  if (!imported.ok) return err(importFailure(imported.error));
  const { timeline, lines } = imported.value;
  return ok({ ...blankPlan(planId, name, timeline.start), timeline, lines: [...lines] });
}

async function parse(file: WorkbookFile): Promise<Result<Workbook, HostError>> {
  const parsed = await parseInWorker(file.bytes, file.name, { script: SCRIPT });
  return parsed.ok ? parsed : err(importFailure(parsed.error));
}

function importFailure(error: ImportError): HostError {
  const places = (error.places ?? []).map(placeOf);
  return hostError('import-refused', error.message, {
    params: { ...error.params, reason: error.code },
    ...(places.length > 0 ? { places } : {}),
  });
}
