/**
 * The workspace's projects, what is kept about them and the exact choice, all from the host and renewed when any
 * window edits a plan or the portfolio. An edit shows at once; a refused one is taken back and told.
 */
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { Answer } from '../../../../electron/contract/contract.ts';
import type { HostError } from '../../../../electron/contract/host-error.ts';
import type {
  Portfolio,
  PortfolioAnswer,
  PortfolioFrontier,
  PortfolioProject,
} from '../../../../electron/contract/portfolio-calls.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { useHost } from '../../../host/host-context.tsx';

const PROJECTS = ['portfolio-projects'];
const KEPT = ['portfolio-kept'];

export type PortfolioView = {
  /** null until they are there. */
  readonly projects: readonly PortfolioProject[] | null;
  readonly portfolio: Portfolio | null;
  /** The last answer; it may be of an older state while `renewing`. */
  readonly answer: PortfolioAnswer | null;
  readonly renewing: boolean;
  /** Takes longer than the answer; null until it is there, or where there is none. */
  readonly frontier: PortfolioFrontier | null;
  readonly frontierRenewing: boolean;
  readonly failed: HostError | null;
  readonly save: (portfolio: Portfolio) => void;
};

export function usePortfolio(): PortfolioView {
  const host = useHost();
  const client = useQueryClient();
  const errorText = useErrorText();
  // Events are heard only while the page is open: coming back asks anew.
  const projects = useQuery({
    queryKey: PROJECTS,
    queryFn: () => host.call('portfolio.projects', {}),
    refetchOnMount: 'always',
  });
  const kept = useQuery({
    queryKey: KEPT,
    queryFn: () => host.call('portfolio.load', {}),
    refetchOnMount: 'always',
  });
  const pending = useRef(0);
  const put = useCallback(
    (portfolio: Portfolio) => {
      const answer: Answer<'portfolio.load'> = { ok: true, value: { portfolio } };
      client.setQueryData(KEPT, answer);
    },
    [client],
  );
  useEffect(() => {
    const renew = () => void client.invalidateQueries({ queryKey: PROJECTS });
    const stops = [
      host.on('plan.changed', renew),
      host.on('plan.listed', renew),
      host.on('workspace.changed', () => {
        renew();
        void client.invalidateQueries({ queryKey: KEPT });
      }),
      // While an own edit is on its way the event may be of the one before it: the newest is read in the end.
      host.on('workspace.portfolioChanged', ({ portfolio }) => {
        if (pending.current === 0) put(portfolio);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [host, client, put]);
  const portfolio = kept.data?.ok ? kept.data.value.portfolio : null;
  const listed = projects.data?.ok ? projects.data.value.projects : null;
  const chosen = useQuery({
    queryKey: ['portfolio-choice', portfolio, projects.dataUpdatedAt],
    queryFn: () =>
      portfolio ? host.call('portfolio.choose', { portfolio }) : Promise.reject(new Error('no portfolio')),
    enabled: portfolio !== null && listed !== null && listed.length > 1,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const frontier = useQuery({
    queryKey: ['portfolio-frontier', portfolio, projects.dataUpdatedAt],
    queryFn: () =>
      portfolio ? host.call('portfolio.frontier', { portfolio }) : Promise.reject(new Error('no portfolio')),
    // Only after the choice, so that it never waits for the many of the frontier.
    enabled: chosen.data?.ok === true && chosen.data.value.kind === 'found' && !chosen.isFetching,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const save = useCallback(
    (next: Portfolio) => {
      pending.current += 1;
      put(next);
      void host.call('portfolio.save', { portfolio: next }).then((saved) => {
        pending.current -= 1;
        if (saved.ok && pending.current > 0) return;
        if (!saved.ok) notifications.show({ color: 'red', message: errorText(saved.error) });
        void client.invalidateQueries({ queryKey: KEPT });
      });
    },
    [host, client, put, errorText],
  );
  const failure = [projects.data, kept.data, chosen.data].find((told) => told?.ok === false);
  return {
    projects: listed,
    portfolio,
    answer: chosen.data?.ok ? chosen.data.value : null,
    renewing: chosen.isPlaceholderData || chosen.isFetching,
    frontier: frontier.data?.ok ? frontier.data.value.frontier : null,
    frontierRenewing: frontier.isPlaceholderData || frontier.isFetching,
    failed: failure?.ok === false ? failure.error : null,
    save,
  };
}
