/**
 * Events over one long answer (server-sent events). Every connection starts with host.ready, after which a page
 * loads anew what it shows; a sign of life every 15 seconds keeps a sleeping laptop from guessing.
 */
import type { ServerResponse } from 'node:http';
import type { EventHub, HostEvent } from '../event-hub.ts';
import { head } from './respond.ts';

const SIGN_OF_LIFE_MS = 15_000;
const MOST_CONNECTIONS = 32;

export type EventStreams = {
  /** False when too many are open. */
  readonly add: (response: ServerResponse) => boolean;
  readonly count: () => number;
  readonly close: () => void;
};

export function createEventStreams(events: EventHub, version: string): EventStreams {
  const open = new Set<ServerResponse>();
  const unsubscribe = events.subscribe((event) => {
    const text = format(event);
    for (const response of open) response.write(text);
  });
  const timer = setInterval(() => {
    for (const response of open) response.write(': alive\n\n');
  }, SIGN_OF_LIFE_MS);
  timer.unref();

  return {
    add: (response) => {
      if (open.size >= MOST_CONNECTIONS) return false;
      head(response, 200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
      response.write(`retry: 1000\n\n${format({ name: 'host.ready', payload: { version } })}`);
      open.add(response);
      response.on('close', () => open.delete(response));
      return true;
    },
    count: () => open.size,
    close: () => {
      unsubscribe();
      clearInterval(timer);
      for (const response of open) response.end();
      open.clear();
    },
  };
}

/** JSON holds no raw line break, so one data line is enough. */
function format(event: HostEvent): string {
  return `event: ${event.name}\ndata: ${JSON.stringify(event.payload)}\n\n`;
}
