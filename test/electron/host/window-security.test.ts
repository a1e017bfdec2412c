/**
 * The 20 points of the checklist in Electron's guide (electronjs.org/docs/latest/tutorial/security), each tested
 * where a test on a stand-in of `electron` can tell. main.ts runs here as a whole; only the binary is missing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../../electron/host/content-policy.ts';
import { servePage } from '../../../electron/host/desktop/app-scheme.ts';
import { isOwnUrl, isTrustedSender, lockContents } from '../../../electron/host/window-security.ts';
import {
  electronStandIn,
  fakeContents,
  ipcStandIn,
  OWN_FRAME,
  remembered,
  rendererStandIn,
} from '../electron-stand-in.ts';
import { closeAll, temporaryFolder } from '../test-host.ts';

vi.mock('electron', async () => (await import('../electron-stand-in.ts')).electronStandIn);

const ROOT = join(import.meta.dirname, '..', '..', '..');
const FOREIGN = [
  'https://evil.example/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'app://other/',
  'javascript:alert(1)',
  'data:text/html,x',
  'app://hurdle.evil/',
  'about:blank',
  '',
];

let data = '';
let webPreferences: Record<string, unknown> = {};

beforeAll(async () => {
  data = join(temporaryFolder(), 'data');
  process.argv.push('--data', data);
  await import('../../../electron/main.ts');
  await import('../../../electron/preload.ts');
  await vi.waitFor(() => expect(remembered.loaded).toHaveLength(1), { timeout: 60_000 });
  webPreferences = (remembered.options[0] as { webPreferences: Record<string, unknown> }).webPreferences;
});

afterAll(closeAll);

describe("Electron's security checklist", () => {
  it('1 and 18: loads its own scheme only, never http, never file', () => {
    expect(remembered.loaded).toEqual(['app://hurdle/']);
    expect(remembered.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
    expect([...remembered.served.keys()]).toEqual(['app']);
  });

  it('2: gives the page no Node, in no frame and no worker', () => {
    expect(webPreferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  it('3: isolates the context of the preload', () => {
    expect(webPreferences.contextIsolation).toBe(true);
  });

  it('4: sandboxes every process', () => {
    expect(webPreferences.sandbox).toBe(true);
    expect(remembered.sandboxed).toBe(true);
  });

  it('5: denies every permission and device but writing text to the clipboard and notes of the system', () => {
    const { request, check, device } = remembered.session.kept;
    const permissions = [
      'media',
      'geolocation',
      'midi',
      'clipboard-read',
      'fullscreen',
      'openExternal',
      'hid',
      'usb',
      'fileSystem',
    ];
    for (const permission of permissions) {
      const decide = vi.fn();
      request?.({ getURL: () => 'app://hurdle/' }, permission, decide);
      expect(decide).toHaveBeenCalledExactlyOnceWith(false);
      expect(check?.(null, permission, 'app://hurdle')).toBe(false);
    }
    for (const permission of ['clipboard-sanitized-write', 'notifications']) {
      const decide = vi.fn();
      request?.({ getURL: () => 'app://hurdle/' }, permission, decide);
      expect(decide).toHaveBeenCalledExactlyOnceWith(true);
      expect(check?.(null, permission, 'https://evil.example')).toBe(false);
    }
    expect(device?.()).toBe(false);
  });

  it('6, 8, 9, 10: leaves web security on and experiments off', () => {
    expect(webPreferences).toMatchObject({
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    });
    expect(webPreferences).not.toHaveProperty('enableBlinkFeatures');
    expect(remembered.switches).not.toContain('disable-web-security');
  });

  it('7: sends a content policy without eval, inline scripts or other origins, with every file', async () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-eval|\*|https?:|script-src[^;]*unsafe-inline/);
    const none = await servePage(temporaryFolder(), new Request('app://hurdle/none.html'));
    expect([none.status, none.headers.get('content-security-policy')]).toEqual([
      404,
      CONTENT_SECURITY_POLICY,
    ]);
    const foreign = await servePage(temporaryFolder(), new Request('app://other/index.html'));
    expect(foreign.status).toBe(403);
  });

  it('11 and 12: knows no webview and attaches none', () => {
    expect(webPreferences.webviewTag).toBe(false);
    const contents = fakeContents();
    lockContents(contents as never);
    const preventDefault = vi.fn();
    contents.emit('will-attach-webview', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it('13: stays where it is: no navigation, no redirect, no frame elsewhere', () => {
    for (const contents of remembered.contents) {
      for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
        for (const url of FOREIGN) {
          const preventDefault = vi.fn();
          contents.emit(name, { url, preventDefault });
          expect([name, url, preventDefault.mock.calls.length]).toEqual([name, url, 1]);
        }
      }
    }
    expect(remembered.contents).toHaveLength(1);
  });

  it('14: opens no further windows', () => {
    for (const url of [...FOREIGN, 'app://hurdle/']) {
      expect(remembered.contents[0]?.openHandler?.({ url })).toEqual({ action: 'deny' });
    }
  });

  it('15: hands nothing to the system to open', () => {
    for (const file of sources('electron')) {
      expect([file, /\bshell\b.*from 'electron'|openExternal\(/.test(readFileSync(file, 'utf8'))]).toEqual([
        file,
        false,
      ]);
    }
  });

  it('16: is built on a current major version of Electron', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(Number(devDependencies.electron.split('.')[0])).toBeGreaterThanOrEqual(45);
  });

  it('17: serves the top frame of its own page and nobody else', async () => {
    expect(isTrustedSender({ senderFrame: OWN_FRAME })).toBe(true);
    const call = (frame: unknown) => ipcStandIn.invoke('hurdle:call', ['app.info', {}], frame);
    expect(await call(OWN_FRAME)).toMatchObject({ ok: true, value: { host: 'electron' } });
    const strangers = [
      null,
      { url: 'app://hurdle/', parent: {} },
      ...FOREIGN.map((url) => ({ url, parent: null })),
    ];
    for (const frame of strangers) {
      expect(await call(frame)).toMatchObject({ ok: false, error: { code: 'unauthorised' } });
    }
    expect(ipcStandIn.channels()).toEqual(['hurdle:call']);
  });

  it('20: shows the page one call and one subscription, without anything of Electron', async () => {
    const exposed = remembered.exposed as {
      hurdle: {
        call: (method: string, input: unknown) => Promise<unknown>;
        on: (name: string, listener: (...args: unknown[]) => void) => () => void;
      };
    };
    expect(Object.keys(exposed)).toEqual(['hurdle']);
    expect(Object.keys(exposed.hurdle)).toEqual(['call', 'on']);
    expect(await exposed.hurdle.call('app.info', { a: 1 })).toBe('answer');
    expect(rendererStandIn.invoked).toEqual([['hurdle:call', 'app.info', { a: 1 }]]);
    const heard = vi.fn();
    const stop = exposed.hurdle.on('plan.listed', heard);
    rendererStandIn.emit('hurdle:event', { sender: 'electron' }, 'plan.listed', { planId: 'p' });
    rendererStandIn.emit('hurdle:event', { sender: 'electron' }, 'other', {});
    stop();
    rendererStandIn.emit('hurdle:event', { sender: 'electron' }, 'plan.listed', { planId: 'q' });
    expect(heard.mock.calls).toEqual([[{ planId: 'p' }]]);
  });
});

describe('beyond the checklist', () => {
  it('no request leaves the machine', () => {
    for (const [url, cancel] of [
      ['https://example.com/', true],
      ['http://127.0.0.1:8080/', true],
      ['ws://example.com/', true],
      ['file:///etc/passwd', true],
      ['app://other/x', true],
      ['app://hurdle/index.html', false],
      ['blob:app://hurdle/1-2', false],
      ['data:image/png;base64,AA', false],
    ] as const) {
      const decide = vi.fn();
      remembered.session.kept.before?.({ url }, decide);
      expect([url, decide.mock.calls]).toEqual([url, [[{ cancel }]]]);
    }
    expect(webPreferences.spellcheck).toBe(false);
    expect(remembered.switches).toContain('disable-background-networking');
  });

  it('a packed program has no developer tools and no menu that takes Ctrl+Z', () => {
    expect(webPreferences.devTools).toBe(false);
    expect(JSON.stringify(remembered.menu ?? null)).not.toMatch(/undo|redo|toggleDevTools/);
  });

  it('an address is ours by scheme and host only', () => {
    for (const url of FOREIGN) expect([url, isOwnUrl(url)]).toEqual([url, false]);
    expect(isOwnUrl('app://hurdle/assets/a.js')).toBe(true);
    expect(isOwnUrl('app://user@hurdle.evil/')).toBe(false);
  });

  it('the preload imports nothing but electron, and its channels are those of the host', () => {
    const preload = readFileSync(join(ROOT, 'electron', 'preload.ts'), 'utf8');
    expect([...preload.matchAll(/from '(.+)'/g)].map((match) => match[1])).toEqual(['electron']);
    const ipc = readFileSync(join(ROOT, 'electron', 'host', 'ipc.ts'), 'utf8');
    for (const channel of ["'hurdle:call'", "'hurdle:event'"]) {
      expect([preload.includes(channel), ipc.includes(channel)]).toEqual([true, true]);
    }
  });

  it('the program ends only after everything is stored', async () => {
    expect(readdirSync(data)).toContain('My workspace.hurdle-wal');
    electronStandIn.app.quit();
    expect(remembered.exits).toEqual([]);
    await vi.waitFor(() => expect(remembered.exits).toEqual([0]), { timeout: 60_000 });
    expect(readdirSync(data)).not.toContain('My workspace.hurdle-wal');
    expect(ipcStandIn.channels()).toEqual([]);
  });
});

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(ROOT, folder, name));
}
