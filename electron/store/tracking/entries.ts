/** The entries of actuals as rows: written in slices, changed one by one (typed ones), listed page by page. */
import type { Database } from 'better-sqlite3';
import { hundredthsOf } from '../../../models/tracking/actuals/fractions.ts';
import { actualLines, numbersOf } from './actual-keys.ts';

export type NewEntry = {
  /** Numbers of actual-keys.ts. */
  readonly line: number;
  readonly account: number;
  readonly day: number;
  /** Natural sign. */
  readonly minor: number;
  /** Beyond it, in the same sign. */
  readonly fine: number;
  /** minor x sign is what the file says. */
  readonly sign: 1 | -1;
  readonly memo: string;
  readonly place: number | null;
};

export type StoredEntry = {
  readonly id: number;
  readonly batchId: number;
  readonly kind: 'file' | 'typed';
  /** QUEUE for none. */
  readonly lineId: string;
  readonly day: number;
  readonly minor: number;
  readonly fine: number;
  readonly account: string;
  readonly memo: string;
  readonly place: number | null;
};

export type EntryFilter = {
  readonly lineId?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly batchId?: number | undefined;
  readonly account?: string | undefined;
  readonly text: string;
  /** Only those on these lines, as line ids; the queue is one of them. */
  readonly onLines?: readonly string[] | undefined;
};

/** `minor` in hundredths, with what lies beyond whole ones where that counts. */
export type EntryPage = {
  readonly entries: readonly Omit<StoredEntry, 'fine'>[];
  readonly total: number;
  readonly minor: number;
};

/** Must run inside the caller's transaction, as every function here that writes. */
export function insertEntries(db: Database, batchId: number, entries: Iterable<NewEntry>): void {
  const insert = db.prepare(
    `INSERT INTO actual_entry (batch_id, line, day, minor, sign, account, memo, place, fine)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { line, day, minor, fine, sign, account, memo, place } of entries) {
    insert.run(batchId, line, day, minor, sign, account, memo, place, fine);
  }
}

export function updateEntry(
  db: Database,
  id: number,
  entry: Pick<NewEntry, 'line' | 'day' | 'minor' | 'fine' | 'memo'>,
): void {
  db.prepare(
    'UPDATE actual_entry SET line = ?, day = ?, minor = ?, fine = ?, sign = 1, memo = ? WHERE id = ?',
  ).run(entry.line, entry.day, entry.minor, entry.fine, entry.memo, id);
}

export function deleteEntry(db: Database, id: number): void {
  db.prepare('DELETE FROM actual_entry WHERE id = ?').run(id);
}

const SELECT = `SELECT e.id, e.batch_id AS batchId, b.kind, l.line_id AS lineId, e.day, e.minor, e.fine, a.account, e.memo, e.place
  FROM actual_entry e JOIN actual_batch b ON b.id = e.batch_id JOIN actual_line l ON l.id = e.line
  JOIN actual_account a ON a.id = e.account`;

export function findEntry(db: Database, planId: string, id: number): StoredEntry | null {
  return (
    db
      .prepare<[string, number], StoredEntry>(
        `${SELECT} WHERE b.plan_id = ? AND b.state <> 'staged' AND e.id = ?`,
      )
      .get(planId, id) ?? null
  );
}

/**
 * By day, then as they came in. Entries that count, or all of the batch named. On the lines that `keepsFractions` names
 * what lies beyond minor units counts.
 */
export function entryPage(
  db: Database,
  planId: string,
  filter: EntryFilter,
  page: { readonly offset: number; readonly limit: number; readonly newestFirst: boolean },
  keepsFractions: (lineId: string) => boolean = () => true,
): EntryPage {
  const where = conditions(db, planId, filter);
  if (!where) return { entries: [], total: 0, minor: 0 };
  const { sql, values } = where;
  const counted = db
    .prepare<(string | number)[], { total: number; minor: number }>(
      `SELECT count(*) AS total, total(e.minor) AS minor FROM actual_entry e WHERE ${sql}`,
    )
    .get(...values);
  const total = counted?.total ?? 0;
  const exact = actualLines(db, planId).filter(({ lineId }) => keepsFractions(lineId));
  const fine = db
    .prepare<(string | number)[], number>(
      `SELECT total(e.fine) FROM actual_entry e
       WHERE e.fine <> 0 AND e.line IN (${exact.map(({ id }) => id).join(', ')}) AND ${sql}`,
    )
    .pluck()
    .get(...values);
  const count = Math.max(0, Math.min(page.limit, total - page.offset));
  const behind = Math.max(0, total - page.offset - count);
  // From the nearer end: what is skipped has to be walked over.
  const fromEnd = behind < page.offset;
  const order = page.newestFirst ? 'DESC' : 'ASC';
  const walk = page.newestFirst !== fromEnd ? 'DESC' : 'ASC';
  // The ids first, so that rows that are only skipped need no look at their texts.
  const entries = db
    .prepare<(string | number)[], StoredEntry>(
      `${SELECT} WHERE e.id IN (SELECT e.id FROM actual_entry e WHERE ${sql}
         ORDER BY e.day ${walk}, e.id ${walk} LIMIT ? OFFSET ?)
       ORDER BY e.day ${order}, e.id ${order}`,
    )
    .all(...values, count, fromEnd ? behind : page.offset);
  return {
    entries: entries.map(({ fine: beyond, ...entry }) => ({
      ...entry,
      minor: hundredthsOf({ minor: entry.minor, fine: keepsFractions(entry.lineId) ? beyond : 0 }),
    })),
    total,
    minor: hundredthsOf({ minor: counted?.minor ?? 0, fine: fine ?? 0 }),
  };
}

/** Null: nothing can fit. */
function conditions(
  db: Database,
  planId: string,
  filter: EntryFilter,
): { readonly sql: string; readonly values: (string | number)[] } | null {
  const parts: string[] = [];
  const values: (string | number)[] = [];
  const add = (sql: string, ...more: (string | number)[]): void => {
    parts.push(sql);
    values.push(...more);
  };
  const wanted = filter.lineId === undefined ? filter.onLines : [filter.lineId];
  if (wanted) {
    const names = new Set(wanted);
    const numbers = actualLines(db, planId).filter(({ lineId }) => names.has(lineId));
    if (numbers.length === 0) return null;
    add(`e.line IN (${numbers.map(({ id }) => id).join(', ')})`);
  }
  if (filter.batchId === undefined) {
    // The plus keeps SQLite from walking batch by batch.
    add(`+e.batch_id IN (SELECT id FROM actual_batch WHERE plan_id = ? AND state = 'live')`, planId);
  } else {
    add(
      `e.batch_id IN (SELECT id FROM actual_batch WHERE plan_id = ? AND id = ? AND state <> 'staged')`,
      planId,
      filter.batchId,
    );
  }
  if (filter.from !== undefined) add('e.day >= ?', filter.from);
  if (filter.to !== undefined) add('e.day <= ?', filter.to);
  if (filter.account !== undefined) {
    const account = numbersOf(db, planId).findAccount(filter.account);
    if (account === null) return null;
    add('e.account = ?', account);
  }
  if (filter.text !== '') {
    const like = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`;
    add(
      `(e.memo LIKE ? ESCAPE '\\' OR e.account IN
         (SELECT id FROM actual_account WHERE plan_id = ? AND account LIKE ? ESCAPE '\\'))`,
      like,
      planId,
      like,
    );
  }
  return { sql: parts.join(' AND '), values };
}

export type EarlierEntry = {
  readonly day: number;
  readonly account: string;
  readonly minor: number;
  readonly fine: number;
  readonly memo: string;
  readonly batch: string;
};

/** The entries of a day that count and have this amount in the sign of their file: for finding equal ones. */
export function earlierEntries(db: Database, planId: string): (day: number, minor: number) => EarlierEntry[] {
  const any = db
    .prepare<[number, number], number>('SELECT 1 FROM actual_entry WHERE day = ? AND minor = ? LIMIT 1')
    .pluck();
  const entries = db.prepare<[number, number, number, string, number], EarlierEntry>(
    `SELECT e.day, a.account, e.minor * e.sign AS minor, e.fine * e.sign AS fine, e.memo, b.name AS batch
     FROM actual_entry e CROSS JOIN actual_batch b ON b.id = e.batch_id CROSS JOIN actual_account a ON a.id = e.account
     WHERE e.day = ? AND e.minor IN (?, ?) AND b.plan_id = ? AND b.state = 'live' AND e.minor * e.sign = ?`,
  );
  // Nearly always there is none, which the index alone can say ten times as fast.
  return (day, minor) =>
    any.get(day, minor) === undefined && any.get(day, -minor) === undefined
      ? []
      : entries.all(day, minor, -minor, planId, minor);
}
