/**
 * The metric along one input, from its low to its high end: the plan marked on the way, the line where the case just
 * pays, and where the verdict flips. Gaps are where the metric has no number.
 */
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Metric } from '../../../../scenarios/metrics.ts';
import type { Bar } from '../../../../scenarios/tornado/tornado.ts';
import chartClasses from '../../../charts/chart-frame.module.css';
import { useText } from '../../../i18n/use-text.ts';
import { spanOf, spanTicks } from '../span-ticks.ts';
import { driverText, metricFigure, metricLabel, metricTick } from '../study-words.ts';

type Props = {
  readonly plan: Plan;
  readonly metric: Metric;
  readonly bar: Bar;
  readonly planned: number | null;
  /** Where the metric says that the case just pays. */
  readonly level: number | null;
  readonly flips: readonly number[];
  readonly title: string;
  readonly height: number;
};

const TICK = { fill: 'var(--h-text-2)', fontSize: 12 } as const;

export function DriverCurve({ plan, metric, bar, planned, level, flips, title, height }: Props) {
  const texts = useText();
  const { t } = texts;
  const known = bar.curve.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length === 0) return <p className={chartClasses.nothing}>{t('sensitivity.noCurve')}</p>;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  // The line of break-even is drawn where it is near; far away it would press the curve flat.
  const near = level !== null && level > least - 2 * (most - least) && level < most + 2 * (most - least);
  const [low, high] = spanOf(known, near ? level : null);
  const ticks = spanTicks(low, high, 5);
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  const [from, to] = [bar.curve[0]?.at ?? 0, bar.curve.at(-1)?.at ?? 1];
  return (
    <div className={chartClasses.plot}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 380, height }}>
        <LineChart data={[...bar.curve]} margin={{ top: 22, right: 22, bottom: 4, left: 8 }} title={title}>
          <CartesianGrid vertical={false} stroke="var(--h-rule)" />
          <XAxis
            dataKey="at"
            type="number"
            domain={[from, to]}
            ticks={[...spanTicks(from, to, 4)]}
            tickFormatter={(value: number) => driverText(plan, bar.driver, value)}
            tickLine={false}
            stroke="var(--h-rule-strong)"
            tick={TICK}
            minTickGap={8}
          />
          <YAxis
            domain={[low, high]}
            ticks={[...ticks]}
            tickFormatter={(value: number) => metricTick(plan, metric, value, step)}
            tickLine={false}
            axisLine={false}
            tick={TICK}
            width="auto"
          />
          {near && level !== null ? <ReferenceLine y={level} stroke="var(--h-text)" strokeWidth={1} /> : null}
          {flips
            .filter((at) => at > from && at < to)
            .map((at) => (
              <ReferenceLine
                key={at}
                x={at}
                stroke="var(--h-warn)"
                strokeDasharray="3 3"
                label={{
                  value: driverText(plan, bar.driver, at),
                  position: 'top',
                  fill: 'var(--h-warn)',
                  fontSize: 12,
                  fontWeight: 600,
                }}
              />
            ))}
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--h-rule-strong)' }}
            content={({ active, label }) => {
              const spot = bar.curve.find(({ at }) => at === Number(label));
              return active && spot ? (
                <div className={chartClasses.tip}>
                  <div className={chartClasses.tipTitle}>{driverText(plan, bar.driver, spot.at)}</div>
                  <div className={chartClasses.tipRow}>
                    <span>{metricLabel(texts, metric)}</span>
                    <span>{metricFigure(texts, plan, metric, spot.value)}</span>
                  </div>
                </div>
              ) : null;
            }}
          />
          <Line
            dataKey="value"
            stroke="var(--h-accent)"
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
          {planned !== null && bar.planned >= from && bar.planned <= to ? (
            <ReferenceDot
              x={bar.planned}
              y={planned}
              r={4}
              fill="var(--h-ground)"
              stroke="var(--h-text)"
              strokeWidth={2}
            />
          ) : null}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
