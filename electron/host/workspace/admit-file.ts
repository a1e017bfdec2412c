/**
 * The key for a workspace file, with the proof that it opens: before anything is moved or copied, so that a wrong
 * passphrase leaves everything where it was. Null for a plain file.
 */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { HostError } from '../../contract/host-error.ts';
import {
  type DeriveSecret,
  forgetKey,
  keyForFile,
  type WorkspaceKey,
} from '../../store/cipher/workspace-key.ts';
import { checkFile } from '../../store/file-check.ts';
import { newestVersion } from '../../store/migrate.ts';
import { ALL_MIGRATIONS } from '../../store/migrations/all-migrations.ts';
import { openWorkspace } from '../../store/open-workspace.ts';
import { passphraseNeeded } from '../../store/store-failure.ts';

/** `name` is what the user calls the file. The file must not be the one that is open. */
export async function admitFile(
  path: string,
  name: string,
  passphrase: string | undefined,
  derive: DeriveSecret,
): Promise<Result<WorkspaceKey | null, HostError>> {
  const key = await keyFor(path, name, passphrase, derive);
  if (!key.ok || key.value === null) return key;
  const probe = openWorkspace(path, { backup: () => undefined, readOnly: true, key: key.value });
  if (probe.ok) {
    probe.value.close();
    return key;
  }
  forgetKey(key.value);
  return probe;
}

/** Without the proof: for a file that is opened next in any case. */
export async function keyFor(
  path: string,
  name: string,
  passphrase: string | undefined,
  derive: DeriveSecret,
): Promise<Result<WorkspaceKey | null, HostError>> {
  const check = checkFile(path, newestVersion(ALL_MIGRATIONS));
  if (!check.ok) return check;
  if (!check.value.encrypted) return ok(null);
  if (passphrase === undefined) return err(passphraseNeeded(name));
  return ok(await keyForFile(path, passphrase, derive));
}
