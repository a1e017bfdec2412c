/**
 * One side of a comparison on the command line: the plans of a workspace, or the one plan of a JSON file, with the log
 * where there is one. Whoever opens it closes it.
 */
import { parsePlan } from '../../../models/plan/parse-plan.ts';
import { ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { OpenWorkspace } from '../../store/open-workspace.ts';
import type { Side } from '../../workspaces/versions.ts';
import { type Failure, wrongUse } from '../failure.ts';
import { kindOfName } from '../files.ts';
import { openPlan } from '../open-plan.ts';
import { openFile } from './open-file.ts';

export type PlanSide = { readonly plan: Plan; readonly stored: Side | null };

export type FileSide = {
  readonly path: string;
  readonly plans: readonly PlanSide[];
  readonly file: OpenWorkspace | null;
  readonly close: () => void;
};

export async function openSide(path: string, readOnly: boolean): Promise<Result<FileSide, Failure>> {
  if (kindOfName(path) !== 'workspace') {
    const plan = await openPlan(path, undefined);
    if (!plan.ok) return plan;
    return ok({ path, plans: [{ plan: plan.value, stored: null }], file: null, close: () => undefined });
  }
  const opened = await openFile(path, { readOnly });
  if (!opened.ok) return opened;
  const { listPlans } = await import('../../store/plan-list.ts');
  const { loadPlan } = await import('../../store/plan-rows.ts');
  const { db, close } = opened.value;
  const plans: PlanSide[] = [];
  for (const { id, name } of listPlans(db).filter(({ deleted }) => !deleted)) {
    const stored = loadPlan(db, id);
    const plan = parsePlan(stored?.plan);
    if (!plan.ok) {
      close();
      return wrongUse('workspace-damaged', `${path}: the plan "${name}" was altered by another program.`);
    }
    const loaded = { plan: plan.value, seq: stored?.seq ?? 0 };
    plans.push({ plan: plan.value, stored: { db, loaded } });
  }
  return ok({ path, plans, file: opened.value, close });
}
