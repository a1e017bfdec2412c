/**
 * A plan of a workspace with its actuals and its approved baseline, for the commands that only read. The workspace is
 * opened through a private copy, as by the other commands, so it may be open in the application meanwhile.
 */
import type { Database } from 'better-sqlite3';
import { err, type Result } from '../../../models/plan/result.ts';
import type { Tracked } from '../../tracking/tracking.ts';
import type { CommandContext, CommandInput } from '../command-context.ts';
import { type Failure, wrongUse } from '../failure.ts';
import { fromHostError } from '../host-failure.ts';
import { choosePlan } from '../open-plan.ts';
import { openFile } from '../workspace/open-file.ts';

/** Runs `work` while the workspace is open; --workspace and --plan say which plan. */
export async function withTracked<T>(
  { flags }: CommandInput,
  context: Pick<CommandContext, 'now' | 'user'>,
  work: (tracked: Tracked, db: Database) => Result<T, Failure>,
): Promise<Result<T, Failure>> {
  const path = flags.get('workspace');
  if (path === undefined)
    return wrongUse('bad-usage', '--workspace is needed: the file that holds the plan.');
  const { listPlans } = await import('../../store/plan-list.ts');
  const { commandPlans } = await import('../workspace/command-plans.ts');
  const { createTracking } = await import('../../tracking/tracking.ts');
  const opened = await openFile(path, { readOnly: true });
  if (!opened.ok) return opened;
  const { db, close } = opened.value;
  try {
    const plans = listPlans(db).filter((plan) => !plan.deleted);
    const chosen = choosePlan(plans, flags.get('plan'), path);
    if (!chosen.ok) return chosen;
    const service = commandPlans(opened.value, context);
    const tracked = createTracking(service).tracked(chosen.value);
    return tracked.ok ? work(tracked.value, db) : err(fromHostError(tracked.error, path));
  } finally {
    close();
  }
}
