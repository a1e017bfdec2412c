/**
 * The undoing of an assignment or of saved rules: exactly the entries that it moved go back to the line and sign they had,
 * and the rules are again what they were. All of it or nothing: where something was changed since, it is refused. Kept in
 * memory for as long as the workspace is open, the latest few.
 */
import type { Database } from 'better-sqlite3';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { AccountRule } from '../../contract/tracking/actuals-calls.ts';
import { listRules, saveRules } from '../../store/tracking/account-rules.ts';
import { QUEUE } from '../../store/tracking/actual-keys.ts';
import { type MovedEntries, moveBack } from '../../store/tracking/queue.ts';

export type DoneMoves = {
  readonly planId: string;
  readonly rulesBefore: readonly AccountRule[];
  readonly rules: readonly AccountRule[];
  readonly moved: readonly MovedEntries[];
};

const MOST_KEPT = 20;
const kept = new WeakMap<Database, Map<string, DoneMoves>>();

/** The id that undoes it; null where nothing was changed. */
export function keepForUndo(db: Database, done: DoneMoves, newId: () => string): string | null {
  if (done.moved.length === 0 && same(done.rulesBefore, done.rules)) return null;
  const all = kept.get(db) ?? new Map<string, DoneMoves>();
  kept.set(db, all);
  const id = newId();
  all.set(id, done);
  for (const oldest of all.keys()) {
    if (all.size <= MOST_KEPT) break;
    all.delete(oldest);
  }
  return id;
}

/** Gives how many entries went back, and the lines whose sums changed. Each can be undone once. */
export function undoMoves(
  db: Database,
  planId: string,
  undoId: string,
): Result<{ readonly moved: number; readonly lineIds: readonly string[] }, HostError> {
  const all = kept.get(db);
  const done = all?.get(undoId);
  if (!done || done.planId !== planId) return err(tooLate());
  const work = db.transaction((): boolean => {
    if (!same(listRules(db, planId), done.rules)) return false;
    saveRules(db, planId, done.rulesBefore);
    for (const moved of done.moved) if (!moveBack(db, planId, moved)) throw new ChangedSince();
    return true;
  });
  if (!allOrNothing(() => work.immediate())) return err(tooLate());
  all?.delete(undoId);
  const lineIds = new Set(done.moved.flatMap(({ from, to }) => [from, to]));
  lineIds.delete(QUEUE);
  return ok({ moved: done.moved.reduce((sum, { ids }) => sum + ids.length, 0), lineIds: [...lineIds] });
}

/** Ends a transaction without a trace. */
class ChangedSince extends Error {}

function allOrNothing(work: () => boolean): boolean {
  try {
    return work();
  } catch (error) {
    if (error instanceof ChangedSince) return false;
    throw error;
  }
}

function same(a: readonly AccountRule[], b: readonly AccountRule[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function tooLate(): HostError {
  return hostError(
    'change-refused',
    'Entries or rules were changed meanwhile, so this can no longer be undone. Nothing was changed.',
    { params: { reason: 'undo-too-late' } },
  );
}
