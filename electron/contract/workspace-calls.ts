/**
 * Calls about the workspace: the one SQLite file (.hurdle) that holds the plans.
 * No call overwrites a file that exists; a restored backup opens as a copy.
 */
import { z } from 'zod';
import { readyFileSchema } from './app-calls.ts';
import { momentSchema, nameSchema, nothing, ticketSchema } from './common-types.ts';
import { hostErrorSchema } from './host-error.ts';

export const workspaceSchema = z.strictObject({
  name: z.string(),
  /** For display only. */
  location: z.string(),
  readOnly: z.boolean(),
  size: z.int().nonnegative(),
  encrypted: z.literal(false),
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

/** Null with a `problem` when the workspace of last time could not be opened (held by another program, damaged). */
const current = z.strictObject({
  workspace: workspaceSchema.nullable(),
  problem: hostErrorSchema.nullable(),
  recent: z.array(recentSchema),
});

export const workspaceCalls = {
  'workspace.current': { input: nothing, output: current },
  'workspace.create': { input: z.strictObject({ name: nameSchema }), output: current },
  'workspace.open': {
    input: z.union([
      z.strictObject({ ticket: ticketSchema }),
      z.strictObject({ recentId: z.string().min(1).max(64) }),
    ]),
    output: current,
  },
  'workspace.copy': { input: nothing, output: readyFileSchema },
  'workspace.backups': { input: nothing, output: z.strictObject({ backups: z.array(backupSchema) }) },
  'workspace.restoreBackup': {
    input: z.strictObject({ id: z.string().min(1).max(300) }),
    output: current,
  },
} as const;

export type Workspace = z.infer<typeof workspaceSchema>;
export type RecentWorkspace = z.infer<typeof recentSchema>;
export type Backup = z.infer<typeof backupSchema>;
