/**
 * A state of a plan by the name it has on the command line: "plan", a scenario, and in a workspace a snapshot or a
 * point of the change log (#12). Workspaces are opened through a private copy for reading.
 */
import { parsePlan } from '../../../models/plan/parse-plan.ts';
import { ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { type Failure, wrongUse } from '../failure.ts';
import { kindOfName } from '../files.ts';
import { openPlan } from '../open-plan.ts';
import { openFile } from '../workspace/open-file.ts';
import { inScenario } from './subject.ts';

export async function stateNamed(
  file: string,
  wanted: string | undefined,
  state: string,
): Promise<Result<Plan, Failure>> {
  const plan = await openPlan(file, wanted);
  if (!plan.ok || state === 'plan') return plan;
  const scenario = inScenario(plan.value, state);
  if (scenario.ok || kindOfName(file) !== 'workspace') return scenario;
  const earlier = await earlierState(file, plan.value, state);
  return earlier ?? scenario;
}

/** null where the workspace has no such state. */
async function earlierState(file: string, plan: Plan, state: string): Promise<Result<Plan, Failure> | null> {
  const { loadPlan } = await import('../../store/plan-rows.ts');
  const { listSnapshots, snapshotPlan } = await import('../../store/snapshots.ts');
  const { planAt } = await import('../../host/history/plan-history.ts');
  const opened = await openFile(file, { readOnly: true });
  if (!opened.ok) return opened;
  const { db, close } = opened.value;
  try {
    const seq = /^#(\d+)$/.exec(state)?.[1];
    if (seq !== undefined) {
      const present = loadPlan(db, plan.id)?.seq ?? 0;
      const found = planAt(db, plan.id, { plan, seq: present }, Number(seq));
      if (found.ok) return ok(found.value);
      return wrongUse('no-such-state', `${found.error.message} The log ends at #${present}.`);
    }
    const snapshot = listSnapshots(db, plan.id).find(({ name, id }) => name === state || id === state);
    if (!snapshot) return null;
    const kept = parsePlan(JSON.parse(snapshotPlan(db, snapshot.id) ?? 'null'));
    return kept.ok
      ? kept
      : wrongUse('workspace-damaged', `The snapshot "${state}" was altered by another program.`);
  } finally {
    close();
  }
}
