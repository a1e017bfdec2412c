/**
 * Printing in a hidden window, on a stand-in of `electron`: what the window may, what its session lets through, what is
 * asked of the printer, and that nothing is left when it ends well, badly, late or cancelled.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

type Decide = (answer: { readonly cancel: boolean }) => void;

const kept = vi.hoisted(() => ({
  options: [] as Record<string, unknown>[],
  partitions: [] as string[],
  served: null as ((request: { url: string }) => Response) | null,
  unhandled: [] as string[],
  before: null as ((details: { url: string }, decide: Decide) => void) | null,
  permission: null as ((contents: unknown, name: string, decide: (allowed: boolean) => void) => void) | null,
  loaded: [] as string[],
  asked: [] as unknown[],
  destroyed: 0,
  print: async (): Promise<Buffer> => Buffer.from('%PDF-1.7'),
}));

vi.mock('electron', () => {
  class FakeWindow {
    readonly webContents = {
      printToPDF: (options: unknown) => {
        kept.asked.push(options);
        return kept.print();
      },
    };
    #gone = false;
    constructor(options: Record<string, unknown>) {
      kept.options.push(options);
    }
    async loadURL(url: string): Promise<void> {
      kept.loaded.push(url);
    }
    isDestroyed(): boolean {
      return this.#gone;
    }
    destroy(): void {
      this.#gone = true;
      kept.destroyed += 1;
    }
  }
  const fromPartition = (name: string) => {
    kept.partitions.push(name);
    return {
      setPermissionRequestHandler: (handler: typeof kept.permission) => {
        kept.permission = handler;
      },
      setPermissionCheckHandler: () => undefined,
      setDevicePermissionHandler: () => undefined,
      webRequest: {
        onBeforeRequest: (handler: typeof kept.before) => {
          kept.before = handler;
        },
      },
      protocol: {
        handle: (_scheme: string, handler: typeof kept.served) => {
          kept.served = handler;
        },
        unhandle: (scheme: string) => void kept.unhandled.push(scheme),
      },
    };
  };
  return { BrowserWindow: FakeWindow, session: { fromPartition } };
});

const { printInWindow } = await import('../../../../electron/host/desktop/print-window.ts');

beforeEach(() => {
  Object.assign(kept, { options: [], partitions: [], unhandled: [], loaded: [], asked: [], destroyed: 0 });
  kept.print = async () => Buffer.from('%PDF-1.7');
});

afterEach(() => {
  vi.useRealTimers();
});

describe('printing in a window of Electron', () => {
  it('gives the bytes, from a window without scripts, Node or a face, that is gone afterwards', async () => {
    const printed = await printInWindow('<!doctype html><p>x');
    expect(printed.ok && Buffer.from(printed.value).toString()).toBe('%PDF-1.7');
    expect(kept.options[0]).toMatchObject({
      show: false,
      webPreferences: {
        javascript: false,
        sandbox: true,
        nodeIntegration: false,
        contextIsolation: true,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
      },
    });
    expect(kept.options[0]?.webPreferences).not.toHaveProperty('preload');
    expect([kept.destroyed, kept.unhandled]).toEqual([1, ['app']]);
  });

  it('asks for the page size of the document, tags, an outline, and no head or foot of the printer', async () => {
    await printInWindow('x');
    expect(kept.asked).toEqual([
      {
        preferCSSPageSize: true,
        printBackground: true,
        displayHeaderFooter: false,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      },
    ]);
  });

  it('lives in a session of its own in memory that serves the one document and lets nothing else through', async () => {
    await printInWindow('<p>one');
    await printInWindow('<p>two');
    expect(new Set(kept.partitions).size).toBe(2);
    for (const name of kept.partitions) expect(name).not.toMatch(/^persist:/);
    const [address = ''] = kept.loaded;
    expect(await kept.served?.({ url: address }).text()).toBe('<p>two');
    expect(kept.served?.({ url: 'app://hurdle/index.html' }).status).toBe(404);
    for (const [url, cancel] of [
      [address, false],
      ['data:font/woff2;base64,AA', false],
      ['https://example.com/', true],
      ['http://127.0.0.1/', true],
      ['file:///etc/passwd', true],
      ['app://hurdle/index.html', true],
      ['ws://example.com/', true],
    ] as const) {
      const decide = vi.fn();
      kept.before?.({ url }, decide);
      expect([url, decide.mock.calls]).toEqual([url, [[{ cancel }]]]);
    }
    const decide = vi.fn();
    kept.permission?.(null, 'notifications', decide);
    expect(decide).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('tells a failure in words, and leaves no window', async () => {
    kept.print = async () => {
      throw new Error('printer on fire');
    };
    const printed = await printInWindow('x');
    expect(printed).toMatchObject({
      ok: false,
      error: { code: 'export-refused', params: { reason: 'print-failed' } },
    });
    expect(printed.ok ? '' : printed.error.message).not.toContain('fire');
    expect(kept.destroyed).toBe(1);
  });

  it('is ended by whoever cancels, and not begun when it was cancelled before', async () => {
    kept.print = () => new Promise(() => undefined);
    const ending = new AbortController();
    const printing = printInWindow('x', ending.signal);
    await vi.waitFor(() => expect(kept.asked).toHaveLength(1), { timeout: 60_000 });
    ending.abort();
    expect(await printing).toMatchObject({ ok: false, error: { params: { reason: 'cancelled' } } });
    expect(kept.destroyed).toBe(1);
    expect(await printInWindow('x', ending.signal)).toMatchObject({
      ok: false,
      error: { params: { reason: 'cancelled' } },
    });
    expect(kept.options).toHaveLength(1);
  });

  it('is ended after two minutes', async () => {
    vi.useFakeTimers();
    kept.print = () => new Promise(() => undefined);
    const printing = printInWindow('x');
    await vi.advanceTimersByTimeAsync(120_001);
    expect(await printing).toMatchObject({ ok: false, error: { params: { reason: 'print-failed' } } });
    expect(kept.destroyed).toBe(1);
  });
});
