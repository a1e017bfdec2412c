/**
 * The host behind Electron's context bridge: the preload exposes one `call` and one `on` as window.hurdle.
 * Files are picked and saved by dialogs of the system, so the page never holds their bytes.
 */
import type { Answer, Input, Method } from '../../electron/contract/contract.ts';
import type { EventName } from '../../electron/contract/events.ts';
import { hostError } from '../../electron/contract/host-error.ts';
import { err } from '../../models/plan/result.ts';
import { createEventListeners } from './event-listeners.ts';
import type { PageHost } from './page-host.ts';

/** What preload.ts puts on the window. */
export type Bridge = {
  readonly call: (method: string, input: unknown) => Promise<unknown>;
  readonly on: (event: string, listener: (payload: unknown) => void) => () => void;
};

export function createElectronHost(bridge: Bridge): PageHost {
  const listeners = createEventListeners();
  const connected = new Map<EventName, true>();
  const call = async <M extends Method>(method: M, input: Input<M>): Promise<Answer<M>> =>
    (await bridge.call(method, input)) as Answer<M>;
  return {
    call,
    on(event, listener) {
      if (!connected.has(event)) {
        connected.set(event, true);
        bridge.on(event, (payload) => listeners.emit(event, payload));
      }
      return listeners.on(event, listener);
    },
    pickFile: (purpose) => call('file.pick', { purpose }),
    deliver: (file) => call('file.save', { ticket: file.ticket }),
    async upload() {
      return err(
        hostError('not-available', 'Choose the file with the button; dropping it is not possible here.'),
      );
    },
  };
}
