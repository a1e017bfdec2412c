/**
 * How far the writing of a workbook is: what is being done, the share that is proved, and Cancel. Follows the events of its
 * own job and knows nothing else.
 */
import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ExchangeProgress } from '../../../electron/contract/exchange-calls.ts';
import { formatRate } from '../../../models/text/format-number.ts';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import classes from './export-progress.module.css';

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
  const share = now?.phase === 'recalculating' && now.total > 0 ? now.done / now.total : null;
  const title = t(`frame.exporting.${cancelling ? 'cancelling' : (now?.phase ?? 'preparing')}`);
  return (
    <div className={classes.progress}>
      <div className={classes.words}>
        <span>{title}</span>
        <span className={classes.share}>
          {share === null ? '' : formatRate(Math.floor(share * 100) / 100, 0)}
        </span>
      </div>
      <Progress.Root size={6} transitionDuration={100}>
        <Progress.Section
          value={share === null ? 100 : share * 100}
          striped={share === null}
          animated={share === null}
          aria-label={title}
        />
      </Progress.Root>
      <Button
        className={classes.cancel}
        variant="default"
        size="compact-xs"
        disabled={cancelling}
        onClick={() => {
          setCancelling(true);
          onCancel();
        }}
      >
        {t('frame.exportCancel')}
      </Button>
    </div>
  );
}
