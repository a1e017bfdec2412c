/**
 * What can be taken back and done again, as two stacks of rows of the change log, stored so that they survive
 * a restart. An undo puts its own row on the redo stack and the other way round; an edit clears redo.
 */
import type { Database } from 'better-sqlite3';
import type { Step } from '../contract/common-types.ts';

export type Stack = 'undo_stack' | 'redo_stack';
export type StackEntry = { readonly depth: number; readonly seq: number; readonly label: string };

export function top(db: Database, stack: Stack, planId: string): StackEntry | null {
  return (
    db
      .prepare<[string], StackEntry>(
        `SELECT depth, seq, label FROM ${stack} WHERE plan_id = ? ORDER BY depth DESC LIMIT 1`,
      )
      .get(planId) ?? null
  );
}

export function push(db: Database, stack: Stack, planId: string, seq: number, label: string): void {
  const depth = (top(db, stack, planId)?.depth ?? 0) + 1;
  db.prepare(`INSERT INTO ${stack} (plan_id, depth, seq, label) VALUES (?, ?, ?, ?)`).run(
    planId,
    depth,
    seq,
    label,
  );
}

export function pop(db: Database, stack: Stack, planId: string): void {
  const entry = top(db, stack, planId);
  if (entry) db.prepare(`DELETE FROM ${stack} WHERE plan_id = ? AND depth = ?`).run(planId, entry.depth);
}

export function clear(db: Database, stack: Stack, planId: string): void {
  db.prepare(`DELETE FROM ${stack} WHERE plan_id = ?`).run(planId);
}

export function steps(db: Database, planId: string): { readonly undo: Step; readonly redo: Step } {
  return { undo: step(top(db, 'undo_stack', planId)), redo: step(top(db, 'redo_stack', planId)) };
}

function step(entry: StackEntry | null): Step {
  return entry ? { label: entry.label } : null;
}
