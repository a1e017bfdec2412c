/** The headline figures of the plan here, there, and here with what is chosen. */
import { useMemo } from 'react';
import { appraise } from '../../../../models/appraisal/appraise.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { unitWords } from '../../../charts/money-words.ts';
import type { Metric } from '../../../explain/explain-target.ts';
import { metricText } from '../../../explain/metric-text.ts';
import { useText } from '../../../i18n/use-text.ts';
import styles from '../exchange.module.css';

const METRICS = ['npv', 'irr', 'payback', 'peakFunding'] as const satisfies readonly Metric[];

type Props = {
  readonly mine: Plan;
  readonly theirs: Plan;
  /** Null while what is chosen does not fit. */
  readonly merged: Plan | null;
  readonly otherName: string;
};

export function FiguresTable({ mine, theirs, merged, otherName }: Props) {
  const texts = useText();
  const { t } = texts;
  const here = useMemo(() => appraise(mine), [mine]);
  const there = useMemo(() => appraise(theirs), [theirs]);
  const then = useMemo(() => (merged ? appraise(merged) : null), [merged]);
  const { displayUnit: unit, currency } = mine.settings;
  return (
    <table className={styles.figures}>
      <thead>
        <tr>
          <th scope="col">{unitWords(texts, currency, unit)}</th>
          <th scope="col">{t('exchange.here')}</th>
          <th scope="col">{t('exchange.withChosen')}</th>
          <th scope="col">{otherName}</th>
        </tr>
      </thead>
      <tbody>
        {METRICS.map((metric) => (
          <tr key={metric}>
            <th scope="row">{t(`returns.metric.${metric}`)}</th>
            <td>{metricText(texts, here, here.headline, metric, unit).text}</td>
            <td>{then ? metricText(texts, then, then.headline, metric, unit).text : '–'}</td>
            <td>{metricText(texts, there, there.headline, metric, unit).text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
