/**
 * Approved baselines: a whole plan value, frozen under a name, a person and a date. Never changed and never deleted; each
 * is hashed together with the one before it, so that an altered one is noticed.
 */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Baseline } from '../../contract/tracking/baseline-calls.ts';

type Row = {
  id: string;
  plan_id: string;
  seq: number;
  name: string;
  note: string;
  approved_by: string;
  approved_at: string;
  who: string;
  hash: string;
};

const COLUMNS = 'id, plan_id, seq, name, note, approved_by, approved_at, who, hash';

/** Must run inside the caller's transaction. Gives the baseline with its hash. */
export function insertBaseline(db: Database, facts: Omit<Baseline, 'hash'>, planText: string): Baseline {
  const baseline = { ...facts, hash: hashOf(newestHash(db, facts.planId), facts, planText) };
  db.prepare(`INSERT INTO baseline (${COLUMNS}, plan) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
    baseline.id,
    baseline.planId,
    baseline.seq,
    baseline.name,
    baseline.note,
    baseline.approvedBy,
    baseline.approvedAt,
    baseline.who,
    baseline.hash,
    planText,
  );
  return baseline;
}

/** Newest first: the first is the one in force. */
export function listBaselines(db: Database, planId: string): Baseline[] {
  return db
    .prepare<[string], Row>(`SELECT ${COLUMNS} FROM baseline WHERE plan_id = ? ORDER BY rowid DESC`)
    .all(planId)
    .map(toBaseline);
}

/** The plan's JSON text, still to be validated. */
export function baselineText(db: Database, id: string): string | null {
  return (
    db.prepare<[string], { plan: string }>('SELECT plan FROM baseline WHERE id = ?').get(id)?.plan ?? null
  );
}

/** Follows the chain from the first on; the id of the first that does not hold, or null. */
export function firstAltered(db: Database, planId: string): string | null {
  let before = '';
  for (const baseline of listBaselines(db, planId).toReversed()) {
    const hash = hashOf(before, baseline, baselineText(db, baseline.id) ?? '');
    if (hash !== baseline.hash) return baseline.id;
    before = hash;
  }
  return null;
}

function newestHash(db: Database, planId: string): string {
  return listBaselines(db, planId)[0]?.hash ?? '';
}

function hashOf(before: string, facts: Omit<Baseline, 'hash'>, planText: string): string {
  const { id, planId, seq, name, note, approvedBy, approvedAt, who } = facts;
  return createHash('sha256')
    .update(JSON.stringify([before, id, planId, seq, name, note, approvedBy, approvedAt, who]))
    .update(planText)
    .digest('hex');
}

function toBaseline(row: Row): Baseline {
  return {
    id: row.id,
    planId: row.plan_id,
    seq: row.seq,
    name: row.name,
    note: row.note,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    who: row.who,
    hash: row.hash,
  };
}
