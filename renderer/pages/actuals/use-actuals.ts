/**
 * What the page reads of the host: the summary, the table of sums, entries page by page, the queue, the rules. All of it
 * is read again after every write of any window. The old answer stays on show while a new one is on its way.
 */
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Input, Output } from '../../../electron/contract/contract.ts';
import { useHost } from '../../host/host-context.tsx';
import type { Span, TableGrain } from './table/table-columns.ts';

const PAGE = 100;

export type Summary = Output<'actuals.summary'>;
export type Table = Output<'actuals.table'>;
export type QueueAccount = Output<'actuals.queue'>['accounts'][number];
export type EntryFilter = Omit<Input<'actuals.entries'>, 'planId' | 'offset' | 'limit'>;

export function useSummary(planId: string) {
  const host = useHost();
  return useQuery({
    staleTime: 0,
    queryKey: ['actuals', planId, 'summary'],
    queryFn: async () => {
      const answer = await host.call('actuals.summary', { planId });
      if (!answer.ok) throw answer.error;
      return answer.value;
    },
  });
}

export function useTable(planId: string, grain: TableGrain, span: Span | null) {
  const host = useHost();
  return useQuery({
    staleTime: 0,
    queryKey: ['actuals', planId, 'table', grain, span],
    enabled: span !== null,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const answer = await host.call('actuals.table', { planId, grain, ...span });
      if (!answer.ok) throw answer.error;
      // With its grain: a table that is kept on show must not be headed by the next one's.
      return { ...answer.value, grain };
    },
  });
}

export function useEntries(planId: string, filter: EntryFilter) {
  const host = useHost();
  return useInfiniteQuery({
    staleTime: 0,
    queryKey: ['actuals', planId, 'entries', filter],
    initialPageParam: 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam }) => {
      const answer = await host.call('actuals.entries', {
        ...filter,
        planId,
        offset: pageParam,
        limit: PAGE,
      });
      if (!answer.ok) throw answer.error;
      return answer.value;
    },
    getNextPageParam: (page, pages) => {
      const read = pages.reduce((count, { entries }) => count + entries.length, 0);
      return page.entries.length > 0 && read < page.total ? read : null;
    },
  });
}

export function useQueue(planId: string) {
  const host = useHost();
  return useQuery({
    staleTime: 0,
    queryKey: ['actuals', planId, 'queue'],
    queryFn: async () => {
      const answer = await host.call('actuals.queue', { planId });
      if (!answer.ok) throw answer.error;
      return answer.value;
    },
  });
}

export function useRules(planId: string) {
  const host = useHost();
  return useQuery({
    staleTime: 0,
    queryKey: ['actuals', planId, 'rules'],
    queryFn: async () => {
      const answer = await host.call('actuals.rules', { planId });
      if (!answer.ok) throw answer.error;
      return answer.value.rules;
    },
  });
}

/** Follows what makes the above stale: writes of actuals, and lines that come and go. */
export function useActualsEvents(planId: string): void {
  const host = useHost();
  const client = useQueryClient();
  useEffect(() => {
    const stops = [
      host.on('tracking.changed', (event) => {
        if (event.planId === planId && event.what === 'actuals')
          void client.invalidateQueries({ queryKey: ['actuals', planId] });
      }),
      host.on('plan.changed', (event) => {
        if (event.planId === planId) void client.invalidateQueries({ queryKey: ['actuals', planId] });
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [host, client, planId]);
}
