/**
 * The Electron host in its real binary, wherever there is one: it starts, keeps the page locked in, and does the main
 * job. Where the binary can't be had these tests say that they were skipped.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, expect, test } from '@playwright/test';
import { electronBinary, hasDisplay } from '../../scripts/electron-binary.mjs';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const binary = electronBinary();
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

test.skip(binary === undefined, 'the Electron binary is not here');
test.skip(!hasDisplay({ platform: process.platform, env: process.env }), 'there is no display for a window');
test.skip(isRoot, 'Electron does not run as root with its sandbox on');

let data: string;
let application: ElectronApplication;

test.beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'hurdle-electron-'));
  application = await _electron.launch({
    ...(binary === undefined ? {} : { executablePath: binary }),
    args: [ROOT, `--data=${data}`],
  });
});

test.afterEach(async () => {
  await application.close();
  rmSync(data, { recursive: true, force: true });
});

test('a sample opens with its verdict and is there again after a restart', async () => {
  const page = await application.firstWindow();
  await page.getByRole('region', { name: 'Begin with a sample' }).getByRole('button').first().click();
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText(/NPV/);
  await application.close();
  application = await _electron.launch({
    ...(binary === undefined ? {} : { executablePath: binary }),
    args: [ROOT, `--data=${data}`],
  });
  const again = await application.firstWindow();
  await expect(again.getByRole('link', { name: 'Premium online store' })).toBeVisible();
});

test('the page has no Node, no way out, and only the two functions of the bridge', async () => {
  const page = await application.firstWindow();
  await expect(page.getByRole('main')).toBeVisible();
  const seen = await page.evaluate(() => ({
    node: typeof Reflect.get(globalThis, 'process') + typeof Reflect.get(globalThis, 'require'),
    bridge: Object.keys(Reflect.get(globalThis, 'hurdle') ?? {}).sort(),
    address: location.protocol,
    opened: window.open('https://example.org') === null,
  }));
  expect(seen).toEqual({ node: 'undefinedundefined', bridge: ['call', 'on'], address: 'app:', opened: true });
});

test('every method answers over the real ipc, refusing what is malformed', async () => {
  const page = await application.firstWindow();
  const answer = await page.evaluate(async () => {
    const bridge: { call: (method: string, input: unknown) => Promise<unknown> } = Reflect.get(
      globalThis,
      'hurdle',
    );
    return { good: await bridge.call('app.info', {}), bad: await bridge.call('app.info', { extra: 1 }) };
  });
  expect(answer.good).toMatchObject({ ok: true, value: { host: 'electron' } });
  expect(answer.bad).toMatchObject({ ok: false });
});
