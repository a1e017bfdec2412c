/**
 * The plan store against a real host over the direct transport: edits show at once, refusals are taken back, two
 * windows end at the same plan, and a lost connection loses nothing. Expected values are the plan as the host has it.
 */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Host, Input, Method } from '../../../electron/contract/contract.ts';
import { hostError } from '../../../electron/contract/host-error.ts';
import { directHost } from '../../../electron/host/direct.ts';
import { appraise } from '../../../models/appraisal/appraise.ts';
import type { Change } from '../../../models/plan/change.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { PlanNotice, ReadyPlan } from '../../../renderer/state/plan-state.ts';
import { createPlanStore, type PlanStore } from '../../../renderer/state/plan-store.ts';
import { scenarioView } from '../../../scenarios/overrides/view.ts';
import { samplePlan } from '../../electron/sample-plan.ts';
import { closeAll, openTestHost } from '../../electron/test-host.ts';

afterEach(closeAll);

const setCell = (value: number): Change => ({
  type: 'set-cells',
  cells: [{ lineId: 'l-sales', column: 1, value }],
});
const rename = (name: string): Change => ({ type: 'set-plan', name });
const wait = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds / 40));

async function openPlan(): Promise<{ host: Host; planId: string }> {
  const host = directHost(openTestHost().host);
  const made = await host.call('plan.create', { from: { kind: 'plan', plan: samplePlan() } });
  if (!made.ok) throw new Error(made.error.message);
  return { host, planId: made.value.planId };
}

function openStore(host: Host, planId: string, clientId = 'window-1') {
  const notices: PlanNotice[] = [];
  const notify = (notice: PlanNotice) => notices.push(notice);
  return {
    store: createPlanStore({ host, planId, clientId, appraise, scenarios: scenarioView, notify, wait }),
    notices,
  };
}

function ready(store: PlanStore): ReadyPlan {
  const state = store.get();
  if (state.status !== 'ready') throw new Error(`the plan is ${state.status}`);
  return state;
}

async function until(holds: () => boolean): Promise<void> {
  await vi.waitUntil(holds, { timeout: 60_000, interval: 1 });
}

const isReady = (store: PlanStore) => () => store.get().status === 'ready';
const isSaved = (store: PlanStore) => () => isReady(store)() && ready(store).saved === 'saved';

/** A host whose answers to the first plan.load come only when they are let go. */
function heldLoads(host: Host): { readonly held: Host; readonly letGo: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const held: Host = {
    ...host,
    call: async <M extends Method>(method: M, input: Input<M>): Promise<Answer<M>> => {
      const answer = await host.call(method, input);
      if (method === 'plan.load') await promise;
      return answer;
    },
  };
  return { held, letGo: () => resolve() };
}

async function planOfHost(host: Host, planId: string): Promise<Plan> {
  const loaded = await host.call('plan.load', { planId });
  if (!loaded.ok) throw new Error(loaded.error.message);
  return loaded.value.plan;
}

describe('an edit', () => {
  it('shows before the host has answered and is then confirmed by it', async () => {
    const { host, planId } = await openPlan();
    const { store } = openStore(host, planId);
    await until(isReady(store));
    const before = ready(store);
    expect(store.change(rename('Renamed'), 'rename')).toBeNull();
    expect(ready(store).plan.name).toBe('Renamed');
    expect(ready(store).saved).toBe('saving');
    expect(ready(store).canUndo).toEqual({ label: 'rename' });
    await until(isSaved(store));
    expect(ready(store).seq).toBe(before.seq + 1);
    expect(await planOfHost(host, planId)).toEqual(ready(store).plan);
  });

  it('is appraised once, and the appraisal before it is kept for the deltas', async () => {
    const { host, planId } = await openPlan();
    const { store } = openStore(host, planId);
    await until(isReady(store));
    const first = ready(store).appraisal;
    store.change(setCell(5000), 'type');
    const second = ready(store).appraisal;
    await until(isSaved(store));
    expect(ready(store).appraisal).toBe(second);
    expect(ready(store).previous).toBe(first);
  });

  it('that cannot be applied changes nothing, is not sent, and says why', async () => {
    const { host, planId } = await openPlan();
    const { store, notices } = openStore(host, planId);
    await until(isReady(store));
    const { plan, seq } = ready(store);
    expect(store.change({ type: 'remove-line', lineId: 'none' }, 'remove')?.code).toBe('no-such-line');
    expect(ready(store).plan).toBe(plan);
    expect(notices.map((notice) => notice.kind)).toEqual(['refused-here']);
    expect((await planOfHost(host, planId)).lines).toHaveLength(plan.lines.length);
    expect(ready(store).seq).toBe(seq);
  });

  it('follows the one before it without waiting, and all arrive in order', async () => {
    const { host, planId } = await openPlan();
    const { store } = openStore(host, planId);
    await until(isReady(store));
    for (let value = 1; value <= 20; value += 1) store.change(setCell(value), `set ${value}`);
    expect(ready(store).plan.lines[0]?.entry).toMatchObject({ values: expect.arrayContaining([20]) });
    await until(isSaved(store));
    expect(await planOfHost(host, planId)).toEqual(ready(store).plan);
    expect(ready(store).canUndo).toEqual({ label: 'set 20' });
  });
});

describe('a refusal by the host', () => {
  it('takes the edit back, keeps the ones behind it, and says why', async () => {
    const { host, planId } = await openPlan();
    let refused = false;
    const refusing: Host = {
      on: host.on,
      async call<M extends Method>(method: M, input: Input<M>): Promise<Answer<M>> {
        if (method === 'plan.change' && !refused) {
          refused = true;
          return { ok: false, error: hostError('disk-full', 'The disk is full.') };
        }
        return host.call(method, input);
      },
    };
    const { store, notices } = openStore(refusing, planId);
    await until(isReady(store));
    const { name } = ready(store).plan;
    store.change(rename('Refused'), 'rename');
    store.change(setCell(77), 'type');
    await until(isSaved(store));
    expect(ready(store).plan.name).toBe(name);
    expect(notices).toMatchObject([
      { kind: 'refused-by-host', label: 'rename', error: { code: 'disk-full' } },
    ]);
    expect(await planOfHost(host, planId)).toEqual(ready(store).plan);
  });
});

describe('two windows on one plan', () => {
  it('end at the plan of the host when both edit at the same time', async () => {
    const { host, planId } = await openPlan();
    const one = openStore(host, planId, 'window-1').store;
    const two = openStore(host, planId, 'window-2').store;
    await until(() => isReady(one)() && isReady(two)());
    for (let value = 1; value <= 10; value += 1) {
      one.change(setCell(value), `one ${value}`);
      two.change(rename(`two ${value}`), `two ${value}`);
    }
    await until(
      () => isSaved(one)() && isSaved(two)() && ready(one).seq === ready(two).seq && ready(one).seq >= 20,
    );
    const stored = await planOfHost(host, planId);
    expect(ready(one).plan).toEqual(stored);
    expect(ready(two).plan).toEqual(stored);
    expect(stored.name).toBe('two 10');
  });

  it('agree when the one edits while the other is still being opened', async () => {
    const { host, planId } = await openPlan();
    const first = openStore(host, planId);
    await until(isReady(first.store));
    // The answer with the plan is on its way while the edit is stored and told.
    const { held, letGo } = heldLoads(host);
    const second = openStore(held, planId, 'window-2');
    first.store.change(rename('Told before the plan came'), 'rename');
    await until(isSaved(first.store));
    letGo();
    await until(isReady(second.store));
    expect(ready(second.store).plan.name).toBe('Told before the plan came');
    expect(ready(second.store).seq).toBe(ready(first.store).seq);
  });

  it('agree when the connection began after the plan was asked for', async () => {
    const { host, planId } = await openPlan();
    const first = openStore(host, planId);
    await until(isReady(first.store));
    const { held, letGo } = heldLoads(host);
    const told = new Set<(payload: never) => void>();
    const deaf: Host = {
      ...held,
      on: (event, listener) => {
        if (event === 'host.ready') told.add(listener as (payload: never) => void);
        return () => undefined;
      },
    };
    const second = openStore(deaf, planId, 'window-2');
    first.store.change(rename('Told to nobody'), 'rename');
    await until(isSaved(first.store));
    for (const listener of told) listener({ version: '1' } as never);
    letGo();
    await until(() => isReady(second.store)() && ready(second.store).plan.name === 'Told to nobody');
    expect(ready(second.store).seq).toBe(ready(first.store).seq);
  });

  it('follow an undo that either of them makes', async () => {
    const { host, planId } = await openPlan();
    const one = openStore(host, planId, 'window-1').store;
    const two = openStore(host, planId, 'window-2').store;
    await until(() => isReady(one)() && isReady(two)());
    const { name } = ready(one).plan;
    one.change(rename('Changed'), 'rename');
    await until(() => isSaved(one)() && ready(two).plan.name === 'Changed');
    two.undo();
    await until(() => ready(one).plan.name === name && ready(two).plan.name === name);
    expect(ready(one).canRedo).toEqual({ label: 'rename' });
    one.redo();
    await until(() => ready(one).plan.name === 'Changed' && ready(two).plan.name === 'Changed');
  });
});

describe('undo and redo', () => {
  it('wait for the edit before them', async () => {
    const { host, planId } = await openPlan();
    const { store } = openStore(host, planId);
    await until(isReady(store));
    const { plan } = ready(store);
    store.change(setCell(9), 'type');
    store.undo();
    await until(isSaved(store));
    expect(ready(store).plan).toEqual(plan);
  });
});

describe('a host that cannot be reached', () => {
  type Line = { down: boolean; loseAnswer: boolean };

  function unreliable(host: Host, line: Line): Host {
    return {
      on: host.on,
      async call<M extends Method>(method: M, input: Input<M>): Promise<Answer<M>> {
        const lost = { ok: false as const, error: hostError('unreachable', 'Not reachable.') };
        if (line.down) return lost;
        const answer = await host.call(method, input);
        if (!line.loseAnswer || method !== 'plan.change') return answer;
        line.loseAnswer = false;
        return lost;
      },
    };
  }

  it('keeps the edits, says so, and sends them when it answers again', async () => {
    const { host, planId } = await openPlan();
    const line: Line = { down: false, loseAnswer: false };
    const { store } = openStore(unreliable(host, line), planId);
    await until(isReady(store));
    line.down = true;
    store.change(setCell(1), 'first');
    store.change(setCell(2), 'second');
    await until(() => ready(store).saved === 'offline');
    line.down = false;
    await until(isSaved(store));
    expect(await planOfHost(host, planId)).toEqual(ready(store).plan);
    expect(ready(store).seq).toBe(2);
  });

  it('does not get an edit twice when only its answer was lost', async () => {
    const { host, planId } = await openPlan();
    const line: Line = { down: false, loseAnswer: true };
    // Without events: only the log can tell that the edit arrived.
    const quiet: Host = { ...unreliable(host, line), on: () => () => {} };
    const { store, notices } = openStore(quiet, planId);
    await until(isReady(store));
    const added = {
      ...samplePlan().lines[1],
      id: 'l-new',
      code: 'new_line',
      label: 'New',
    } as Plan['lines'][number];
    store.change({ type: 'add-line', line: added, index: 0 }, 'add');
    await until(isSaved(store));
    expect(notices).toEqual([]);
    expect((await planOfHost(host, planId)).lines.filter((other) => other.id === 'l-new')).toHaveLength(1);
    expect(await planOfHost(host, planId)).toEqual(ready(store).plan);
  });
});
