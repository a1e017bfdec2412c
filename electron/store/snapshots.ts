/**
 * Named snapshots: a whole plan value kept under a name. Deleting hides one, so that it can be brought back.
 */
import type { Database } from 'better-sqlite3';
import type { Plan } from '../../models/plan/schema.ts';
import type { Snapshot } from '../contract/history-calls.ts';

type Row = {
  id: string;
  plan_id: string;
  seq: number;
  name: string;
  note: string;
  at: string;
  who: string;
};

const COLUMNS = 'id, plan_id, seq, name, note, at, who';

export function insertSnapshot(db: Database, snapshot: Snapshot, plan: Plan): void {
  db.prepare(
    'INSERT INTO snapshot (id, plan_id, seq, name, note, at, who, plan) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(
    snapshot.id,
    snapshot.planId,
    snapshot.seq,
    snapshot.name,
    snapshot.note,
    snapshot.at,
    snapshot.who,
    JSON.stringify(plan),
  );
}

/** Newest first, without those deleted. */
export function listSnapshots(db: Database, planId: string): Snapshot[] {
  return db
    .prepare<[string], Row>(
      `SELECT ${COLUMNS} FROM snapshot WHERE plan_id = ? AND deleted_at IS NULL ORDER BY at DESC, id`,
    )
    .all(planId)
    .map(toSnapshot);
}

export function findSnapshot(db: Database, id: string): Snapshot | null {
  const row = db
    .prepare<[string], Row>(`SELECT ${COLUMNS} FROM snapshot WHERE id = ? AND deleted_at IS NULL`)
    .get(id);
  return row ? toSnapshot(row) : null;
}

/** The plan's JSON text, still to be validated. */
export function snapshotPlan(db: Database, id: string): string | null {
  return (
    db.prepare<[string], { plan: string }>('SELECT plan FROM snapshot WHERE id = ?').get(id)?.plan ?? null
  );
}

export function renameSnapshot(db: Database, id: string, name: string, note: string | undefined): void {
  db.prepare('UPDATE snapshot SET name = ?, note = coalesce(?, note) WHERE id = ?').run(
    name,
    note ?? null,
    id,
  );
}

/** The plan it belongs to; null when there is no such snapshot. */
export function setSnapshotDeleted(db: Database, id: string, deletedAt: string | null): string | null {
  const row = db
    .prepare<[string | null, string], { plan_id: string }>(
      'UPDATE snapshot SET deleted_at = ? WHERE id = ? RETURNING plan_id',
    )
    .get(deletedAt, id);
  return row?.plan_id ?? null;
}

function toSnapshot(row: Row): Snapshot {
  return {
    id: row.id,
    planId: row.plan_id,
    seq: row.seq,
    name: row.name,
    note: row.note,
    at: row.at,
    who: row.who,
  };
}
