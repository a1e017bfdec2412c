/**
 * The approved baselines, newest first: who approved what when, the hash that proves it, compare with now. The first is
 * the one in force; the earlier ones stay for ever.
 */
import { Button, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { Baseline } from '../../../../electron/contract/tracking/baseline-calls.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePlan } from '../../../state/plan-context.tsx';
import { moment } from '../change-log.tsx';
import classes from '../history.module.css';
import { ApproveForm } from './approve-form.tsx';
import { useBaselines } from './use-baselines.ts';

/** Enough of a hash to tell two apart by eye. */
const HASH_SHOWN = 12;

type Props = { readonly onCompare: (baseline: Baseline) => void };

export function Baselines({ onCompare }: Props) {
  const { t } = useText();
  const errorText = useErrorText();
  const { base } = usePlan();
  const { data, error } = useBaselines(base.id);
  const [approving, setApproving] = useState(false);
  const baselines = data?.baselines ?? [];
  return (
    <section aria-label={t('history.baseline.title')}>
      <Group justify="space-between">
        <h2 className={classes.partTitle}>{t('history.baseline.title')}</h2>
        {!approving && (
          <Button variant="default" size="compact-xs" onClick={() => setApproving(true)}>
            {t('history.baseline.approve')}
          </Button>
        )}
      </Group>
      {approving && <ApproveForm onDone={() => setApproving(false)} />}
      {error ? <p role="alert">{errorText(error)}</p> : null}
      {data && baselines.length === 0 && !approving && (
        <p className={classes.quiet}>{t('history.baseline.none')}</p>
      )}
      <ul className={classes.snapshotList}>
        {baselines.map((baseline, index) => (
          <BaselineItem
            key={baseline.id}
            baseline={baseline}
            inForce={index === 0}
            altered={data?.altered === baseline.id}
            onCompare={onCompare}
          />
        ))}
      </ul>
    </section>
  );
}

type ItemProps = Props & {
  readonly baseline: Baseline;
  readonly inForce: boolean;
  readonly altered: boolean;
};

function BaselineItem({ baseline, inForce, altered, onCompare }: ItemProps) {
  const { t, language } = useText();
  const { name, note, approvedBy, approvedAt, who, seq, hash } = baseline;
  return (
    <li>
      <div className={classes.snapshotHead}>
        <button type="button" className={classes.link} onClick={() => onCompare(baseline)}>
          {name}
        </button>
        {inForce && <span className={classes.now}>{t('history.baseline.inForce')}</span>}
      </div>
      <div className={classes.quiet}>
        {t('history.baseline.by', { person: approvedBy, moment: moment(approvedAt, language) })}
        {' · '}
        {t('history.baseline.at', { who })}
        {' · '}
        {t('history.seq', { seq })}
        {' · '}
        <span className={classes.hash} title={hash}>
          {hash.slice(0, HASH_SHOWN)}
        </span>
      </div>
      {altered && (
        <p className={classes.broken} role="alert">
          <IconAlertTriangle size={15} aria-hidden="true" />
          {t('history.baseline.altered')}
        </p>
      )}
      {note !== '' && <div className={classes.note}>{note}</div>}
    </li>
  );
}
