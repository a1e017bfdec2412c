/**
 * Every call between a page and a host: method -> schemas of input and output. Nothing else crosses.
 * `Host` is what a page holds, whatever the transport (ipc, http, or direct in tests).
 */
import type { z } from 'zod';
import type { Result } from '../../models/plan/result.ts';
import { appCalls } from './app-calls.ts';
import { compareCalls } from './compare-calls.ts';
import type { EventName, EventOf } from './events.ts';
import { exchangeCalls } from './exchange-calls.ts';
import { historyCalls } from './history-calls.ts';
import type { HostError } from './host-error.ts';
import { importCalls } from './import-calls.ts';
import { packCalls } from './packs/pack-calls.ts';
import { planCalls } from './plan-calls.ts';
import { portfolioCalls } from './portfolio-calls.ts';
import { actualsCalls } from './tracking/actuals-calls.ts';
import { baselineCalls } from './tracking/baseline-calls.ts';
import { noteCalls } from './tracking/note-calls.ts';
import { outlookCalls } from './tracking/outlook-calls.ts';
import { varianceCalls } from './tracking/variance-calls.ts';
import { warningCalls } from './tracking/warning-calls.ts';
import { workspaceCalls } from './workspace-calls.ts';

export const contract = {
  ...appCalls,
  ...workspaceCalls,
  ...compareCalls,
  ...planCalls,
  ...historyCalls,
  ...exchangeCalls,
  ...importCalls,
  ...portfolioCalls,
  ...baselineCalls,
  ...actualsCalls,
  ...varianceCalls,
  ...noteCalls,
  ...outlookCalls,
  ...warningCalls,
  ...packCalls,
} as const;

export type Method = keyof typeof contract;
/** What a caller may send (defaults may be left out). */
export type Input<M extends Method> = z.input<(typeof contract)[M]['input']>;
/** What a handler gets after validation (defaults filled in). */
export type ParsedInput<M extends Method> = z.output<(typeof contract)[M]['input']>;
export type Output<M extends Method> = z.output<(typeof contract)[M]['output']>;
export type Answer<M extends Method> = Result<Output<M>, HostError>;

export type Host = {
  readonly call: <M extends Method>(method: M, input: Input<M>) => Promise<Answer<M>>;
  /** Returns the function that ends the subscription. */
  readonly on: <E extends EventName>(event: E, listener: (payload: EventOf<E>) => void) => () => void;
};

export function isMethod(name: string): name is Method {
  return Object.hasOwn(contract, name);
}
