/**
 * A stand-in for the `electron` module: ipcMain, windows that receive events, sessions and contents that remember
 * what was set on them. Only what Hurdle uses; used with vi.mock('electron').
 */

type CallHandler = (event: unknown, ...args: unknown[]) => unknown;
type Listener = (name: unknown, payload: unknown) => void;

const handlers = new Map<string, CallHandler>();
const windows = new Set<StandInWindow>();

type StandInWindow = {
  readonly isDestroyed: () => boolean;
  readonly webContents: { readonly send: (channel: string, name: unknown, payload: unknown) => void };
};

export const OWN_FRAME = { url: 'app://hurdle/index.html#/home', parent: null };

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

/** The module itself. */
export const electronStandIn = {
  ipcMain: {
    handle: (channel: string, handler: CallHandler) => {
      handlers.set(channel, handler);
    },
    removeHandler: (channel: string) => {
      handlers.delete(channel);
    },
  },
  BrowserWindow: { getAllWindows: () => [...windows], getFocusedWindow: () => null },
};
