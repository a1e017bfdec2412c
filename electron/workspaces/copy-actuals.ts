/**
 * The actuals of a plan, copied into another workspace: batches with their entries, and the rules that map accounts to
 * lines. Batches, lines and accounts get the numbers of the target. Must run inside the caller's transaction.
 */

import type { Database } from 'better-sqlite3';
import { listRules, saveRules } from '../store/tracking/account-rules.ts';
import { numbersOf } from '../store/tracking/actual-keys.ts';
import type { Route } from './copy-companions.ts';

type BatchRow = [id: number, ...facts: unknown[]];
type EntryRow = [line: string, account: string, ...facts: unknown[]];

/** Those that were taken back as well, so that they can be put back. Gives the number of entries. */
export function copyActuals({ source, target, from, to }: Route): number {
  saveRules(target, to, listRules(source, from));
  // Whatever columns there are, so that none is forgotten; ids and what they point to are given anew.
  const batchFacts = columnsOf(target, 'actual_batch', ['id', 'plan_id']);
  const entryFacts = columnsOf(target, 'actual_entry', ['id', 'batch_id', 'line', 'account']);
  const batches = source
    .prepare<[string], BatchRow>(
      `SELECT id, ${batchFacts.join(', ')} FROM actual_batch WHERE plan_id = ? AND state <> 'staged' ORDER BY id`,
    )
    .raw(true)
    .all(from);
  const insertBatch = target.prepare(insertInto('actual_batch', ['plan_id', ...batchFacts]));
  const insertEntry = target.prepare(
    insertInto('actual_entry', ['batch_id', 'line', 'account', ...entryFacts]),
  );
  const entries = source
    .prepare<[number], EntryRow>(
      `SELECT l.line_id, a.account, ${entryFacts.map((name) => `e.${name}`).join(', ')} FROM actual_entry e
       JOIN actual_line l ON l.id = e.line JOIN actual_account a ON a.id = e.account
       WHERE e.batch_id = ? ORDER BY e.id`,
    )
    .raw(true);
  const numbers = numbersOf(target, to);
  const lines = remembered(numbers.line);
  const accounts = remembered(numbers.account);
  let copied = 0;
  for (const [id, ...facts] of batches) {
    const batch = Number(insertBatch.run(to, ...facts).lastInsertRowid);
    for (const [line, account, ...rest] of entries.iterate(id)) {
      insertEntry.run(batch, lines(line), accounts(account), ...rest);
      copied += 1;
    }
  }
  return copied;
}

function columnsOf(db: Database, table: string, without: readonly string[]): readonly string[] {
  return db
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
    .pluck()
    .all(table)
    .filter((name) => !without.includes(name));
}

function insertInto(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
}

function remembered(give: (name: string) => number): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    const number = known.get(name) ?? give(name);
    known.set(name, number);
    return number;
  };
}
