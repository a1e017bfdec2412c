/**
 * Whether a command whose answer was lost reached the host: its change stands in the log after `since`.
 * Compared in the form in which the host stores it, so that defaults and the order of keys do not matter.
 */
import type { Host } from '../../electron/contract/contract.ts';
import { type Change, changeSchema } from '../../models/plan/change.ts';

type Sent =
  | { readonly kind: 'change'; readonly change: Change; readonly label: string }
  | { readonly kind: 'undo' | 'redo' };

export async function wasApplied(host: Host, planId: string, since: number, sent: Sent): Promise<boolean> {
  const log = await host.call('history.list', { planId, limit: 200 });
  if (!log.ok) return false;
  const rows = log.value.rows.filter((row) => row.seq > since);
  if (sent.kind !== 'change') return rows.some((row) => row.kind === sent.kind);
  const stored = changeSchema.safeParse(sent.change);
  if (!stored.success) return false;
  const wanted = JSON.stringify(stored.data);
  return rows.some((row) => row.label === sent.label && JSON.stringify(row.change) === wanted);
}
