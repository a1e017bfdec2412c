/**
 * What an Electron window of Hurdle may and may not do, after the checklist in Electron's own security guide.
 * Options and policies only; main.ts wires them, test/electron/host/window-security.test.ts holds a test a point.
 */
import type { BrowserWindowConstructorOptions, Session, WebContents } from 'electron';

export const APP_SCHEME = 'app';
export const APP_HOST = 'hurdle';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** A standard, secure scheme: the page has an origin, so that 'self' in the content policy means our files. */
export const SCHEME_PRIVILEGES = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
} as const;

/** Copying to the clipboard and notes of a new warning are all that the page is ever allowed beyond showing itself. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'notifications']);

export function windowOptions(preload: string, developing: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1280,
    height: 800,
    minWidth: 960,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Chromium would fetch dictionaries from the network.
      spellcheck: false,
      devTools: developing,
    },
  };
}

export function isOwnUrl(url: string): boolean {
  try {
    const { protocol, host } = new URL(url);
    return protocol === `${APP_SCHEME}:` && host === APP_HOST;
  } catch {
    return false;
  }
}

/** No way out of the page: no navigation, no redirect, no new window, no embedded page. */
export function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** No permissions but two, no devices, and no request that leaves the machine. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, decide) => {
    decide(isAllowed(permission, contents?.getURL() ?? ''));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isLocalRequest(details.url) });
  });
}

function isAllowed(permission: string, url: string): boolean {
  return ALLOWED_PERMISSIONS.has(permission) && isOwnUrl(url);
}

function isLocalRequest(url: string): boolean {
  return (
    isOwnUrl(url) || url.startsWith('blob:app://') || url.startsWith('data:') || url.startsWith('devtools:')
  );
}

export type Sender = {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
};

/** Only the top frame of our own page may call: a frame that went away or came from elsewhere may not. */
export function isTrustedSender(event: Sender): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOwnUrl(frame.url);
}
