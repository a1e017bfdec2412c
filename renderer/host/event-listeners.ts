/**
 * The listeners of one connection, by event name. A payload that does not have the shape of its event is dropped:
 * a page must not act on what it cannot read.
 */
import { type EventName, type EventOf, events } from '../../electron/contract/events.ts';

export type EventListeners = {
  readonly on: <E extends EventName>(event: E, listener: (payload: EventOf<E>) => void) => () => void;
  readonly emit: (event: EventName, payload: unknown) => void;
};

export function createEventListeners(): EventListeners {
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  return {
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener);
      return () => {
        set.delete(listener);
      };
    },
    emit(event, payload) {
      const parsed = events[event].safeParse(payload);
      if (!parsed.success) return;
      for (const listener of [...(listeners.get(event) ?? [])]) listener(parsed.data as never);
    },
  };
}
