/**
 * What every call about actuals begins and ends with: the plan in a workspace that may be written, and the news of a
 * write for the sums in memory and for the windows.
 */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { DaySums } from '../../../models/tracking/actuals/day-sums.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { Batch } from '../../contract/tracking/actuals-calls.ts';
import type { HostContext } from '../../host/host-context.ts';
import type { Opened } from '../../host/workspace-session.ts';
import { findBatch, type StoredBatch } from '../../store/tracking/batches.ts';
import { countWaiting } from './waiting-entries.ts';

export type PlanOnDesk = { readonly opened: Opened; readonly plan: Plan };

export function readPlan({ session }: HostContext, planId: string): Result<PlanOnDesk, HostError> {
  const opened = session.current();
  if (!opened.ok) return opened;
  const loaded = opened.value.plans.load(planId);
  return loaded.ok ? ok({ opened: opened.value, plan: loaded.value.plan }) : loaded;
}

export function writePlan(context: HostContext, planId: string): Result<PlanOnDesk, HostError> {
  const found = readPlan(context, planId);
  if (!found.ok) return found;
  const allowed = found.value.opened.plans.writable();
  return allowed.ok ? found : allowed;
}

/** What changed in the sums: entries came, or these lines have to be read again. */
export type News =
  | { readonly kind: 'added'; readonly sums: DaySums }
  | { readonly kind: 'lines'; readonly lineIds: readonly string[] };

export function tellActuals({ events }: HostContext, { tracking }: Opened, planId: string, news: News): void {
  if (news.kind === 'added') tracking.actualsAdded(planId, news.sums);
  else tracking.actualsChanged(planId, news.lineIds);
  events.emit({ name: 'tracking.changed', payload: { planId, what: 'actuals' } });
}

export function storedBatch(
  { plans }: Opened,
  planId: string,
  batchId: number,
): Result<StoredBatch, HostError> {
  const found = findBatch(plans.db, planId, batchId);
  if (found && found.state !== 'staged') return ok(found);
  return err(hostError('not-found', 'This batch does not exist (any more).', { field: 'batchId' }));
}

/** The batch as it is now, with the length of the queue. */
export function withQueue(
  { plans }: Opened,
  plan: Plan,
  batchId: number,
): { readonly batch: Batch; readonly queue: number } {
  const found = findBatch(plans.db, plan.id, batchId);
  if (!found) throw new Error('a batch that was just written is missing');
  return { batch: found.batch, queue: countWaiting(plans.db, plan) };
}
