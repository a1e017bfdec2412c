/**
 * Brings a workspace to the newest version: all due migrations in one transaction, a backup before the first.
 * Half a migration never stays behind: on a failure the transaction is rolled back and the file is what it was.
 */
import type { Database } from 'better-sqlite3';
import type { Migration } from './migrations/migration.ts';

export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

export function storedVersion(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** `backup` is called once, before anything is changed, and only when an existing file has to change. */
export function migrate(
  db: Database,
  migrations: readonly Migration[],
  backup: (fromVersion: number) => void,
): void {
  const from = storedVersion(db);
  const due = migrations.filter((migration) => migration.version > from);
  if (due.length === 0) return;
  if (from > 0) backup(from);
  db.transaction(() => {
    for (const migration of due) {
      migration.up(db);
      db.pragma(`user_version = ${migration.version}`);
    }
    const broken = db.pragma('foreign_key_check');
    if (Array.isArray(broken) && broken.length > 0) throw new Error('A migration left dangling references.');
  }).immediate();
}
