/**
 * The short numbers that stand for lines and accounts in the entries of a plan, and which batches count. The queue is a
 * line of its own, named ''. Numbers are given once and never taken away, so that no entry can lose its line.
 */
import type { Database } from 'better-sqlite3';

/** What stands for "no line" in the store. */
export const QUEUE = '';

export type ActualLine = { readonly id: number; readonly lineId: string };

/** Lines that have or had entries, the queue among them. */
export function actualLines(db: Database, planId: string): readonly ActualLine[] {
  return db
    .prepare<[string], ActualLine>(
      'SELECT id, line_id AS lineId FROM actual_line WHERE plan_id = ? ORDER BY line_id',
    )
    .all(planId);
}

export type Numbers = {
  /** Null: no entry was ever on this line, or ever had this account. */
  readonly findLine: (lineId: string) => number | null;
  readonly findAccount: (account: string) => number | null;
  /** These give a number where there is none yet, and must run inside the caller's transaction. */
  readonly line: (lineId: string) => number;
  readonly account: (account: string) => number;
};

export function numbersOf(db: Database, planId: string): Numbers {
  const of = (table: 'actual_line' | 'actual_account', column: 'line_id' | 'account') => {
    const select = db
      .prepare<[string, string], number>(`SELECT id FROM ${table} WHERE plan_id = ? AND ${column} = ?`)
      .pluck();
    const insert = db.prepare(`INSERT INTO ${table} (plan_id, ${column}) VALUES (?, ?)`);
    const find = (name: string): number | null => select.get(planId, name) ?? null;
    return { find, give: (name: string) => find(name) ?? Number(insert.run(planId, name).lastInsertRowid) };
  };
  const lines = of('actual_line', 'line_id');
  const accounts = of('actual_account', 'account');
  return { findLine: lines.find, findAccount: accounts.find, line: lines.give, account: accounts.give };
}

/**
 * SQL that keeps the entries that count, and nothing at all while every batch of the plan does: a sum over all entries
 * then needs no look at their batches.
 */
export function onlyLive(db: Database, planId: string): string {
  const dead = db
    .prepare<[string], { id: number }>(`SELECT id FROM actual_batch WHERE plan_id = ? AND state <> 'live'`)
    .all(planId);
  return dead.length === 0 ? '' : `AND batch_id NOT IN (${dead.map(({ id }) => id).join(', ')})`;
}
