/** When each line of a plan was last changed, from the change log: 'YYYY-MM-DD' in UTC by line id. Reads only. */
import type { Database } from 'better-sqlite3';

export function lineDates(db: Database, planId: string): ReadonlyMap<string, string> {
  const rows = db
    .prepare<[string], { line_id: string; at: string }>(
      `SELECT touched.line_id, max(log.at) AS at
       FROM change_line AS touched JOIN change_log AS log USING (plan_id, seq)
       WHERE touched.plan_id = ? GROUP BY touched.line_id`,
    )
    .all(planId);
  return new Map(rows.map(({ line_id, at }) => [line_id, at.slice(0, 10)]));
}
