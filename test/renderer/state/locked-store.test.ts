/**
 * The plan store while the workspace is locked: edits wait, none is refused or lost, and what another program stored
 * meanwhile is read. Against a real host and a real encrypted file.
 */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { directHost } from '../../../electron/host/direct.ts';
import { appraise } from '../../../models/appraisal/appraise.ts';
import type { PlanNotice } from '../../../renderer/state/plan-state.ts';
import { createPlanStore } from '../../../renderer/state/plan-store.ts';
import { scenarioView } from '../../../scenarios/overrides/view.ts';
import { samplePlan } from '../../electron/sample-plan.ts';
import { closeAll, openTestHost } from '../../electron/test-host.ts';

afterEach(closeAll);

const PASSPHRASE = 'open sesame';
const wait = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds / 40));

async function until(holds: () => boolean): Promise<void> {
  await vi.waitUntil(holds, { timeout: 60_000, interval: 1 });
}

describe('the plan of a locked workspace', () => {
  it('keeps its edits until the workspace is open again, and stores them then', async () => {
    const host = directHost(openTestHost().host);
    const made = await host.call('plan.create', { from: { kind: 'plan', plan: samplePlan() } });
    if (!made.ok) throw new Error(made.error.message);
    const { planId } = made.value;
    await host.call('workspace.setPassphrase', { next: PASSPHRASE });
    const notices: PlanNotice[] = [];
    const store = createPlanStore({
      host,
      planId,
      clientId: 'window-1',
      appraise,
      scenarios: scenarioView,
      notify: (notice) => notices.push(notice),
      wait,
    });
    const saved = (): string => {
      const state = store.get();
      return state.status === 'ready' ? state.saved : state.status;
    };
    await until(() => saved() === 'saved');
    await host.call('workspace.lock', {});
    store.change({ type: 'set-plan', name: 'Typed while locked' }, 'Name');
    store.change({ type: 'set-plan', description: 'And this' }, 'Description');
    await until(() => saved() === 'offline');
    // Tried again and again meanwhile.
    await wait(20_000);
    expect(saved()).toBe('offline');
    expect(notices).toEqual([]);
    await host.call('workspace.unlock', { passphrase: PASSPHRASE });
    await until(() => saved() === 'saved');
    const loaded = await host.call('plan.load', { planId });
    expect(loaded).toMatchObject({
      ok: true,
      value: { plan: { name: 'Typed while locked', description: 'And this' } },
    });
    expect(notices).toEqual([]);
    store.close();
  });
});
