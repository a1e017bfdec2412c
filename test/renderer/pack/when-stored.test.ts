// Waiting for the last edits to be stored before a pack is made of them.
import { describe, expect, it } from 'vitest';
import { whenStored } from '../../../renderer/pages/pack/job/when-stored.ts';
import type { PlanState, ReadyPlan } from '../../../renderer/state/plan-state.ts';
import { createStore } from '../../../renderer/state/store.ts';

/** Only what is looked at. */
const ready = (saved: ReadyPlan['saved']) => ({ status: 'ready', saved }) as PlanState;

describe('a making that waits', () => {
  it('goes on when the edit on its way is stored, and not before', async () => {
    const store = createStore<PlanState>(ready('saving'));
    const order: string[] = [];
    const waiting = whenStored(store).then(() => order.push('made'));
    store.set(ready('saving'));
    await Promise.resolve();
    order.push('stored');
    store.set(ready('saved'));
    await waiting;
    expect(order).toEqual(['stored', 'made']);
  });

  it('goes on at once where nothing is on its way, or the host does not answer', async () => {
    await whenStored(createStore(ready('saved')));
    await whenStored(createStore(ready('offline')));
    await whenStored(createStore<PlanState>({ status: 'loading' }));
    const store = createStore<PlanState>(ready('saving'));
    const waiting = whenStored(store);
    store.set(ready('offline'));
    await waiting;
  });
});
