/** The packs of a plan that were handed over, newest first; read again when one is made in any window. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { HostError } from '../../../../electron/contract/host-error.ts';
import type { PackIssue } from '../../../../electron/contract/packs/pack-calls.ts';
import { useHost } from '../../../host/host-context.tsx';

export function usePackIssues(planId: string) {
  const host = useHost();
  const client = useQueryClient();
  useEffect(
    () =>
      host.on('packs.issued', (event) => {
        if (event.planId === planId) void client.invalidateQueries({ queryKey: ['packs', planId] });
      }),
    [host, client, planId],
  );
  return useQuery<readonly PackIssue[], HostError>({
    queryKey: ['packs', planId],
    staleTime: 0,
    queryFn: async () => {
      const answer = await host.call('packs.issues', { planId });
      if (!answer.ok) throw answer.error;
      return answer.value.issues;
    },
  });
}
