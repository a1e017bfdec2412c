/**
 * A stand-in for the `electron` module: enough of it to run main.ts, ipc.ts and preload.ts and to remember what
 * was asked of it. Used with vi.mock('electron'); only what Hurdle uses is here.
 */
import { EventEmitter } from 'node:events';

type CallHandler = (event: unknown, ...args: unknown[]) => unknown;
type Listener = (name: unknown, payload: unknown) => void;
type ReceivingWindow = {
  readonly isDestroyed: () => boolean;
  readonly webContents: { readonly send: (channel: string, name: unknown, payload: unknown) => void };
};

const handlers = new Map<string, CallHandler>();
const windows = new Set<ReceivingWindow>();

export const OWN_FRAME = { url: 'app://hurdle/index.html#/home', parent: null };

/** What main.ts and preload.ts asked for, for tests to look at. */
export const remembered = {
  options: [] as unknown[],
  loaded: [] as string[],
  schemes: [] as unknown[],
  served: new Map<string, (request: Request) => Promise<Response>>(),
  switches: [] as string[],
  errors: [] as string[],
  menu: undefined as unknown,
  exposed: {} as Record<string, unknown>,
  session: fakeSession(),
  sandboxed: false,
  exits: [] as number[],
  contents: [] as FakeContents[],
};

export type FakeContents = EventEmitter & {
  openHandler: ((details: { url: string }) => { action: string }) | null;
  setWindowOpenHandler: (handler: (details: { url: string }) => { action: string }) => void;
  send: (channel: string, name: unknown, payload: unknown) => void;
};

export function fakeContents(): FakeContents {
  const contents: FakeContents = Object.assign(new EventEmitter(), {
    openHandler: null as FakeContents['openHandler'],
    setWindowOpenHandler: (handler: (details: { url: string }) => { action: string }) => {
      contents.openHandler = handler;
    },
    send: () => undefined,
  });
  return contents;
}

type Decide = (answer: unknown) => void;

export function fakeSession() {
  const kept = {
    request: null as ((contents: unknown, permission: string, decide: Decide) => void) | null,
    check: null as ((contents: unknown, permission: string, origin: string) => boolean) | null,
    device: null as (() => boolean) | null,
    before: null as ((details: { url: string }, decide: Decide) => void) | null,
  };
  return {
    kept,
    setPermissionRequestHandler: (handler: NonNullable<typeof kept.request>) => {
      kept.request = handler;
    },
    setPermissionCheckHandler: (handler: NonNullable<typeof kept.check>) => {
      kept.check = handler;
    },
    setDevicePermissionHandler: (handler: NonNullable<typeof kept.device>) => {
      kept.device = handler;
    },
    webRequest: {
      onBeforeRequest: (handler: NonNullable<typeof kept.before>) => {
        kept.before = handler;
      },
    },
  };
}

export const ipcStandIn = {
  invoke: (channel: string, args: readonly unknown[], senderFrame: unknown = OWN_FRAME): unknown => {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler for ${channel}`);
    return handler({ senderFrame }, ...args);
  },
  openWindow: () => {
    const listeners = new Set<Listener>();
    windows.add({
      isDestroyed: () => false,
      webContents: {
        send: (_channel, name, payload) => {
          for (const listener of listeners) queueMicrotask(() => listener(name, payload));
        },
      },
    });
    return {
      listen: (listener: Listener) => {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
    };
  },
  channels: () => [...handlers.keys()],
  reset: () => {
    handlers.clear();
    windows.clear();
  },
};

class FakeWindow extends EventEmitter {
  readonly webContents = fakeContents();
  constructor(options: unknown) {
    super();
    remembered.options.push(options);
    remembered.contents.push(this.webContents);
    app.emit('web-contents-created', {}, this.webContents);
  }
  static getAllWindows(): ReceivingWindow[] {
    return [...windows];
  }
  static getFocusedWindow(): null {
    return null;
  }
  isDestroyed(): boolean {
    return false;
  }
  show(): void {}
  async loadURL(url: string): Promise<void> {
    remembered.loaded.push(url);
  }
}

const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  commandLine: {
    appendSwitch: (name: string) => {
      remembered.switches.push(name);
    },
  },
  setPath: () => undefined,
  enableSandbox: () => {
    remembered.sandboxed = true;
  },
  requestSingleInstanceLock: () => true,
  whenReady: () => Promise.resolve(),
  isReady: () => true,
  quit: () => {
    let prevented = false;
    app.emit('will-quit', {
      preventDefault: () => {
        prevented = true;
      },
    });
    if (!prevented) remembered.exits.push(0);
  },
  exit: (code: number) => {
    remembered.exits.push(code);
  },
});

class FakeRenderer extends EventEmitter {
  readonly invoked: unknown[][] = [];
  async invoke(...args: unknown[]): Promise<string> {
    this.invoked.push(args);
    return 'answer';
  }
}

export const rendererStandIn = new FakeRenderer();

/** The module itself. */
export const electronStandIn = {
  app,
  BrowserWindow: FakeWindow,
  dialog: {
    showErrorBox: (title: string) => {
      remembered.errors.push(title);
    },
  },
  session: { defaultSession: remembered.session },
  protocol: {
    registerSchemesAsPrivileged: (schemes: unknown[]) => {
      remembered.schemes.push(...schemes);
    },
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
      remembered.served.set(scheme, handler);
    },
  },
  Menu: {
    setApplicationMenu: (menu: unknown) => {
      remembered.menu = menu;
    },
    buildFromTemplate: (template: unknown) => template,
  },
  contextBridge: {
    exposeInMainWorld: (key: string, api: unknown) => {
      remembered.exposed[key] = api;
    },
  },
  ipcRenderer: rendererStandIn,
  ipcMain: {
    handle: (channel: string, handler: CallHandler) => {
      handlers.set(channel, handler);
    },
    removeHandler: (channel: string) => {
      handlers.delete(channel);
    },
  },
};
