/**
 * History: what changed, who, why? The change log with filters, named snapshots, a comparison of any earlier state
 * with now, and "go back to here". Nothing on this page ever removes a row of the log.
 */
import { Button, Select } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { HistoryRow, Snapshot } from '../../../electron/contract/history-calls.ts';
import type { HostError } from '../../../electron/contract/host-error.ts';
import type { PackIssue } from '../../../electron/contract/packs/pack-calls.ts';
import type { Baseline } from '../../../electron/contract/tracking/baseline-calls.ts';
import { useErrorText } from '../../app/error-text.ts';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePlan } from '../../state/plan-context.tsx';
import { Baselines } from './baselines/baselines.tsx';
import { ChangeLog } from './change-log.tsx';
import { type Compared, ComparisonPanel } from './comparison-panel.tsx';
import classes from './history.module.css';
import { Packs } from './packs/packs.tsx';
import { Snapshots } from './snapshots.tsx';
import { useHistoryEvents, useHistoryRows, useSnapshots, useVerified } from './use-history.ts';
import { useSnapshotActions } from './use-snapshot-actions.ts';

const KINDS = ['edit', 'undo', 'redo', 'revert', 'import'] as const;

export function HistoryPage() {
  const { t } = useText();
  const errorText = useErrorText();
  const host = useHost();
  const { base: plan, seq } = usePlan();
  const { params } = useNavigation();
  const [who, setWho] = useState<string | null>(null);
  const [kind, setKind] = useState<HistoryRow['kind'] | null>(null);
  const [lineId, setLineId] = useState<string | null>(params.line ?? null);
  const [compared, setCompared] = useState<(Compared & { readonly restore: () => void }) | null>(null);
  const filter = useMemo(() => ({ who, lineId }), [who, lineId]);
  useHistoryEvents(plan.id);
  const log = useHistoryRows(plan.id, filter);
  const snapshots = useSnapshots(plan.id);
  const actions = useSnapshotActions(plan.id);
  const rows = useMemo(() => log.data?.pages.flatMap((page) => page.rows) ?? [], [log.data]);
  const shown = useMemo(() => (kind === null ? rows : rows.filter((row) => row.kind === kind)), [rows, kind]);
  const people = useMemo(
    () => [...new Set([...rows.map((row) => row.who), ...(who === null ? [] : [who])])],
    [rows, who],
  );
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = log;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);

  const loaded = async (
    answer: Promise<{ ok: true; value: { plan: typeof plan } } | { ok: false; error: HostError }>,
  ) => {
    const result = await answer;
    if (!result.ok) throw result.error;
    return result.value.plan;
  };
  const compareRow = (row: HistoryRow) =>
    setCompared({
      key: `${plan.id}/${row.seq}`,
      title: t('history.seq', { seq: row.seq }),
      load: () => loaded(host.call('history.planAt', { planId: plan.id, seq: row.seq })),
      restore: () => void actions.revert(row.seq),
    });
  const compareSnapshot = (snapshot: Snapshot) =>
    setCompared({
      key: `snapshot/${snapshot.id}`,
      title: snapshot.name,
      load: () => loaded(host.call('snapshot.load', { snapshotId: snapshot.id })),
      restore: () => void actions.restore(snapshot),
    });
  const compareBaseline = (baseline: Baseline) =>
    setCompared({
      key: `baseline/${baseline.id}`,
      title: baseline.name,
      load: () => loaded(host.call('baseline.load', { planId: plan.id, baselineId: baseline.id })),
      restore: () => void actions.revert(baseline.seq),
    });
  const comparePack = (issue: PackIssue) =>
    setCompared({
      key: `pack/${issue.id}`,
      title: issue.name,
      load: () => loaded(host.call('history.planAt', { planId: plan.id, seq: issue.seq })),
      restore: () => void actions.revert(issue.seq),
    });
  const filtered = who !== null || kind !== null || lineId !== null;

  return (
    <div className={classes.page}>
      <div className={classes.toolbar}>
        <h1>{t('history.title')}</h1>
        <ChainBadge planId={plan.id} />
        <Select
          aria-label={t('history.filterWho')}
          placeholder={t('history.filterWho')}
          clearable
          w={150}
          data={people}
          value={who}
          onChange={setWho}
        />
        <Select
          aria-label={t('history.filterKind')}
          placeholder={t('history.filterKind')}
          clearable
          w={140}
          data={KINDS.map((value) => ({ value, label: t(`history.kind.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(KINDS.find((known) => known === value) ?? null)}
        />
        <Select
          aria-label={t('history.filterLine')}
          placeholder={t('history.filterLine')}
          clearable
          searchable
          w={200}
          data={plan.lines.map((line) => ({ value: line.id, label: line.label }))}
          value={lineId}
          onChange={setLineId}
        />
      </div>
      <div className={classes.columns}>
        <div className={classes.logColumn}>
          {log.error ? <p role="alert">{errorText(log.error as unknown as HostError)}</p> : null}
          {log.data && shown.length === 0 ? (
            <p className={classes.quiet}>{filtered ? t('history.noneMatch') : t('history.empty')}</p>
          ) : (
            <ChangeLog
              rows={shown}
              plan={plan}
              seq={seq}
              more={hasNextPage}
              onMore={more}
              onRevert={(row) => void actions.revert(row.seq)}
              onCompare={compareRow}
            />
          )}
          {rows.length > 0 && !hasNextPage && !filtered && (
            <div className={classes.start}>
              <span>{t('history.asCreated')}</span>
              <Button variant="default" size="compact-xs" onClick={() => void actions.revert(0)}>
                {t('history.goBack')}
              </Button>
            </div>
          )}
        </div>
        <div className={classes.sideColumn}>
          {compared ? (
            <ComparisonPanel
              key={compared.key}
              compared={compared}
              now={plan}
              onRestore={compared.restore}
              onClose={() => setCompared(null)}
            />
          ) : null}
          <Baselines onCompare={compareBaseline} />
          <Packs planId={plan.id} onCompare={comparePack} />
          <Snapshots snapshots={snapshots.data ?? []} actions={actions} onCompare={compareSnapshot} />
        </div>
      </div>
    </div>
  );
}

/** The chain of hashes, followed from the first row on: whole, or broken and where. */
function ChainBadge({ planId }: { readonly planId: string }) {
  const { t } = useText();
  const { data } = useVerified(planId);
  if (!data) return null;
  return (
    <span className={classes.chain} data-broken={!data.ok || undefined} title={t('history.chainNote')}>
      {data.ok ? (
        <IconShieldCheck size={15} aria-hidden="true" />
      ) : (
        <IconAlertTriangle size={15} aria-hidden="true" />
      )}
      {data.ok
        ? t('history.chainWhole', { count: data.rows })
        : t('history.chainBroken', { seq: data.firstBad ?? 0 })}
    </span>
  );
}
