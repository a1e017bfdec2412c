/**
 * A page's side of the loopback server, for tests: signs in with the printed address, calls, listens, sends and
 * fetches files. Sends what a browser would send (Origin, cookie).
 */
import type { Answer, Host, Input, Method } from '../../electron/contract/contract.ts';
import type { EventName, EventOf } from '../../electron/contract/events.ts';

export type HttpClient = Host & {
  readonly origin: string;
  readonly cookie: string;
  readonly raw: (method: unknown, input: unknown) => Promise<unknown>;
  readonly upload: (purpose: string, name: string, bytes: Uint8Array) => Promise<Response>;
  readonly download: (ticket: string) => Promise<Response>;
  readonly close: () => void;
};

export async function signIn(address: string): Promise<HttpClient> {
  const origin = new URL(address).origin;
  const entry = await fetch(address, { redirect: 'manual' });
  const cookie = entry.headers.get('set-cookie')?.split(';')[0] ?? '';
  const ending = new AbortController();
  const listeners = new Map<string, Set<(payload: unknown) => void>>();

  async function raw(method: unknown, input: unknown): Promise<unknown> {
    const response = await fetch(`${origin}/api/call`, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json' },
      body: JSON.stringify({ method, input }),
    });
    return response.json();
  }

  async function listen(): Promise<void> {
    const response = await fetch(`${origin}/api/events`, { headers: { cookie }, signal: ending.signal });
    let text = '';
    for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += part;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        announce(text.slice(0, end));
        text = text.slice(end + 2);
      }
    }
  }

  function announce(block: string): void {
    const name = /^event: (.+)$/m.exec(block)?.[1];
    const data = /^data: (.+)$/m.exec(block)?.[1];
    if (!name || !data) return;
    for (const listener of listeners.get(name) ?? []) listener(JSON.parse(data));
  }

  function on<E extends EventName>(name: E, listener: (payload: EventOf<E>) => void): () => void {
    const set = listeners.get(name) ?? new Set();
    listeners.set(name, set);
    const wrapped = (payload: unknown): void => listener(payload as EventOf<E>);
    set.add(wrapped);
    return () => set.delete(wrapped);
  }

  const ready = new Promise<void>((resolve) => {
    const stop = on('host.ready', () => {
      stop();
      resolve();
    });
  });
  // Ends with an AbortError when the test closes the client.
  listen().catch(() => undefined);
  await ready;

  return {
    origin,
    cookie,
    raw,
    call: async <M extends Method>(method: M, input: Input<M>) => (await raw(method, input)) as Answer<M>,
    on,
    upload: (purpose, name, bytes) =>
      fetch(`${origin}/api/files?purpose=${purpose}&name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { cookie, origin, 'content-type': 'application/octet-stream' },
        body: new Blob([new Uint8Array(bytes)]),
      }),
    download: (ticket) => fetch(`${origin}/api/files/${ticket}`, { headers: { cookie } }),
    close: () => ending.abort(),
  };
}
