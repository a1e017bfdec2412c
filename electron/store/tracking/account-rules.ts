/** The rules that map the accounts of a plan's files to its lines, as one list; its order is only how it is shown. */
import type { Database } from 'better-sqlite3';
import type { AccountRule } from '../../contract/tracking/actuals-calls.ts';

type Row = { id: string; match: AccountRule['match']; account: string; line_id: string; sign: 1 | -1 };

export function listRules(db: Database, planId: string): AccountRule[] {
  return db
    .prepare<[string], Row>(
      'SELECT id, match, account, line_id, sign FROM account_rule WHERE plan_id = ? ORDER BY position',
    )
    .all(planId)
    .map(({ line_id: lineId, ...rule }) => ({ ...rule, lineId }));
}

/** The whole list. Must run inside the caller's transaction. */
export function saveRules(db: Database, planId: string, rules: readonly AccountRule[]): void {
  db.prepare('DELETE FROM account_rule WHERE plan_id = ?').run(planId);
  const insert = db.prepare(
    'INSERT INTO account_rule (id, plan_id, position, match, account, line_id, sign) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  rules.forEach(({ id, match, account, lineId, sign }, position) => {
    insert.run(id, planId, position, match, account, lineId, sign);
  });
}
