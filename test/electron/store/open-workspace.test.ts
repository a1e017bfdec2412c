/** Opening a workspace: what is ours and whole is opened, anything else is refused with a code and left as it is. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { createPlanService } from '../../../electron/host/plan-service.ts';
import { APPLICATION_ID } from '../../../electron/store/file-check.ts';
import { createWorkspace, openWorkspace } from '../../../electron/store/open-workspace.ts';
import { insertPlan, loadPlan } from '../../../electron/store/plan-rows.ts';
import { samplePlan } from '../sample-plan.ts';
import { closeAll, temporaryFolder } from '../test-host.ts';

const options = { backup: () => undefined, patience: 50 };

afterEach(closeAll);

function workspace(): string {
  const path = join(temporaryFolder(), 'w.hurdle');
  createWorkspace(path);
  const opened = opening(path);
  insertPlan(opened.db, samplePlan(), '2026-01-01T00:00:00.000Z');
  opened.close();
  return path;
}

function opening(path: string, more: { readOnly?: boolean } = {}) {
  const opened = openWorkspace(path, { ...options, ...more });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

/** The code of the refusal; the bytes of the file must be what they were. */
function refusal(path: string, file = true): string {
  const before = file ? readFileSync(path) : null;
  const opened = openWorkspace(path, options);
  if (opened.ok) opened.value.close();
  if (before) expect(readFileSync(path).equals(before)).toBe(true);
  expect(opened.ok ? '' : opened.error.message).not.toMatch(/SQLITE|sqlite/);
  return opened.ok ? 'opened' : opened.error.code;
}

describe('opening a workspace', () => {
  it('opens what was closed, with the settings that make an acknowledged edit durable', () => {
    const path = workspace();
    const { db, close } = opening(path);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    // 2 is FULL: https://sqlite.org/pragma.html#pragma_synchronous
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('trusted_schema', { simple: true })).toBe(0);
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(loadPlan(db, 'sample')?.plan).toEqual(samplePlan());
    close();
    expect(readdirSync(join(path, '..'))).toEqual(['w.hurdle']);
  });

  it('refuses a missing file, a folder, an empty file, random bytes, a picture and a foreign database', () => {
    const folder = temporaryFolder();
    const at = (name: string) => join(folder, name);
    expect(refusal(at('none.hurdle'), false)).toBe('workspace-missing');
    mkdirSync(at('folder.hurdle'));
    expect(refusal(at('folder.hurdle'), false)).toBe('workspace-folder');
    writeFileSync(at('empty.hurdle'), '');
    expect(refusal(at('empty.hurdle'))).toBe('workspace-foreign');
    writeFileSync(at('noise.hurdle'), Buffer.from(Array.from({ length: 9000 }, (_, i) => (i * 7919) % 251)));
    expect(refusal(at('noise.hurdle'))).toBe('workspace-foreign');
    writeFileSync(at('png.hurdle'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    expect(refusal(at('png.hurdle'))).toBe('workspace-foreign');
    new Database(at('other.hurdle')).exec('CREATE TABLE t (a)').close();
    expect(refusal(at('other.hurdle'))).toBe('workspace-foreign');
  });

  it('refuses a file cut short at any length, and damage in its middle', () => {
    const whole = workspace();
    const size = readFileSync(whole).length;
    for (const length of [10, 99, 100, 4096, Math.floor(size / 2), size - 1]) {
      const cut = join(temporaryFolder(), 'cut.hurdle');
      copyFileSync(whole, cut);
      truncateSync(cut, length);
      expect(['workspace-foreign', 'workspace-damaged']).toContain(refusal(cut));
    }
    const bytes = readFileSync(whole);
    bytes.fill(0xaa, 4096, 4096 * 4);
    const damaged = join(temporaryFolder(), 'damaged.hurdle');
    writeFileSync(damaged, bytes);
    expect(refusal(damaged)).toBe('workspace-damaged');
  });

  it('refuses a file from a newer version', () => {
    const path = workspace();
    const db = new Database(path);
    db.pragma('journal_mode = DELETE');
    db.pragma('user_version = 999');
    db.close();
    expect(refusal(path)).toBe('workspace-newer');
  });

  it('is refused while another program holds the file, names the holder, and opens when it has gone', async () => {
    const path = workspace();
    const holder = spawn(process.execPath, [join(import.meta.dirname, 'hold-workspace.ts'), path]);
    const [first] = await Promise.race([
      new Promise<string[]>((resolve) => holder.stdout.once('data', (data) => resolve([String(data)]))),
      new Promise<string[]>((resolve) => holder.stderr.once('data', (data) => resolve([String(data)]))),
    ]);
    expect(first).toBe('held\n');
    const opened = openWorkspace(path, options);
    expect(opened).toMatchObject({ ok: false, error: { code: 'workspace-locked' } });
    expect(opened.ok ? '' : opened.error.message).toContain(`process ${holder.pid}`);
    // Reading a private copy is possible meanwhile.
    const copy = opening(path, { readOnly: true });
    expect(loadPlan(copy.db, 'sample')?.plan).toEqual(samplePlan());
    copy.close();

    const ended = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await ended;
    opening(path).close();
  });

  it('is refused while another SQLite program is in the middle of writing', () => {
    const path = workspace();
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE');
    expect(refusal(path)).toBe('workspace-locked');
    other.exec('ROLLBACK');
    other.close();
    opening(path).close();
  });

  it('opens a private copy when asked to read only, and leaves nothing behind', () => {
    const path = workspace();
    const before = readFileSync(path);
    const { db, readOnly, close } = opening(path, { readOnly: true });
    expect(readOnly).toBe(true);
    expect(() => db.exec('DELETE FROM plan')).toThrow(/readonly|read-only|attempt to write/);
    close();
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(join(path, '..'))).toEqual(['w.hurdle']);
  });

  // Root may write anything, so there the file is opened by a process of an ordinary user (nobody, 65534).
  it('opens a file without the right to write for reading only', async ({ skip }) => {
    skip(process.platform === 'win32', 'Windows has no modes of files');
    const path = workspace();
    const folder = join(path, '..');
    chmodSync(path, 0o444);
    chmodSync(folder, 0o555);
    const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    if (process.getuid?.() === 0) chownSync(path, 65534, 65534);
    const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-workspace.ts'), path], asNobody);
    let said = '';
    child.stdout.on('data', (data) => {
      said += data;
    });
    child.stderr.on('data', (data) => {
      said += data;
    });
    child.stdin.end();
    await new Promise((resolve) => child.once('exit', resolve));
    chmodSync(folder, 0o755);
    expect(said).toBe('read-only\n');
  });

  it('completes what a killed program left in the log', () => {
    const path = workspace();
    const { db } = opening(path);
    db.prepare('UPDATE plan SET seq = 77').run();
    // The state of the disk at the moment of a kill: file and log as they are, nothing closed.
    const after = join(temporaryFolder(), 'after.hurdle');
    copyFileSync(path, after);
    copyFileSync(`${path}-wal`, `${after}-wal`);
    db.close();
    const reopened = opening(after);
    expect(loadPlan(reopened.db, 'sample')?.seq).toBe(77);
    reopened.close();
  });
});

describe('creating a workspace', () => {
  it('never overwrites', () => {
    const path = workspace();
    const before = readFileSync(path);
    expect(createWorkspace(path)).toMatchObject({ ok: false, error: { code: 'workspace-exists' } });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(join(path, '..'))).toEqual(['w.hurdle']);
  });

  it('answers, and leaves nothing, where the folder does not exist', () => {
    const created = createWorkspace(join(temporaryFolder(), 'no', 'such', 'w.hurdle'));
    expect(created).toMatchObject({ ok: false, error: { code: 'workspace-missing' } });
  });
});

describe('a full disk', () => {
  it('refuses the edit, keeps plan and file as they were, and goes on when there is room again', () => {
    const path = workspace();
    const { db, close } = opening(path);
    const plans = createPlanService({
      db,
      readOnly: false,
      now: () => new Date(),
      who: () => 'tester',
      announce: () => undefined,
    });
    const fill = (value: number) =>
      plans.commit({
        planId: 'sample',
        clientId: 'c',
        kind: 'edit',
        label: '',
        change: {
          type: 'batch',
          changes: Array.from({ length: 200 }, (_, index) => ({
            type: 'set-line' as const,
            lineId: 'l-sales',
            patch: { note: `${value}`.repeat(3000 + index) },
          })),
        },
        stacks: () => undefined,
      });
    const pages = Number(db.pragma('page_count', { simple: true }));
    db.pragma(`max_page_count = ${pages + 1}`);
    // SQLite answers SQLITE_FULL beyond max_page_count exactly as on a full disk: sqlite.org/pragma.html.
    expect(() => fill(1)).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
    expect(plans.load('sample')).toEqual({ ok: true, value: { plan: samplePlan(), seq: 0 } });
    expect(loadPlan(db, 'sample')).toEqual({ plan: samplePlan(), seq: 0, deleted: false });
    db.pragma('max_page_count = 1073741823');
    expect(fill(2).ok).toBe(true);
    expect(db.pragma('quick_check', { simple: true })).toBe('ok');
    close();
  });
});
