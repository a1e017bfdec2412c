/**
 * How far a copy or an encryption of the workspace is: what is being done, its share, and Cancel. Follows the events of its
 * own job and knows nothing else.
 */
import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { WorkspaceProgress } from '../../electron/contract/workspace-calls.ts';
import { formatRate } from '../../models/text/format-number.ts';
import { useHost } from '../host/host-context.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './passphrase.module.css';

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
  const title = t(`workspace.working.${cancelling ? 'cancelling' : (now?.phase ?? 'copying')}`);
  const share = Math.floor((now?.share ?? 0) * 100);
  return (
    <div className={styles.working}>
      <div className={styles.workingWords}>
        <span>{title}</span>
        <span className={styles.share}>{formatRate(share / 100, 0)}</span>
      </div>
      <Progress.Root size={6} transitionDuration={100}>
        <Progress.Section value={share} aria-label={title} />
      </Progress.Root>
      <Button
        className={styles.stop}
        variant="default"
        size="compact-xs"
        disabled={cancelling}
        onClick={() => {
          setCancelling(true);
          void host.call('workspace.cancel', { jobId });
        }}
      >
        {t('workspace.cancel')}
      </Button>
    </div>
  );
}
