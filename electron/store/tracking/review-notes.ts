/**
 * Review notes of a line (PDCA: comment, cause, action, owner, due date, effect). A note belongs to the month it was opened
 * for and is carried on until it is closed. Notes are never deleted.
 */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { monthNumber, monthText } from '../../../models/tracking/outlook/frame.ts';
import type { ReviewNote } from '../../contract/tracking/note-calls.ts';

type Row = {
  id: string;
  plan_id: string;
  line_id: string;
  month: number;
  at: string;
  who: string;
  body: string;
  closed_at: string | null;
};

const COLUMNS = 'id, plan_id, line_id, month, at, who, body, closed_at';

const bodySchema = z.object({
  comment: z.string().catch(''),
  cause: z.string().catch(''),
  action: z.string().catch(''),
  owner: z.string().catch(''),
  due: z.string().nullable().catch(null),
  effect: z.string().catch(''),
  changedAt: z.string().nullable().catch(null),
  changedBy: z.string().nullable().catch(null),
});

export type StoredNote = Omit<ReviewNote, 'carried'>;

export type NoteFilter = {
  readonly lineId?: string | undefined;
  readonly openOnly?: boolean | undefined;
  /** Notes of this month, and the open ones of earlier months. */
  readonly month?: number | undefined;
};

/** Oldest first. */
export function listNotes(db: Database, planId: string, filter: NoteFilter = {}): StoredNote[] {
  const { lineId, openOnly = false, month } = filter;
  return db
    .prepare<[string], Row>(`SELECT ${COLUMNS} FROM review_note WHERE plan_id = ? ORDER BY month, at, rowid`)
    .all(planId)
    .map(toNote)
    .filter((note) => lineId === undefined || note.lineId === lineId)
    .filter((note) => !openOnly || note.state === 'open')
    .filter((note) => {
      if (month === undefined) return true;
      const opened = monthNumber(note.month);
      return opened === month || (opened < month && note.state === 'open');
    });
}

export function findNote(db: Database, planId: string, id: string): StoredNote | null {
  const row = db
    .prepare<[string, string], Row>(`SELECT ${COLUMNS} FROM review_note WHERE plan_id = ? AND id = ?`)
    .get(planId, id);
  return row ? toNote(row) : null;
}

/** How many open notes each line (or total) has. */
export function countOpenNotes(db: Database, planId: string): ReadonlyMap<string, number> {
  const rows = db
    .prepare<[string], { line_id: string; count: number }>(
      'SELECT line_id, count(*) AS count FROM review_note WHERE plan_id = ? AND closed_at IS NULL GROUP BY line_id',
    )
    .all(planId);
  return new Map(rows.map(({ line_id, count }) => [line_id, count]));
}

/** Writes a note, new or changed; the id decides. Must run inside the caller's transaction. */
export function saveNote(db: Database, note: StoredNote): void {
  const { comment, cause, action, owner, due, effect, changedAt, changedBy } = note;
  const body = JSON.stringify({ comment, cause, action, owner, due, effect, changedAt, changedBy });
  db.prepare(
    `INSERT INTO review_note (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET line_id = excluded.line_id, month = excluded.month, body = excluded.body,
       closed_at = excluded.closed_at`,
  ).run(note.id, note.planId, note.lineId, monthNumber(note.month), note.at, note.who, body, note.closedAt);
}

function toNote(row: Row): StoredNote {
  const body = bodySchema.parse(readBody(row.body));
  return {
    id: row.id,
    planId: row.plan_id,
    lineId: row.line_id,
    month: monthText(row.month),
    comment: body.comment,
    cause: body.cause,
    action: body.action,
    owner: body.owner,
    due: body.due,
    effect: body.effect,
    state: row.closed_at === null ? 'open' : 'done',
    at: row.at,
    who: row.who,
    changedAt: body.changedAt ?? row.at,
    changedBy: body.changedBy ?? row.who,
    closedAt: row.closed_at,
  };
}

/** A body that another program has broken is an empty one: the note's line, month and author are still there. */
function readBody(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
