/** Backups: one a day where something was edited, seven kept, and no way to reach another file by an id. */
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupDaily, backupPath, listBackups } from '../../../electron/store/backups.ts';
import type { WorkspaceKey } from '../../../electron/store/cipher/workspace-key.ts';
import { ALL_MIGRATIONS } from '../../../electron/store/migrations/all-migrations.ts';
import { createWorkspace, openWorkspace } from '../../../electron/store/open-workspace.ts';
import { insertPlan, loadPlan } from '../../../electron/store/plan-rows.ts';
import { samplePlan } from '../sample-plan.ts';
import { closeAll, temporaryFolder } from '../test-host.ts';
import { BOTH_KINDS } from './both-kinds.ts';

let fileKey: WorkspaceKey | null = null;

let close: () => void = () => undefined;

afterEach(async () => {
  close();
  await closeAll();
});

function setUp(edited = true) {
  const folder = temporaryFolder();
  const path = join(folder, 'w.hurdle');
  createWorkspace(path, ALL_MIGRATIONS, fileKey);
  const opened = openWorkspace(path, { backup: () => undefined, key: fileKey });
  if (!opened.ok) throw new Error(opened.error.message);
  close = opened.value.close;
  const { db } = opened.value;
  if (edited) insertPlan(db, samplePlan(), '2026-01-01T00:00:00.000Z');
  const place = { folder: join(folder, 'backups'), name: 'w', key: '0a1b2c3d' };
  /** A backup of that day, with the file's own date set to it, as a clock of that day would. */
  const onDay = (day: string): string | null => {
    const now = new Date(`${day}T12:00:00Z`);
    db.prepare('UPDATE plan SET updated_at = ?').run(now.toISOString());
    const id = backupDaily(db, place, now);
    if (id) utimesSync(join(place.folder, id), now, now);
    return id;
  };
  return { db, place, onDay };
}

describe.each(BOTH_KINDS)('the daily backup (%s)', (_kind, key) => {
  beforeEach(() => {
    fileKey = key;
  });

  it('is taken once a day and opens with everything in it', () => {
    const { place, onDay } = setUp();
    expect(onDay('2026-03-01')).toBe('w--0a1b2c3d.2026-03-01.hurdle');
    expect(onDay('2026-03-01')).toBeNull();
    const copy = openWorkspace(join(place.folder, 'w--0a1b2c3d.2026-03-01.hurdle'), {
      backup: () => undefined,
      key,
    });
    if (!copy.ok) throw new Error(copy.error.message);
    expect(loadPlan(copy.value.db, 'sample')?.plan).toEqual(samplePlan());
    copy.value.close();
  });

  it('is not taken where nothing was edited', () => {
    const { db, place, onDay } = setUp(false);
    expect(onDay('2026-03-01')).toBeNull();
    insertPlan(db, samplePlan(), '2026-01-01T00:00:00.000Z');
    expect(onDay('2026-03-02')).not.toBeNull();
    db.prepare('UPDATE plan SET updated_at = ?').run('2026-03-02T11:00:00.000Z');
    expect(backupDaily(db, place, new Date('2026-03-05T12:00:00Z'))).toBeNull();
  });

  it('keeps the newest seven of this workspace and leaves other files alone', () => {
    const { place, onDay } = setUp();
    mkdirSync(place.folder, { recursive: true });
    const others = [
      'w--ffffffff.2020-01-01.hurdle',
      'notes.txt',
      'w--0a1b2c3d.2019-01-01T00-00-00.v1.hurdle',
    ];
    for (const name of others) writeFileSync(join(place.folder, name), 'x');
    for (let day = 10; day < 20; day += 1) onDay(`2026-03-${day}`);
    const days = [13, 14, 15, 16, 17, 18, 19].map((day) => `w--0a1b2c3d.2026-03-${day}.hurdle`);
    expect(readdirSync(place.folder).sort()).toEqual([...others, ...days].sort());
    expect(listBackups(place.folder).map((backup) => backup.id)).not.toContain('notes.txt');
  });
});

describe('the id of a backup', () => {
  it('reaches listed backups only', () => {
    const { place, onDay } = setUp();
    const id = onDay('2026-03-01') ?? '';
    expect(backupPath(place.folder, id)).toBe(join(place.folder, id));
    for (const other of ['../w.hurdle', `../backups/${id}`, 'notes.txt', '', '/etc/passwd', `${id}\0`]) {
      expect(backupPath(place.folder, other)).toBeNull();
    }
  });
});
