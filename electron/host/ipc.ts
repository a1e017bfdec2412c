/**
 * The transport of the Electron host, and the only file that touches ipcMain. Two channels: calls from the page
 * to the host, events from the host to every window. The sender of each message is checked before anything else.
 */
import { BrowserWindow, ipcMain } from 'electron';
import { hostError } from '../contract/host-error.ts';
import type { WireAnswer } from './dispatch.ts';
import type { OpenHost } from './open-host.ts';
import { isTrustedSender } from './window-security.ts';

/** Also written in electron/preload.ts, which must not import anything but electron. */
export const CALL_CHANNEL = 'hurdle:call';
export const EVENT_CHANNEL = 'hurdle:event';

/** Returns the function that disconnects. */
export function connectIpc(host: OpenHost): () => void {
  ipcMain.handle(CALL_CHANNEL, async (event, method: unknown, input: unknown): Promise<WireAnswer> => {
    if (!isTrustedSender(event)) {
      return { ok: false, error: hostError('unauthorised', 'Only the window of Hurdle is served.') };
    }
    return host.dispatcher.call(method, input);
  });
  const unsubscribe = host.events.subscribe((event) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event.name, event.payload);
    }
  });
  return () => {
    unsubscribe();
    ipcMain.removeHandler(CALL_CHANNEL);
  };
}

/** A page that has just loaded, or loaded again, is told that the host is there. */
export function greet(window: BrowserWindow, version: string): void {
  window.webContents.on('did-finish-load', () => {
    window.webContents.send(EVENT_CHANNEL, 'host.ready', { version });
  });
}
