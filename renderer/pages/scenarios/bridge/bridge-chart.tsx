/**
 * A bridge drawn as a waterfall, one bar an input, its words at the bar; below it the sum that closes to the last
 * digit, and how exact the parts are. Where the metric has no number, a sentence says where.
 */

import { IconCircleCheck } from '@tabler/icons-react';
import type { Bridge } from '../../../../scenarios/bridge/bridge.ts';
import { METRICS, type MetricId } from '../../../../scenarios/metrics.ts';
import { metricName, metricText } from '../../../app/what-if-words.ts';
import { WaterfallChart } from '../../../charts/waterfall/waterfall-chart.tsx';
import type { Drawn } from '../../../charts/waterfall/waterfall-marks.tsx';
import { waterfallRange } from '../../../charts/waterfall/waterfall-range.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { BridgeQuestion } from '../../../workers/bridge-worker.ts';
import classes from './bridge.module.css';
import { differenceChange, differenceName, distinctNames } from './difference-words.ts';
import { metricUnit, signedMetric } from './metric-words.ts';
import { type DrawnBridge, largestError, waterfallBars } from './waterfall.ts';

type Props = {
  readonly answer: Bridge;
  readonly question: BridgeQuestion;
  readonly metric: MetricId;
  readonly fromName: string;
  readonly toName: string;
};

/** More inputs than this make one bar of the smallest. */
const MOST_BARS = 16;

export function BridgeChart({ answer, question, metric, fromName, toName }: Props) {
  const texts = useText();
  const { t } = texts;
  if (answer.kind === 'none') {
    return (
      <p className={classes.none}>
        {t(`scenarios.bridge.none.${answer.where}`, {
          metric: metricName(texts, metric),
          from: fromName,
          to: toName,
        })}
      </p>
    );
  }
  if (answer.steps.length === 0) return <p className={classes.none}>{t('scenarios.bridge.same')}</p>;
  return <Waterfall made={answer} question={question} metric={metric} fromName={fromName} toName={toName} />;
}

type DrawnProps = Omit<Props, 'answer'> & { readonly made: DrawnBridge };

function Waterfall({ made, question, metric, fromName, toName }: DrawnProps) {
  const texts = useText();
  const { t } = texts;
  const { from: plan, to: toPlan } = question;
  const bars = waterfallBars(made, MOST_BARS);
  const { low, high, cut } = waterfallRange(bars);
  const better = METRICS[metric].better === 'high' ? 1 : -1;
  const drawn = bars.map((bar): Drawn => {
    const colour =
      bar.kind === 'from' || bar.kind === 'to'
        ? 'var(--h-text-2)'
        : bar.value * better > 0
          ? 'var(--h-good)'
          : 'var(--h-bad)';
    const names = {
      from: () => fromName,
      to: () => toName,
      rest: () => t('scenarios.bridge.rest', { count: bar.kind === 'rest' ? bar.count : 0 }),
      step: () => (bar.kind === 'step' ? differenceName(texts, bar.step.difference) : ''),
    };
    const total = bar.kind === 'from' || bar.kind === 'to';
    return {
      name: names[bar.kind](),
      range: [bar.low, bar.high],
      text: total
        ? metricText(texts, metric, bar.value, plan.settings)
        : signedMetric(texts, metric, bar.value, plan),
      detail: bar.kind === 'step' ? differenceChange(texts, plan, toPlan, bar.step.difference) : '',
      colour,
      // A change is solid; the two states it leads between are outlined.
      solid: !total,
      role: t(total ? 'scenarios.value' : 'scenarios.bridge.contribution'),
    };
  });
  const names = distinctNames([
    fromName,
    ...made.steps.map(({ difference }) => {
      const change = differenceChange(texts, plan, toPlan, difference);
      const name = differenceName(texts, difference);
      return change === '' ? name : t('scenarios.bridge.changed', { name, change });
    }),
    toName,
  ]);
  const sampled = made.method === 'sampled';
  const figures = [
    [made.from, null],
    ...made.steps.map(({ contribution, standardError }) => [contribution, standardError]),
    [made.to, null],
  ];
  const tableRows = names.map((name, index): [string, ...(number | null)[]] => [
    name,
    ...(figures[index] ?? []).slice(0, sampled ? 2 : 1),
  ]);
  const title = t('scenarios.bridge.chart', {
    metric: metricName(texts, metric),
    from: fromName,
    to: toName,
  });
  const subtitle = [
    metricUnit(texts, metric, plan),
    t(`scenarios.bridge.way.${made.method}`),
    ...(cut ? [t('scenarios.bridge.cut')] : []),
  ].join(' · ');
  return (
    <>
      <WaterfallChart
        title={title}
        subtitle={subtitle}
        bars={drawn}
        low={low}
        high={high}
        table={{
          head: [
            t('scenarios.bridge.input'),
            t('scenarios.bridge.contribution'),
            ...(sampled ? [t('scenarios.bridge.error')] : []),
          ],
          rows: tableRows,
          format: (value) => metricText(texts, metric, value, plan.settings),
        }}
      />
      <SumCheck made={made} metric={metric} question={question} />
    </>
  );
}

function SumCheck({ made, metric, question }: Pick<DrawnProps, 'made' | 'metric' | 'question'>) {
  const texts = useText();
  const { t } = texts;
  const plan = question.from;
  const sum = made.steps.reduce((total, { contribution }) => total + contribution, 0);
  const gap = made.to - made.from - sum;
  const words = {
    count: made.steps.length,
    sum: signedMetric(texts, metric, sum, plan),
    from: metricText(texts, metric, made.from, plan.settings),
    to: metricText(texts, metric, made.to, plan.settings),
  };
  const error = largestError(made);
  return (
    <p className={classes.check} data-open={gap !== 0 || undefined}>
      {gap === 0 ? <IconCircleCheck size={15} aria-hidden="true" /> : null}
      <span>
        {t(gap === 0 ? 'scenarios.bridge.closes' : 'scenarios.bridge.leaves', { ...words, gap: String(gap) })}
        {made.method === 'sampled'
          ? ` ${t('scenarios.bridge.sampledError', { error: metricText(texts, metric, error, plan.settings) })}`
          : ''}
      </span>
    </p>
  );
}
