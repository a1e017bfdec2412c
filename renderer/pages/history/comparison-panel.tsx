/**
 * Then and now side by side, read only: the headline figures of both states, then every line and setting that
 * differs. The earlier state is appraised here with the same engine as the plan itself.
 */
import { Button, Group, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { HostError } from '../../../electron/contract/host-error.ts';
import { appraise } from '../../../models/appraisal/appraise.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { useErrorText } from '../../app/error-text.ts';
import { unitWords } from '../../charts/money-words.ts';
import type { Metric } from '../../explain/explain-target.ts';
import { metricText } from '../../explain/metric-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { entryWords, itemWords } from './change-words.ts';
import classes from './history.module.css';
import { comparePlans, type LineDifference } from './plan-comparison.ts';

const METRICS = ['npv', 'irr', 'payback', 'peakFunding'] as const satisfies readonly Metric[];

export type Compared = { readonly key: string; readonly title: string; readonly load: () => Promise<Plan> };

type Props = {
  readonly compared: Compared;
  readonly now: Plan;
  readonly onRestore: () => void;
  readonly onClose: () => void;
};

export function ComparisonPanel({ compared, now, onRestore, onClose }: Props) {
  const { t } = useText();
  const errorText = useErrorText();
  const heading = useRef<HTMLHeadingElement>(null);
  const { data: then, error } = useQuery<Plan, HostError>({
    queryKey: ['state', compared.key],
    queryFn: compared.load,
  });
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={classes.comparison} aria-label={t('history.comparison')}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <h2 className={classes.partTitle} ref={heading} tabIndex={-1}>
          {t('history.comparedWithNow', { name: compared.title })}
        </h2>
        <Group gap={8} wrap="nowrap">
          <Button variant="default" size="compact-xs" onClick={onRestore} disabled={!then}>
            {t('history.goBack')}
          </Button>
          <Button variant="subtle" color="gray" size="compact-xs" onClick={onClose}>
            {t('history.close')}
          </Button>
        </Group>
      </Group>
      {error ? <p role="alert">{errorText(error)}</p> : null}
      {then ? <Differences then={then} now={now} /> : error ? null : <Loader size="sm" />}
    </section>
  );
}

function Differences({ then, now: plan }: { readonly then: Plan; readonly now: Plan }) {
  const texts = useText();
  const { t } = texts;
  const earlier = useMemo(() => appraise(then), [then]);
  const now = useMemo(() => appraise(plan), [plan]);
  const comparison = useMemo(() => comparePlans(then, now.plan), [then, now.plan]);
  const unit = now.plan.settings.displayUnit;
  return (
    <>
      <table className={classes.compareTable}>
        <thead>
          <tr>
            <th scope="col">{unitWords(texts, now.plan.settings.currency, unit)}</th>
            <th scope="col">{t('history.then')}</th>
            <th scope="col">{t('history.now')}</th>
          </tr>
        </thead>
        <tbody>
          {METRICS.map((metric) => (
            <tr key={metric}>
              <th scope="row">{t(`returns.metric.${metric}`)}</th>
              <td>{metricText(texts, earlier, earlier.headline, metric, unit).text}</td>
              <td>{metricText(texts, now, now.headline, metric, unit).text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {comparison.same && <p className={classes.quiet}>{t('history.same')}</p>}
      <ul className={classes.items}>
        {comparison.lines.flatMap((difference) => lineFacts(texts, now.plan, difference))}
        {comparison.settings.map((leaf) => {
          const words = itemWords(texts, now.plan, { kind: 'setting', ...leaf });
          return <Fact key={leaf.path} name={words.what} before={words.before} after={words.after} />;
        })}
        {[...comparison.whatIf, ...comparison.tracking].map((item) => {
          const words = itemWords(texts, now.plan, item);
          return (
            <Fact key={JSON.stringify(item)} name={words.what} before={words.before} after={words.after} />
          );
        })}
      </ul>
    </>
  );
}

function lineFacts(texts: ReturnType<typeof useText>, plan: Plan, difference: LineDifference) {
  const { t } = texts;
  const { id, label, code } = difference.line;
  if (difference.kind !== 'changed') {
    const name = t(`history.${difference.kind}`, { label, code });
    return [<Fact key={id} name={name} before="" after="" />];
  }
  const { entries, fields } = difference;
  const fieldFacts = fields.map((leaf) => {
    const words = itemWords(texts, plan, { kind: 'field', lineId: id, ...leaf });
    return <Fact key={`${id} ${leaf.path}`} name={words.what} before={words.before} after={words.after} />;
  });
  if (entries === null) return fieldFacts;
  const before = entryWords(texts, entries.before, difference.line);
  return [
    <Fact key={id} name={label} before={before} after={entryWords(texts, entries.after, difference.line)} />,
    ...fieldFacts,
  ];
}

type FactProps = { readonly name: string; readonly before: string; readonly after: string };

function Fact({ name, before, after }: FactProps) {
  return (
    <li>
      {name}
      {before !== '' || after !== '' ? (
        <>
          {': '}
          <del>{before}</del> <span aria-hidden="true">→</span> <ins>{after}</ins>
        </>
      ) : null}
    </li>
  );
}
