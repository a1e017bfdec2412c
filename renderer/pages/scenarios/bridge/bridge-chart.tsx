/**
 * A bridge drawn as a waterfall, one bar an input, its words at the bar; below it the sum that closes to the last
 * digit, and how exact the parts are. Where the metric has no number, a sentence says where.
 */

import { IconCircleCheck } from '@tabler/icons-react';
import {
  Bar,
  BarChart,
  Cell,
  LabelList,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { Bridge } from '../../../../scenarios/bridge/bridge.ts';
import { METRICS, type MetricId } from '../../../../scenarios/metrics.ts';
import { metricName, metricText } from '../../../app/what-if-words.ts';
import frame from '../../../charts/chart-frame.module.css';
import { ChartFrame } from '../../../charts/chart-frame.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { BridgeQuestion } from '../../../workers/bridge-worker.ts';
import classes from './bridge.module.css';
import { BarLabel, BarName, type Drawn, type TickPlace, Tip } from './bridge-marks.tsx';
import { differenceChange, differenceName, distinctNames } from './difference-words.ts';
import { metricUnit, signedMetric } from './metric-words.ts';
import { type DrawnBridge, largestError, waterfallBars, waterfallRange } from './waterfall.ts';

type Props = {
  readonly answer: Bridge;
  readonly question: BridgeQuestion;
  readonly metric: MetricId;
  readonly fromName: string;
  readonly toName: string;
};

/** More inputs than this make one bar of the smallest. */
const MOST_BARS = 16;
const BAR_HEIGHT = 26;
const NAME_WIDTH = 240;
const LABEL_ROOM = 96;

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
  const drawn = bars.map((bar, index): Drawn => {
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
      // Two inputs may bear one name; the axis needs them apart.
      name: `${index} ${names[bar.kind]()}`,
      range: [Math.max(bar.low, low), Math.min(bar.high, high)],
      text: total
        ? metricText(texts, metric, bar.value, plan.settings)
        : signedMetric(texts, metric, bar.value, plan),
      detail: bar.kind === 'step' ? differenceChange(texts, plan, toPlan, bar.step.difference) : '',
      colour,
      solid: !total,
      bar,
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
  const height = drawn.length * BAR_HEIGHT + 16;
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
      <ChartFrame
        title={title}
        subtitle={subtitle}
        height={height}
        table={{
          head: [
            t('scenarios.bridge.input'),
            t('scenarios.bridge.contribution'),
            ...(sampled ? [t('scenarios.bridge.error')] : []),
          ],
          rows: tableRows,
          format: (value) => metricText(texts, metric, value, plan.settings),
        }}
      >
        <div className={frame.plot}>
          <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 900, height }}>
            <BarChart
              data={drawn}
              layout="vertical"
              barCategoryGap={5}
              margin={{ top: 4, right: LABEL_ROOM, bottom: 4, left: 0 }}
              title={`${title}. ${subtitle}`}
            >
              <XAxis type="number" domain={[low, high]} hide allowDataOverflow />
              <YAxis
                type="category"
                dataKey="name"
                width={NAME_WIDTH}
                interval={0}
                axisLine={false}
                tickLine={false}
                tick={(place: TickPlace) => <BarName place={place} />}
              />
              {low <= 0 && high >= 0 ? <ReferenceLine x={0} stroke="var(--h-rule-strong)" /> : null}
              <Tooltip
                isAnimationActive={false}
                cursor={{ fill: 'var(--h-selection)' }}
                content={({ active, payload }) => {
                  const tip: Drawn | undefined = active ? payload[0]?.payload : undefined;
                  return tip ? <Tip drawn={tip} /> : null;
                }}
              />
              <Bar dataKey="range" isAnimationActive={false} minPointSize={2}>
                {drawn.map(({ name, colour, solid }) => (
                  // A change is solid; the two states it leads between are outlined.
                  <Cell
                    key={name}
                    fill={solid ? colour : 'var(--h-ground-3)'}
                    stroke={colour}
                    strokeWidth={1}
                  />
                ))}
                <LabelList dataKey="text" content={(place) => <BarLabel place={place} drawn={drawn} />} />
              </Bar>
            </BarChart>
          </ResponsiveContainer>
        </div>
      </ChartFrame>
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
