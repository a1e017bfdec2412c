/**
 * A plan as an Excel workbook with live formulas. Promises that nothing is handed over that an independent engine
 * does not recalculate to Hurdle's own figures, under every scenario of the switch; a plan with errors, or one that does
 * not fit, is refused in words. See address-book.ts for building more sheets on top of it.
 */
import { appraise } from '../../../models/appraisal/appraise.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { Language } from '../../contract/common-types.ts';
import type { WorkbookCheck } from '../../contract/exchange-calls.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import { loadExcelize } from '../excelize.ts';
import { finishFile } from './file/finish-file.ts';
import { writeShell } from './file/write-shell.ts';
import { type LiveOptions, proveLive, proveScenarios, type ScenarioProofs } from './live-workbook.ts';
import type { Difference, ProofWatch } from './proof/recalculate.ts';
import { hasSwitch } from './scenarios/switch-rows.ts';

export type ExportedWorkbook = { readonly bytes: Uint8Array; readonly checks: readonly WorkbookCheck[] };

export type ExportWatch = ProofWatch & {
  /** Every figure is proved; what is left is the file. */
  readonly onWriting?: () => void;
};

/** An export of one plan. What takes longest can be done before it is known what else goes onto the sheets. */
export type PreparedExport = {
  /** Proves the plan's own sheets under its scenarios; what is then written with the same options takes less time. */
  readonly proveScenarios: (options: ExportOptions & Pick<LiveOptions, 'language'>) => Promise<void>;
  /** `watch` follows the proof, which is most of the work, and hears when the file itself is written. */
  readonly write: (
    language: Language,
    watch?: ExportWatch,
    options?: ExportOptions,
  ) => Promise<Result<ExportedWorkbook, HostError>>;
};

export type ExportOptions = Omit<LiveOptions, 'language' | 'proofs'>;

export function prepareExport(plan: Plan): PreparedExport {
  const appraisal = appraise(plan);
  const proofs: ScenarioProofs = new Map();
  return {
    proveScenarios: async (options) => {
      if (appraisal.ok) await proveScenarios(appraisal, { ...options, proofs });
    },
    write: async (language, watch = {}, options = {}) => {
      if (!appraisal.ok) return err(planErrors(appraisal));
      // The library makes itself ready beside the proof.
      const loading = loadExcelize();
      // Where the plan is refused nobody waits for it; where it is awaited its failure is thrown there.
      loading.catch(() => undefined);
      const proved = await proveLive(appraisal, { ...options, language, proofs }, watch);
      switch (proved.kind) {
        case 'unwritable':
          return err(refusal('cannot be written as Excel formulas', proved.places));
        case 'differs':
          return err(
            refusal('differ when an independent engine recalculates them', proved.differences.map(place)),
          );
        case 'proved': {
          const { book, workbook, checks } = proved;
          watch.onWriting?.();
          const shell = writeShell(
            await loading,
            { ...book, switchedTo: hasSwitch(book) ? book.shown.name : null },
            workbook,
          );
          return ok({ bytes: await finishFile(shell, workbook), checks });
        }
      }
    },
  };
}

export function exportWorkbook(
  plan: Plan,
  language: Language,
  watch?: ExportWatch,
  options?: ExportOptions,
): Promise<Result<ExportedWorkbook, HostError>> {
  return prepareExport(plan).write(language, watch, options);
}

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
