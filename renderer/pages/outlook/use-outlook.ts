/**
 * The outlook of the open plan as the host computes it: read again after every stored edit and whenever actuals or the
 * approved baseline change. The report before stays on show meanwhile.
 */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { HostError } from '../../../electron/contract/host-error.ts';
import type { OutlookReport } from '../../../electron/contract/tracking/outlook-calls.ts';
import { useHost } from '../../host/host-context.tsx';
import { usePlan } from '../../state/plan-context.tsx';

export function useOutlook() {
  const host = useHost();
  const client = useQueryClient();
  const { base, seq } = usePlan();
  const planId = base.id;
  useEffect(
    () =>
      host.on('tracking.changed', (event) => {
        if (event.planId === planId && (event.what === 'actuals' || event.what === 'baseline'))
          void client.invalidateQueries({ queryKey: ['outlook', planId] });
      }),
    [host, client, planId],
  );
  return useQuery<OutlookReport, HostError>({
    // Actuals that came while another page was on show were not followed.
    staleTime: 0,
    queryKey: ['outlook', planId, seq],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const answer = await host.call('outlook.report', { planId });
      if (!answer.ok) throw answer.error;
      return answer.value;
    },
  });
}
