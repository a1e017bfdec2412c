/**
 * The change log: who changed what when, what was before and after, each row chained by SHA-256 to the row
 * before it, the first to the plan as it was created. Rows are only ever added; nothing here updates or deletes.
 */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Change } from '../../models/plan/change.ts';
import type { ChangeKind } from '../contract/history-calls.ts';

export type NewRow = {
  readonly planId: string;
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly client: string;
  readonly kind: ChangeKind;
  readonly label: string;
  readonly change: Change;
  readonly inverse: Change;
};

/** A row as stored; change and inverse are JSON texts, because the hash is over exactly these. */
export type LogRow = {
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly client: string;
  readonly kind: ChangeKind;
  readonly label: string;
  readonly change: string;
  readonly inverse: string;
  readonly previous_hash: string;
  readonly hash: string;
};

const COLUMNS = 'seq, at, who, client, kind, label, change, inverse, previous_hash, hash';

export function appendRow(db: Database, origin: () => string, row: NewRow, lineIds: readonly string[]): void {
  const previous = row.seq === 1 ? originHash(origin()) : (rowAt(db, row.planId, row.seq - 1)?.hash ?? '');
  const stored = {
    ...row,
    // The file keeps whole characters only; the hash has to be over what can be read again.
    who: row.who.toWellFormed(),
    client: row.client.toWellFormed(),
    label: row.label.toWellFormed(),
    change: JSON.stringify(row.change),
    inverse: JSON.stringify(row.inverse),
    previous_hash: previous,
  };
  const hash = rowHash(row.planId, stored);
  db.prepare(
    `INSERT INTO change_log (plan_id, seq, at, who, client, kind, label, change, inverse, previous_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.planId,
    row.seq,
    row.at,
    stored.who,
    stored.client,
    row.kind,
    stored.label,
    stored.change,
    stored.inverse,
    previous,
    hash,
  );
  const touch = db.prepare('INSERT INTO change_line (plan_id, line_id, seq) VALUES (?, ?, ?)');
  for (const lineId of lineIds) touch.run(row.planId, lineId, row.seq);
}

export function rowAt(db: Database, planId: string, seq: number): LogRow | null {
  return (
    db
      .prepare<[string, number], LogRow>(`SELECT ${COLUMNS} FROM change_log WHERE plan_id = ? AND seq = ?`)
      .get(planId, seq) ?? null
  );
}

export type LogFilter = {
  readonly before?: number | undefined;
  readonly who?: string | undefined;
  readonly lineId?: string | undefined;
};

/** Newest first. */
export function listRows(db: Database, planId: string, filter: LogFilter, limit: number): LogRow[] {
  return db
    .prepare<unknown[], LogRow>(
      `SELECT ${COLUMNS} FROM change_log
       WHERE plan_id = @planId AND seq < @before AND (@who IS NULL OR who = @who)
         AND (@lineId IS NULL OR seq IN
           (SELECT seq FROM change_line WHERE plan_id = @planId AND line_id = @lineId))
       ORDER BY seq DESC LIMIT @limit`,
    )
    .all({
      planId,
      before: filter.before ?? Number.MAX_SAFE_INTEGER,
      who: filter.who ?? null,
      lineId: filter.lineId ?? null,
      limit,
    });
}

/** From the oldest on; each row is read only when asked for, so that a long log needs little memory. */
export function rowsForward(db: Database, planId: string): IterableIterator<LogRow> {
  return db
    .prepare<[string], LogRow>(`SELECT ${COLUMNS} FROM change_log WHERE plan_id = ? ORDER BY seq`)
    .iterate(planId);
}

/** Rows after `seq`, from the newest down. */
export function rowsBackTo(db: Database, planId: string, seq: number): IterableIterator<LogRow> {
  return db
    .prepare<[string, number], LogRow>(
      `SELECT ${COLUMNS} FROM change_log WHERE plan_id = ? AND seq > ? ORDER BY seq DESC`,
    )
    .iterate(planId, seq);
}

export function originHash(origin: string): string {
  return sha256(JSON.stringify(['hurdle-origin', origin]));
}

export function rowHash(planId: string, row: Omit<LogRow, 'hash'>): string {
  return sha256(
    JSON.stringify([
      'hurdle-change',
      planId,
      row.seq,
      row.at,
      row.who,
      row.client,
      row.kind,
      row.label,
      row.change,
      row.inverse,
      row.previous_hash,
    ]),
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
