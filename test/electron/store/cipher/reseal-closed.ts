/** Encrypts a workspace that nobody has open, as a host does it with one that is open. */
import { copyInThread, resealInThread } from '../../../../electron/host/workspace/copy-thread.ts';
import { putResealed } from '../../../../electron/store/cipher/reseal-file.ts';
import { stillFile } from '../../../../electron/store/cipher/still-file.ts';
import type { WorkspaceKey } from '../../../../electron/store/cipher/workspace-key.ts';
import { openWorkspace } from '../../../../electron/store/open-workspace.ts';

const watch = { tell: () => undefined, signal: new AbortController().signal };

export async function resealClosed(
  path: string,
  from: WorkspaceKey | null,
  to: WorkspaceKey | null,
): Promise<string> {
  const held = holding(path, from);
  const { fd, size } = held;
  const written = await resealInThread({ fd, size, path, from, to }, watch);
  const whole = held.unchanged();
  held.close();
  if (!written.ok) return written.error.code;
  if (!whole) return 'changed';
  putResealed(path);
  return 'done';
}

export async function copyClosed(path: string, key: WorkspaceKey | null, target: string): Promise<string> {
  const held = holding(path, key);
  const { fd, size } = held;
  const written = await copyInThread({ fd, size, target, encrypted: key !== null }, watch);
  held.close();
  return written.ok ? 'done' : written.error.code;
}

function holding(path: string, key: WorkspaceKey | null) {
  const opened = openWorkspace(path, { backup: () => undefined, patience: 2000, key });
  if (!opened.ok) throw new Error(opened.error.code);
  const still = stillFile(opened.value.db);
  const held = still.hold();
  if (!held) throw new Error('not held');
  const close = (): void => {
    opened.value.close();
    still.release();
  };
  return { ...held, close };
}
