/**
 * The other workspace that is looked at beside the open one: at most one, read only, through a private copy that goes
 * with it. It is closed when another one is opened, when the open workspace is locked or changed, and at the end.
 */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import { forgetKey, type WorkspaceKey } from '../../store/cipher/workspace-key.ts';
import { type OpenWorkspace, openWorkspace } from '../../store/open-workspace.ts';
import { createPlanService, type PlanService } from '../plan-service.ts';

export type Other = {
  readonly otherId: string;
  readonly name: string;
  readonly file: OpenWorkspace;
  readonly plans: PlanService;
};

export type Others = {
  /** The key is forgotten here, whatever happens. */
  readonly open: (path: string, name: string, key: WorkspaceKey | null) => Result<Other, HostError>;
  readonly find: (otherId: string) => Result<Other, HostError>;
  readonly close: () => void;
};

export function createOthers(newId: () => string, log: (problem: unknown) => void): Others {
  let present: Other | null = null;

  function close(): void {
    try {
      present?.file.close();
    } catch (error) {
      log(error);
    }
    present = null;
  }

  return {
    open(path, name, key) {
      try {
        const opened = openWorkspace(path, { backup: () => undefined, readOnly: true, key });
        if (!opened.ok) return opened;
        close();
        const file = opened.value;
        const plans = createPlanService({
          db: file.db,
          readOnly: true,
          now: () => new Date(0),
          who: () => '',
          announce: () => undefined,
        });
        present = { otherId: newId(), name, file, plans };
        return ok(present);
      } finally {
        forgetKey(key);
      }
    },
    find: (otherId) => (present?.otherId === otherId ? ok(present) : err(gone())),
    close,
  };
}

function gone(): HostError {
  return hostError('not-found', 'The other workspace is not open any more. Choose it again.', {
    field: 'otherId',
    params: { reason: 'other-closed' },
  });
}
