/**
 * What belongs to a plan beside its lines, copied into another workspace: snapshots, approved baselines, review notes,
 * alerts, packs. All of it must run inside the caller's transaction on the target.
 */
import type { Database } from 'better-sqlite3';
import { parseObject } from '../store/plan-rows.ts';
import { firstAltered, insertBaseline, listBaselines } from '../store/tracking/baselines.ts';

export type Route = {
  readonly source: Database;
  readonly target: Database;
  /** The plan's id there and here. */
  readonly from: string;
  readonly to: string;
  /** The state of the plan here that something belongs to; 0 where that state is not known here. */
  readonly seqOf: (kept: { readonly id: string; readonly seq: number }) => number;
  /** The id, or another one where the table of the target has it already. */
  readonly idFor: (table: string, id: string) => string;
};

type SnapshotRow = {
  id: string;
  seq: number;
  name: string;
  note: string;
  at: string;
  who: string;
  plan: string;
};

/** Those that were not deleted. Gives how many. */
export function copySnapshots(route: Route): number {
  const { source, target, from, to, seqOf, idFor } = route;
  const rows = source
    .prepare<[string], SnapshotRow>(
      `SELECT id, seq, name, note, at, who, plan FROM snapshot
       WHERE plan_id = ? AND deleted_at IS NULL ORDER BY at, id`,
    )
    .all(from);
  const insert = target.prepare(
    'INSERT INTO snapshot (id, plan_id, seq, name, note, at, who, plan) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const row of rows) {
    const { name, note, at, who } = row;
    insert.run(idFor('snapshot', row.id), to, seqOf(row), name, note, at, who, planText(route, row.plan));
  }
  return rows.length;
}

/**
 * Oldest first. With ids and states unchanged the rows are copied as they are; else each is hashed anew with the one
 * before it, but not where another program altered one: what is broken there must stay broken here.
 */
export function copyBaselines(route: Route): number {
  const { source, target, from, to, seqOf, idFor } = route;
  const baselines = listBaselines(source, from).toReversed();
  const texts = source.prepare<[string], string>('SELECT plan FROM baseline WHERE id = ?').pluck();
  const asItIs = target.prepare(
    `INSERT INTO baseline (id, plan_id, seq, name, note, approved_by, approved_at, who, hash, plan)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const isWhole = firstAltered(source, from) === null;
  for (const { hash, ...baseline } of baselines) {
    const facts = { ...baseline, id: idFor('baseline', baseline.id), planId: to, seq: seqOf(baseline) };
    const text = planText(route, texts.get(baseline.id) ?? '');
    const unchanged = facts.id === baseline.id && facts.planId === from && facts.seq === baseline.seq;
    if (isWhole && !unchanged) insertBaseline(target, facts, text);
    else {
      const { id, name, note, approvedBy, approvedAt, who } = facts;
      asItIs.run(id, to, facts.seq, name, note, approvedBy, approvedAt, who, hash, text);
    }
  }
  return baselines.length;
}

type NoteRow = {
  id: string;
  line_id: string;
  month: number;
  at: string;
  who: string;
  body: string;
  closed_at: string | null;
};

/** Review notes and alerts. Gives how many. */
export function copyNotes({ source, target, from, to, idFor }: Route): number {
  const notes = source
    .prepare<[string], NoteRow>(
      'SELECT id, line_id, month, at, who, body, closed_at FROM review_note WHERE plan_id = ? ORDER BY rowid',
    )
    .all(from);
  const note = target.prepare(
    `INSERT INTO review_note (id, plan_id, line_id, month, at, who, body, closed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { id, line_id, month, at, who, body, closed_at } of notes) {
    note.run(idFor('review_note', id), to, line_id, month, at, who, body, closed_at);
  }
  const alerts = source
    .prepare<[string], AlertRow>(
      'SELECT id, body, rule_id, line_id, opened, at, closed_at FROM alert WHERE plan_id = ? ORDER BY rowid',
    )
    .all(from)
    .filter(({ body }) => isAlert(parseObject(body)));
  const put = target.prepare(
    `INSERT INTO alert (id, plan_id, rule_id, line_id, opened, at, body, closed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { id: known, body, rule_id, line_id, opened, at, closed_at } of alerts) {
    const id = idFor('alert', known);
    const text = JSON.stringify({ ...parseObject(body), id, planId: to });
    put.run(id, to, rule_id, line_id, opened, at, text, closed_at);
  }
  return notes.length + alerts.length;
}

type AlertRow = {
  id: string;
  body: string;
  rule_id: string;
  line_id: string;
  opened: number;
  at: string;
  closed_at: string | null;
};

/** Whether another program has left it an alert: what cannot be read is not taken over. */
function isAlert(body: object): boolean {
  return 'ruleId' in body && 'state' in body && 'events' in body && Array.isArray(body.events);
}

type IssueRow = [id: string, seq: number, ...facts: unknown[]];

const ISSUE = 'pack_id, name, language, scenario, model_hash, content_hash, draft, at, who, pack, figures';

/** Board packs that were handed over, byte for byte, so that a file can still be verified. Gives how many. */
export function copyPacks({ source, target, from, to, seqOf, idFor }: Route): number {
  const issues = source
    .prepare<[string], IssueRow>(`SELECT id, seq, ${ISSUE} FROM pack_issue WHERE plan_id = ? ORDER BY at, id`)
    .raw(true)
    .all(from);
  const insert = target.prepare(
    `INSERT INTO pack_issue (id, plan_id, seq, ${ISSUE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const files = source
    .prepare<[string], unknown[]>('SELECT form, name, hash, size, bytes FROM pack_file WHERE issue_id = ?')
    .raw(true);
  const file = target.prepare(
    'INSERT INTO pack_file (issue_id, form, name, hash, size, bytes) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const [id, state, ...facts] of issues) {
    const own = idFor('pack_issue', id);
    insert.run(own, to, seqOf({ id, seq: state }), ...facts);
    for (const row of files.iterate(id)) file.run(own, ...row);
  }
  return issues.length;
}

/** A whole plan kept as text, with the id that the plan has here. */
function planText({ from, to }: Route, text: string): string {
  return from === to ? text : JSON.stringify({ ...parseObject(text), id: to });
}
