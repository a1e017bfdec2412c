/**
 * A workspace opened for a command, encrypted or not: by the passphrases that are given, else by one that is asked for.
 * Every command that opens or makes a workspace does it through here. The caller closes it.
 */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { HostError } from '../../contract/host-error.ts';
import type { OpenWorkspace } from '../../store/open-workspace.ts';
import type { Failure } from '../failure.ts';
import { fromHostError } from '../host-failure.ts';
import { askPassphrase, deriveSecret, givenPassphrases } from './passphrase.ts';

export async function openFile(
  path: string,
  options: { readonly readOnly?: boolean } = {},
): Promise<Result<OpenWorkspace, Failure>> {
  const { openWorkspace } = await import('../../store/open-workspace.ts');
  const { readOnly = false } = options;
  const plain = openWorkspace(path, { backup: () => undefined, readOnly });
  if (plain.ok) return plain;
  if (plain.error.code !== 'passphrase-needed') return err(fromHostError(plain.error, path));
  const given = givenPassphrases();
  if (!given.ok) return given;
  let refused: HostError | null = null;
  for (const passphrase of given.value) {
    const opened = await tryOne(path, readOnly, passphrase);
    if (opened.ok) return opened;
    if (opened.error.code !== 'passphrase-wrong') return err(fromHostError(opened.error, path));
    refused = opened.error;
  }
  // A script that gives a wrong one must end, not wait.
  const typed = given.value.length > 0 ? null : await askPassphrase(path);
  if (typed === null) return err(refused ? fromHostError(refused, path) : needed(path));
  const opened = await tryOne(path, readOnly, typed);
  return opened.ok ? opened : err(fromHostError(opened.error, path));
}

/** A new workspace, opened; encrypted where there is a passphrase. */
export async function makeFile(
  path: string,
  passphrase: string | null,
): Promise<Result<OpenWorkspace, Failure>> {
  const { createWorkspace, openWorkspace } = await import('../../store/open-workspace.ts');
  const { ALL_MIGRATIONS } = await import('../../store/migrations/all-migrations.ts');
  const { forgetKey, newKey } = await import('../../store/cipher/workspace-key.ts');
  const key = passphrase === null ? null : await newKey(passphrase, deriveSecret());
  try {
    const made = createWorkspace(path, ALL_MIGRATIONS, key);
    const opened = made.ok ? openWorkspace(path, { backup: () => undefined, key }) : made;
    return opened.ok ? ok(opened.value) : err(fromHostError(opened.error, path));
  } finally {
    forgetKey(key);
  }
}

async function tryOne(
  path: string,
  readOnly: boolean,
  passphrase: string,
): Promise<Result<OpenWorkspace, HostError>> {
  const { openWorkspace } = await import('../../store/open-workspace.ts');
  const { forgetKey, keyForFile } = await import('../../store/cipher/workspace-key.ts');
  const key = await keyForFile(path, passphrase, deriveSecret());
  try {
    const opened = openWorkspace(path, { backup: () => undefined, readOnly, key });
    return opened.ok ? ok(opened.value) : opened;
  } finally {
    forgetKey(key);
  }
}

function needed(path: string): Failure {
  return {
    exit: 2,
    code: 'passphrase-needed',
    message: `${path} is encrypted. Give its passphrase in HURDLE_PASSPHRASE or with --passphrase-file FILE.`,
  };
}
