/** Chooses the transport once, when the page starts: the bridge where there is one, else http. */
import { type Bridge, createElectronHost } from './electron-host.ts';
import { createHttpHost } from './http-host.ts';
import type { PageHost } from './page-host.ts';

declare global {
  interface Window {
    readonly hurdle?: Bridge;
  }
}

export function connectHost(): PageHost {
  return window.hurdle ? createElectronHost(window.hurdle) : createHttpHost();
}
