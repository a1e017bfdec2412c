/**
 * The bridge into the sandboxed page: one `call`, one `on`, nothing else of Electron. Bundled to CommonJS.
 * It imports nothing but electron, so that no code of ours runs with the bridge's rights.
 */
import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('hurdle', {
  call: (method: string, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke('hurdle:call', method, input),

  /** Returns the function that ends the subscription. The Electron event object never reaches the page. */
  on: (name: string, listener: (payload: unknown) => void): (() => void) => {
    const forward = (_event: unknown, arrived: unknown, payload: unknown): void => {
      if (arrived === name) listener(payload);
    };
    ipcRenderer.on('hurdle:event', forward);
    return () => {
      ipcRenderer.removeListener('hurdle:event', forward);
    };
  },
});
