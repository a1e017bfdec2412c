/**
 * What the page Variance asks the host for: the report, the two bridges, the review notes. The old answer stays in sight
 * while a new one is fetched, and everything is asked again when actuals, baselines, notes or the plan change.
 */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Input, Method, Output } from '../../../electron/contract/contract.ts';
import type { HostError } from '../../../electron/contract/host-error.ts';
import { useHost } from '../../host/host-context.tsx';
import { usePlan } from '../../state/plan-context.tsx';

type Asked =
  | 'variance.report'
  | 'variance.bridge'
  | 'variance.gmvBridge'
  | 'notes.list'
  | 'actuals.entries'
  | 'variance.trend';

/** `enabled` false: not asked yet. The key begins with the plan, so that one event renews them all. */
export function useTrackingQuery<M extends Asked & Method>(method: M, input: Input<M>, enabled = true) {
  const host = useHost();
  return useQuery<Output<M>, HostError>({
    // Events that came while another page was on show were not followed.
    staleTime: 0,
    queryKey: ['variance', input.planId, method, input],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const answer = await host.call(method, input);
      if (!answer.ok) throw answer.error;
      return answer.value;
    },
  });
}

/** To be used once on the page. The host has the plan's new value when its number has risen. */
export function useTrackingEvents(planId: string): void {
  const host = useHost();
  const client = useQueryClient();
  const { seq } = usePlan();
  useEffect(
    () =>
      host.on('tracking.changed', (event) => {
        if (event.planId === planId) void client.invalidateQueries({ queryKey: ['variance', planId] });
      }),
    [host, client, planId],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: each stored change of the plan makes the report another
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['variance', planId] });
  }, [client, planId, seq]);
}
