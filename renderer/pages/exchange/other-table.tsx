/** The plans of the other workspace: verdict, counterpart here and how it relates; chosen ones are taken over whole. */
import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OtherPlan, OtherWorkspace } from '../../../electron/contract/compare-calls.ts';
import { formatMoment } from '../../app/moments.ts';
import { formatWith } from '../../app/use-format.ts';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import styles from './exchange.module.css';
import { ImportDialog } from './import-dialog.tsx';
import { useVerdict } from './use-verdict.ts';

export function OtherTable({ other }: { readonly other: OtherWorkspace }) {
  const { t } = useText();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [importing, setImporting] = useState(false);
  const plans = other.plans.filter(({ id }) => chosen.has(id));
  if (other.plans.length === 0) return <p className={styles.quiet}>{t('exchange.noPlans')}</p>;
  return (
    <section className={styles.section} aria-label={t('exchange.plans')}>
      <div className={styles.toolbar}>
        <Button disabled={plans.length === 0} onClick={() => setImporting(true)}>
          {plans.length === 0 ? t('exchange.take') : t('exchange.takeCount', { count: plans.length })}
        </Button>
        <span className={styles.quiet}>{t('exchange.takeAbout')}</span>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                size="xs"
                aria-label={t('exchange.chooseAll')}
                checked={plans.length === other.plans.length}
                indeterminate={plans.length > 0 && plans.length < other.plans.length}
                onChange={({ currentTarget: { checked } }) =>
                  setChosen(new Set(checked ? other.plans.map(({ id }) => id) : []))
                }
              />
            </th>
            <th scope="col">{t('exchange.plan')}</th>
            <th scope="col">{t('frame.verdict')}</th>
            <th scope="col" data-number="">
              {t('frame.npv')}
            </th>
            <th scope="col" data-number="">
              {t('frame.irr')}
            </th>
            <th scope="col">{t('exchange.changed')}</th>
            <th scope="col">{t('exchange.here')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('exchange.compare')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {other.plans.map((plan) => (
            <Row
              key={plan.id}
              other={other}
              plan={plan}
              chosen={chosen.has(plan.id)}
              onChoose={(isChosen) => {
                const next = new Set(chosen);
                if (isChosen) next.add(plan.id);
                else next.delete(plan.id);
                setChosen(next);
              }}
            />
          ))}
        </tbody>
      </table>
      <OnlyHere other={other} />
      {importing ? (
        <ImportDialog
          other={other}
          plans={plans}
          onClose={() => {
            setImporting(false);
            setChosen(new Set());
          }}
        />
      ) : null}
    </section>
  );
}

/** Plans of ours that have no counterpart there. */
function OnlyHere({ other }: { readonly other: OtherWorkspace }) {
  const { t } = useText();
  const host = useHost();
  const { data } = useQuery({ queryKey: ['plans'], queryFn: () => host.call('plan.list', {}) });
  const matched = new Set(other.plans.map(({ match }) => match?.planId));
  const ours = data?.ok ? data.value.plans.filter(({ id, deleted }) => !deleted && !matched.has(id)) : [];
  if (ours.length === 0) return null;
  return (
    <p className={styles.onlyHere}>
      {t('exchange.onlyHere', { names: ours.map(({ name }) => name).join(', ') })}
    </p>
  );
}

type RowProps = {
  readonly other: OtherWorkspace;
  readonly plan: OtherPlan;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
};

const SIGNS = { accept: '●', reject: '■', unclear: '○' } as const;

function Row({ other, plan, chosen, onChoose }: RowProps) {
  const texts = useText();
  const { t, language } = texts;
  const { go } = useNavigation();
  const found = useVerdict(other.otherId, plan.id);
  const format = found ? formatWith(texts, found.settings) : null;
  const clear = found && found.decision !== 'unclear' ? format : null;
  const { match } = plan;
  const facts = t(`assumptions.length.${plan.periodicity}`, { count: plan.periods });
  return (
    <tr>
      <td>
        <Checkbox
          size="xs"
          aria-label={t('exchange.choose', { name: plan.name })}
          checked={chosen}
          onChange={({ currentTarget: { checked } }) => onChoose(checked)}
        />
      </td>
      <td>
        <b>{plan.name}</b>
        <small>
          {facts} · {t('home.lines', { count: plan.lineCount })} · {plan.currency}
        </small>
      </td>
      <td data-decision={found?.decision}>
        {found ? `${SIGNS[found.decision]} ${t(`frame.decision.${found.decision}`)}` : ''}
      </td>
      <td data-number="">
        {clear && found && found.npv !== null ? `${clear.money(found.npv)} ${clear.unit}` : '–'}
      </td>
      <td data-number="">{clear && found ? clear.irr(found.irr, found.hurdle).text : '–'}</td>
      <td>{formatMoment(plan.updatedAt, language)}</td>
      <td data-relation={match?.relation}>
        {match ? t(`exchange.relation.${match.relation}`) : t('exchange.relation.none')}
        {match && match.name !== plan.name ? <small>{match.name}</small> : null}
        {match?.by === 'name' ? <small>{t('exchange.byName')}</small> : null}
      </td>
      <td>
        {match && match.relation !== 'same' ? (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => go('exchange', { other: other.otherId, theirs: plan.id, mine: match.planId })}
          >
            {t('exchange.compare')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
