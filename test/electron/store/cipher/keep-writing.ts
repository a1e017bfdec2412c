/**
 * A program for tests that is going to be killed: opens the encrypted workspace named by its first argument with the key in
 * its environment, and either counts up in it, each number printed once it is stored, or encrypts it anew again and again.
 */
import type { WorkspaceKey } from '../../../../electron/store/cipher/workspace-key.ts';
import { openWorkspace } from '../../../../electron/store/open-workspace.ts';
import { resealClosed } from './reseal-closed.ts';

const [path = '', task = ''] = process.argv.slice(2);

function keyOf(text: string): WorkspaceKey {
  const [salt = '', secret = ''] = text.split(':');
  return { salt: Buffer.from(salt, 'hex'), secret: Buffer.from(secret, 'hex') };
}

const key = keyOf(process.env.TEST_KEY ?? '');
process.stdout.write('ready\n');

if (task === 'count') {
  const opened = openWorkspace(path, { backup: () => undefined, key });
  if (!opened.ok) throw new Error(opened.error.code);
  const put = opened.value.db.prepare(
    `INSERT INTO meta (key, value) VALUES ('count', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );
  for (let count = 1; ; count += 1) {
    put.run(String(count));
    process.stdout.write(`${count}\n`);
  }
}
for (let from: WorkspaceKey | null = key; ; ) {
  const to: WorkspaceKey | null = from ? null : key;
  const done = await resealClosed(path, from, to);
  if (done !== 'done') throw new Error(done);
  process.stdout.write('resealed\n');
  from = to;
}
