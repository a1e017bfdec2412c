/** Answers about the program, the preferences and files that are picked or saved. */
import { copyFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { err, ok } from '../../../models/plan/result.ts';
import { hostError } from '../../contract/host-error.ts';
import { storeFailure } from '../../store/store-failure.ts';
import type { Handlers } from './handler.ts';

export const appHandlers: Handlers<
  'app.info' | 'preferences.get' | 'preferences.set' | 'file.pick' | 'file.save'
> = {
  'app.info': (_input, { platform, folder }) =>
    ok({ version: platform.version, host: platform.host, dataDir: folder.root, user: platform.user }),

  'preferences.get': (_input, { preferences }) => ok(preferences.get()),

  'preferences.set': ({ patch }, { preferences, events }) => {
    const next = preferences.set(patch);
    events.emit({ name: 'preferences.changed', payload: { preferences: next } });
    return ok(next);
  },

  'file.pick': async ({ purpose }, { platform, tickets }) => {
    const picked = await platform.pickFile(purpose);
    if (!picked.ok) return picked;
    if (picked.value === null) return ok(null);
    const name = basename(picked.value);
    const ticket = tickets.forFile(purpose, picked.value, name);
    if (!ticket.ok) return ticket;
    return ok({ ticket: ticket.value, name, size: statSync(picked.value).size });
  },

  'file.save': async ({ ticket }, { platform, tickets }) => {
    const file = tickets.find(ticket, 'save');
    if (!file.ok) return file;
    const target = await platform.pickTarget(file.value.name);
    if (!target.ok) return target;
    if (target.value === null) return ok({ saved: false });
    const part = `${target.value}.part`;
    try {
      copyFileSync(file.value.path, part);
      renameSync(part, target.value);
    } catch (error) {
      rmSync(part, { force: true });
      return err(
        storeFailure(error) ??
          hostError(
            'export-refused',
            'The file could not be written there. Close it in other programs, or choose another place.',
          ),
      );
    }
    tickets.discard(ticket);
    return ok({ saved: true });
  },
};
