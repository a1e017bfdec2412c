/**
 * The change log of the open plan, page by page, newest first, and whether its chain of hashes holds. Read again
 * after every change of any window.
 */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { HistoryRow } from '../../../electron/contract/history-calls.ts';
import { useHost } from '../../host/host-context.tsx';

const PAGE = 100;

export type LogFilter = { readonly who: string | null; readonly lineId: string | null };

export function useHistoryRows(planId: string, filter: LogFilter) {
  const host = useHost();
  return useInfiniteQuery({
    // Changes made while another page was on show were not followed.
    staleTime: 0,
    queryKey: ['history', planId, filter],
    initialPageParam: null as number | null,
    queryFn: async ({ pageParam }) => {
      const answer = await host.call('history.list', {
        planId,
        limit: PAGE,
        ...(pageParam === null ? {} : { before: pageParam }),
        ...(filter.who === null ? {} : { who: filter.who }),
        ...(filter.lineId === null ? {} : { lineId: filter.lineId }),
      });
      if (!answer.ok) throw answer.error;
      return answer.value;
    },
    getNextPageParam: (page: { readonly rows: readonly HistoryRow[]; readonly more: boolean }) =>
      page.more ? (page.rows.at(-1)?.seq ?? null) : null,
  });
}

export function useVerified(planId: string) {
  const host = useHost();
  return useQuery({
    staleTime: 0,
    queryKey: ['history-verified', planId],
    queryFn: async () => {
      const answer = await host.call('history.verify', { planId });
      if (!answer.ok) throw answer.error;
      return answer.value;
    },
  });
}

export function useSnapshots(planId: string) {
  const host = useHost();
  return useQuery({
    staleTime: 0,
    queryKey: ['snapshots', planId],
    queryFn: async () => {
      const answer = await host.call('snapshot.list', { planId });
      if (!answer.ok) throw answer.error;
      return answer.value.snapshots;
    },
  });
}

/** Follows the events that make the three above stale. */
export function useHistoryEvents(planId: string): void {
  const host = useHost();
  const client = useQueryClient();
  useEffect(() => {
    const stops = [
      host.on('plan.changed', (event) => {
        if (event.planId !== planId) return;
        void client.invalidateQueries({ queryKey: ['history', planId] });
        void client.invalidateQueries({ queryKey: ['history-verified', planId] });
      }),
      host.on('snapshot.changed', (event) => {
        if (event.planId === planId) void client.invalidateQueries({ queryKey: ['snapshots', planId] });
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [host, client, planId]);
}
