/**
 * A workspace with a million actual entries over 500 lines x 36 months in 36 monthly batches, written straight into the
 * tables (an import of as many would take minutes) from a seeded generator, so that every run measures the same file.
 */
import Database from 'better-sqlite3';
import { createWorkspace } from '../../../electron/store/open-workspace.ts';
import { insertPlan } from '../../../electron/store/plan-rows.ts';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import type { Kind, Plan } from '../../../models/plan/schema.ts';
import { firstDayOf } from '../../../models/tracking/calendar/bucket.ts';

const LINES = 500;
const MONTHS = 36;
export const ENTRIES = 1_000_000;
/** January 2026, in months since January 1970. */
const FIRST_MONTH = 56 * 12;

const KINDS: readonly Kind[] = ['revenue', 'variable-cost', 'fixed-cost', 'fixed-cost', 'investment'];

export function bigTrackedPlan(): Plan {
  const plan = blankPlan('big', '500 lines, a million entries', '2026-01');
  const lines = Array.from({ length: LINES }, (_, index) => {
    const code = `line${index}`;
    return {
      ...blankLine(code, code, `Line ${index}`, KINDS[index % KINDS.length] ?? 'revenue'),
      entry: { type: 'series' as const, values: Array.from({ length: MONTHS }, () => 1000 + index) },
    };
  });
  return { ...plan, timeline: { ...plan.timeline, periods: MONTHS }, lines };
}

export function writeMillionEntries(path: string): void {
  const created = createWorkspace(path);
  if (!created.ok) throw new Error(created.error.message);
  const db = new Database(path);
  db.pragma('synchronous = OFF');
  const plan = bigTrackedPlan();
  const random = seeded(20_260_101);
  db.transaction(() => {
    insertPlan(db, plan, '2026-01-01T00:00:00.000Z');
    const line = db.prepare('INSERT INTO actual_line (id, plan_id, line_id) VALUES (?, ?, ?)');
    const account = db.prepare('INSERT INTO actual_account (id, plan_id, account) VALUES (?, ?, ?)');
    plan.lines.forEach(({ id, label }, index) => {
      line.run(index + 1, plan.id, id);
      account.run(index + 1, plan.id, label);
    });
    const batch = db.prepare(
      `INSERT INTO actual_batch (id, plan_id, kind, state, name, at, who, sides, file_hash, content, entries,
         first_day, last_day, minor, smallest, largest, gross)
       VALUES (?, ?, 'file', 'live', ?, ?, 'bench', 'amount', ?, ?, ?, ?, ?, 0, 0, 0, 0)`,
    );
    const entry = db.prepare(
      `INSERT INTO actual_entry (batch_id, line, day, minor, sign, account, memo, place) VALUES (?, ?, ?, ?, 1, ?, ?, ?)`,
    );
    for (let month = 0; month < MONTHS; month += 1) {
      const first = firstDayOf(FIRST_MONTH + month);
      const days = firstDayOf(FIRST_MONTH + month + 1) - first;
      const count = Math.floor(((month + 1) * ENTRIES) / MONTHS) - Math.floor((month * ENTRIES) / MONTHS);
      const name = `month ${month + 1}`;
      const at = new Date((first + days) * 86_400_000).toISOString();
      batch.run(month + 1, plan.id, name, at, name, name, count, first, first + days - 1);
      for (let row = 0; row < count; row += 1) {
        const index = Math.floor(random() * LINES) + 1;
        const day = first + Math.floor(random() * days);
        entry.run(month + 1, index, day, Math.floor(random() * 1e6), index, `invoice ${row}`, row + 2);
      }
    }
  })();
  db.pragma('journal_mode = DELETE');
  db.close();
}

/** mulberry32: small, fast, the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
