/**
 * Where a command gets the passphrase of an encrypted workspace: --passphrase-file, else HURDLE_PASSPHRASE, else it asks
 * at the terminal. Never from the command line itself, which other users of the machine can read. Kept for the run of
 * one command and nowhere else.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { ok, type Result } from '../../../models/plan/result.ts';
import type { Failure } from '../failure.ts';
import { readFile } from '../files.ts';

export type PassphraseSource = {
  /** The value of HURDLE_PASSPHRASE. */
  readonly environment: string | undefined;
  /** The path behind --passphrase-file. */
  readonly file: string | undefined;
  /** Asks without showing what is typed; null where nobody can be asked. */
  readonly ask: ((question: string) => Promise<string | null>) | null;
};

const LARGEST = 64 * 1024;

const present = new AsyncLocalStorage<PassphraseSource>();

/** Runs the work; whatever it opens may ask for the passphrase. */
export function withPassphrases<T>(source: PassphraseSource, work: () => Promise<T>): Promise<T> {
  return present.run(source, work);
}

/** What is to be tried before anybody is asked. A file may hold several, one a line, for several workspaces. */
export function givenPassphrases(): Result<readonly string[], Failure> {
  const source = present.getStore();
  if (source?.file !== undefined) {
    const bytes = readFile(source.file, LARGEST);
    if (!bytes.ok) return bytes;
    const lines = bytes.value
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .split(/\r?\n/);
    return ok(lines.filter((line) => line !== ''));
  }
  const { environment } = source ?? {};
  return ok(environment === undefined || environment === '' ? [] : [environment]);
}

/** Null where nobody can be asked, or nothing was typed. */
export async function askPassphrase(path: string): Promise<string | null> {
  const ask = present.getStore()?.ask ?? null;
  const typed = ask ? await ask(`Passphrase of ${path}: `) : null;
  return typed === '' ? null : typed;
}
