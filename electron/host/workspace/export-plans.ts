/**
 * Chosen plans as a workspace file of their own, plain or encrypted, with what the user wants to go with them. The open
 * workspace is only read; the file comes to be in the temporary folder and goes with its ticket.
 */
import { rmSync } from 'node:fs';
import { ok } from '../../../models/plan/result.ts';
import { forgetKey, newKey } from '../../store/cipher/workspace-key.ts';
import { ALL_MIGRATIONS } from '../../store/migrations/all-migrations.ts';
import { createWorkspace, openWorkspace } from '../../store/open-workspace.ts';
import { copyPlan } from '../../workspaces/copy-plan.ts';
import { safeFileStem } from '../data/file-name.ts';
import type { Handlers } from '../handlers/handler.ts';

export const exportPlansHandler: Handlers<'workspace.exportPlans'> = {
  'workspace.exportPlans': async ({ planIds, include, passphrase }, context) => {
    const { session, tickets, platform, services } = context;
    const key = passphrase === undefined ? null : await newKey(passphrase, services.deriveSecret);
    const path = tickets.temporaryPath();
    let done = false;
    try {
      const opened = session.current();
      if (!opened.ok) return opened;
      const { plans } = opened.value;
      const made = createWorkspace(path, ALL_MIGRATIONS, key);
      if (!made.ok) return made;
      const target = openWorkspace(path, { backup: () => undefined, key });
      if (!target.ok) return target;
      const names: string[] = [];
      try {
        for (const planId of new Set(planIds)) {
          const request = { planId, include, at: plans.now(), who: plans.who(), freshId: platform.newId };
          const copied = copyPlan(plans.db, target.value.db, request);
          if (!copied.ok) return copied;
          names.push(copied.value.name);
        }
      } finally {
        target.value.close();
      }
      const name = `${safeFileStem(names.join(', '))}.hurdle`;
      const ticket = tickets.forTemporary('save', path, name);
      done = ticket.ok;
      return ticket.ok ? ok({ ticket: ticket.value, name }) : ticket;
    } finally {
      forgetKey(key);
      if (!done) rmSync(path, { force: true });
    }
  },
};
