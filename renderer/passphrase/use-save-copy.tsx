/** Saves a copy of the open workspace, with its progress in a message of its own; says when it was cancelled or failed. */
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useErrorText } from '../app/error-text.ts';
import { useHost } from '../host/host-context.tsx';
import { useText } from '../i18n/use-text.ts';
import { WorkProgress } from './work-progress.tsx';

export function useSaveCopy(): () => Promise<void> {
  const host = useHost();
  const { t } = useText();
  const errorText = useErrorText();
  return useCallback(async () => {
    const jobId = crypto.randomUUID();
    const id = notifications.show({
      autoClose: false,
      // Closed, it would go on unseen: it ends by Cancel or by itself.
      withCloseButton: false,
      message: <WorkProgress jobId={jobId} />,
    });
    const made = await host.call('workspace.copy', { jobId });
    notifications.hide(id);
    const delivered = made.ok ? await host.deliver(made.value) : made;
    if (delivered.ok) return;
    const isCancelled = delivered.error.params?.reason === 'cancelled';
    notifications.show(
      isCancelled
        ? { message: t('workspace.copyCancelled') }
        : { color: 'red', message: errorText(delivered.error), autoClose: 12_000 },
    );
  }, [host, t, errorText]);
}
