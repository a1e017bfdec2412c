/**
 * The states between which a metric can be explained: the plan, its scenarios, its snapshots, points of the change log.
 * Plan and scenarios are at hand; the others are fetched from the host when they are chosen.
 */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { HostError } from '../../../../electron/contract/host-error.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { applyScenario } from '../../../../scenarios/overrides/apply.ts';
import { useHost } from '../../../host/host-context.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { usePlan } from '../../../state/plan-context.tsx';
import { useHistoryEvents, useHistoryRows, useSnapshots } from '../../history/use-history.ts';
import { scenariosOf } from '../scenario-changes.ts';

export type SideOption = { readonly value: string; readonly label: string };
export type SideGroup = { readonly group: string; readonly items: readonly SideOption[] };

export const PLAN_SIDE = 'plan';
const EVERYTHING = { who: null, lineId: null } as const;
/** Points of the log that are offered, newest first. */
const POINTS = 60;

export function useBridgeSides(): readonly SideGroup[] {
  const { t } = useText();
  const { base, seq } = usePlan();
  useHistoryEvents(base.id);
  const snapshots = useSnapshots(base.id).data;
  const log = useHistoryRows(base.id, EVERYTHING).data;
  return useMemo(() => {
    const rows = log?.pages.flatMap((page) => page.rows) ?? [];
    const points = [
      ...rows
        .filter((row) => row.seq !== seq)
        .slice(0, POINTS)
        .map((row) => ({
          value: `seq:${row.seq}`,
          label: t('scenarios.bridge.point', { seq: row.seq, label: row.label }),
        })),
      ...(rows.length > 0 ? [{ value: 'seq:0', label: t('scenarios.bridge.created') }] : []),
    ];
    return [
      {
        group: t('scenarios.bridge.now'),
        items: [
          { value: PLAN_SIDE, label: t('scenarios.plan') },
          ...scenariosOf(base).map(({ id, name }) => ({ value: `scenario:${id}`, label: name })),
        ],
      },
      {
        group: t('scenarios.bridge.snapshots'),
        items: (snapshots ?? []).map(({ id, name }) => ({ value: `snapshot:${id}`, label: name })),
      },
      { group: t('scenarios.bridge.log'), items: points },
    ].filter(({ items }) => items.length > 0);
  }, [t, base, seq, snapshots, log]);
}

export type Side =
  | { readonly kind: 'ready'; readonly plan: Plan }
  | { readonly kind: 'loading' }
  | { readonly kind: 'broken'; readonly error: HostError | null };

export function useSidePlan(side: string): Side {
  const host = useHost();
  const { base } = usePlan();
  const [kind = '', ...rest] = side.split(':');
  const id = rest.join(':');
  const stored = kind === 'snapshot' || kind === 'seq';
  const { data, error } = useQuery<Plan, HostError>({
    queryKey: ['bridge-side', base.id, side],
    enabled: stored,
    queryFn: async () => {
      const answer =
        kind === 'snapshot'
          ? await host.call('snapshot.load', { snapshotId: id })
          : await host.call('history.planAt', { planId: base.id, seq: Number(id) });
      if (!answer.ok) throw answer.error;
      return answer.value.plan;
    },
  });
  return useMemo((): Side => {
    if (side === PLAN_SIDE) return { kind: 'ready', plan: base };
    if (stored) {
      if (data) return { kind: 'ready', plan: data };
      return error ? { kind: 'broken', error } : { kind: 'loading' };
    }
    const made = applyScenario(base, scenariosOf(base), id);
    return made.ok ? { kind: 'ready', plan: made.value.plan } : { kind: 'broken', error: null };
  }, [side, stored, id, base, data, error]);
}
