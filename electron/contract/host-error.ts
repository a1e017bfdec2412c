/**
 * How a call fails, on every transport: a code from a closed list, a message for the user in plain English
 * (what happened, what to do), the field at fault and parameters for a translated message.
 * A stack trace, a path of the program or an SQL text never gets in here.
 */
import { z } from 'zod';

export const hostErrorCodeSchema = z.enum([
  // The call itself.
  'unknown-method',
  'invalid-input',
  'too-large',
  'unauthorised',
  'unreachable',
  'internal',
  // Things that are not there (any more), and states that do not allow the call.
  'not-found',
  'change-refused',
  'nothing-to-undo',
  'nothing-to-redo',
  'read-only',
  'not-available',
  // The workspace file.
  'workspace-missing',
  'workspace-folder',
  'workspace-foreign',
  'workspace-damaged',
  'workspace-newer',
  'workspace-locked',
  'workspace-denied',
  'workspace-exists',
  'passphrase-needed',
  'passphrase-wrong',
  'passphrase-refused',
  'disk-full',
  // Files that come and go.
  'ticket-expired',
  'use-upload',
  'use-download',
  'import-refused',
  'export-refused',
]);

/** A place in a file or plan that is wrong: a path such as lines.3.entry.value or a cell such as Budget!C7. */
export const faultyPlaceSchema = z.strictObject({
  path: z.string(),
  message: z.string(),
  /** For the same sentence in another language, where the place is one that a person edits. */
  code: z.enum(['no-number', 'error-value', 'not-a-number']).optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export const hostErrorSchema = z.strictObject({
  code: hostErrorCodeSchema,
  message: z.string().min(1),
  field: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  places: z.array(faultyPlaceSchema).optional(),
});

export type HostErrorCode = z.infer<typeof hostErrorCodeSchema>;
export type HostError = z.infer<typeof hostErrorSchema>;
export type FaultyPlace = z.infer<typeof faultyPlaceSchema>;

/** The envelope of every answer; `value` is checked against the method's own output schema. */
export const answerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: hostErrorSchema }),
]);

export function hostError(
  code: HostErrorCode,
  message: string,
  more: Partial<Pick<HostError, 'field' | 'params' | 'places'>> = {},
): HostError {
  return { code, message, ...more };
}
