/**
 * Tickets: random ids that stand for a file for ten minutes and one purpose, so that a page never holds a path.
 * Files that Hurdle made itself are removed with their ticket; files of the user are never touched.
 */
import { randomBytes } from 'node:crypto';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../models/plan/result.ts';
import type { FilePurpose } from '../contract/app-calls.ts';
import { type HostError, hostError } from '../contract/host-error.ts';
import { privateFolder } from '../store/temporary/private-folder.ts';

export const TICKET_LIFE_MS = 10 * 60 * 1000;

/** Largest file taken in, by purpose, in bytes. */
export const LARGEST = {
  workspace: 1024 * 1024 * 1024,
  workbook: 60 * 1024 * 1024,
  plan: 32 * 1024 * 1024,
  pack: 100 * 1024 * 1024,
} as const satisfies Record<FilePurpose, number>;

export type TicketPurpose = FilePurpose | 'save';

export type TicketFile = {
  readonly purpose: TicketPurpose;
  readonly path: string;
  readonly name: string;
  readonly size: number;
  /** Made by Hurdle in its own temporary folder. */
  readonly temporary: boolean;
};

export type Tickets = {
  /** For a file of the user that is read in place. */
  readonly forFile: (purpose: FilePurpose, path: string, name: string) => Result<string, HostError>;
  /** A free path in the temporary folder, for a file that a ticket will stand for. */
  readonly temporaryPath: () => string;
  readonly forTemporary: (purpose: TicketPurpose, path: string, name: string) => Result<string, HostError>;
  readonly forBytes: (bytes: Uint8Array, name: string) => string;
  readonly find: (ticket: string, purpose: TicketPurpose) => Result<TicketFile, HostError>;
  readonly discard: (ticket: string) => void;
  readonly close: () => void;
};

export function createTickets(now: () => number): Tickets {
  const held = new Map<string, { readonly file: TicketFile; readonly until: number }>();
  let folder: string | null = null;

  function temporaryPath(): string {
    folder ??= privateFolder('files');
    return join(folder, randomBytes(12).toString('hex'));
  }

  function sweep(): void {
    for (const [ticket, entry] of held) if (entry.until <= now()) discard(ticket);
  }

  function discard(ticket: string): void {
    const entry = held.get(ticket);
    held.delete(ticket);
    if (entry?.file.temporary) rmSync(entry.file.path, { force: true });
  }

  function issue(file: TicketFile): string {
    sweep();
    const ticket = randomBytes(24).toString('base64url');
    held.set(ticket, { file, until: now() + TICKET_LIFE_MS });
    return ticket;
  }

  function admit(
    purpose: TicketPurpose,
    path: string,
    name: string,
    temporary: boolean,
  ): Result<string, HostError> {
    const size = statSync(path).size;
    if (purpose !== 'save' && size > LARGEST[purpose]) {
      if (temporary) rmSync(path, { force: true });
      return err(tooLarge(purpose));
    }
    return ok(issue({ purpose, path, name, size, temporary }));
  }

  return {
    temporaryPath,
    forFile: (purpose, path, name) => admit(purpose, path, name, false),
    forTemporary: (purpose, path, name) => admit(purpose, path, name, true),
    forBytes: (bytes, name) => {
      const path = temporaryPath();
      writeFileSync(path, bytes, { mode: 0o600 });
      return issue({ purpose: 'save', path, name, size: bytes.byteLength, temporary: true });
    },
    find: (ticket, purpose) => {
      sweep();
      const entry = held.get(ticket);
      return entry?.file.purpose === purpose ? ok(entry.file) : err(expired());
    },
    discard,
    close: () => {
      held.clear();
      if (folder) rmSync(folder, { recursive: true, force: true });
      folder = null;
    },
  };
}

export function tooLarge(purpose: FilePurpose): HostError {
  const limit = LARGEST[purpose] / (1024 * 1024);
  return hostError(
    'too-large',
    `This file is too large: Hurdle takes a ${purpose} of up to ${limit} MB. Remove what is not needed, or split it.`,
    { params: { limit } },
  );
}

function expired(): HostError {
  return hostError('ticket-expired', 'Too much time has passed since this file was chosen. Choose it again.');
}
