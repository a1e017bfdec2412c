/**
 * Where a command gets the passphrase of an encrypted workspace: --passphrase-file, else HURDLE_PASSPHRASE, else it asks
 * at the terminal. Never from the command line itself, which other users of the machine can read. Kept for the run of
 * one command and nowhere else.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { ok, type Result } from '../../../models/plan/result.ts';
import { SHORTEST_PASSPHRASE } from '../../contract/common-types.ts';
import type { DeriveSecret } from '../../store/cipher/workspace-key.ts';
import { type Failure, wrongUse } from '../failure.ts';
import { readFile } from '../files.ts';

export type PassphraseSource = {
  /** The value of HURDLE_PASSPHRASE. */
  readonly environment: string | undefined;
  /** The path behind --passphrase-file. */
  readonly file: string | undefined;
  /** Asks without showing what is typed; null where nobody can be asked. */
  readonly ask: ((question: string) => Promise<string | null>) | null;
  /** What makes a key of a passphrase; absent: as every host does. */
  readonly derive?: DeriveSecret;
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

/**
 * For a workspace that is made: the passphrase that is given, of several in a file the last one; else it is asked for, twice.
 */
export async function newPassphrase(path: string): Promise<Result<string, Failure>> {
  const given = givenPassphrases();
  if (!given.ok) return given;
  const known = given.value.at(-1);
  const typed = known ?? (await askTwice(path));
  if (typed === null) {
    return wrongUse(
      'passphrase-needed',
      `Nothing was written: give the passphrase of ${path} in HURDLE_PASSPHRASE or with --passphrase-file FILE.`,
    );
  }
  if (typeof typed !== 'string') return typed;
  if (typed.length >= SHORTEST_PASSPHRASE) return ok(typed);
  return wrongUse(
    'passphrase-short',
    `Nothing was written: a passphrase has at least ${SHORTEST_PASSPHRASE} characters.`,
  );
}

async function askTwice(path: string): Promise<string | null | Result<never, Failure>> {
  const ask = present.getStore()?.ask ?? null;
  const first = ask ? await ask(`New passphrase of ${path}: `) : null;
  if (!ask || first === null || first === '') return null;
  if ((await ask('The same again: ')) === first) return first;
  return wrongUse('passphrase-different', 'Nothing was written: the two passphrases are not the same.');
}

export function deriveSecret(): DeriveSecret | undefined {
  return present.getStore()?.derive;
}

/** Null where nobody can be asked, or nothing was typed. */
export async function askPassphrase(path: string): Promise<string | null> {
  const ask = present.getStore()?.ask ?? null;
  const typed = ask ? await ask(`Passphrase of ${path}: `) : null;
  return typed === '' ? null : typed;
}
