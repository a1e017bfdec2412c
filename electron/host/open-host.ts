/**
 * Puts a host together: data folder, preferences, workspace, dispatcher. Every entry (Electron, local, tests)
 * starts here and differs only in its platform. `close` finishes what was asked for and folds the log into the file.
 */

import { discardAbandoned } from '../store/temporary/private-folder.ts';
import { watchAlerts } from '../tracking/warnings/watch-alerts.ts';
import type { DataFolder } from './data/data-folder.ts';
import { makeDataFolder } from './data/data-folder.ts';
import { openPreferences } from './data/preferences.ts';
import { openRecent } from './data/recent.ts';
import { createDispatcher, type Dispatcher, type DispatchOptions } from './dispatch.ts';
import { createEventHub, type EventHub } from './event-hub.ts';
import type { Platform, Services } from './host-context.ts';
import { createJobs } from './jobs/running-jobs.ts';
import { createTickets, type Tickets } from './tickets.ts';
import { startIdleLock } from './workspace/idle-lock.ts';
import { createOthers } from './workspace/other-workspace.ts';
import { startSession } from './workspace-session.ts';

export type OpenHost = {
  readonly dispatcher: Dispatcher;
  readonly events: EventHub;
  readonly tickets: Tickets;
  readonly close: () => Promise<void>;
};

export type HostOptions = DispatchOptions & {
  readonly platform: Platform;
  readonly services: Services;
  readonly folder: DataFolder;
};

const HOUR = 60 * 60 * 1000;

export function openHost(options: HostOptions): OpenHost {
  const { platform, services, folder } = options;
  makeDataFolder(folder);
  discardAbandoned();
  const preferences = openPreferences(folder.preferences);
  const events = createEventHub(platform.log);
  const tickets = createTickets(() => platform.now().getTime());
  const session = startSession({
    folder,
    recent: openRecent(folder.recent),
    now: platform.now,
    who: () => preferences.get().userName || platform.user,
    announce: (payload) => events.emit({ name: 'plan.changed', payload }),
    log: platform.log,
  });
  const others = createOthers(platform.newId, platform.log);
  const idle = startIdleLock({
    clock: () => platform.now().getTime(),
    minutes: () => preferences.get().lockAfterMinutes,
    lockable: () => session.describe()?.encrypted === true,
    // In its turn behind the edits that were sent before.
    lock: () => void dispatcher.call('workspace.lock', {}),
  });
  const jobs = createJobs();
  const context = { platform, services, folder, preferences, events, tickets, session, jobs, others, idle };
  const dispatcher = createDispatcher(context, options);
  const endWatch = watchAlerts(context);
  // A program left open over midnight still gets its copy of the day.
  const timer = setInterval(session.backup, HOUR);
  timer.unref();

  async function close(): Promise<void> {
    clearInterval(timer);
    await dispatcher.idle();
    endWatch();
    idle.stop();
    others.close();
    session.close();
    tickets.close();
  }
  return { dispatcher, events, tickets, close };
}
