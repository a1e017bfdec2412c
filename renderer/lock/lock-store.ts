/**
 * Whether the workspace is locked, as the host says it: asked once at the start, then followed. Known before the first
 * paint, so that a locked workspace never shows a page that cannot be filled.
 */
import type { Host } from '../../electron/contract/contract.ts';
import type { LockedWorkspace } from '../../electron/contract/workspace-calls.ts';
import { createStore, type ReadableStore } from '../state/store.ts';

export type LockState = {
  readonly locked: LockedWorkspace | null;
  /** Whether the open workspace could be locked. */
  readonly encrypted: boolean;
};

export async function loadLock(host: Host): Promise<ReadableStore<LockState>> {
  const store = createStore<LockState>({ locked: null, encrypted: false });
  const renew = async (): Promise<void> => {
    const current = await host.call('workspace.current', {});
    if (!current.ok) return;
    const { locked, workspace } = current.value;
    store.set({ locked, encrypted: workspace?.encrypted ?? false });
  };
  host.on('workspace.locked', ({ locked }) => store.set({ locked, encrypted: true }));
  host.on('workspace.changed', ({ workspace }) =>
    store.set({ locked: null, encrypted: workspace.encrypted }),
  );
  await renew();
  // A connection that was lost may have missed it.
  host.on('host.ready', () => void renew());
  return store;
}
