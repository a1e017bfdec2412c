/**
 * What the dashboard shows, each part by its own call, so that a part that fails leaves the others standing. Read again
 * when actuals, rules, the baseline or the plan change in any window.
 */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Input, Output } from '../../../electron/contract/contract.ts';
import type { HostError } from '../../../electron/contract/host-error.ts';
import { useHost } from '../../host/host-context.tsx';
import { usePlan } from '../../state/plan-context.tsx';

type Asked =
  | 'alerts.list'
  | 'warnings.report'
  | 'variance.report'
  | 'outlook.report'
  | 'outlook.course'
  | 'notes.list'
  | 'milestones.report'
  | 'actuals.summary';

export function useDashboardPart<M extends Asked>(method: M) {
  const host = useHost();
  const { base } = usePlan();
  const planId = base.id;
  return useQuery<Output<M>, HostError>({
    // What changed while another page was on show was not followed.
    staleTime: 0,
    queryKey: ['dashboard', planId, method],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const answer = await host.call(method, { planId } as Input<M>);
      if (!answer.ok) throw answer.error;
      return answer.value;
    },
  });
}

/** To be used once on the page. The host has the plan's new value when its number has risen. */
export function useDashboardEvents(): void {
  const host = useHost();
  const client = useQueryClient();
  const { base, seq } = usePlan();
  const planId = base.id;
  useEffect(
    () =>
      host.on('tracking.changed', (event) => {
        if (event.planId === planId) void client.invalidateQueries({ queryKey: ['dashboard', planId] });
      }),
    [host, client, planId],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: each stored change of the plan makes the reports others
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['dashboard', planId] });
  }, [client, planId, seq]);
}
