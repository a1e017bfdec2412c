/**
 * Stands before everything: while the workspace is locked nothing of it is in the document, only the question for the
 * passphrase. What was being typed is put away and comes back. Also tells the host that somebody is there.
 */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useLock } from './lock-context.tsx';
import { LockScreen } from './lock-screen.tsx';
import { putAway } from './put-away.ts';
import { useInUse } from './use-in-use.ts';

export function LockGate({ children }: { readonly children: ReactNode }) {
  const { locked } = useLock();
  const client = useQueryClient();
  // A page that was never open while locked is not built: there is nothing to come back to.
  const [begun, setBegun] = useState(locked === null);
  const wasLocked = useRef(false);
  useInUse();
  useEffect(() => {
    if (locked) wasLocked.current = true;
    else {
      setBegun(true);
      // What was asked while it was locked got no answer.
      if (wasLocked.current) void client.invalidateQueries();
      wasLocked.current = false;
    }
  }, [locked, client]);
  return (
    <>
      {begun ? children : null}
      {locked ? <Screen /> : null}
    </>
  );
}

function Screen() {
  const [place] = useState(() => document.createElement('div'));
  useLayoutEffect(() => {
    document.body.append(place);
    const putBack = putAway(place);
    return () => {
      putBack();
      place.remove();
    };
  }, [place]);
  return createPortal(<LockScreen />, place);
}
