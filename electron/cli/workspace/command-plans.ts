/**
 * The plans of a workspace as a command works with them: signed with the user's name and the command's clock, and nobody
 * else to be told. Every command that reads or changes plans of an open file does it through here.
 */
import { createPlanService, type PlanService } from '../../host/plan-service.ts';
import type { OpenWorkspace } from '../../store/open-workspace.ts';
import type { CommandContext } from '../command-context.ts';

export function commandPlans(
  { db, readOnly }: Pick<OpenWorkspace, 'db' | 'readOnly'>,
  { now, user }: Pick<CommandContext, 'now' | 'user'>,
): PlanService {
  return createPlanService({ db, readOnly, now, who: () => user, announce: () => undefined });
}
