/** The state of the lock for every component below, and the way to lock now. */
import { notifications } from '@mantine/notifications';
import { createContext, type ReactNode, useCallback, useContext, useSyncExternalStore } from 'react';
import { useErrorText } from '../app/error-text.ts';
import { useHost } from '../host/host-context.tsx';
import type { ReadableStore } from '../state/store.ts';
import type { LockState } from './lock-store.ts';

const LockContext = createContext<ReadableStore<LockState> | null>(null);
const OPEN: LockState = { locked: null, encrypted: false };
const never = () => () => {};

type Props = { readonly store: ReadableStore<LockState>; readonly children: ReactNode };

export function LockProvider({ store, children }: Props) {
  return <LockContext value={store}>{children}</LockContext>;
}

export function useLock(): LockState {
  const store = useContext(LockContext);
  return useSyncExternalStore(store?.subscribe ?? never, store?.get ?? (() => OPEN));
}

/** Edits that were sent before are stored first: the host takes one call after another. */
export function useLockNow(): () => void {
  const host = useHost();
  const errorText = useErrorText();
  return useCallback(() => {
    void host.call('workspace.lock', {}).then((answer) => {
      if (!answer.ok && answer.error.code !== 'passphrase-needed')
        notifications.show({ color: 'red', message: errorText(answer.error) });
    });
  }, [host, errorText]);
}
