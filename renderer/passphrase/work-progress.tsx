/**
 * How far a copy or an encryption of the workspace is: what is being done, its share, and Cancel. Follows the events of its
 * own job and knows nothing else.
 */
import { useEffect, useState } from 'react';
import type { WorkspaceProgress } from '../../electron/contract/workspace-calls.ts';
import { useHost } from '../host/host-context.tsx';
import { useText } from '../i18n/use-text.ts';
import { JobShare } from '../progress/job-share.tsx';

type Props = { readonly jobId: string };

export function WorkProgress({ jobId }: Props) {
  const host = useHost();
  const { t } = useText();
  const [now, setNow] = useState<WorkspaceProgress | null>(null);
  const [cancelling, setCancelling] = useState(false);
  useEffect(
    () => host.on('workspace.progress', (progress) => progress.jobId === jobId && setNow(progress)),
    [host, jobId],
  );
  return (
    <JobShare
      title={t(`workspace.working.${cancelling ? 'cancelling' : (now?.phase ?? 'copying')}`)}
      share={now?.share ?? 0}
      cancelLabel={t('workspace.cancel')}
      cancelling={cancelling}
      onCancel={() => {
        setCancelling(true);
        void host.call('workspace.cancel', { jobId });
      }}
    />
  );
}
