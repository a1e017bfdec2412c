/**
 * Whether the tables of a file are those that our migrations make: the same tables and indexes with the same
 * columns, and nothing else. A trigger or a view put in by another program could change or hide what is stored,
 * so a file that has one is not opened. Reads only.
 */
import Database, { type Database as Db } from 'better-sqlite3';
import type { Migration } from './migrations/migration.ts';

export function hasOurTables(db: Db, migrations: readonly Migration[], version: number): boolean {
  return tablesOf(db) === expectedTables(migrations, version);
}

function expectedTables(migrations: readonly Migration[], version: number): string {
  const model = new Database(':memory:');
  try {
    for (const migration of migrations) if (migration.version <= version) migration.up(model);
    return tablesOf(model);
  } finally {
    model.close();
  }
}

function tablesOf(db: Db): string {
  const rows = db
    .prepare<[], { type: string; name: string; parent: string; columns: string | null }>(
      `SELECT type, name, tbl_name AS parent,
         (SELECT group_concat(name, ',') FROM pragma_table_info(sqlite_schema.name)) AS columns
       FROM sqlite_schema
       WHERE substr(name, 1, 7) <> 'sqlite_' ORDER BY type, name`,
    )
    .all();
  return JSON.stringify(rows.map(({ type, name, parent, columns }) => [type, name, parent, columns]));
}
