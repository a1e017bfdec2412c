/** The other workspace that the address names: opened, listed again when something changes here, closed. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OtherWorkspace } from '../../../electron/contract/compare-calls.ts';
import type { HostError } from '../../../electron/contract/host-error.ts';
import { useHost } from '../../host/host-context.tsx';
import { useNavigation } from '../../state/navigation.ts';

export type OtherState = {
  readonly other: OtherWorkspace | null;
  readonly loading: boolean;
  readonly error: HostError | null;
};

export function useOther(): OtherState {
  const host = useHost();
  const client = useQueryClient();
  const { params } = useNavigation();
  const otherId = params.other ?? null;
  useEffect(() => {
    const renew = () => {
      void client.invalidateQueries({ queryKey: ['other'] });
      void client.invalidateQueries({ queryKey: ['versions'] });
    };
    const stops = [
      host.on('plan.listed', renew),
      host.on('plan.changed', renew),
      host.on('workspace.changed', renew),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [host, client]);
  const list = useQuery({
    queryKey: ['other', otherId],
    enabled: otherId !== null,
    queryFn: () => host.call('other.list', { otherId: otherId ?? '' }),
  });
  if (otherId === null) return { other: null, loading: false, error: null };
  if (!list.data) return { other: null, loading: true, error: null };
  return list.data.ok
    ? { other: list.data.value, loading: false, error: null }
    : { other: null, loading: false, error: list.data.error };
}
