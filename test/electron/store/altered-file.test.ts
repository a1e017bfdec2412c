/** Files whose tables another program altered, and workspaces that could not be made: refused whole, nothing left behind. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorkspace, openWorkspace } from '../../../electron/store/open-workspace.ts';
import { closeAll, temporaryFolder } from '../test-host.ts';

afterEach(closeAll);

function altered(sql: string): string {
  const path = join(temporaryFolder(), 'w.hurdle');
  createWorkspace(path);
  const db = new Database(path);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return path;
}

describe('a workspace with other tables than ours', () => {
  it.each([
    [
      'a trigger that would delete lines',
      'CREATE TRIGGER t AFTER INSERT ON plan BEGIN DELETE FROM line; END',
    ],
    ['a table gone', 'DROP TABLE cell'],
    ['a view in the place of a table', 'ALTER TABLE line RENAME TO l; CREATE VIEW line AS SELECT * FROM l'],
    ['a column gone', 'ALTER TABLE snapshot DROP COLUMN note'],
    ['a table too many', 'CREATE TABLE other (x)'],
    ['a version that has no tables yet', 'PRAGMA user_version = 0'],
  ])('is refused and left as it is: %s', (_what, sql) => {
    const path = altered(sql);
    const before = readFileSync(path);
    for (const readOnly of [false, true]) {
      const opened = openWorkspace(path, { backup: () => undefined, readOnly });
      expect(opened.ok ? 'opened' : opened.error.code).toBe('workspace-damaged');
    }
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('opens when only its statistics were kept by another program', () => {
    const opened = openWorkspace(altered('ANALYZE'), { backup: () => undefined });
    expect(opened.ok).toBe(true);
    if (opened.ok) opened.value.close();
  });
});

describe('a workspace that cannot be made', () => {
  it('leaves nothing behind when the disk is full, not even the logs of SQLite', () => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    for (const end of ['-wal', '-shm']) writeFileSync(join(folder, `w.hurdle.part${end}`), 'left over');
    const made = createWorkspace(join(folder, 'w.hurdle'), [
      {
        version: 1,
        up: (db) => {
          // SQLite answers as on a full disk when a file may not grow.
          db.pragma('max_page_count = 2');
          db.exec('CREATE TABLE a (x); CREATE TABLE b (x); CREATE TABLE c (x)');
        },
      },
    ]);
    expect(made.ok ? 'made' : made.error.code).toBe('disk-full');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says that a name is too long for a file', () => {
    const made = createWorkspace(join(temporaryFolder(), `${'x'.repeat(300)}.hurdle`));
    expect(made.ok ? 'made' : made.error.code).toBe('workspace-denied');
  });
});
