/**
 * What the host tells every window without being asked. An event carries enough to follow it;
 * a page that missed some (host.ready arrives again after each connection) loads anew.
 */
import { z } from 'zod';
import { changeSchema } from '../../models/plan/change.ts';
import { preferencesSchema } from './app-calls.ts';
import { clientIdSchema, labelSchema, planIdSchema, seqSchema, stepSchema } from './common-types.ts';
import { exchangeEvents } from './exchange-calls.ts';
import { packEvents } from './packs/pack-calls.ts';
import { portfolioSchema } from './portfolio-calls.ts';
import { actualsEvents } from './tracking/actuals-calls.ts';
import { warningEvents } from './tracking/warning-calls.ts';
import { lockedSchema, workspaceEvents, workspaceSchema } from './workspace-calls.ts';

export const events = {
  /** First event of every connection. */
  'host.ready': z.strictObject({ version: z.string() }),
  /** Applied and stored; goes to every window, the sender's included. */
  'plan.changed': z.strictObject({
    planId: planIdSchema,
    seq: seqSchema,
    change: changeSchema,
    clientId: clientIdSchema,
    label: labelSchema,
    undo: stepSchema,
    redo: stepSchema,
  }),
  /** A plan was created, deleted or restored: the list is to be read again. */
  'plan.listed': z.strictObject({ planId: planIdSchema }),
  'snapshot.changed': z.strictObject({ planId: planIdSchema }),
  /** Something a plan is tracked with was written: whoever shows it reads it again. */
  'tracking.changed': z.strictObject({
    planId: planIdSchema,
    what: z.enum(['baseline', 'actuals', 'rules', 'notes', 'alerts']),
  }),
  ...exchangeEvents,
  ...actualsEvents,
  ...packEvents,
  ...warningEvents,
  ...workspaceEvents,
  /** The budgets and relations of the workspace, as they are now. */
  'workspace.portfolioChanged': z.strictObject({ portfolio: portfolioSchema }),
  'workspace.changed': z.strictObject({ workspace: workspaceSchema }),
  /** The workspace was closed and its key forgotten: nothing of it may be shown until workspace.changed. */
  'workspace.locked': z.strictObject({ locked: lockedSchema }),
  'preferences.changed': z.strictObject({ preferences: preferencesSchema }),
} as const;

export type EventName = keyof typeof events;
export type EventOf<E extends EventName> = z.infer<(typeof events)[E]>;

export function isEventName(name: string): name is EventName {
  return Object.hasOwn(events, name);
}
