/**
 * Entry of the Electron host: lifecycle and one window. What the window may do is in host/window-security.ts,
 * what the program does is behind host/open-host.ts; this file only wires them.
 */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, protocol, session } from 'electron';
import { dataFolder, defaultDataFolder, makeDataFolder } from './host/data/data-folder.ts';
import { findProgram } from './host/data/program-folder.ts';
import { startFailure } from './host/data/start-failure.ts';
import { servePage } from './host/desktop/app-scheme.ts';
import { readDataFolder } from './host/desktop/arguments.ts';
import { electronPlatform } from './host/desktop/electron-platform.ts';
import { setMenu } from './host/desktop/menu.ts';
import { printInWindow } from './host/desktop/print-window.ts';
import { connectIpc, greet } from './host/ipc.ts';
import { lockDataFolder } from './host/local/single-instance.ts';
import { openHost } from './host/open-host.ts';
import { createServices } from './host/services.ts';
import {
  APP_ORIGIN,
  APP_SCHEME,
  lockContents,
  lockSession,
  SCHEME_PRIVILEGES,
  windowOptions,
} from './host/window-security.ts';

const program = findProgram(import.meta.dirname);
const developing = !app.isPackaged;
const around = { os: process.platform, env: process.env, home: homedir() };
const folder = dataFolder(readDataFolder(process.argv) ?? defaultDataFolder(around));
makeDataFolder(folder);

// Before ready: Chromium's own files stay inside our data folder, the scheme gets its privileges.
app.setPath('userData', join(folder.root, 'electron'));
app.enableSandbox();
app.commandLine.appendSwitch('disable-background-networking');
app.commandLine.appendSwitch('disable-component-update');
protocol.registerSchemesAsPrivileged([SCHEME_PRIVILEGES]);

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', showWindow);
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
  app.whenReady().then(run, fail);
} else {
  app.quit();
}

function run(): void {
  const lock = lockDataFolder(folder.root);
  if (!lock) {
    dialog.showErrorBox(
      'Hurdle is already running',
      'Another Hurdle uses this data folder, perhaps in a browser window. Close it first.',
    );
    app.exit(1);
    return;
  }
  const platform = electronPlatform(program.version);
  const host = openHost({ platform, services: createServices({ printPdf: printInWindow }), folder });
  const disconnect = connectIpc(host);
  lockSession(session.defaultSession);
  protocol.handle(APP_SCHEME, (request) => servePage(program.page, request));
  setMenu(process.platform, developing);
  openWindow();

  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
  app.on('activate', showWindow);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    // Electron does not wait by itself: hold it until everything is stored.
    event.preventDefault();
    disconnect();
    host
      .close()
      .catch(platform.log)
      .finally(() => {
        closed = true;
        lock.release();
        app.quit();
      });
  });
}

/** The one that is seen; a pack that is printed has another for a moment. */
let shown: BrowserWindow | null = null;

function openWindow(): void {
  const window = new BrowserWindow(
    windowOptions(join(program.root, 'out', 'electron', 'preload.cjs'), developing),
  );
  shown = window;
  window.once('closed', () => {
    shown = null;
  });
  greet(window, program.version);
  window.once('ready-to-show', () => window.show());
  window.loadURL(`${APP_ORIGIN}/`).catch(fail);
}

function showWindow(): void {
  if (!shown) {
    if (app.isReady()) openWindow();
    return;
  }
  if (shown.isMinimized()) shown.restore();
  shown.focus();
}

function fail(error: unknown): void {
  dialog.showErrorBox('Hurdle could not start', startFailure(error));
  app.exit(1);
}
