/**
 * A workspace opened for packs: for writing where that is possible, so that what is handed over is kept; else through a
 * private copy. The caller closes it.
 */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { PackedWorkspace } from '../../packs/content/gather-facts.ts';
import type { CommandContext } from '../command-context.ts';
import { type Failure, wrongUse } from '../failure.ts';
import { exists } from '../files.ts';
import { fromHostError } from '../host-failure.ts';
import { choosePlan } from '../open-plan.ts';
import { openFile } from '../workspace/open-file.ts';

export type Packed = {
  readonly workspace: PackedWorkspace;
  readonly plan: Plan;
  /** What is handed over is kept in its history. */
  readonly keeps: boolean;
  readonly close: () => void;
};

export async function openPacked(
  path: string,
  wanted: string | undefined,
  context: Pick<CommandContext, 'now' | 'user'>,
): Promise<Result<Packed, Failure>> {
  if (!exists(path)) return wrongUse('no-such-file', `There is no file ${path}.`);
  const { createPlanService } = await import('../../host/plan-service.ts');
  const { createTracking } = await import('../../tracking/tracking.ts');
  const { listPlans } = await import('../../store/plan-list.ts');
  const writable = await openFile(path);
  const opened = writable.ok ? writable : await openFile(path, { readOnly: true });
  if (!opened.ok) return opened;
  const { db, readOnly, close } = opened.value;
  const plans = createPlanService({
    db,
    readOnly,
    now: context.now,
    who: () => context.user,
    announce: () => undefined,
  });
  const found = find();
  if (!found.ok) close();
  return found;

  function find(): Result<Packed, Failure> {
    const there = listPlans(db).filter(({ deleted }) => !deleted);
    const chosen = choosePlan(there, wanted, path);
    if (!chosen.ok) return chosen;
    const loaded = plans.load(chosen.value);
    if (!loaded.ok) return err(fromHostError(loaded.error, path));
    return ok({
      workspace: { plans, tracking: createTracking(plans) },
      plan: loaded.value.plan,
      keeps: plans.writable().ok,
      close,
    });
  }
}
