/**
 * Board packs as they were handed over: what they were made from, every number in them, and their files. Written once,
 * never changed.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { PackForm, PackIssue } from '../../contract/packs/pack-calls.ts';

/** A number of a pack: its id, the title of its section, how it reads, and what it is; packs made before have no label. */
export type KeptFigure = readonly [id: string, section: string, text: string, label?: string];

export type KeptFile = {
  readonly form: PackForm;
  readonly name: string;
  readonly hash: string;
  readonly bytes: Uint8Array;
};

export type NewIssue = Omit<PackIssue, 'files'> & {
  readonly pack: string;
  readonly figures: readonly KeptFigure[];
  readonly files: readonly KeptFile[];
};

type Row = {
  id: string;
  plan_id: string;
  pack_id: string;
  name: string;
  language: 'en' | 'zh';
  seq: number;
  scenario: string;
  model_hash: string;
  content_hash: string;
  draft: number;
  at: string;
  who: string;
};

type FileRow = { form: PackForm; name: string; hash: string; size: number };

const COLUMNS =
  'id, plan_id, pack_id, name, language, seq, scenario, model_hash, content_hash, draft, at, who';

/** Must run inside the caller's transaction. */
export function insertIssue(db: Database, issue: NewIssue): void {
  db.prepare(
    `INSERT INTO pack_issue (${COLUMNS}, pack, figures) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    issue.id,
    issue.planId,
    issue.packId,
    issue.name,
    issue.language,
    issue.seq,
    issue.scenario,
    issue.modelHash,
    issue.contentHash,
    issue.draft ? 1 : 0,
    issue.at,
    issue.who,
    issue.pack,
    JSON.stringify(issue.figures),
  );
  const put = db.prepare(
    'INSERT INTO pack_file (issue_id, form, name, hash, size, bytes) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const { form, name, hash, bytes } of issue.files) {
    put.run(issue.id, form, name, hash, bytes.byteLength, gzipSync(bytes));
  }
}

/** Newest first. */
export function listIssues(db: Database, planId: string): PackIssue[] {
  return db
    .prepare<[string], Row>(
      `SELECT ${COLUMNS} FROM pack_issue WHERE plan_id = ? ORDER BY at DESC, rowid DESC`,
    )
    .all(planId)
    .map((row) => toIssue(db, row));
}

export function findIssue(db: Database, id: string): PackIssue | null {
  const row = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM pack_issue WHERE id = ?`).get(id);
  return row ? toIssue(db, row) : null;
}

/** The pack handed over last, in a language. */
export function newestIssue(
  db: Database,
  planId: string,
  packId: string,
  language: 'en' | 'zh',
): PackIssue | null {
  return (
    listIssues(db, planId).find((issue) => issue.packId === packId && issue.language === language) ?? null
  );
}

/** The file with this hash, as it was handed over. */
export function findByHash(
  db: Database,
  hash: string,
): { readonly issue: PackIssue; readonly form: PackForm } | null {
  const row = db
    .prepare<[string], { issue_id: string; form: PackForm }>(
      'SELECT issue_id, form FROM pack_file WHERE hash = ? ORDER BY rowid DESC LIMIT 1',
    )
    .get(hash);
  const issue = row ? findIssue(db, row.issue_id) : null;
  return row && issue ? { issue, form: row.form } : null;
}

export function issueFigures(db: Database, id: string): readonly KeptFigure[] {
  const row = db
    .prepare<[string], { figures: string }>('SELECT figures FROM pack_issue WHERE id = ?')
    .get(id);
  return row ? (JSON.parse(row.figures) as KeptFigure[]) : [];
}

/** The description it was made from, as JSON still to be validated. */
export function issuePack(db: Database, id: string): unknown {
  const row = db.prepare<[string], { pack: string }>('SELECT pack FROM pack_issue WHERE id = ?').get(id);
  return row ? JSON.parse(row.pack) : null;
}

export function issueFile(
  db: Database,
  id: string,
  form: PackForm,
): { readonly name: string; readonly bytes: Uint8Array } | null {
  const row = db
    .prepare<[string, string], { name: string; bytes: Buffer }>(
      'SELECT name, bytes FROM pack_file WHERE issue_id = ? AND form = ?',
    )
    .get(id, form);
  return row ? { name: row.name, bytes: gunzipSync(row.bytes) } : null;
}

function toIssue(db: Database, row: Row): PackIssue {
  const files = db
    .prepare<[string], FileRow>(
      'SELECT form, name, hash, size FROM pack_file WHERE issue_id = ? ORDER BY rowid',
    )
    .all(row.id);
  return {
    id: row.id,
    planId: row.plan_id,
    packId: row.pack_id,
    name: row.name,
    language: row.language,
    seq: row.seq,
    scenario: row.scenario,
    modelHash: row.model_hash,
    contentHash: row.content_hash,
    draft: row.draft === 1,
    at: row.at,
    who: row.who,
    files: files.map(({ form, name, hash, size }) => ({ form, name, hash, size })),
  };
}
