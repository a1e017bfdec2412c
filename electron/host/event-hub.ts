/**
 * Hands events to every window. A listener that fails must not keep the others from hearing,
 * and never fails the call that caused the event: that one is stored already.
 */
import type { EventName, EventOf } from '../contract/events.ts';

export type HostEvent = { [E in EventName]: { readonly name: E; readonly payload: EventOf<E> } }[EventName];

export type EventHub = {
  readonly emit: (event: HostEvent) => void;
  readonly subscribe: (listener: (event: HostEvent) => void) => () => void;
};

export function createEventHub(log: (problem: unknown) => void): EventHub {
  const listeners = new Set<(event: HostEvent) => void>();
  return {
    emit: (event) => {
      for (const listener of listeners) {
        try {
          listener(event);
        } catch (error) {
          log(error);
        }
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
