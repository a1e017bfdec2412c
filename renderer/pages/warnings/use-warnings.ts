/**
 * What the host says about the warnings of the open plan: the report on its rules, and its alerts. Read again when
 * actuals, rules, the baseline or the plan change in any window; the old answer stays on show until the new one is there.
 */
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { HostError } from '../../../electron/contract/host-error.ts';
import type { AlertStep } from '../../../electron/contract/tracking/warning-calls.ts';
import { useErrorText } from '../../app/error-text.ts';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';

export function useWarningsReport(planId: string) {
  const host = useHost();
  return useQuery({
    // What changed while another page was on show was not followed.
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryKey: ['warnings', planId, 'report'],
    queryFn: async () => {
      const answer = await host.call('warnings.report', { planId });
      if (!answer.ok) throw answer.error;
      return answer.value;
    },
  });
}

export function useAlerts(planId: string) {
  const host = useHost();
  return useQuery({
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryKey: ['warnings', planId, 'alerts'],
    queryFn: async () => {
      const answer = await host.call('alerts.list', { planId, closed: true });
      if (!answer.ok) throw answer.error;
      return answer.value.alerts;
    },
  });
}

/** Follows what makes the two above stale. */
export function useWarningEvents(planId: string): void {
  const host = useHost();
  const client = useQueryClient();
  useEffect(() => {
    const again = (event: { readonly planId: string }) => {
      if (event.planId === planId) void client.invalidateQueries({ queryKey: ['warnings', planId] });
    };
    const stops = [host.on('plan.changed', again), host.on('tracking.changed', again)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [host, client, planId]);
}

/** One step of an alert; false when it was refused, which is told. */
export function useAlertStep(planId: string): (alertId: string, step: AlertStep) => Promise<boolean> {
  const host = useHost();
  const client = useQueryClient();
  const { t } = useText();
  const errorText = useErrorText();
  return useCallback(
    async (alertId, step) => {
      const answer = await host.call('alerts.update', { planId, alertId, step });
      if (!answer.ok) {
        const error: HostError = answer.error;
        notifications.show({ color: 'red', title: t('warnings.stepFailed'), message: errorText(error) });
      }
      void client.invalidateQueries({ queryKey: ['warnings', planId] });
      return answer.ok;
    },
    [host, client, planId, t, errorText],
  );
}
