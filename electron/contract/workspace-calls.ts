/**
 * Calls about the workspace: the one SQLite file (.hurdle) that holds the plans.
 * No call overwrites a file that exists; a restored backup opens as a copy. A passphrase is in the call that needs it
 * and in no answer, event, error, log or preference. Copying and encrypting take a while: a page that names a job follows
 * it by the event workspace.progress and may cancel it; the workspace stays open for every other call.
 */
import { z } from 'zod';
import { readyFileSchema } from './app-calls.ts';
import {
  jobIdSchema,
  momentSchema,
  nameSchema,
  newPassphraseSchema,
  nothing,
  passphraseSchema,
  planIdSchema,
  ticketSchema,
} from './common-types.ts';
import { hostErrorSchema } from './host-error.ts';

export const workspaceSchema = z.strictObject({
  name: z.string(),
  /** For display only. */
  location: z.string(),
  readOnly: z.boolean(),
  size: z.int().nonnegative(),
  encrypted: z.boolean(),
});

export const recentSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  location: z.string(),
  openedAt: momentSchema,
  exists: z.boolean(),
});

export const backupSchema = z.strictObject({
  id: z.string(),
  /** Name of the workspace that was copied. */
  name: z.string(),
  at: momentSchema,
  size: z.int().nonnegative(),
  /** daily: once a day. migration: before the file was brought to a newer version. */
  reason: z.enum(['daily', 'migration']),
});

export const lockedSchema = z.strictObject({
  name: z.string(),
  /** For display only. */
  location: z.string(),
});

/** Null with a `problem` when the workspace of last time could not be opened (held by another program, damaged). */
const current = z.strictObject({
  workspace: workspaceSchema.nullable(),
  problem: hostErrorSchema.nullable(),
  /** An encrypted workspace that waits for its passphrase; no other is open then. */
  locked: lockedSchema.nullable(),
  recent: z.array(recentSchema),
});

/** What goes with a plan into another workspace, beside the plan itself with its scenarios, rules and packs. */
export const companionsSchema = z.strictObject({
  /** The change log, undo and redo. Without it the plan's history begins anew. */
  history: z.boolean(),
  snapshots: z.boolean(),
  baselines: z.boolean(),
  /** Entries with their batches and the rules that map accounts to lines. */
  actuals: z.boolean(),
  /** Review notes and alerts. */
  notes: z.boolean(),
  /** Board packs that were handed over, with their files. */
  packs: z.boolean(),
});

export const workspaceCalls = {
  'workspace.current': { input: nothing, output: current },
  'workspace.create': {
    input: z.strictObject({ name: nameSchema, passphrase: newPassphraseSchema.optional() }),
    output: current,
  },
  'workspace.open': {
    input: z.union([
      z.strictObject({ ticket: ticketSchema, passphrase: passphraseSchema.optional() }),
      z.strictObject({ recentId: z.string().min(1).max(64), passphrase: passphraseSchema.optional() }),
    ]),
    output: current,
  },
  /** A copy as it is now; encrypted with the same passphrase when the workspace is. */
  'workspace.copy': {
    input: z.strictObject({ jobId: jobIdSchema.optional() }),
    output: readyFileSchema,
  },
  /** The call that named this job is then refused with the reason `cancelled`. False when there is nothing to cancel. */
  'workspace.cancel': {
    input: z.strictObject({ jobId: jobIdSchema }),
    output: z.strictObject({ cancelled: z.boolean() }),
  },
  /** A new workspace file with these plans in it. The open workspace is not changed. */
  'workspace.exportPlans': {
    input: z.strictObject({
      planIds: z.array(planIdSchema).min(1).max(1000),
      include: companionsSchema,
      passphrase: newPassphraseSchema.optional(),
    }),
    output: readyFileSchema,
  },
  'workspace.backups': { input: nothing, output: z.strictObject({ backups: z.array(backupSchema) }) },
  'workspace.restoreBackup': {
    input: z.strictObject({ id: z.string().min(1).max(300), passphrase: passphraseSchema.optional() }),
    output: current,
  },
  /** Closes an encrypted workspace and forgets its key; refused while an import is being written. */
  'workspace.lock': { input: nothing, output: nothing },
  'workspace.unlock': { input: z.strictObject({ passphrase: passphraseSchema }), output: current },
  /** Somebody is at the keyboard: the time until the workspace locks by itself begins anew. */
  'workspace.inUse': { input: nothing, output: nothing },
  /** Encrypts, changes the passphrase, or takes it away (`next` null). */
  'workspace.setPassphrase': {
    input: z.strictObject({
      /** Needed where there is one. */
      present: passphraseSchema.optional(),
      next: newPassphraseSchema.nullable(),
      jobId: jobIdSchema.optional(),
    }),
    output: z.strictObject({
      workspace: workspaceSchema,
      /** Copies of this workspace in the backups that are still as before: plain, or under the old passphrase. */
      oldBackups: z.int().nonnegative(),
    }),
  },
  /** Removes those copies, and makes one of today as the workspace is now. */
  'workspace.removeOldBackups': {
    input: nothing,
    output: z.strictObject({ removed: z.int().nonnegative() }),
  },
} as const;

export const workspaceEvents = {
  /** Of a copy or an encryption with a job id: what is being done, and the share of the whole that is. */
  'workspace.progress': z.strictObject({
    jobId: jobIdSchema,
    phase: z.enum(['copying', 'writing', 'checking']),
    share: z.number().min(0).max(1),
  }),
} as const;

export type WorkspaceProgress = z.infer<(typeof workspaceEvents)['workspace.progress']>;
export type Companions = z.infer<typeof companionsSchema>;
export type LockedWorkspace = z.infer<typeof lockedSchema>;
export type Workspace = z.infer<typeof workspaceSchema>;
export type RecentWorkspace = z.infer<typeof recentSchema>;
export type Backup = z.infer<typeof backupSchema>;
