/** Migrations: one test a version from a file of that version, and what holds for all of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { verifyHistory } from '../../../electron/host/history/plan-history.ts';
import { createPlanService } from '../../../electron/host/plan-service.ts';
import { backupBeforeMigration, listBackups } from '../../../electron/store/backups.ts';
import { APPLICATION_ID } from '../../../electron/store/file-check.ts';
import { storedVersion } from '../../../electron/store/migrate.ts';
import { ALL_MIGRATIONS } from '../../../electron/store/migrations/all-migrations.ts';
import type { Migration } from '../../../electron/store/migrations/migration.ts';
import { createWorkspace, openWorkspace } from '../../../electron/store/open-workspace.ts';
import {
  findByHash,
  insertIssue,
  issueFigures,
  issueFile,
  issuePack,
  listIssues,
  type NewIssue,
} from '../../../electron/store/packs/pack-issues.ts';
import { insertPlan } from '../../../electron/store/plan-rows.ts';
import { samplePlan } from '../sample-plan.ts';
import { closeAll, temporaryFolder } from '../test-host.ts';

afterEach(closeAll);

/** A workspace of an older version, from the dump that the program of that version wrote. */
function fromDump(version: number): string {
  const path = join(temporaryFolder(), `version-${version}.hurdle`);
  const db = new Database(path);
  db.exec(readFileSync(join(import.meta.dirname, 'fixtures', `version-${version}.sql`), 'utf8'));
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${version}`);
  db.close();
  return path;
}

describe('the migrations', () => {
  it('are numbered from 1 without a gap', () => {
    expect(ALL_MIGRATIONS.map((migration) => migration.version)).toEqual(ALL_MIGRATIONS.map((_, i) => i + 1));
  });

  it('bring a file of version 1 to today with its plan, history, undo and snapshots', () => {
    const opened = openWorkspace(fromDump(1), { backup: () => undefined });
    if (!opened.ok) throw new Error(opened.error.message);
    const { db, close } = opened.value;
    const plans = createPlanService({
      db,
      readOnly: false,
      now: () => new Date(),
      who: () => 'tester',
      announce: () => undefined,
    });
    const loaded = plans.load('p1');
    if (!loaded.ok) throw new Error(loaded.error.message);
    // What the dump says in plain SQL: fixtures/version-1.sql.
    expect(loaded.value.seq).toBe(3);
    expect(loaded.value.plan.name).toBe('Shop 2027');
    expect(loaded.value.plan.lines.map((line) => line.code)).toEqual(['orders', 'sales']);
    expect(loaded.value.plan.lines[0]?.entry).toEqual({ type: 'series', values: [100, 120.5], opening: 7 });
    expect(verifyHistory(db, 'p1', loaded.value)).toEqual({ ok: true, rows: 3 });
    expect(db.prepare('SELECT name FROM snapshot').pluck().all()).toEqual(['First draft']);
    expect(db.prepare('SELECT seq FROM undo_stack ORDER BY depth').pluck().all()).toEqual([1, 2, 3]);
    close();
  });
});

describe('the migration to version 4', () => {
  const issue: NewIssue = {
    id: 'issue-1',
    planId: 'p1',
    packId: 'paper',
    name: 'Paper',
    language: 'zh',
    seq: 3,
    scenario: '计划方案',
    modelHash: 'm'.repeat(64),
    contentHash: 'c'.repeat(64),
    draft: true,
    at: '2026-03-01T08:30:00.000Z',
    who: 'tester',
    pack: '{"id":"paper"}',
    figures: [['metric:npv', 'Summary', '41,274']],
    files: [{ form: 'html', name: 'a.html', hash: 'h'.repeat(64), bytes: Buffer.from('<!doctype html>中') }],
  };

  it('leaves what a file of version 3 holds, and lets it keep board packs from then on', () => {
    const path = fromDump(1);
    const three = openWorkspace(path, { migrations: ALL_MIGRATIONS.slice(0, 3), backup: () => undefined });
    if (!three.ok) throw new Error(three.error.message);
    expect(storedVersion(three.value.db)).toBe(3);
    const before = three.value.db.prepare('SELECT * FROM change_log ORDER BY seq').all();
    three.value.close();

    const opened = openWorkspace(path, { backup: () => undefined });
    if (!opened.ok) throw new Error(opened.error.message);
    const { db, close } = opened.value;
    expect(db.prepare('SELECT * FROM change_log ORDER BY seq').all()).toEqual(before);
    expect(listIssues(db, 'p1')).toEqual([]);
    insertIssue(db, issue);
    expect(listIssues(db, 'p1')).toMatchObject([
      { id: 'issue-1', draft: true, scenario: '计划方案', files: [{ form: 'html', size: 18 }] },
    ]);
    expect(issueFigures(db, 'issue-1')).toEqual(issue.figures);
    expect(issuePack(db, 'issue-1')).toEqual({ id: 'paper' });
    expect(Buffer.from(issueFile(db, 'issue-1', 'html')?.bytes ?? []).toString()).toBe('<!doctype html>中');
    expect(issueFile(db, 'issue-1', 'pdf')).toBeNull();
    expect(findByHash(db, 'h'.repeat(64))?.issue.id).toBe('issue-1');
    expect(() => insertIssue(db, { ...issue, id: 'issue-2', planId: 'none' })).toThrow(/FOREIGN KEY/);
    close();
  });
});

describe('a migration', () => {
  const next = ALL_MIGRATIONS.length + 1;
  const good: Migration = {
    version: next,
    up: (db) => db.exec("ALTER TABLE plan ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'"),
  };
  const bad: Migration = {
    version: next + 1,
    up: (db) => {
      db.exec('DROP TABLE snapshot');
      db.exec('SELECT * FROM no_such_table');
    },
  };

  function workspace(folder: string): string {
    const path = join(folder, 'w.hurdle');
    createWorkspace(path);
    const opened = openWorkspace(path, { backup: () => undefined });
    if (opened.ok) insertPlan(opened.value.db, samplePlan(), '2026-01-01T00:00:00.000Z');
    if (opened.ok) opened.value.close();
    return path;
  }

  it('is preceded by a backup of the old version, which opens', () => {
    const folder = temporaryFolder();
    const path = workspace(folder);
    const backups = join(folder, 'backups');
    const place = { folder: backups, name: 'w', key: '0a1b2c3d' };
    const opened = openWorkspace(path, {
      migrations: [...ALL_MIGRATIONS, good],
      backup: (db, from) => {
        backupBeforeMigration(db, place, from, new Date('2026-03-01T08:30:00Z'));
      },
    });
    if (!opened.ok) throw new Error(opened.error.message);
    expect(opened.value.db.prepare('SELECT colour FROM plan').pluck().get()).toBe('blue');
    opened.value.close();
    const [backup] = listBackups(backups);
    expect(backup).toMatchObject({
      id: `w--0a1b2c3d.2026-03-01T08-30-00.v${next - 1}.hurdle`,
      reason: 'migration',
    });
    const old = openWorkspace(join(backups, backup?.id ?? ''), { backup: () => undefined });
    if (!old.ok) throw new Error(old.error.message);
    expect(storedVersion(old.value.db)).toBe(next - 1);
    expect(old.value.db.prepare('SELECT count(*) FROM line').pluck().get()).toBe(4);
    old.value.close();
  });

  it('that fails leaves the file as it was, with none of the steps applied', () => {
    const path = workspace(temporaryFolder());
    const migrations = [...ALL_MIGRATIONS, good, bad];
    expect(() => openWorkspace(path, { migrations, backup: () => undefined })).toThrow(/no_such_table/);
    const opened = openWorkspace(path, { backup: () => undefined });
    if (!opened.ok) throw new Error(opened.error.message);
    const { db } = opened.value;
    expect(storedVersion(db)).toBe(next - 1);
    expect(
      db.prepare("SELECT count(*) FROM pragma_table_info('plan') WHERE name = 'colour'").pluck().get(),
    ).toBe(0);
    expect(db.prepare('SELECT count(*) FROM snapshot').pluck().get()).toBe(0);
    opened.value.close();
  });

  it('is not begun when the backup fails', () => {
    const path = workspace(temporaryFolder());
    const backup = () => {
      throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    };
    const opened = openWorkspace(path, { migrations: [...ALL_MIGRATIONS, good], backup });
    expect(opened).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    const again = openWorkspace(path, { backup: () => undefined });
    expect(again.ok && storedVersion(again.value.db)).toBe(next - 1);
    if (again.ok) again.value.close();
  });

  it('makes older programs refuse the file', () => {
    const path = workspace(temporaryFolder());
    const newer = openWorkspace(path, { migrations: [...ALL_MIGRATIONS, good], backup: () => undefined });
    if (newer.ok) newer.value.close();
    expect(openWorkspace(path, { backup: () => undefined })).toMatchObject({
      ok: false,
      error: { code: 'workspace-newer', params: { version: next, known: next - 1 } },
    });
  });
});
