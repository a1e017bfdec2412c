/**
 * A document printed as PDF by Electron's own Chromium in a window that nobody sees: sandboxed, without scripts, with a
 * session of its own that knows this one document and reaches nothing else. The window is gone when the promise settles.
 */
import { BrowserWindow, type Session, session } from 'electron';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { PrintPdf } from '../../packs/pdf/print-pdf.ts';
import { APP_ORIGIN, APP_SCHEME } from '../window-security.ts';

/** A pack of a hundred pages takes some seconds; what takes this long has hung. */
const LONGEST_MS = 120_000;
const ADDRESS = `${APP_ORIGIN}/print.html`;

/** Before each its own number, so that two documents that are printed at once know nothing of one another. */
let printed = 0;

export const printInWindow: PrintPdf = async (html, signal) => {
  if (signal?.aborted) return err(cancelled());
  printed += 1;
  // Without "persist:" it lives in memory only.
  const own = session.fromPartition(`print-${printed}`);
  closeSession(own, html);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      javascript: false,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
      images: true,
    },
  });
  try {
    return await raced(print(window), signal);
  } finally {
    own.protocol.unhandle(APP_SCHEME);
    if (!window.isDestroyed()) window.destroy();
  }
};

/** Serves the one document, and lets no other request out. */
function closeSession(own: Session, html: string): void {
  own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: url !== ADDRESS && !url.startsWith('data:') });
  });
  own.protocol.handle(APP_SCHEME, ({ url }) =>
    url === ADDRESS
      ? new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
      : new Response('', { status: 404 }),
  );
}

async function print(window: BrowserWindow): Promise<Result<Uint8Array, HostError>> {
  try {
    await window.loadURL(ADDRESS);
    const bytes = await window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: false,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    return ok(new Uint8Array(bytes));
  } catch {
    return err(
      refused(
        'print-failed',
        'The PDF was not made: printing failed. Try again, or take the HTML form and print it.',
      ),
    );
  }
}

/** Ended by whoever cancels, and where it takes too long. */
async function raced(
  work: Promise<Result<Uint8Array, HostError>>,
  signal: AbortSignal | undefined,
): Promise<Result<Uint8Array, HostError>> {
  const settled = new AbortController();
  const ended = new Promise<Result<Uint8Array, HostError>>((resolve) => {
    const timer = setTimeout(
      () =>
        resolve(
          err(
            refused(
              'print-failed',
              'The PDF was not made: printing took too long and was ended. Try again, or take the HTML form and print it.',
            ),
          ),
        ),
      LONGEST_MS,
    );
    settled.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    signal?.addEventListener('abort', () => resolve(err(cancelled())), { signal: settled.signal });
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    settled.abort();
  }
}

function cancelled(): HostError {
  return refused('cancelled', 'Cancelled. Nothing was written.');
}

function refused(reason: string, message: string): HostError {
  return hostError('export-refused', message, { params: { reason } });
}
