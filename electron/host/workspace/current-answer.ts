/** The answer of every call that leads to another state of the workspace, and the event that goes with it. */
import { ok, type Result } from '../../../models/plan/result.ts';
import type { Output } from '../../contract/contract.ts';
import type { HostError } from '../../contract/host-error.ts';
import { forgetKey, type WorkspaceKey } from '../../store/cipher/workspace-key.ts';
import type { HostContext } from '../host-context.ts';

export type Current = Output<'workspace.current'>;

export function currentAnswer({ session }: HostContext): Current {
  const state = session.current();
  const locked = session.locked();
  return {
    workspace: session.describe(),
    problem: state.ok ? null : state.error,
    locked: locked && { name: locked.name, location: locked.location },
    recent: session.recent.list(),
  };
}

/** Opens the file and tells every window. The key is forgotten here, whatever happens. */
export function openAndTell(
  context: HostContext,
  path: string,
  key: WorkspaceKey | null,
): Result<Current, HostError> {
  try {
    const opened = context.session.open(path, key);
    if (!opened.ok) {
      tellWaiting(context, path);
      return opened;
    }
    tellChanged(context);
    return ok(currentAnswer(context));
  } finally {
    forgetKey(key);
  }
}

/** Nothing was open, and what was chosen is encrypted: every window asks for its passphrase now. */
function tellWaiting({ session, events }: HostContext, path: string): void {
  const locked = session.locked();
  if (locked?.path !== path) return;
  const { name, location } = locked;
  events.emit({ name: 'workspace.locked', payload: { locked: { name, location } } });
}

export function tellChanged(context: HostContext): void {
  const workspace = context.session.describe();
  if (workspace) context.events.emit({ name: 'workspace.changed', payload: { workspace } });
}
