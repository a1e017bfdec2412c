/** The page's host as React context, so that any component can call it and tests can pass their own. */
import { createContext, type ReactNode, useContext } from 'react';
import type { PageHost } from './page-host.ts';

const HostContext = createContext<PageHost | null>(null);

export function HostProvider({ host, children }: { readonly host: PageHost; readonly children: ReactNode }) {
  return <HostContext value={host}>{children}</HostContext>;
}

export function useHost(): PageHost {
  const host = useContext(HostContext);
  if (!host) throw new Error('useHost needs a HostProvider above it');
  return host;
}
