/** Hands the open plan out: as a workbook with live formulas, or as a plan file. Says what was checked. */

import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import type { HostError } from '../../electron/contract/host-error.ts';
import { useErrorText } from '../app/error-text.ts';
import { useHost } from '../host/host-context.tsx';
import { useText } from '../i18n/use-text.ts';
import { useNavigation } from '../state/navigation.ts';

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
        const id = notifications.show({ loading: true, autoClose: false, message: t('frame.exporting') });
        const made = await host.call('exchange.exportWorkbook', { planId, language });
        notifications.hide(id);
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
