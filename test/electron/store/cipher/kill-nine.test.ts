/**
 * kill -9 of a program that writes to an encrypted workspace, or encrypts it anew: the file opens and holds everything that
 * was acknowledged; of a resealing it is the old file or the new one, whole.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { newKey, type WorkspaceKey } from '../../../../electron/store/cipher/workspace-key.ts';
import { ALL_MIGRATIONS } from '../../../../electron/store/migrations/all-migrations.ts';
import { createWorkspace, openWorkspace } from '../../../../electron/store/open-workspace.ts';
import { insertPlan } from '../../../../electron/store/plan-rows.ts';
import { quickSecret } from '../../quick-secret.ts';
import { samplePlan } from '../../sample-plan.ts';
import { closeAll, temporaryFolder } from '../../test-host.ts';
import { contentDigest } from './content-digest.ts';
import { resealClosed } from './reseal-closed.ts';

afterEach(closeAll);

async function workspace() {
  const path = join(temporaryFolder(), 'w.hurdle');
  const key = await newKey('correct horse', quickSecret);
  createWorkspace(path, ALL_MIGRATIONS, key);
  const file = opening(path, key);
  insertPlan(file.db, samplePlan(), '2026-01-01T00:00:00.000Z');
  const digest = contentDigest(file.db);
  file.close();
  return { path, key, digest };
}

function opening(path: string, key: WorkspaceKey) {
  const opened = openWorkspace(path, { backup: () => undefined, patience: 2000, key });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

/** Runs until it has said so many lines, goes on for a while, and is killed; gives the last whole line. */
async function killed(path: string, key: WorkspaceKey, task: string, lines: number, more: number) {
  const text = `${key.salt.toString('hex')}:${key.secret.toString('hex')}`;
  const script = join(import.meta.dirname, 'keep-writing.ts');
  const child = spawn(process.execPath, [script, path, task], { env: { ...process.env, TEST_KEY: text } });
  let said = '';
  let failed = '';
  child.stderr.on('data', (data) => {
    failed += data;
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for await (const data of child.stdout) {
    said += String(data);
    if (said.split('\n').length > lines) break;
  }
  await sleep(more);
  child.kill('SIGKILL');
  await ended;
  expect(failed).toBe('');
  return said.split('\n').at(-2) ?? '';
}

describe('a program that is killed', () => {
  it('leaves every acknowledged change in an encrypted workspace', async () => {
    const { path, key } = await workspace();
    let before = 0;
    for (const more of [0, 7, 31]) {
      const last = Number(await killed(path, key, 'count', 20, more));
      expect(last).toBeGreaterThan(10);
      const file = opening(path, key);
      expect(file.db.pragma('integrity_check', { simple: true })).toBe('ok');
      const kept = Number(file.db.prepare("SELECT value FROM meta WHERE key = 'count'").pluck().get());
      expect(kept).toBeGreaterThanOrEqual(last);
      file.close();
      before = Math.max(before, kept);
    }
    expect(before).toBeGreaterThan(10);
  });

  it('leaves the old file or the new one when it was encrypting, and nothing beside it after the next start', async () => {
    const { path, key, digest } = await workspace();
    for (const more of [3, 11, 17, 23, 41]) {
      // The program begins with the encrypted file.
      await killed(path, key, 'reseal', 2, more);
      const plain = openWorkspace(path, { backup: () => undefined, patience: 2000 });
      const file = plain.ok ? plain.value : opening(path, key);
      expect(contentDigest(file.db)).toBe(digest);
      const wasPlain = plain.ok;
      file.close();
      expect(readdirSync(join(path, '..'))).toEqual(['w.hurdle']);
      if (wasPlain) {
        expect(await resealClosed(path, null, key)).toBe('done');
      }
    }
  });
});
