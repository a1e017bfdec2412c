/**
 * A plan as rows: head, lines, cells. Saving writes the difference of two plan values, never the whole plan;
 * it relies on applyChange leaving untouched lines identical (===). Loading gives exactly what was saved.
 * All writing functions must run inside the caller's transaction.
 */
import type { Database } from 'better-sqlite3';
import { LIMITS } from '../../models/plan/limits.ts';
import type { Line, Plan } from '../../models/plan/schema.ts';
import { GAP, repositioned } from './line-positions.ts';
import { insertParts, loadParts, PART_LISTS, saveParts } from './plan-parts.ts';

export function insertPlan(db: Database, plan: Plan, at: string): void {
  db.prepare(
    'INSERT INTO plan (id, head, origin, seq, created_at, updated_at) VALUES (?, ?, ?, 0, ?, ?)',
  ).run(plan.id, headText(plan), JSON.stringify(plan), at, at);
  plan.lines.forEach((line, index) => {
    insertLine(db, plan.id, line, GAP * (index + 1));
  });
  insertParts(db, plan);
}

/** Writes what differs and gives the ids of the lines that were added, removed, changed or moved. */
export function savePlan(
  db: Database,
  before: Plan,
  after: Plan,
  seq: number,
  at: string,
): readonly string[] {
  const { id } = after;
  if (headText(before) === headText(after)) {
    db.prepare('UPDATE plan SET seq = ?, updated_at = ? WHERE id = ?').run(seq, at, id);
  } else {
    db.prepare('UPDATE plan SET seq = ?, updated_at = ?, head = ? WHERE id = ?').run(
      seq,
      at,
      headText(after),
      id,
    );
  }
  saveParts(db, before, after);
  if (before.lines === after.lines) return [];

  const old = new Map(before.lines.map((line) => [line.id, line]));
  const kept = new Set(after.lines.map((line) => line.id));
  const touched = new Set<string>();
  for (const line of before.lines) {
    if (kept.has(line.id)) continue;
    db.prepare('DELETE FROM line WHERE plan_id = ? AND id = ?').run(id, line.id);
    touched.add(line.id);
  }
  const moved = orderChanged(before, after) ? newPositions(db, after) : new Map<string, number>();
  for (const line of after.lines) {
    const was = old.get(line.id);
    const position = moved.get(line.id);
    if (!was) insertLine(db, id, line, position ?? 0);
    else {
      if (was !== line) updateLine(db, id, was, line);
      if (position !== undefined) {
        db.prepare('UPDATE line SET position = ? WHERE plan_id = ? AND id = ?').run(position, id, line.id);
      }
    }
    if (was !== line || position !== undefined) touched.add(line.id);
  }
  return [...touched];
}

export type StoredPlan = { readonly plan: unknown; readonly seq: number; readonly deleted: boolean };

/** The stored value, still to be validated by the caller: a file can be altered by other programs. */
export function loadPlan(db: Database, planId: string): StoredPlan | null {
  const row = db
    .prepare<[string], { head: string; seq: number; deleted_at: string | null }>(
      'SELECT head, seq, deleted_at FROM plan WHERE id = ?',
    )
    .get(planId);
  if (!row) return null;
  const lines = db
    .prepare<[string], { id: string; body: string }>(
      'SELECT id, body FROM line WHERE plan_id = ? ORDER BY position, id',
    )
    .all(planId)
    .map((line): LooseLine => ({ ...parseObject(line.body), id: line.id }));
  fillCells(db, planId, lines);
  const plan = { ...parseObject(row.head), ...loadParts(db, planId, parseObject), id: planId, lines };
  return { plan, seq: row.seq, deleted: row.deleted_at !== null };
}

/** A line as the file has it: any object, until the caller has validated the whole plan. */
type LooseLine = { readonly id: string; readonly entry?: unknown };
type LooseSeries = { readonly type: 'series'; values: (number | null)[]; opening?: number };

function fillCells(db: Database, planId: string, lines: readonly LooseLine[]): void {
  const series = new Map<string, LooseSeries>();
  for (const { id, entry } of lines) {
    if (!isSeries(entry)) continue;
    entry.values = [];
    series.set(id, entry);
  }
  const cells = db.prepare<[string], { line_id: string; col: number; value: number }>(
    'SELECT line_id, col, value FROM cell WHERE plan_id = ? ORDER BY line_id, col',
  );
  for (const cell of cells.iterate(planId)) {
    const entry = series.get(cell.line_id);
    if (!entry) continue;
    if (cell.col === 0) entry.opening = cell.value;
    // Beyond the longest timeline there is nothing of ours; a number put there could make the list endless.
    else if (cell.col <= LIMITS.periods) {
      while (entry.values.length < cell.col - 1) entry.values.push(null);
      entry.values.push(cell.value);
    }
  }
}

function isSeries(entry: unknown): entry is LooseSeries {
  return typeof entry === 'object' && entry !== null && 'type' in entry && entry.type === 'series';
}

/** An object from JSON, empty when the text is none: a row altered by another program must not throw. */
export function parseObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function headText(plan: Plan): string {
  const { id: _id, lines: _lines, ...rest } = plan;
  const head: Partial<Plan> = rest;
  for (const list of PART_LISTS) delete head[list];
  return JSON.stringify(head);
}

/** The line without its id and without the values that live in `cell`. */
function bodyText(line: Line): string {
  const { id: _id, ...body } = line;
  return JSON.stringify(line.entry.type === 'series' ? { ...body, entry: { type: 'series' } } : body);
}

function insertLine(db: Database, planId: string, line: Line, position: number): void {
  db.prepare('INSERT INTO line (plan_id, id, position, body) VALUES (?, ?, ?, ?)').run(
    planId,
    line.id,
    position,
    bodyText(line),
  );
  writeCells(db, planId, line.id, new Map(), cellsOf(line));
}

function updateLine(db: Database, planId: string, before: Line, after: Line): void {
  const body = bodyText(after);
  if (bodyText(before) !== body) {
    db.prepare('UPDATE line SET body = ? WHERE plan_id = ? AND id = ?').run(body, planId, after.id);
  }
  writeCells(db, planId, after.id, cellsOf(before), cellsOf(after));
}

function cellsOf(line: Line): ReadonlyMap<number, number> {
  const cells = new Map<number, number>();
  if (line.entry.type !== 'series') return cells;
  if (typeof line.entry.opening === 'number') cells.set(0, line.entry.opening);
  line.entry.values.forEach((value, index) => {
    if (value !== null) cells.set(index + 1, value);
  });
  return cells;
}

function writeCells(
  db: Database,
  planId: string,
  lineId: string,
  before: ReadonlyMap<number, number>,
  after: ReadonlyMap<number, number>,
): void {
  const remove = db.prepare('DELETE FROM cell WHERE plan_id = ? AND line_id = ? AND col = ?');
  for (const column of before.keys()) if (!after.has(column)) remove.run(planId, lineId, column);
  const put = db.prepare(
    `INSERT INTO cell (plan_id, line_id, col, value) VALUES (?, ?, ?, ?)
     ON CONFLICT (plan_id, line_id, col) DO UPDATE SET value = excluded.value`,
  );
  for (const [column, value] of after) {
    if (before.get(column) !== value) put.run(planId, lineId, column, value);
  }
}

/** True when a line is new or the lines that stay are in another order; a removal alone moves nothing. */
function orderChanged(before: Plan, after: Plan): boolean {
  const staying = new Set(after.lines.map((line) => line.id));
  const old = before.lines.filter((line) => staying.has(line.id));
  return old.length !== after.lines.length || old.some((line, index) => line.id !== after.lines[index]?.id);
}

function newPositions(db: Database, after: Plan): ReadonlyMap<string, number> {
  const rows = db
    .prepare<[string], { id: string; position: number }>('SELECT id, position FROM line WHERE plan_id = ?')
    .all(after.id);
  const current = new Map(rows.map((row) => [row.id, row.position]));
  return repositioned(
    current,
    after.lines.map((line) => line.id),
  );
}
