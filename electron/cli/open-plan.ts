/**
 * The plan that FILE means: a plan as JSON, or one plan of a workspace, by --plan (id or name) where it has
 * several. Workspaces are opened through a private copy for reading; nothing is ever written here.
 * A file without the plan's format is wrong use (2); a plan with faulty fields is a plan with errors (1).
 */
import { parsePlan } from '../../models/plan/parse-plan.ts';
import { err, ok, type Result } from '../../models/plan/result.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { sealedPageSize } from '../store/cipher/sealed-header.ts';
import { type Failure, wrongUse } from './failure.ts';
import { kindOfName, readFile, readJson } from './files.ts';
import { openFile } from './workspace/open-file.ts';

const SQLITE_MAGIC = 'SQLite format 3\0';

export async function openPlan(path: string, wanted: string | undefined): Promise<Result<Plan, Failure>> {
  const kind = kindOfName(path);
  if (kind === 'workspace') return openFromWorkspace(path, wanted);
  const bytes = readFile(path);
  if (!bytes.ok) return bytes;
  const isDatabase =
    bytes.value.subarray(0, 16).toString('latin1') === SQLITE_MAGIC || sealedPageSize(bytes.value) !== null;
  if (isDatabase) return openFromWorkspace(path, wanted);
  if (kind === 'workbook') {
    return wrongUse(
      'not-a-plan',
      `${path} is a workbook or table; bring it in with: hurdle import ${path} --into plan.json`,
    );
  }
  const json = readJson(path);
  if (!json.ok) return json;
  const plan = planFromJson(json.value, path);
  if (!plan.ok) return plan;
  if (wanted !== undefined && wanted !== plan.value.id && wanted !== plan.value.name) {
    return wrongUse('no-such-plan', `${path} holds the plan "${plan.value.name}", not "${wanted}".`);
  }
  return plan;
}

export function planFromJson(input: unknown, path: string): Result<Plan, Failure> {
  if (typeof input !== 'object' || input === null || !('format' in input) || input.format !== 'hurdle-plan') {
    return wrongUse('not-a-plan', `${path} is not a Hurdle plan: it lacks "format": "hurdle-plan".`);
  }
  if ('version' in input && typeof input.version === 'number' && input.version > 1) {
    return wrongUse(
      'newer-version',
      `${path} was written by a newer Hurdle (plan version ${input.version}, this one reads 1). Update Hurdle to open it.`,
    );
  }
  const plan = parsePlan(input);
  if (plan.ok) return plan;
  const count = plan.error.length;
  return err({
    exit: 1,
    code: 'plan-invalid',
    message: `${path}: the plan has ${count === 1 ? 'one faulty field' : `${count} faulty fields`}.`,
    places: plan.error,
  });
}

async function openFromWorkspace(path: string, wanted: string | undefined): Promise<Result<Plan, Failure>> {
  const { listPlans } = await import('../store/plan-list.ts');
  const { loadPlan } = await import('../store/plan-rows.ts');
  const opened = await openFile(path, { readOnly: true });
  if (!opened.ok) return opened;
  try {
    const plans = listPlans(opened.value.db).filter((plan) => !plan.deleted);
    const chosen = choosePlan(plans, wanted, path);
    if (!chosen.ok) return chosen;
    const stored = loadPlan(opened.value.db, chosen.value);
    const plan = parsePlan(stored?.plan);
    return plan.ok ? plan : err({ ...alteredPlan(path), places: plan.error });
  } finally {
    opened.value.close();
  }
}

function alteredPlan(path: string): Failure {
  return {
    exit: 2,
    code: 'workspace-damaged',
    message: `${path}: this plan was altered by another program and cannot be read. Open the newest backup of the workspace.`,
  };
}

type Named = { readonly id: string; readonly name: string };

export function choosePlan(
  plans: readonly Named[],
  wanted: string | undefined,
  path: string,
): Result<string, Failure> {
  const names = plans.map((plan) => `"${plan.name}" (${plan.id})`).join(', ');
  if (plans.length === 0) return wrongUse('no-such-plan', `${path} holds no plan yet.`);
  if (wanted === undefined) {
    const [only] = plans;
    if (plans.length === 1 && only) return ok(only.id);
    return wrongUse('which-plan', `${path} holds ${plans.length} plans; choose one with --plan: ${names}.`);
  }
  const byId = plans.find((plan) => plan.id === wanted);
  const byName = plans.filter((plan) => plan.name === wanted);
  if (byId) return ok(byId.id);
  const [one] = byName;
  if (one && byName.length === 1) return ok(one.id);
  if (one)
    return wrongUse(
      'which-plan',
      `${path} holds ${byName.length} plans called "${wanted}"; choose by id: ${names}.`,
    );
  return wrongUse('no-such-plan', `${path} has no plan "${wanted}". It holds: ${names}.`);
}
