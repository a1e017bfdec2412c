/**
 * The approved baselines of a plan, newest first, read again after every approval of any window; and the one thing that
 * can be done with them: approving the plan as it is. Nothing removes or edits a baseline.
 */
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Output } from '../../../../electron/contract/contract.ts';
import type { HostError } from '../../../../electron/contract/host-error.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { useHost } from '../../../host/host-context.tsx';
import { useText } from '../../../i18n/use-text.ts';

export function useBaselines(planId: string) {
  const host = useHost();
  const client = useQueryClient();
  useEffect(
    () =>
      host.on('tracking.changed', (event) => {
        if (event.planId === planId && event.what === 'baseline')
          void client.invalidateQueries({ queryKey: ['baselines', planId] });
      }),
    [host, client, planId],
  );
  return useQuery<Output<'baseline.list'>, HostError>({
    // Approvals made while another page was on show were not followed.
    staleTime: 0,
    queryKey: ['baselines', planId],
    queryFn: async () => {
      const answer = await host.call('baseline.list', { planId });
      if (!answer.ok) throw answer.error;
      return answer.value;
    },
  });
}

export type Approval = { readonly name: string; readonly approvedBy: string; readonly note: string };

/** Resolves to whether it was approved; a refusal has been told by then. */
export function useApprove(planId: string): (approval: Approval) => Promise<boolean> {
  const host = useHost();
  const client = useQueryClient();
  const { t } = useText();
  const errorText = useErrorText();
  return useMemo(
    () => async (approval) => {
      const answer = await host.call('baseline.approve', { planId, ...approval });
      if (!answer.ok) {
        notifications.show({ color: 'red', title: t('history.failed'), message: errorText(answer.error) });
      }
      void client.invalidateQueries({ queryKey: ['baselines', planId] });
      return answer.ok;
    },
    [host, client, planId, t, errorText],
  );
}
