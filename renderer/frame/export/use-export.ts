/** Hands the open plan out: as a workbook with live formulas, or as a plan file. Says what was checked. */

import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import type { HostError } from '../../../electron/contract/host-error.ts';
import { useErrorText } from '../../app/error-text.ts';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { withProgress } from './with-progress.tsx';

export type Exporting = { readonly workbook: () => void; readonly plan: () => void };

export function useExport(): Exporting {
  const host = useHost();
  const { planId } = useNavigation();
  const { t, language } = useText();
  const errorText = useErrorText();
  return useMemo(() => {
    const failed = (error: HostError): void => {
      notifications.show({
        color: 'red',
        title: t('frame.exportFailed'),
        message: errorText(error),
        autoClose: 12_000,
      });
    };
    return {
      async workbook(): Promise<void> {
        if (planId === null) return;
        const answer = await withProgress(host, (jobId) =>
          host.call('exchange.exportWorkbook', { planId, language, jobId }),
        );
        if (answer.cancelled) return void notifications.show({ message: t('frame.exportCancelled') });
        const { made } = answer;
        if (!made.ok) return failed(made.error);
        const compared = made.value.checks.reduce((sum, check) => sum + check.compared, 0);
        const delivered = await host.deliver(made.value);
        if (!delivered.ok) return failed(delivered.error);
        if (delivered.value.saved)
          notifications.show({ message: t('frame.exported', { name: made.value.name, compared }) });
      },
      async plan(): Promise<void> {
        if (planId === null) return;
        const made = await host.call('exchange.exportPlan', { planId });
        if (!made.ok) return failed(made.error);
        const delivered = await host.deliver(made.value);
        if (!delivered.ok) failed(delivered.error);
      },
    };
  }, [host, planId, t, language, errorText]);
}
