/**
 * The state that a plan of two workspaces has in common: the chain of hashes names every state for good, so equal hashes
 * mean equal histories up to there. Reads both logs, changes nothing.
 */
import type { Database } from 'better-sqlite3';
import { originHash, rowAt } from '../store/change-log.ts';
import { planOrigin } from '../store/plan-list.ts';

/** The last row that both have (0: as created); null where they do not come from one plan. */
export function commonSeq(mine: Database, theirs: Database, planId: string): number | null {
  const own = planOrigin(mine, planId);
  const other = planOrigin(theirs, planId);
  if (own === null || other === null || originHash(own) !== originHash(other)) return null;
  const same = (seq: number): boolean => {
    const hash = rowAt(mine, planId, seq)?.hash;
    return hash !== undefined && hash === rowAt(theirs, planId, seq)?.hash;
  };
  // Each hash is over the one before it: once they differ they differ for good.
  let low = 0;
  let high = Math.min(newestSeq(mine, planId), newestSeq(theirs, planId));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (same(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

export type SinceRow = {
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly label: string;
  readonly lineIds: readonly string[];
};

/** What was changed after a state, newest first; at most `limit` rows. */
export function changesSince(db: Database, planId: string, seq: number, limit: number): SinceRow[] {
  const lines = db
    .prepare<[string, number], string>('SELECT line_id FROM change_line WHERE plan_id = ? AND seq = ?')
    .pluck();
  return db
    .prepare<[string, number, number], Omit<SinceRow, 'lineIds'>>(
      'SELECT seq, at, who, label FROM change_log WHERE plan_id = ? AND seq > ? ORDER BY seq DESC LIMIT ?',
    )
    .all(planId, seq, limit)
    .map((row) => ({ ...row, lineIds: lines.all(planId, row.seq) }));
}

function newestSeq(db: Database, planId: string): number {
  return db.prepare<[string], number>('SELECT seq FROM plan WHERE id = ?').pluck().get(planId) ?? 0;
}
