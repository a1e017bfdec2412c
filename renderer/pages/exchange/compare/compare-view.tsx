/**
 * Two versions of a plan side by side: headline figures here, there, and with what is chosen; why the net present value
 * moved; every difference with who changed it. What is chosen becomes one change of the plan here, which can be undone.
 */
import { Button, Loader } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import type { OtherWorkspace } from '../../../../electron/contract/compare-calls.ts';
import type { Output } from '../../../../electron/contract/contract.ts';
import type { HostError } from '../../../../electron/contract/host-error.ts';
import { comparePlans, type Piece } from '../../../../models/plan/compare/compare-plans.ts';
import { mergePlans } from '../../../../models/plan/compare/merge-plans.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { useHost } from '../../../host/host-context.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { clientId } from '../../../state/client-id.ts';
import { useNavigation } from '../../../state/navigation.ts';
import styles from '../exchange.module.css';
import { CompareBridge } from './compare-bridge.tsx';
import { FiguresTable } from './figures-table.tsx';
import { Misfits } from './misfits.tsx';
import { PieceList } from './piece-list.tsx';

export type Versions = Output<'other.plan'> & { readonly mine: Plan };

type Props = { readonly other: OtherWorkspace; readonly theirId: string; readonly ourId: string };

export function CompareView({ other, theirId, ourId }: Props) {
  const host = useHost();
  const errorText = useErrorText();
  const { data, error } = useQuery<Versions, HostError>({
    queryKey: ['versions', other.otherId, theirId, ourId],
    queryFn: async () => {
      const answer = await host.call('other.plan', {
        otherId: other.otherId,
        planId: theirId,
        against: ourId,
      });
      if (!answer.ok) throw answer.error;
      const { mine, ...rest } = answer.value;
      return { ...rest, mine: mine ?? rest.theirs };
    },
  });
  if (error) {
    return (
      <p role="alert" className={styles.failed}>
        {errorText(error)}
      </p>
    );
  }
  if (!data) return <Loader size="sm" />;
  return <Compared key={`${theirId} ${ourId}`} other={other} theirId={theirId} versions={data} />;
}

type ComparedProps = {
  readonly other: OtherWorkspace;
  readonly theirId: string;
  readonly versions: Versions;
};

/** What is chosen at first: everything they changed and we did not. */
function proposed(pieces: readonly Piece[]): ReadonlySet<string> {
  return new Set(pieces.filter(({ side }) => side === 'theirs' || side === 'apart').map(({ key }) => key));
}

function Compared({ other, theirId, versions }: ComparedProps) {
  const { t } = useText();
  const host = useHost();
  const client = useQueryClient();
  const errorText = useErrorText();
  const { openPlan } = useNavigation();
  const { mine, theirs, base } = versions;
  const pieces = useMemo(() => comparePlans(mine, theirs, base?.plan ?? null), [mine, theirs, base]);
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null);
  const [busy, setBusy] = useState(false);
  const chosen = useMemo(() => {
    const known = new Set(pieces.map(({ key }) => key));
    return new Set([...(picked ?? proposed(pieces))].filter((key) => known.has(key)));
  }, [picked, pieces]);
  const settled = useDeferredValue(chosen);
  const merged = useMemo(() => mergePlans(mine, theirs, pieces, settled), [mine, theirs, pieces, settled]);
  const choose = (keys: readonly string[], isChosen: boolean): void => {
    const next = new Set(chosen);
    for (const key of keys) {
      if (isChosen) next.add(key);
      else next.delete(key);
    }
    setPicked(next);
  };
  const merge = async (): Promise<void> => {
    setBusy(true);
    const answer = await host.call('other.merge', {
      otherId: other.otherId,
      otherPlanId: theirId,
      planId: mine.id,
      take: [...chosen],
      clientId,
      label: t('exchange.mergeLabel', { name: other.name }),
    });
    setBusy(false);
    void client.invalidateQueries({ queryKey: ['versions'] });
    if (!answer.ok) {
      notifications.show({ color: 'red', message: errorText(answer.error), autoClose: 12_000 });
      return;
    }
    setPicked(new Set());
    notifications.show({ message: t('exchange.merged', { count: chosen.size, name: mine.name }) });
  };
  const misfits = merged.misfits.length > 0;
  return (
    <div className={styles.compared}>
      <header className={styles.head}>
        <div>
          <h1>{t('exchange.compareTitle', { plan: mine.name, other: other.name })}</h1>
          <p>
            {base
              ? t('exchange.common', {
                  seq: base.seq,
                  ours: versions.ours.length,
                  others: versions.others.length,
                })
              : t('exchange.noCommon')}
          </p>
        </div>
        <div className={styles.actions}>
          <Button variant="default" onClick={() => openPlan(mine.id)}>
            {t('exchange.openPlan')}
          </Button>
          <Button loading={busy} disabled={chosen.size === 0 || misfits} onClick={() => void merge()}>
            {chosen.size === 0 ? t('exchange.mergeNone') : t('exchange.merge', { count: chosen.size })}
          </Button>
        </div>
      </header>
      {pieces.length === 0 ? <p role="status">{t('exchange.same')}</p> : null}
      <FiguresTable
        mine={mine}
        theirs={theirs}
        merged={misfits ? null : merged.plan}
        otherName={other.name}
      />
      {misfits ? <Misfits merged={merged} pieces={pieces} onTake={(keys) => choose(keys, true)} /> : null}
      {pieces.length > 0 ? (
        <>
          <CompareBridge mine={mine} theirs={theirs} otherName={other.name} />
          <PieceList versions={versions} pieces={pieces} chosen={chosen} onChoose={choose} />
        </>
      ) : null}
    </div>
  );
}
