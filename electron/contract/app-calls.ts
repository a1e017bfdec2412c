/**
 * Calls about the program itself: what runs, the user's preferences, files picked and saved.
 * Preferences live in the data folder, not in a workspace; a workspace never carries the taste of its reader.
 */
import { z } from 'zod';
import { languageSchema, nothing, ticketSchema } from './common-types.ts';

export const preferencesSchema = z.strictObject({
  /** Null until chosen: the page then follows the system. */
  language: languageSchema.nullable(),
  theme: z.enum(['light', 'dark', 'auto']),
  /** bankers: blue inputs, black formulas. fast: the FAST standard's. safe: for colour-blind readers. */
  colourScheme: z.enum(['bankers', 'fast', 'safe']),
  /** Written into the history as "who"; empty means the name of the operating system's user. */
  userName: z.string().trim().max(120),
  railCollapsed: z.boolean(),
  /** Factor of the grid's text size. */
  zoom: z.number().min(0.5).max(2),
  lastPlanId: z.string().max(64).nullable(),
  lastPage: z.string().max(64).nullable(),
  /** A note of the system's on a new red light. */
  redNotices: z.boolean(),
  /** An encrypted workspace locks after so many minutes without use; 0: never. */
  lockAfterMinutes: z.int().min(0).max(480),
});

export const DEFAULT_PREFERENCES: Preferences = {
  language: null,
  theme: 'auto',
  colourScheme: 'bankers',
  userName: '',
  railCollapsed: false,
  zoom: 1,
  lastPlanId: null,
  lastPage: null,
  redNotices: false,
  lockAfterMinutes: 0,
};

export const pickedFileSchema = z.strictObject({
  ticket: ticketSchema,
  name: z.string(),
  size: z.int().nonnegative(),
});

export const filePurposeSchema = z.enum(['workspace', 'workbook', 'plan', 'pack']);

/** A file that is ready to be saved by file.save, or fetched from /api/files/<ticket> on the local host. */
export const readyFileSchema = z.strictObject({ ticket: ticketSchema, name: z.string() });

export const appCalls = {
  'app.info': {
    input: nothing,
    output: z.strictObject({
      version: z.string(),
      host: z.enum(['electron', 'local', 'direct']),
      /** For display only. */
      dataDir: z.string(),
      /** Name of the operating system's user. */
      user: z.string(),
    }),
  },
  'preferences.get': { input: nothing, output: preferencesSchema },
  'preferences.set': {
    input: z.strictObject({ patch: preferencesSchema.partial() }),
    output: preferencesSchema,
  },
  /** Asks for a file in a dialog of the system; null when the user cancels. The local host answers use-upload. */
  'file.pick': {
    input: z.strictObject({ purpose: filePurposeSchema }),
    output: pickedFileSchema.nullable(),
  },
  /** Saves a ready file where the user says. The local host answers use-download. */
  'file.save': {
    input: z.strictObject({ ticket: ticketSchema }),
    output: z.strictObject({ saved: z.boolean() }),
  },
} as const;

export type Preferences = z.infer<typeof preferencesSchema>;
export type FilePurpose = z.infer<typeof filePurposeSchema>;
export type PickedFile = z.infer<typeof pickedFileSchema>;
export type ReadyFile = z.infer<typeof readyFileSchema>;
