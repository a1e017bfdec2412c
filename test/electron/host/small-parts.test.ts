/** The small parts of the host: input cleaning, the wire, tickets, names of files, folders, browsers, preferences. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { isWireText, toWire } from '../../../electron/contract/wire.ts';
import { cleanInput } from '../../../electron/host/clean-input.ts';
import { defaultDataFolder } from '../../../electron/host/data/data-folder.ts';
import { safeFileStem } from '../../../electron/host/data/file-name.ts';
import { writeJsonFile } from '../../../electron/host/data/json-file.ts';
import { openPreferences } from '../../../electron/host/data/preferences.ts';
import { openRecent } from '../../../electron/host/data/recent.ts';
import { createEventHub } from '../../../electron/host/event-hub.ts';
import { readArguments } from '../../../electron/host/local/arguments.ts';
import { browserArguments, findBrowser } from '../../../electron/host/local/browser.ts';
import { createTickets, LARGEST, TICKET_LIFE_MS } from '../../../electron/host/tickets.ts';
import { closeAll, temporaryFolder } from '../test-host.ts';

afterEach(closeAll);

describe('cleanInput', () => {
  it('gives any JSON value back as it is, but for negative zero', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        // A key __proto__ is refused on purpose.
        fc.pre(!text.includes('__proto__'));
        expect(cleanInput(JSON.parse(text))).toEqual({
          ok: true,
          value: JSON.parse(text.replaceAll('-0', '-0')),
        });
      }),
    );
    // toEqual tells 0 from -0 (it compares with Object.is).
    expect(cleanInput({ a: -0 })).toEqual({ ok: true, value: { a: 0 } });
  });

  it.each([
    ['NaN', { a: [Number.NaN] }, 'a.0'],
    ['infinity', { a: Number.POSITIVE_INFINITY }, 'a'],
    ['a date', { a: new Date(0) }, 'a'],
    ['a map', { a: new Map() }, 'a'],
    ['a typed array', { a: new Float64Array(2) }, 'a'],
    ['a function', { a: () => 1 }, 'a'],
    ['a bigint', { a: 1n }, 'a'],
    ['nothing inside a list', { a: [undefined] }, 'a.0'],
    ['a prototype key', JSON.parse('{"a":{"__proto__":1}}'), 'a.__proto__'],
  ])('refuses %s and names the place', (_what, value, path) => {
    expect(cleanInput(value)).toMatchObject({ ok: false, error: { path } });
  });

  it('refuses a cycle and a bottomless nesting instead of running out of stack', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    expect(cleanInput(cycle).ok).toBe(false);
    let deep: unknown = 1;
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    expect(cleanInput(deep).ok).toBe(false);
  });

  it('leaves out what is undefined, as JSON does', () => {
    expect(cleanInput({ a: undefined, b: 1 })).toEqual({ ok: true, value: { b: 1 } });
  });
});

describe('toWire', () => {
  it('refuses a number that JSON would turn into null', () => {
    for (const value of [Number.NaN, Number.NEGATIVE_INFINITY]) {
      expect(isWireText(toWire({ cells: [{ value }] }))).toBe(false);
    }
    expect(toWire({ value: 0.1 })).toBe('{"value":0.1}');
  });
});

describe('tickets', () => {
  function setUp() {
    let time = 1_000_000;
    const tickets = createTickets(() => time);
    return { tickets, later: (ms: number) => (time += ms) };
  }

  it('stand for a file for ten minutes and one purpose', () => {
    const { tickets, later } = setUp();
    const path = join(temporaryFolder(), 'a.json');
    writeFileSync(path, '{}');
    const issued = tickets.forFile('plan', path, 'a.json');
    const ticket = issued.ok ? issued.value : '';
    expect(ticket).toMatch(/^[\w-]{32}$/);
    expect(tickets.find(ticket, 'plan')).toMatchObject({ ok: true, value: { path, size: 2 } });
    expect(tickets.find(ticket, 'workbook')).toMatchObject({ ok: false, error: { code: 'ticket-expired' } });
    later(TICKET_LIFE_MS);
    expect(tickets.find(ticket, 'plan')).toMatchObject({ ok: false, error: { code: 'ticket-expired' } });
    expect(existsSync(path)).toBe(true);
  });

  it('take the files that Hurdle made with them when they end', () => {
    const { tickets, later } = setUp();
    const found = tickets.find(tickets.forBytes(new Uint8Array([1]), 'x'), 'save');
    const path = found.ok ? found.value.path : '';
    expect(statSync(path).mode & 0o077).toBe(process.platform === 'win32' ? statSync(path).mode & 0o077 : 0);
    later(TICKET_LIFE_MS + 1);
    tickets.find('other', 'save');
    expect(existsSync(path)).toBe(false);
    tickets.close();
    expect(existsSync(join(path, '..'))).toBe(false);
  });

  it('are not given for files that are too large', () => {
    const { tickets } = setUp();
    const path = join(temporaryFolder(), 'big');
    writeFileSync(path, new Uint8Array(LARGEST.plan + 1));
    expect(tickets.forFile('plan', path, 'big')).toMatchObject({ ok: false, error: { code: 'too-large' } });
  });
});

describe('safeFileStem', () => {
  it.each([
    ['Shops 2027', 'Shops 2027'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['../../etc/passwd', 'etc passwd'],
    ['  .hidden. ', 'hidden'],
    ['门店预算', '门店预算'],
    ['con', 'con plan'],
    ['LPT1.x', 'LPT1.x plan'],
    ['\u0000\n\u202e', 'Hurdle'],
    ['~$lock', '$lock'],
  ])('turns %j into %j', (name, stem) => {
    expect(safeFileStem(name)).toBe(stem);
  });

  it('never leaves a folder, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const stem = safeFileStem(name);
        expect(stem).not.toMatch(/[/\\:]|^\.|[. ]$|^$/);
      }),
    );
  });
});

describe('the data folder', () => {
  // XDG Base Directory Specification; Apple File System Programming Guide; Windows known folder RoamingAppData.
  it.each([
    ['linux', {}, '/people/a/.local/share/hurdle'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/hurdle'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/people/a/.local/share/hurdle'],
    ['darwin', {}, '/people/a/Library/Application Support/Hurdle'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/Hurdle'],
  ] as const)('on %s with %j is %s', (os, env, folder) => {
    expect(defaultDataFolder({ os, env, home: '/people/a' })).toBe(folder);
  });
});

describe('preferences and the list of workspaces', () => {
  it('survive nonsense in their files, value by value', () => {
    const file = join(temporaryFolder(), 'preferences.json');
    writeFileSync(file, '{"theme":"dark","zoom":"big","__proto__":{"x":1},"unknown":1}');
    expect(openPreferences(file).get()).toMatchObject({ theme: 'dark', zoom: 1 });
    expect(openPreferences(file).get()).not.toHaveProperty('unknown');
    writeFileSync(file, '{"theme":');
    expect(openPreferences(file).get().theme).toBe('auto');
    const recent = join(temporaryFolder(), 'recent.json');
    writeFileSync(recent, '[{"path":5}]');
    expect(openRecent(recent).list()).toEqual([]);
  });

  it('keep the newest twelve workspaces, each once', () => {
    const recent = openRecent(join(temporaryFolder(), 'recent.json'));
    for (let index = 0; index < 20; index += 1) recent.remember(`/x/${index % 15}.hurdle`, new Date(index));
    const names = recent.list().map((entry) => entry.name);
    expect(names).toEqual(['4', '3', '2', '1', '0', '14', '13', '12', '11', '10', '9', '8']);
    expect(recent.list()[0]).toMatchObject({ location: '/x/4.hurdle', exists: false });
  });

  it('are written as a whole: a failed write leaves the old file', () => {
    const file = join(temporaryFolder(), 'a.json');
    writeJsonFile(file, { a: 1 });
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    expect(() => writeJsonFile(file, cycle)).toThrow();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ a: 1 });
  });
});

describe('the browser', () => {
  const around = (os: NodeJS.Platform, programs: string[], env: Record<string, string> = {}) => ({
    os,
    env: { DISPLAY: ':0', PATH: '/opt/bin:/usr/bin', ProgramFiles: 'C:\\PF', ...env },
    home: '/people/a',
    isProgram: (path: string) => programs.includes(path),
  });

  it('is the one that is installed, an own choice first', () => {
    expect(findBrowser(around('linux', ['/usr/bin/chromium', '/opt/bin/microsoft-edge']))).toBe(
      '/opt/bin/microsoft-edge',
    );
    expect(findBrowser(around('linux', ['/usr/bin/chromium', '/my'], { HURDLE_BROWSER: '/my' }))).toBe('/my');
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser(around('darwin', [chrome]))).toBe(chrome);
    expect(findBrowser(around('linux', []))).toBeNull();
    expect(findBrowser(around('linux', ['/usr/bin/chromium'], { DISPLAY: '' }))).toBeNull();
  });

  it('keeps its sandbox but for root, and phones nobody', () => {
    expect(browserArguments('http://x/', '/p', false)).not.toContain('--no-sandbox');
    expect(browserArguments('http://x/', '/p', true)).toContain('--no-sandbox');
    expect(browserArguments('http://x/', '/p', false)).toEqual(
      expect.arrayContaining([
        '--app=http://x/',
        '--user-data-dir=/p',
        '--disable-background-networking',
        '--no-first-run',
      ]),
    );
  });
});

describe('the arguments', () => {
  it('are read as they are meant', () => {
    expect(readArguments(['--port', '8080', '--data', '/d', '--no-open'])).toEqual({
      ok: true,
      value: { port: 8080, data: '/d', open: false, help: false },
    });
    expect(readArguments([])).toEqual({ ok: true, value: { port: 0, data: null, open: true, help: false } });
  });
});

describe('the event hub', () => {
  it('lets one listener fail without the others missing the event', () => {
    const problems: unknown[] = [];
    const hub = createEventHub((problem) => problems.push(problem));
    const heard: string[] = [];
    hub.subscribe(() => {
      throw new Error('broken window');
    });
    const stop = hub.subscribe((event) => heard.push(event.name));
    hub.emit({ name: 'plan.listed', payload: { planId: 'p' } });
    stop();
    hub.emit({ name: 'plan.listed', payload: { planId: 'p' } });
    expect(heard).toEqual(['plan.listed']);
    expect(problems).toHaveLength(2);
  });
});

describe('texts that no file can keep', () => {
  it('makes whole characters of half ones, and names of files short enough in bytes', () => {
    expect(cleanInput({ label: 'a\ud83d' })).toEqual({ ok: true, value: { label: 'a\ufffd' } });
    const long = safeFileStem('万'.repeat(200));
    expect(Buffer.byteLength(long)).toBe(180);
    expect(long).toBe('万'.repeat(60));
  });
});
