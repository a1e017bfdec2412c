/**
 * A database written anew into another file, under another key or none; and two databases compared value by value, in
 * slices of rows, so that there is a share to tell and a moment to stop. What is left behind when it is stopped is a half
 * file, for its caller to remove.
 */
import { writeFileSync } from 'node:fs';
import type { Database as Db } from 'better-sqlite3';
import { openWithCiphers, type SealedFile } from './database-file.ts';
import { rawKey } from './workspace-key.ts';

type Table = {
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns that tell a row from all others. */
  readonly key: readonly string[];
  readonly hasRowId: boolean;
  /** A plain copy of the rows keeps what tells them apart; else the number of each row is copied with it. */
  readonly keepsRowId: boolean;
  readonly rows: number;
};

type Slice = { readonly after: bigint; readonly upTo: bigint };

/** Some tenths of a second at most, also on a slow disk. */
const SLICE_ROWS = 20_000;

/** The target must not exist yet. Nothing of it is known to be right before it was compared. */
export function rewriteDatabase(source: SealedFile, target: SealedFile): void {
  // Made here, so that nobody else of the machine may read it at any moment.
  writeFileSync(target.path, '', { mode: 0o600, flag: 'wx' });
  withBoth(source, target, (db) => writeAll(db, tablesOf(db)));
}

/** Reads both from the disk; tells the rows compared so far, and all. */
export function isSameDatabase(
  source: SealedFile,
  target: SealedFile,
  tell: (done: number, all: number) => void,
): boolean {
  return withBoth(source, target, (db) => {
    const tables = tablesOf(db);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    return isEqual(db, tables, (done) => tell(done, rows));
  });
}

function withBoth<T>(source: SealedFile, target: SealedFile, work: (db: Db) => T): T {
  const db = openWithCiphers(source, { fileMustExist: true });
  try {
    db.pragma('foreign_keys = OFF');
    db.pragma('locking_mode = EXCLUSIVE');
    attach(db, target);
    return work(db);
  } finally {
    db.close();
  }
}

/** The key goes in as a value, so that it stands in no text that an error could quote. */
function attach(db: Db, { path, key }: SealedFile): void {
  const raw = key ? rawKey(key) : Buffer.alloc(0);
  db.prepare('ATTACH ? AS part KEY ?').run(path, raw);
  raw.fill(0);
}

function tablesOf(db: Db): readonly Table[] {
  const found = db
    .prepare<[], { name: string; wr: number }>(
      `SELECT s.name, l.wr FROM main.sqlite_schema s JOIN pragma_table_list(s.name) l ON l.schema = 'main'
       WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY s.rowid`,
    )
    .all();
  return found.map(({ name, wr }) => {
    const columns = db
      .prepare<[string], { name: string; type: string; pk: number }>(
        'SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid',
      )
      .all(name);
    const hasRowId = wr === 0;
    const named = columns.map((column) => quoted(column.name));
    const key = hasRowId
      ? ['rowid']
      : columns.filter(({ pk }) => pk > 0).map((column) => quoted(column.name));
    const rows = Number(
      db
        .prepare(`SELECT count(*) FROM main.${quoted(name)}`)
        .pluck()
        .get(),
    );
    const keys = columns.filter(({ pk }) => pk > 0);
    const keepsRowId = !hasRowId || (keys.length === 1 && keys[0]?.type === 'INTEGER');
    return { name: quoted(name), columns: named, key, hasRowId, keepsRowId, rows };
  });
}

function writeAll(db: Db, tables: readonly Table[]): void {
  const number = (name: string): number => Number(db.pragma(`main.${name}`, { simple: true }));
  db.pragma(`part.page_size = ${number('page_size')}`);
  // A half file is thrown away, so nothing of it needs to be taken back; it is synchronised once, when it is whole.
  db.pragma('part.journal_mode = OFF');
  db.pragma('part.synchronous = OFF');
  db.pragma(`part.application_id = ${number('application_id')}`);
  db.pragma(`part.user_version = ${number('user_version')}`);
  const make = (types: readonly string[]): void => {
    const objects = db
      .prepare<[], { type: string; sql: string }>(
        `SELECT type, sql FROM main.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid`,
      )
      .all();
    for (const { type, sql } of objects) if (types.includes(type)) db.exec(inPart(sql, type.toUpperCase()));
  };
  // With the indexes before the rows SQLite copies those too, already sorted; triggers must not fire.
  make(['table', 'index']);
  for (const { name, columns, keepsRowId } of tables) {
    const names = ['rowid', ...columns].join(', ');
    db.exec(
      keepsRowId
        ? `INSERT INTO part.${name} SELECT * FROM main.${name}`
        : `INSERT INTO part.${name} (${names}) SELECT ${names} FROM main.${name} ORDER BY rowid`,
    );
  }
  make(['view', 'trigger']);
}

/** `CREATE TABLE x`, as SQLite keeps it, with the name of the other file before the first name. */
function inPart(sql: string, kind: string): string {
  return sql.replace(new RegExp(`^(CREATE (?:UNIQUE )?${kind} )`), '$1part.');
}

function isEqual(db: Db, tables: readonly Table[], tell: (done: number) => void): boolean {
  const schema = (of: string) =>
    JSON.stringify(
      db.prepare(`SELECT type, name, tbl_name, sql FROM ${of}.sqlite_schema ORDER BY type, name`).raw().all(),
    );
  const facts = (of: string) =>
    ['application_id', 'user_version'].map((name) => db.pragma(`${of}.${name}`, { simple: true })).join();
  if (schema('main') !== schema('part') || facts('main') !== facts('part')) return false;
  let done = 0;
  tell(done);
  for (const table of tables) {
    const { name, columns, key, rows } = table;
    if (Number(db.prepare(`SELECT count(*) FROM part.${name}`).pluck().get()) !== rows) return false;
    const joined = key.map((column) => `b.${column} IS a.${column}`);
    // IS takes 1 and 1.0 for the same; the kinds of values are compared beside it.
    const same = columns.flatMap((column) => [
      `b.${column} IS a.${column}`,
      `typeof(b.${column}) = typeof(a.${column})`,
    ]);
    const count = `SELECT count(*) FROM main.${name} a CROSS JOIN part.${name} b ON ${[...joined, ...same].join(' AND ')}`;
    let equal = 0;
    if (table.hasRowId) {
      const compare = db
        .prepare<[bigint, bigint], number>(`${count} WHERE a.rowid > ? AND a.rowid <= ?`)
        .pluck();
      for (const { after, upTo } of slices(db, table)) {
        equal += compare.get(after, upTo) ?? 0;
        tell(done + equal);
      }
    } else equal = Number(db.prepare(count).pluck().get());
    if (equal !== rows) return false;
    done += rows;
    tell(done);
  }
  return db.pragma('part.quick_check(1)', { simple: true }) === 'ok';
}

/** In the order of the rows, each of at most so many; row numbers need not be close together. */
function* slices(db: Db, { name }: Table): Generator<Slice> {
  const end = db
    .prepare<[bigint, number], bigint | null>(
      `SELECT max(id) FROM (SELECT rowid AS id FROM main.${name} WHERE rowid > ? ORDER BY rowid LIMIT ?)`,
    )
    .pluck()
    .safeIntegers(true);
  let after = -(2n ** 63n);
  // The smallest row number of all would be left out: SQLite gives none below 1 by itself, and the count would tell.
  for (
    let upTo = end.get(after, SLICE_ROWS) ?? null;
    upTo !== null;
    upTo = end.get(after, SLICE_ROWS) ?? null
  ) {
    yield { after, upTo };
    after = upTo;
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
