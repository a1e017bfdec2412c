/**
 * When each line of a plan was last changed, from the change log: 'YYYY-MM-DD' in UTC by line id. A line that was never
 * changed has the day on which its plan came into the workspace. Reads only.
 */
import type { Database } from 'better-sqlite3';

export function lineDates(
  db: Database,
  planId: string,
  lineIds: readonly string[],
): ReadonlyMap<string, string> {
  const made = db
    .prepare<[string], { created_at: string }>('SELECT created_at FROM plan WHERE id = ?')
    .get(planId);
  const rows = db
    .prepare<[string], { line_id: string; at: string }>(
      `SELECT touched.line_id, max(log.at) AS at
       FROM change_line AS touched JOIN change_log AS log USING (plan_id, seq)
       WHERE touched.plan_id = ? GROUP BY touched.line_id`,
    )
    .all(planId);
  return new Map([
    ...lineIds.flatMap((id): readonly [string, string][] =>
      made ? [[id, made.created_at.slice(0, 10)]] : [],
    ),
    ...rows.map(({ line_id, at }) => [line_id, at.slice(0, 10)] as [string, string]),
  ]);
}
