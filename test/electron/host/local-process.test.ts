/** The local host as a user starts it: the address it prints, the second start, the end, and wrong words. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { signIn } from '../http-client.ts';
import { closeAll, temporaryFolder } from '../test-host.ts';

const LOCAL = join(import.meta.dirname, '..', '..', '..', 'electron', 'local.ts');

const running = new Set<ChildProcess>();

afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  await closeAll();
});

type Run = {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly complained: () => string;
  readonly ended: Promise<number | null>;
  readonly address: Promise<string>;
};

function start(...words: string[]): Run {
  const child = spawn(process.execPath, [LOCAL, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let out = '';
  let wrong = '';
  child.stderr.on('data', (part) => {
    wrong += part;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (part) => {
      out += part;
      const line = /^Hurdle is running at (http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+)$/m.exec(out)?.[1];
      if (line) resolve(line);
    });
    ended.then(() => reject(new Error(`Ended without an address: ${out}${wrong}`)));
  });
  address.catch(() => undefined);
  return { child, said: () => out, complained: () => wrong, ended, address };
}

describe('the local host', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints its address, serves, and ends cleanly on %s',
    async (signal) => {
      const data = join(temporaryFolder(), 'data');
      const first = start('--no-open', '--port', '0', '--data', data);
      const page = await signIn(await first.address);
      const created = await page.call('plan.create', {
        from: { kind: 'blank', name: 'Kept', start: '2027-01' },
      });
      expect(created.ok).toBe(true);
      // The page stays connected: that must not hold the program.
      first.child.kill(signal);
      expect(await first.ended).toBe(0);
      page.close();
      // One file is left, with the log folded in: nothing that a user could forget to copy.
      const left = readdirSync(data).filter(
        (name) => name.startsWith('My workspace') || name.startsWith('~$'),
      );
      expect(left).toEqual(['My workspace.hurdle']);
      expect(existsSync(join(data, 'running.json'))).toBe(false);

      const second = start('--no-open', '--data', data);
      const again = await signIn(await second.address);
      const plans = await again.call('plan.list', {});
      expect(plans.ok && plans.value.plans.map((plan) => plan.name)).toEqual(['Kept']);
      again.close();
    },
  );

  it('hands a second start on the same data folder over to the first', async () => {
    const data = join(temporaryFolder(), 'data');
    const first = start('--no-open', '--data', data);
    const address = await first.address;
    const second = start('--no-open', '--data', data);
    const handed = await second.address;
    expect(await second.ended).toBe(0);
    expect(new URL(handed).origin).toBe(new URL(address).origin);
    expect(handed).not.toBe(address);
    const page = await signIn(handed);
    expect((await page.call('app.info', {})).ok).toBe(true);
    page.close();
  });

  it('starts again after a kill -9, without anything to clean up', async () => {
    const data = join(temporaryFolder(), 'data');
    const first = start('--no-open', '--data', data);
    await first.address;
    first.child.kill('SIGKILL');
    await first.ended;
    const page = await signIn(await start('--no-open', '--data', data).address);
    const current = await page.call('workspace.current', {});
    expect(current.ok && current.value.problem).toBeNull();
    page.close();
  });

  it('keeps its data folder and secrets to the user', async ({ skip }) => {
    skip(process.platform === 'win32', 'Windows has no modes of files');
    const data = join(temporaryFolder(), 'data');
    await start('--no-open', '--data', data).address;
    expect(statSync(data).mode & 0o077).toBe(0);
    expect(statSync(join(data, 'running.json')).mode & 0o077).toBe(0);
  });

  it.each([
    [['--port', 'x'], 2],
    [['--port', '70000'], 2],
    [['--nonsense'], 2],
    [['extra'], 2],
    [['--data', ''], 2],
    [['--help'], 0],
  ])('answers the words %j with exit code %i and no stack trace', async (words, code) => {
    const run = start(...words);
    expect(await run.ended).toBe(code);
    expect(`${run.said()}${run.complained()}`).toContain('--no-open');
    expect(run.complained()).not.toMatch(/\n\s+at /);
  });

  it('says what to do when the port is taken or the data folder is a file', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const busy = start('--no-open', '--port', String(port), '--data', join(temporaryFolder(), 'data'));
    expect(await busy.ended).toBe(1);
    expect(busy.complained()).toMatch(/port is in use.*--port/);
    other.close();

    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'x');
    const wrong = start('--no-open', '--data', file);
    expect(await wrong.ended).toBe(1);
    expect(wrong.complained()).toMatch(/not a folder.*--data/);
  });
});
