/**
 * Encrypted workspaces: nothing readable on the disk, opened by the right passphrase only, a wrong one harms nothing, and
 * what a killed program acknowledged is there. What is looked for in the bytes is a name typed into the plan.
 */
import { copyFileSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { backupBeforeMigration, backupDaily } from '../../../../electron/store/backups.ts';
import {
  keyForMark,
  markOf,
  keyForFile as slowKeyForFile,
  newKey as slowNewKey,
  type WorkspaceKey,
} from '../../../../electron/store/cipher/workspace-key.ts';
import { copyDatabase } from '../../../../electron/store/file-copy.ts';
import { storedVersion } from '../../../../electron/store/migrate.ts';
import { ALL_MIGRATIONS } from '../../../../electron/store/migrations/all-migrations.ts';
import { createWorkspace, openWorkspace } from '../../../../electron/store/open-workspace.ts';
import { insertPlan, loadPlan } from '../../../../electron/store/plan-rows.ts';
import { quickSecret } from '../../quick-secret.ts';
import { samplePlan } from '../../sample-plan.ts';
import { closeAll, temporaryFolder } from '../../test-host.ts';
import { contentDigest } from './content-digest.ts';
import { copyClosed, resealClosed } from './reseal-closed.ts';

const MARK = 'Zxqv Geheimnis 9931';
const PASSPHRASE = 'correct horse battery staple ✓';
const plan = { ...samplePlan(), name: MARK };

const newKey = (passphrase: string) => slowNewKey(passphrase, quickSecret);
const keyForFile = (path: string, passphrase: string) => slowKeyForFile(path, passphrase, quickSecret);

afterEach(closeAll);

function opening(path: string, key: WorkspaceKey | null, readOnly = false) {
  const opened = openWorkspace(path, { backup: () => undefined, patience: 50, key, readOnly });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

function refusal(path: string, key: WorkspaceKey | null): string {
  const opened = openWorkspace(path, { backup: () => undefined, patience: 50, key });
  if (opened.ok) opened.value.close();
  return opened.ok ? 'opened' : opened.error.code;
}

async function encrypted() {
  const path = join(temporaryFolder(), 'w.hurdle');
  const key = await newKey(PASSPHRASE);
  const made = createWorkspace(path, ALL_MIGRATIONS, key);
  if (!made.ok) throw new Error(made.error.code);
  const file = opening(path, key);
  insertPlan(file.db, plan, '2026-01-01T00:00:00.000Z');
  file.close();
  return { path, key };
}

function plain(): string {
  const path = join(temporaryFolder(), 'w.hurdle');
  createWorkspace(path);
  const file = opening(path, null);
  insertPlan(file.db, plan, '2026-01-01T00:00:00.000Z');
  file.close();
  return path;
}

/** Of every file in the folder. */
function readable(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isFile())
    .filter((name) => {
      const bytes = readFileSync(join(folder, name));
      return bytes.includes(MARK) || bytes.includes('CREATE TABLE') || bytes.includes('SQLite format');
    });
}

describe('an encrypted workspace', () => {
  it('opens with its passphrase, in any way of writing its letters, and not without', async () => {
    const { path } = await encrypted();
    expect(refusal(path, null)).toBe('passphrase-needed');
    expect(refusal(path, await keyForFile(path, 'Correct horse battery staple ✓'))).toBe('passphrase-wrong');
    // The same letters with a combining accent: Unicode, annex 15.
    const accented = join(temporaryFolder(), 'a.hurdle');
    createWorkspace(accented, ALL_MIGRATIONS, await newKey('caf\u00e9 Zürich'));
    expect(refusal(accented, await keyForFile(accented, 'cafe\u0301 Zu\u0308rich'))).toBe('opened');
    const file = opening(path, await keyForFile(path, PASSPHRASE));
    expect(file.encrypted).toBe(true);
    expect(loadPlan(file.db, plan.id)?.plan).toEqual(plan);
    expect(file.db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(file.db.pragma('synchronous', { simple: true })).toBe(2);
    file.close();
  });

  it('has nothing readable in the file, its log, a copy, a backup and a private copy for reading', async () => {
    const { path, key } = await encrypted();
    const folder = join(path, '..');
    const file = opening(path, key);
    file.db.prepare('UPDATE plan SET head = head').run();
    file.db.prepare(`INSERT INTO meta (key, value) VALUES ('x', ?)`).run(MARK);
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
    expect(readable(folder)).toEqual([]);
    copyDatabase(file.db, join(folder, 'copy.hurdle'));
    const place = { folder: join(folder, 'backups'), name: 'w', key: '0a1b2c3d' };
    const backup = backupDaily(file.db, place, new Date('2026-03-01T00:00:00Z'));
    expect(readable(folder)).toEqual([]);
    expect(readable(place.folder)).toEqual([]);
    const reading = opening(join(folder, 'copy.hurdle'), key, true);
    expect(readable(join(reading.db.name, '..'))).toEqual([]);
    expect(loadPlan(reading.db, plan.id)?.plan).toEqual(plan);
    reading.close();
    file.close();
    // The copies open with the same passphrase.
    const kept = join(place.folder, backup ?? '');
    expect(refusal(kept, await keyForFile(kept, PASSPHRASE))).toBe('opened');
  });

  it('holds every acknowledged change after a kill, also when a wrong passphrase was tried in between', async () => {
    const { path, key } = await encrypted();
    const file = opening(path, key);
    file.db.prepare('UPDATE plan SET seq = 77').run();
    // The state of the disk at the moment of a kill: file and log as they are, nothing closed.
    const after = join(temporaryFolder(), 'after.hurdle');
    copyFileSync(path, after);
    copyFileSync(`${path}-wal`, `${after}-wal`);
    file.db.close();
    for (const wrong of ['wrong', 'wrong again', '']) {
      expect(refusal(after, await keyForFile(after, wrong))).toBe('passphrase-wrong');
    }
    const reopened = opening(after, await keyForFile(after, PASSPHRASE));
    expect(loadPlan(reopened.db, plan.id)?.seq).toBe(77);
    reopened.close();
  });

  it('is not changed by a wrong passphrase', async () => {
    const { path } = await encrypted();
    const before = readFileSync(path);
    expect(refusal(path, await keyForFile(path, 'wrong'))).toBe('passphrase-wrong');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(join(path, '..'))).toEqual(['w.hurdle']);
  });

  it('is called damaged, not locked, when its pages are damaged or missing', async () => {
    const { path, key } = await encrypted();
    const bytes = readFileSync(path);
    const at = (name: string): string => join(temporaryFolder(), name);
    const middle = at('middle.hurdle');
    writeFileSync(middle, Buffer.from(bytes).fill(0xaa, 4096 * 2, 4096 * 3));
    expect(refusal(middle, key)).toBe('workspace-damaged');
    const bit = at('bit.hurdle');
    const flipped = Buffer.from(bytes);
    flipped[4096 * 3 + 50] = (flipped[4096 * 3 + 50] ?? 0) ^ 1;
    writeFileSync(bit, flipped);
    expect(refusal(bit, key)).toBe('workspace-damaged');
    for (const length of [bytes.length - 4096, bytes.length - 1]) {
      const cut = at('cut.hurdle');
      copyFileSync(path, cut);
      truncateSync(cut, length);
      expect(refusal(cut, key)).toBe('workspace-damaged');
    }
    const short = at('short.hurdle');
    copyFileSync(path, short);
    truncateSync(short, 60);
    expect(refusal(short, key)).toBe('workspace-foreign');
  });
});

describe('an encrypted workspace of an older version', () => {
  it('is brought to the newest with an encrypted backup before', async () => {
    const path = join(temporaryFolder(), 'w.hurdle');
    const folder = join(path, '..', 'backups');
    const key = await newKey(PASSPHRASE);
    createWorkspace(path, ALL_MIGRATIONS.slice(0, 3), key);
    const opened = openWorkspace(path, {
      backup: (db, from) => {
        const place = { folder, name: 'w', key: '0a1b2c3d' };
        backupBeforeMigration(db, place, from, new Date('2026-03-01T08:30:00Z'));
      },
      key,
    });
    if (!opened.ok) throw new Error(opened.error.code);
    expect(storedVersion(opened.value.db)).toBe(ALL_MIGRATIONS.length);
    opened.value.close();
    expect(readdirSync(folder)).toEqual(['w--0a1b2c3d.2026-03-01T08-30-00.v3.hurdle']);
    expect(readable(folder)).toEqual([]);
    expect(refusal(join(folder, 'w--0a1b2c3d.2026-03-01T08-30-00.v3.hurdle'), key)).toBe('opened');
  });
});

describe('a passphrase set, changed and taken away', () => {
  it('leaves the same contents each time, readable only when there is none', async () => {
    const path = plain();
    const folder = join(path, '..');
    const digest = (key: WorkspaceKey | null): string => {
      const file = opening(path, key);
      const found = contentDigest(file.db);
      file.close();
      return found;
    };
    const contents = digest(null);
    const first = await newKey('first passphrase');
    expect(await resealClosed(path, null, first)).toBe('done');
    expect(readable(folder)).toEqual([]);
    expect(refusal(path, null)).toBe('passphrase-needed');
    expect(digest(await keyForFile(path, 'first passphrase'))).toBe(contents);

    const second = await newKey('second passphrase');
    expect(await resealClosed(path, first, second)).toBe('done');
    expect(refusal(path, await keyForFile(path, 'first passphrase'))).toBe('passphrase-wrong');
    expect(digest(await keyForFile(path, 'second passphrase'))).toBe(contents);
    expect(readable(folder)).toEqual([]);

    expect(await resealClosed(path, second, null)).toBe('done');
    expect(digest(null)).toBe(contents);
    expect(readdirSync(folder)).toEqual(['w.hurdle']);
  });

  it('gives a copy that holds the same: compact and plain, or as it is under its passphrase', async () => {
    const path = plain();
    const folder = join(path, '..');
    const file = opening(path, null);
    file.db.prepare(`INSERT INTO meta (key, value) VALUES ('gone', 'Qwerty-4711')`).run();
    file.db.prepare(`DELETE FROM meta WHERE key = 'gone'`).run();
    const digest = contentDigest(file.db);
    file.close();
    expect(await copyClosed(path, null, join(folder, 'a.hurdle'))).toBe('done');
    expect(readFileSync(join(folder, 'a.hurdle')).includes('Qwerty-4711')).toBe(false);
    const key = await newKey('first passphrase');
    expect(await resealClosed(path, null, key)).toBe('done');
    expect(await copyClosed(path, key, join(folder, 'b.hurdle'))).toBe('done');
    expect(readdirSync(folder).toSorted()).toEqual(['a.hurdle', 'b.hurdle', 'w.hurdle']);
    const [open, sealed] = [opening(join(folder, 'a.hurdle'), null), opening(join(folder, 'b.hurdle'), key)];
    expect([contentDigest(open.db), contentDigest(sealed.db)]).toEqual([digest, digest]);
    open.close();
    sealed.close();
  });

  it('is told apart from others by its mark, which is not the key', async () => {
    const key = await newKey('the one');
    const mark = markOf(key);
    expect(mark.digest.equals(key.secret)).toBe(false);
    expect(await keyForMark(mark, 'another', quickSecret)).toBeNull();
    expect((await keyForMark(mark, 'the one', quickSecret))?.secret.equals(key.secret)).toBe(true);
  });
});
