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
import { loadExcelize } from '../excelize.ts';
import { type Book, gatherBook } from './book.ts';
import { cellName } from './columns.ts';
import { composeWorkbook, type Workbook } from './compose-workbook.ts';
import { finishFile } from './file/finish-file.ts';
import { writeShell } from './file/write-shell.ts';
import { createLiveModel } from './formulas/live-model.ts';
import {
  type Difference,
  type ProofWatch,
  type Recalculation,
  recalculate,
  tooHeavy,
} from './proof/recalculate.ts';

export type ExportedWorkbook = { readonly bytes: Uint8Array; readonly checks: readonly WorkbookCheck[] };

/** Excel's own limit for the text of one formula. */
const LONGEST_FORMULA = 8192;

/** `watch` follows the proof, which is most of the work. */
export async function exportWorkbook(
  plan: Plan,
  language: Language,
  watch: ProofWatch = {},
): Promise<Result<ExportedWorkbook, HostError>> {
  const appraisal = appraise(plan);
  if (!appraisal.ok) return err(planErrors(appraisal));
  // The library makes itself ready beside the proof.
  const loading = loadExcelize();
  // Where the plan is refused nobody waits for it; where it is awaited its failure is thrown there.
  loading.catch(() => undefined);
  const parts = gatherBook(appraisal, language);
  const model = createLiveModel(parts);
  const attempt = async (notFound: ReadonlySet<string>): Promise<Attempt> => {
    const book = { ...parts, lineCell: model.lineCell, notFound };
    const workbook = composeWorkbook(book, model);
    const problems = unwritable(workbook.cells);
    if (problems.length > 0)
      return { kind: 'refused', error: refusal('cannot be written as Excel formulas', problems) };
    return { kind: 'proved', book, workbook, ...(await recalculate(workbook.cells, watch)) };
  };
  let result = await attempt(new Set());
  const searches = result.kind === 'proved' ? result.differences.flatMap(({ search }) => search ?? []) : [];
  // A search that does not end at our root (near -100 %, say) is shown as a figure, and all is proved again.
  if (searches.length > 0) result = await attempt(new Set(searches));
  if (result.kind === 'refused') return err(result.error);
  const { book, workbook, checks, differences } = result;
  if (differences.length > 0) {
    return err(refusal('differ when an independent engine recalculates them', differences.map(place)));
  }
  const shell = writeShell(await loading, book, workbook);
  return ok({ bytes: await finishFile(shell, workbook), checks });
}

type Attempt =
  | { readonly kind: 'refused'; readonly error: HostError }
  | ({ readonly kind: 'proved'; readonly book: Book; readonly workbook: Workbook } & Recalculation);

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

function unwritable(cells: Workbook['cells']) {
  const heavy = new Set(tooHeavy(cells));
  return cells.flatMap((cell) => {
    const { sheet, row, column, content } = cell;
    if (content.kind !== 'formula') return [];
    const isLong = content.formula.length > LONGEST_FORMULA;
    if (!isLong && !heavy.has(cell)) return [];
    return [
      {
        path: `${sheet}!${cellName(column, row)}`,
        message: isLong
          ? `formula of ${content.formula.length} characters; Excel holds ${LONGEST_FORMULA}`
          : 'formula of too many steps to be recalculated; split it into several lines',
      },
    ];
  });
}
