/**
 * Encrypts the open workspace, changes its passphrase or takes it away, and copies it, while the work in it goes on. What
 * was edited while the new file was written is not in it, so it is then written again; the workspace is closed and opened
 * only for the moment in which the files change places.
 */
import { err, type Result } from '../../../models/plan/result.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import { putResealed } from '../../store/cipher/reseal-file.ts';
import type { WorkspaceKey } from '../../store/cipher/workspace-key.ts';
import type { Opened, WorkspaceSession } from '../workspace-session.ts';
import { copyInThread, resealInThread, type ThreadWatch } from './copy-thread.ts';

/** After so many edits in a row while it was written, the user is asked for a quiet moment. */
const MOST_ROUNDS = 5;

type Keys = { readonly from: WorkspaceKey | null; readonly to: WorkspaceKey | null };

export async function resealWorkspace(
  session: WorkspaceSession,
  { from, to }: Keys,
  watch: ThreadWatch,
): Promise<Result<Opened, HostError>> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const opened = session.current();
    if (!opened.ok) return opened;
    const { still, file } = opened.value;
    const held = still.hold();
    if (!held) return err(busy());
    try {
      const { fd, size } = held;
      const written = await resealInThread(
        { fd, size, path: file.path, from, to },
        whileOpen(watch, opened.value),
      );
      if (still.ended.aborted) return err(closedMeanwhile());
      if (!written.ok) return written;
      if (held.unchanged()) return session.replace(() => putResealed(file.path), from, to);
    } finally {
      held.letGo();
    }
  }
  return err(edited());
}

/** Into a file that does not exist yet. */
export async function copyWorkspace(
  { still, file, plans }: Opened,
  target: string,
  watch: ThreadWatch,
): Promise<Result<true, HostError>> {
  const isReading = file.readOnly && plans.db.open;
  if (isReading) plans.db.pragma('query_only = OFF');
  const held = still.hold();
  if (isReading) plans.db.pragma('query_only = ON');
  if (!held) return err(busy());
  try {
    const { fd, size } = held;
    const request = { fd, size, target, encrypted: file.encrypted };
    const written = await copyInThread(request, whileOpen(watch, { still }));
    return still.ended.aborted ? err(closedMeanwhile()) : written;
  } finally {
    held.letGo();
  }
}

/** Whoever locks the workspace or opens another one ends the work. */
function whileOpen({ tell, signal }: ThreadWatch, { still }: Pick<Opened, 'still'>): ThreadWatch {
  return { tell, signal: AbortSignal.any([signal, still.ended]) };
}

export function busy(): HostError {
  return hostError(
    'passphrase-refused',
    'Entries are being imported into this workspace, or it is being copied. Wait until that has ended, or cancel it, then try again.',
    { params: { reason: 'busy' } },
  );
}

function edited(): HostError {
  return hostError(
    'passphrase-refused',
    'This workspace was edited all the while, so nothing was changed. Edit nothing in it for a moment, in any window, and try again.',
    { params: { reason: 'edited' } },
  );
}

function closedMeanwhile(): HostError {
  return hostError(
    'workspace-missing',
    'The workspace was locked, or another one was opened meanwhile. Nothing was changed, and nothing was written.',
    { params: { reason: 'closed-meanwhile' } },
  );
}
