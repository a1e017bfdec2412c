/**
 * What the conformance suites share: connections over one transport, calls that must succeed or be refused,
 * and a record of the methods that were asked.
 */
import { setTimeout } from 'node:timers/promises';
import { type Input, isMethod, type Method, type Output } from '../../../electron/contract/contract.ts';
import type { EventName, EventOf } from '../../../electron/contract/events.ts';
import { hostError } from '../../../electron/contract/host-error.ts';
import { applyChange } from '../../../models/plan/apply-change.ts';
import type { Change } from '../../../models/plan/change.ts';
import { err, ok } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { samplePlan } from '../sample-plan.ts';
import { closeAll, type TestHostOptions } from '../test-host.ts';
import type { Connection, Transport } from './transport.ts';

const services: NonNullable<TestHostOptions['services']> = {
  templates: async () => [
    {
      id: 'shop',
      name: { en: 'Shop', zh: '商店' },
      description: { en: 'A shop', zh: '一家商店' },
      build: (id, language) => ({ ...samplePlan(id), name: language === 'zh' ? '商店' : 'Shop' }),
    },
  ],
  exportWorkbook: async (plan, _language, watch) => {
    watch?.onProgress?.(1, 2);
    watch?.onWriting?.();
    return ok({
      bytes: new TextEncoder().encode(plan.name),
      checks: [{ label: 'NPV', ok: true, compared: 1 }],
    });
  },
  printPdf: async (html) =>
    html.includes('NO PRINTER')
      ? err(hostError('export-refused', 'None is installed.', { params: { reason: 'no-browser' } }))
      : ok(new TextEncoder().encode('%PDF-1.7')),
  // A moment, so that a making can be cancelled on its way.
  openWorkbookWriter: async () => ({
    write: async ({ content }) => {
      await setTimeout(50);
      return ok(new TextEncoder().encode(content.meta.planName));
    },
    close: async () => undefined,
  }),
};

export type Session = {
  readonly name: string;
  /** Methods asked so far. */
  readonly asked: ReadonlySet<string>;
  readonly connect: (root?: string) => Promise<Connection>;
  readonly must: <M extends Method>(host: Connection, method: M, input: Input<M>) => Promise<Output<M>>;
  /** The code of the refusal. */
  readonly refusal: <M extends Method>(host: Connection, method: M, input: Input<M>) => Promise<string>;
  readonly change: (
    host: Connection,
    planId: string,
    change: Change,
    label: string,
  ) => Promise<Output<'plan.change'>>;
  readonly newPlan: (host: Connection) => Promise<string>;
  readonly present: (host: Connection, planId: string) => Promise<Plan>;
  /** The test has closed its connection itself. */
  readonly forget: () => void;
  readonly end: () => Promise<void>;
};

export function createSession(name: string, transport: Transport): Session {
  const asked = new Set<string>();
  let open: Connection[] = [];

  async function connect(root?: string): Promise<Connection> {
    const connection = await transport(root === undefined ? { services } : { services, root });
    open.push(connection);
    const call: Connection['call'] = (method, input) => {
      if (isMethod(method)) asked.add(method);
      return connection.call(method, input);
    };
    return { ...connection, call };
  }

  async function must<M extends Method>(host: Connection, method: M, input: Input<M>): Promise<Output<M>> {
    const answer = await host.call(method, input);
    if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.error)} ${host.problems.join()}`);
    return answer.value;
  }

  return {
    name,
    asked,
    connect,
    must,
    refusal: async (host, method, input) => {
      const answer = await host.call(method, input);
      return answer.ok ? 'not refused' : answer.error.code;
    },
    change: (host, planId, change, label) =>
      must(host, 'plan.change', { planId, baseSeq: 0, clientId: 'window-1', change, label }),
    newPlan: async (host) =>
      (await must(host, 'plan.create', { from: { kind: 'plan', plan: samplePlan() } })).planId,
    present: async (host, planId) => (await must(host, 'plan.load', { planId })).plan,
    forget: () => {
      open = [];
    },
    end: async () => {
      for (const connection of open) await connection.close();
      open = [];
      await closeAll();
    },
  };
}

export function setCell(lineId: string, column: number, value: number): Change {
  return { type: 'set-cells', cells: [{ lineId, column, value }] };
}

export function applied(plan: Plan, change: Change): Plan {
  const result = applyChange(plan, change);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.plan;
}

export function next<E extends EventName>(host: Connection, event: E): Promise<EventOf<E>> {
  return new Promise((resolve) => {
    const stop = host.on(event, (payload) => {
      stop();
      resolve(payload);
    });
  });
}
