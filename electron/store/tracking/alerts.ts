/** Alerts in the workspace: one row each, the whole alert in `body`, what is searched by beside it. Rows are never deleted. */
import type { Database } from 'better-sqlite3';
import type { KeptAlert } from '../../../models/tracking/alerts/alert.ts';

type Row = { readonly body: string };

/** Oldest first. */
export function openAlerts(db: Database, planId: string): KeptAlert[] {
  return rows(db, planId, 'closed_at IS NULL ORDER BY at, id');
}

/** Newest first. */
export function closedAlerts(db: Database, planId: string): KeptAlert[] {
  return rows(db, planId, 'closed_at IS NOT NULL ORDER BY closed_at DESC, id');
}

export function findAlert(db: Database, planId: string, id: string): KeptAlert | null {
  const row = db
    .prepare<[string, string], Row>('SELECT body FROM alert WHERE plan_id = ? AND id = ?')
    .get(planId, id);
  return row ? read(row) : null;
}

/** Must run inside the caller's transaction. */
export function putAlerts(db: Database, alerts: readonly KeptAlert[]): void {
  const put = db.prepare(
    `INSERT INTO alert (id, plan_id, rule_id, line_id, opened, at, body, closed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, closed_at = excluded.closed_at`,
  );
  for (const alert of alerts) {
    const { id, planId, ruleId, lineId, opened, at, closed } = alert;
    put.run(id, planId, ruleId, lineId ?? '', opened.index, at, JSON.stringify(alert), closed?.at ?? null);
  }
}

function rows(db: Database, planId: string, where: string): KeptAlert[] {
  return db
    .prepare<[string], Row>(`SELECT body FROM alert WHERE plan_id = ? AND ${where}`)
    .all(planId)
    .map(read);
}

/** Written by putAlerts and by nothing else. */
function read({ body }: Row): KeptAlert {
  return JSON.parse(body) as KeptAlert;
}
