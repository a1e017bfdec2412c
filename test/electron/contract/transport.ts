/**
 * The three ways to a host behind one face, so that one suite holds for all: direct, http, and ipc on the
 * stand-in of `electron`. Files come in and go out as each transport does it (dialog, or upload and download).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FilePurpose } from '../../../electron/contract/app-calls.ts';
import type { Answer, Host, Input, Method } from '../../../electron/contract/contract.ts';
import type { EventName, EventOf } from '../../../electron/contract/events.ts';
import { directHost } from '../../../electron/host/direct.ts';
import { startHttpServer } from '../../../electron/host/http-server.ts';
import { connectIpc } from '../../../electron/host/ipc.ts';
import { localPlatform } from '../../../electron/host/local/local-platform.ts';
import { ipcStandIn } from '../electron-stand-in.ts';
import { signIn } from '../http-client.ts';
import { openTestHost, type TestHost, type TestHostOptions, temporaryFolder } from '../test-host.ts';

export type Connection = Host & {
  readonly root: string;
  readonly problems: readonly unknown[];
  /** Sends anything, well-formed or not. */
  readonly raw: (method: unknown, input: unknown) => Promise<unknown>;
  readonly bring: (purpose: FilePurpose, name: string, bytes: Uint8Array) => Promise<string>;
  readonly take: (ticket: string) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

export type Transport = (options?: TestHostOptions) => Promise<Connection>;

export const direct: Transport = async (options) => {
  const test = openTestHost(options);
  const host = directHost(test.host);
  const raw = (method: unknown, input: unknown) => test.host.dispatcher.call(method, input);
  return {
    ...host,
    ...dialogs(host, test),
    root: test.root,
    problems: test.problems,
    raw,
    close: test.host.close,
  };
};

export const http: Transport = async (options) => {
  const { pickFile, pickTarget } = localPlatform('9.9.9');
  const test = openTestHost({ ...options, platform: { host: 'local', pickFile, pickTarget } });
  const server = await startHttpServer({
    host: test.host,
    page: temporaryFolder(),
    version: '9.9.9',
    port: 0,
    handoverSecret: 'not used in this suite',
    log: (problem) => test.problems.push(problem),
  });
  const client = await signIn(server.newAddress());
  return {
    call: client.call,
    on: client.on,
    raw: client.raw,
    root: test.root,
    problems: test.problems,
    bring: async (purpose, name, bytes) => {
      const response = await client.upload(purpose, name, bytes);
      return ((await response.json()) as { value: { ticket: string } }).value.ticket;
    },
    take: async (ticket) => new Uint8Array(await (await client.download(ticket)).arrayBuffer()),
    close: async () => {
      client.close();
      await server.close();
      await test.host.close();
    },
  };
};

export const ipc: Transport = async (options) => {
  const test = openTestHost({ ...options, platform: { host: 'electron' } });
  const window = ipcStandIn.openWindow();
  const disconnect = connectIpc(test.host);
  // A structured clone is what Electron does to arguments and answers on their way.
  const raw = async (method: unknown, input: unknown): Promise<unknown> =>
    structuredClone(await ipcStandIn.invoke('hurdle:call', structuredClone([method, input])));
  const host: Host = {
    call: async <M extends Method>(method: M, input: Input<M>) => (await raw(method, input)) as Answer<M>,
    on: <E extends EventName>(name: E, listener: (payload: EventOf<E>) => void) =>
      window.listen((arrived, payload) => {
        if (arrived === name) listener(structuredClone(payload) as EventOf<E>);
      }),
  };
  const close = async (): Promise<void> => {
    disconnect();
    ipcStandIn.reset();
    await test.host.close();
  };
  return { ...host, ...dialogs(host, test), root: test.root, problems: test.problems, raw, close };
};

function dialogs(host: Host, test: TestHost): Pick<Connection, 'bring' | 'take'> {
  const folder = temporaryFolder();
  return {
    bring: async (purpose, name, bytes) => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      test.dialogs.pick = path;
      const picked = await host.call('file.pick', { purpose });
      if (!picked.ok || !picked.value) throw new Error(`The file was not taken: ${JSON.stringify(picked)}`);
      return picked.value.ticket;
    },
    take: async (ticket) => {
      test.dialogs.target = join(folder, `saved-${ticket.slice(0, 8)}`);
      const saved = await host.call('file.save', { ticket });
      if (!saved.ok || !saved.value.saved)
        throw new Error(`The file was not saved: ${JSON.stringify(saved)}`);
      return readFileSync(test.dialogs.target);
    },
  };
}
