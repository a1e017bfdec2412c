/**
 * How far the writing of a workbook is: what is being done, the share that is proved, and Cancel. Follows the events of its
 * own job and knows nothing else.
 */
import { useEffect, useState } from 'react';
import type { ExchangeProgress } from '../../../electron/contract/exchange-calls.ts';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import { JobShare } from '../../progress/job-share.tsx';

type Props = { readonly jobId: string; readonly onCancel: () => void };

export function ExportProgress({ jobId, onCancel }: Props) {
  const host = useHost();
  const { t } = useText();
  const [now, setNow] = useState<ExchangeProgress | null>(null);
  const [cancelling, setCancelling] = useState(false);
  useEffect(
    () => host.on('exchange.progress', (progress) => progress.jobId === jobId && setNow(progress)),
    [host, jobId],
  );
  return (
    <JobShare
      title={t(`frame.exporting.${cancelling ? 'cancelling' : (now?.phase ?? 'preparing')}`)}
      share={now?.phase === 'recalculating' && now.total > 0 ? now.done / now.total : null}
      cancelLabel={t('frame.exportCancel')}
      cancelling={cancelling}
      onCancel={() => {
        setCancelling(true);
        onCancel();
      }}
    />
  );
}
