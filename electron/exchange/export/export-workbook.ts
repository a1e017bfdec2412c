/**
 * A plan as an Excel workbook with live formulas. Promises that nothing is handed over that an independent engine
 * does not recalculate to Hurdle's own figures; a plan with errors, or one that does not fit, is refused in words.
 */
import { appraise } from '../../../models/appraisal/appraise.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { Language } from '../../contract/common-types.ts';
import type { WorkbookCheck } from '../../contract/exchange-calls.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import { type ExcelFile, fileBytes, loadExcelize } from '../excelize.ts';
import { gatherBook } from './book.ts';
import { composeWorkbook, type Workbook } from './compose-workbook.ts';
import { finishFile } from './finish-file.ts';
import { createLiveModel } from './formulas/live-model.ts';
import { type Difference, type Recalculation, recalculate } from './recalculate.ts';
import { writeBook } from './write-book.ts';

export type ExportedWorkbook = { readonly bytes: Uint8Array; readonly checks: readonly WorkbookCheck[] };

/** Excel's own limit for the text of one formula. */
const LONGEST_FORMULA = 8192;

/** Lines times columns. Beyond it the other engine would work for many minutes, and Excel would hardly open the file. */
const LARGEST_PLAN = 250_000;

export async function exportWorkbook(
  plan: Plan,
  language: Language,
): Promise<Result<ExportedWorkbook, HostError>> {
  const size = plan.lines.length * (plan.timeline.periods + 1);
  if (size > LARGEST_PLAN) return err(tooLarge(size));
  const appraisal = appraise(plan);
  if (!appraisal.ok) return err(planErrors(appraisal));
  const parts = gatherBook(appraisal, language);
  const model = createLiveModel(parts);
  const excelize = await loadExcelize();
  const { summary, statements, returns } = parts.words.sheets;
  const proved = new Set([summary, statements, returns]);
  const attempt = async (notFound: ReadonlySet<string>): Promise<Attempt> => {
    const book = { ...parts, lineCell: model.lineCell, notFound };
    const workbook = composeWorkbook(book, model);
    const problems = tooLong(workbook.cells);
    if (problems.length > 0)
      return { kind: 'refused', error: refusal('cannot be written as Excel formulas', problems) };
    const file = await writeBook(excelize, book, workbook);
    return { kind: 'written', file, workbook, ...(await recalculate(file, workbook.cells, proved)) };
  };
  let result = await attempt(new Set());
  const searches = result.kind === 'written' ? result.differences.flatMap(({ search }) => search ?? []) : [];
  // A search that does not end at our root (near -100 %, say) is shown as a figure, and all is proved again.
  if (searches.length > 0) result = await attempt(new Set(searches));
  if (result.kind === 'refused') return err(result.error);
  const { file, workbook, checks, differences } = result;
  if (differences.length > 0) {
    return err(refusal('differ when an independent engine recalculates them', differences.map(place)));
  }
  return ok({ bytes: finishFile(fileBytes(file), workbook.sheets, workbook.cells), checks });
}

type Attempt =
  | { readonly kind: 'refused'; readonly error: HostError }
  | ({ readonly kind: 'written'; readonly file: ExcelFile; readonly workbook: Workbook } & Recalculation);

function planErrors({ findings, checks }: ReturnType<typeof appraise>): HostError {
  const places = [
    ...findings
      .filter((finding) => finding.severity === 'error')
      .map((finding) => ({
        path: finding.lineCode ?? '',
        message: String(finding.params.message ?? finding.code),
      })),
    ...checks.filter((check) => !check.ok).map((check) => ({ path: check.code, message: 'check failed' })),
  ];
  return hostError(
    'export-refused',
    'The plan has errors, so a workbook of it would show wrong figures. Mend them first; they are listed under the check mark.',
    { places: places.slice(0, 20), params: { reason: 'plan-errors', count: places.length } },
  );
}

function tooLarge(size: number): HostError {
  const words = [size, LARGEST_PLAN].map((count) => count.toLocaleString('en-US'));
  return hostError(
    'export-refused',
    `The plan has ${words[0]} figures; a workbook with live formulas holds ${words[1]} at most. Use quarters or years, or split the plan. The plan itself is untouched.`,
    { params: { reason: 'too-large', count: size } },
  );
}

function refusal(
  what: string,
  places: readonly { readonly path: string; readonly message: string }[],
): HostError {
  return hostError(
    'export-refused',
    `No workbook was written: ${places.length} of its cells ${what}. The plan itself is untouched.`,
    { places: places.slice(0, 20), params: { reason: 'workbook', count: places.length } },
  );
}

function place({ cell, formula, ours, theirs }: Difference): {
  readonly path: string;
  readonly message: string;
} {
  return {
    path: cell,
    message: `Hurdle has ${ours}, the recalculation ${theirs || 'nothing'} (=${formula.slice(0, 200)})`,
  };
}

function tooLong(cells: ReturnType<typeof composeWorkbook>['cells']) {
  return cells.flatMap(({ sheet, row, column, content }) =>
    content.kind === 'formula' && content.formula.length > LONGEST_FORMULA
      ? [
          {
            path: `${sheet} row ${row}, column ${column}`,
            message: `formula of ${content.formula.length} characters; Excel holds ${LONGEST_FORMULA}`,
          },
        ]
      : [],
  );
}
