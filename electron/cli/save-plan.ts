/**
 * Puts a new plan where --into or --out says: into a workspace (made when absent, added to when there), or as a
 * JSON file, which is never written over.
 */
import { rmSync } from 'node:fs';
import { err, ok, type Result } from '../../models/plan/result.ts';
import type { Plan } from '../../models/plan/schema.ts';
import type { CommandContext } from './command-context.ts';
import { type Failure, wrongUse } from './failure.ts';
import { exists, kindOfName, writeWhole } from './files.ts';
import { fromHostError } from './host-failure.ts';
import { openFile } from './workspace/open-file.ts';

/** Checked before the work, so that nothing is computed for a target that cannot be written. */
export function checkTarget(path: string, flag: string): Result<true, Failure> {
  const kind = kindOfName(path);
  if (kind !== 'workspace' && kind !== 'json') {
    return wrongUse('bad-usage', `${flag} ${path} must end in .hurdle (a workspace) or .json (a plan).`);
  }
  if (kind === 'json' && exists(path)) {
    return wrongUse('exists-already', `${path} exists already and was not touched; choose another name.`);
  }
  return ok(true);
}

export async function savePlan(
  plan: Plan,
  path: string,
  context: CommandContext,
): Promise<Result<true, Failure>> {
  const allowed = checkTarget(path, '');
  if (!allowed.ok) return allowed;
  if (kindOfName(path) === 'json') return writeWhole(path, `${JSON.stringify(plan, null, 2)}\n`);
  return saveInWorkspace(plan, path, context);
}

async function saveInWorkspace(
  plan: Plan,
  path: string,
  context: CommandContext,
): Promise<Result<true, Failure>> {
  const { createWorkspace } = await import('../store/open-workspace.ts');
  const { commandPlans } = await import('./workspace/command-plans.ts');
  const { storeFailure } = await import('../store/store-failure.ts');
  const isNew = !exists(path);
  if (isNew) {
    const created = createWorkspace(path);
    if (!created.ok) return err(fromHostError(created.error, path));
  }
  const opened = await openFile(path);
  if (!opened.ok) return opened;
  let isSaved = false;
  try {
    const service = commandPlans(opened.value, context);
    const saved = service.create(plan);
    isSaved = saved.ok;
    return saved.ok ? saved : err(fromHostError(saved.error, path));
  } catch (error) {
    const failure = storeFailure(error);
    if (failure) return err(fromHostError(failure, path));
    throw error;
  } finally {
    opened.value.close();
    // A workspace made for a plan that did not fit on the disk would stay behind empty.
    if (isNew && !isSaved) for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  }
}
