/**
 * The transport without a wire, for tests and for programs of our own: the same JSON in and out as on the others,
 * so that nothing works here that would fail over http. Events arrive one turn later, as they do on a wire.
 */
import type { Answer, Host, Input, Method } from '../contract/contract.ts';
import type { EventName, EventOf } from '../contract/events.ts';
import { isWireText, toWire } from '../contract/wire.ts';
import type { OpenHost } from './open-host.ts';

export function directHost(host: OpenHost): Host {
  async function call<M extends Method>(method: M, input: Input<M>): Promise<Answer<M>> {
    const text = toWire(input);
    if (!isWireText(text)) return { ok: false, error: text };
    const answer = await host.dispatcher.call(method, JSON.parse(text));
    return JSON.parse(JSON.stringify(answer)) as Answer<M>;
  }

  function on<E extends EventName>(name: E, listener: (payload: EventOf<E>) => void): () => void {
    return host.events.subscribe((event) => {
      if (event.name !== name) return;
      const payload = JSON.parse(JSON.stringify(event.payload)) as EventOf<E>;
      queueMicrotask(() => listener(payload));
    });
  }

  return { call, on };
}
