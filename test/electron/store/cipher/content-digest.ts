/** A digest over everything a database holds: equal for equal contents, by no code of the product. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** The version, the definitions, and every row of every table with its kinds of values. */
export function contentDigest(db: Database): string {
  const hash = createHash('sha256');
  for (const fact of ['application_id', 'user_version']) hash.update(`${db.pragma(fact, { simple: true })};`);
  const schema = db
    .prepare<[], { type: string; name: string; sql: string | null }>(
      'SELECT type, name, sql FROM sqlite_schema ORDER BY type, name',
    )
    .all();
  hash.update(JSON.stringify(schema));
  for (const { name } of schema.filter(({ type }) => type === 'table')) {
    const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name);
    const texts = columns.map((column) => `quote(${named(column)})`).join(` || ',' || `);
    const rows = db.prepare<[], string>(`SELECT ${texts} AS row FROM ${named(name)} ORDER BY row`).pluck();
    for (const row of rows.iterate()) hash.update(`${name}:${row}\n`);
  }
  return hash.digest('hex');
}

function named(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
