/**
 * A workspace opened by a command that wants to write into it, and the plan that is meant there. One that cannot be written
 * is refused, or opened through a private copy where reading it will do. The caller closes it.
 */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { PlanService } from '../../host/plan-service.ts';
import type { CommandContext } from '../command-context.ts';
import { type Failure, wrongUse } from '../failure.ts';
import { exists } from '../files.ts';
import { fromHostError } from '../host-failure.ts';
import { choosePlan } from '../open-plan.ts';
import { openFile } from './open-file.ts';

export type OpenedPlan = {
  /** Its `writable` says whether anything can be kept. */
  readonly plans: PlanService;
  readonly plan: Plan;
  readonly close: () => void;
};

export async function openPlanFile(
  path: string,
  wanted: string | undefined,
  context: Pick<CommandContext, 'now' | 'user'>,
  unwritable: 'refuse' | 'read',
): Promise<Result<OpenedPlan, Failure>> {
  if (!exists(path)) return wrongUse('no-such-file', `There is no file ${path}.`);
  const { commandPlans } = await import('./command-plans.ts');
  const { listPlans } = await import('../../store/plan-list.ts');
  const first = await openFile(path);
  const opened = first.ok || unwritable === 'refuse' ? first : await openFile(path, { readOnly: true });
  if (!opened.ok) return opened;
  const { db, close } = opened.value;
  const plans = commandPlans(opened.value, context);
  const found = find();
  if (!found.ok) close();
  return found;

  function find(): Result<OpenedPlan, Failure> {
    const allowed = plans.writable();
    if (!allowed.ok && unwritable === 'refuse') return err(fromHostError(allowed.error, path));
    const there = listPlans(db).filter(({ deleted }) => !deleted);
    const chosen = choosePlan(there, wanted, path);
    if (!chosen.ok) return chosen;
    const loaded = plans.load(chosen.value);
    return loaded.ok ? ok({ plans, plan: loaded.value.plan, close }) : err(fromHostError(loaded.error, path));
  }
}
