/**
 * Tells the host now and then that somebody is at the keyboard or the mouse, so that the workspace does not lock under
 * their hands; and Ctrl+Shift+L, which locks at once. Says nothing where there is nothing to lock.
 */
import { useEffect } from 'react';
import { useHost } from '../host/host-context.tsx';
import { useLock, useLockNow } from './lock-context.tsx';

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const AT_MOST_EVERY = 15_000;

export function useInUse(): void {
  const host = useHost();
  const { locked, encrypted } = useLock();
  const lockNow = useLockNow();
  const watched = encrypted && locked === null;
  useEffect(() => {
    if (!watched) return;
    let told = Number.NEGATIVE_INFINITY;
    const tell = (): void => {
      if (performance.now() - told < AT_MOST_EVERY) return;
      told = performance.now();
      void host.call('workspace.inUse', {});
    };
    const key = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.code !== 'KeyL') return;
      event.preventDefault();
      lockNow();
    };
    for (const sign of SIGNS) window.addEventListener(sign, tell, { passive: true, capture: true });
    window.addEventListener('keydown', key);
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, tell, { capture: true });
      window.removeEventListener('keydown', key);
    };
  }, [host, watched, lockNow]);
}
