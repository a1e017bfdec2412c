/**
 * The lists of a plan beside its lines, one row a part: its scenarios, warning rules, milestones
 * and targets. Saving writes the parts that differ and
 * relies on untouched parts being the same objects; loading gives exactly what was saved.
 * All writing functions must run inside the caller's transaction.
 */
import type { Database } from 'better-sqlite3';
import type { Plan } from '../../models/plan/schema.ts';
import { TRACKING_LISTS } from '../../models/plan/tracking/apply-tracking.ts';

/** The plan's lists that are stored here, each with the name it has in the plan. */
export const PART_LISTS = ['scenarios', ...TRACKING_LISTS] as const;
type PartList = (typeof PART_LISTS)[number];
type Part = NonNullable<Plan[PartList]>[number];

export function insertParts(db: Database, plan: Plan): void {
  for (const list of PART_LISTS) saveList(db, plan.id, list, [], plan[list] ?? []);
}

export function saveParts(db: Database, before: Plan, after: Plan): void {
  for (const list of PART_LISTS) {
    if (before[list] !== after[list]) saveList(db, after.id, list, before[list] ?? [], after[list] ?? []);
  }
}

/** The lists that have parts, as plain JSON still to be validated. */
export function loadParts(
  db: Database,
  planId: string,
  parse: (text: string) => object,
): Readonly<Record<string, unknown>> {
  const rows = db
    .prepare<[string], { kind: string; id: string; body: string }>(
      'SELECT kind, id, body FROM plan_part WHERE plan_id = ? ORDER BY kind, position, id',
    )
    .all(planId);
  const lists: Record<string, object[]> = {};
  for (const list of PART_LISTS) {
    const parts = rows.filter(({ kind }) => kind === list).map(({ id, body }) => ({ ...parse(body), id }));
    if (parts.length > 0) lists[list] = parts;
  }
  return lists;
}

function saveList(
  db: Database,
  planId: string,
  list: PartList,
  before: readonly Part[],
  after: readonly Part[],
): void {
  const kept = new Set(after.map(({ id }) => id));
  const remove = db.prepare('DELETE FROM plan_part WHERE plan_id = ? AND kind = ? AND id = ?');
  for (const { id } of before) if (!kept.has(id)) remove.run(planId, list, id);
  const places = new Map(before.map((part, position) => [part.id, { part, position }]));
  const put = db.prepare(
    `INSERT INTO plan_part (plan_id, kind, id, position, body) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (plan_id, kind, id) DO UPDATE SET position = excluded.position, body = excluded.body`,
  );
  after.forEach((part, position) => {
    const was = places.get(part.id);
    if (was?.part === part && was.position === position) return;
    const { id, ...body } = part;
    put.run(planId, list, id, position, JSON.stringify(body));
  });
}
