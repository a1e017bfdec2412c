/**
 * The batches of actuals: what came in together, and goes out together. A batch is staged while it is written, then live,
 * and taken back or put back by one row. Whatever is staged when a workspace is opened was never finished and is removed.
 */
import type { Database } from 'better-sqlite3';
import { figureOf, hundredthsOf } from '../../../models/tracking/actuals/fractions.ts';
import type { AmountSides } from '../../../models/tracking/actuals/import/import-types.ts';
import type { Batch } from '../../contract/tracking/actuals-calls.ts';

export type BatchState = 'staged' | 'live' | 'taken-back';

export type BatchHead = {
  readonly planId: string;
  readonly kind: Batch['kind'];
  readonly name: string;
  readonly at: string;
  readonly who: string;
  readonly sides: AmountSides;
  readonly fileHash: string | null;
  readonly content: string;
};

export type BatchFacts = Pick<Batch, 'entries' | 'firstDay' | 'lastDay' | 'smallest' | 'largest'> & {
  readonly minor: number;
  /** The sum of what its entries have beyond minor units. */
  readonly fine: number;
  /** The sum of the sizes of its entries. */
  readonly gross: number;
};

export type StoredBatch = {
  readonly batch: Batch;
  readonly state: BatchState;
  readonly gross: number;
};

type Row = {
  id: number;
  kind: Batch['kind'];
  state: BatchState;
  name: string;
  at: string;
  who: string;
  taken_back_at: string | null;
  entries: number;
  first_day: number | null;
  last_day: number | null;
  minor: number;
  smallest: number;
  largest: number;
  gross: number;
  fine: number;
};

const COLUMNS =
  'id, kind, state, name, at, who, taken_back_at, entries, first_day, last_day, minor, smallest, largest, gross, fine';

/** Must run inside the caller's transaction, as every function here that writes. */
export function insertBatch(db: Database, head: BatchHead, state: BatchState, facts: BatchFacts): number {
  return Number(
    db
      .prepare(
        `INSERT INTO actual_batch (plan_id, kind, state, name, at, who, sides, file_hash, content,
           entries, first_day, last_day, minor, smallest, largest, gross, fine)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        head.planId,
        head.kind,
        state,
        head.name,
        head.at,
        head.who,
        head.sides,
        head.fileHash,
        head.content,
        facts.entries,
        facts.firstDay,
        facts.lastDay,
        facts.minor,
        facts.smallest,
        facts.largest,
        facts.gross,
        facts.fine,
      ).lastInsertRowid,
  );
}

/** Newest first; those that are being written are not among them. */
export function listBatches(db: Database, planId: string): StoredBatch[] {
  return db
    .prepare<[string], Row>(
      `SELECT ${COLUMNS} FROM actual_batch WHERE plan_id = ? AND state <> 'staged' ORDER BY id DESC`,
    )
    .all(planId)
    .map(toBatch);
}

export function findBatch(db: Database, planId: string, id: number): StoredBatch | null {
  const row = db
    .prepare<[string, number], Row>(`SELECT ${COLUMNS} FROM actual_batch WHERE plan_id = ? AND id = ?`)
    .get(planId, id);
  return row ? toBatch(row) : null;
}

/** The newest live batch with the same file, else with the same entries. */
export function sameBatch(
  db: Database,
  planId: string,
  fileHash: string,
  content: string,
): { readonly batch: Batch; readonly same: 'file' | 'content' } | null {
  const row = db
    .prepare<[string, string, string, string], Row & { file: number }>(
      `SELECT ${COLUMNS}, file_hash = ? AS file FROM actual_batch
       WHERE plan_id = ? AND state = 'live' AND kind = 'file' AND (file_hash = ? OR content = ?)
       ORDER BY file DESC, id DESC LIMIT 1`,
    )
    .get(fileHash, planId, fileHash, content);
  return row ? { batch: toBatch(row).batch, same: row.file === 1 ? 'file' : 'content' } : null;
}

/** A live batch with the file or the entries of a batch that was taken back: to put that back would count them twice. */
export function liveTwin(db: Database, id: number): Batch | null {
  const row = db
    .prepare<[number], Row>(
      `SELECT ${COLUMNS} FROM actual_batch AS other
       WHERE state = 'live' AND kind = 'file' AND EXISTS (
         SELECT 1 FROM actual_batch me WHERE me.id = ? AND me.id <> other.id AND me.plan_id = other.plan_id
           AND me.kind = 'file' AND (me.file_hash = other.file_hash OR me.content = other.content))
       ORDER BY id DESC LIMIT 1`,
    )
    .get(id);
  return row ? toBatch(row).batch : null;
}

/** The sum of the sizes of all entries that count: no sum of any of them can be larger. */
export function liveGross(db: Database, planId: string): number {
  return listBatches(db, planId).reduce((sum, { state, gross }) => sum + (state === 'live' ? gross : 0), 0);
}

export function setBatchState(db: Database, id: number, state: BatchState, takenBackAt: string | null): void {
  db.prepare('UPDATE actual_batch SET state = ?, taken_back_at = ? WHERE id = ?').run(state, takenBackAt, id);
}

/** After an entry of a typed batch was changed. A batch that has none left is removed. */
export function renewBatch(db: Database, id: number): void {
  const done = db
    .prepare(
      `UPDATE actual_batch SET (entries, first_day, last_day, minor, smallest, largest, gross, fine) =
         (SELECT count(*), min(day), max(day), sum(minor * sign), min((minor + fine / 1e8) * sign),
            max((minor + fine / 1e8) * sign), sum(abs(minor)),
            sum(fine * sign)
          FROM actual_entry WHERE batch_id = actual_batch.id)
       WHERE id = ? AND EXISTS (SELECT 1 FROM actual_entry WHERE batch_id = actual_batch.id)`,
    )
    .run(id);
  if (done.changes === 0) db.prepare('DELETE FROM actual_batch WHERE id = ?').run(id);
}

/** Removes at most so many entries of a staged batch, and the batch with its last one. True when it is gone. */
export function discardStaged(db: Database, id: number, most: number): boolean {
  const { changes } = db
    .prepare(`DELETE FROM actual_entry WHERE id IN (SELECT id FROM actual_entry WHERE batch_id = ? LIMIT ?)`)
    .run(id, most);
  if (changes === most) return false;
  db.prepare(`DELETE FROM actual_batch WHERE id = ? AND state = 'staged'`).run(id);
  return true;
}

/** Of every plan. */
export function stagedBatches(db: Database): readonly number[] {
  return db
    .prepare<[], { id: number }>(`SELECT id FROM actual_batch WHERE state = 'staged'`)
    .all()
    .map(({ id }) => id);
}

/** To be called when a workspace is opened for writing: what an import left behind that was broken off. */
export function discardUnfinished(db: Database): void {
  const left = stagedBatches(db);
  if (left.length === 0) return;
  db.transaction(() => {
    for (const id of left) discardStaged(db, id, Number.MAX_SAFE_INTEGER);
  }).immediate();
}

function toBatch(row: Row): StoredBatch {
  return {
    batch: {
      id: row.id,
      kind: row.kind,
      name: row.name,
      at: row.at,
      who: row.who,
      entries: row.entries,
      firstDay: row.first_day,
      lastDay: row.last_day,
      minor: hundredthsOf(row),
      // SQLite has added doubles: the ten decimals that are kept are what it means.
      smallest: hundredthsOf(figureOf(row.smallest)),
      largest: hundredthsOf(figureOf(row.largest)),
      takenBackAt: row.taken_back_at,
    },
    state: row.state,
    gross: row.gross,
  };
}
