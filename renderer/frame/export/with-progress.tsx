/**
 * Runs a call that writes a workbook beside a message that shows its progress and can cancel it. The message goes when the
 * call has ended, however it ended.
 */
import { notifications } from '@mantine/notifications';
import type { Answer } from '../../../electron/contract/contract.ts';
import type { PageHost } from '../../host/page-host.ts';
import { ExportProgress } from './export-progress.tsx';

type Made = Answer<'exchange.exportWorkbook'>;
type Ended = { readonly cancelled: true } | { readonly cancelled: false; readonly made: Made };

export async function withProgress(host: PageHost, write: (jobId: string) => Promise<Made>): Promise<Ended> {
  const jobId = crypto.randomUUID();
  const cancel = (): void => void host.call('exchange.cancel', { jobId });
  const id = notifications.show({
    autoClose: false,
    // Closed, it would go on unseen: it ends by Cancel or by itself.
    withCloseButton: false,
    message: <ExportProgress jobId={jobId} onCancel={cancel} />,
  });
  const made = await write(jobId);
  notifications.hide(id);
  const isCancelled = !made.ok && made.error.params?.reason === 'cancelled';
  return isCancelled ? { cancelled: true } : { cancelled: false, made };
}
