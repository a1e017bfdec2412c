/**
 * Cash over time: bars of the flow (outlined, because a plan is outlined), lines of the cumulative and of the
 * discounted cumulative flow named at their ends, and the moment of payback. One axis, through zero.
 */
import { useMemo } from 'react';
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { Appraisal, Returns } from '../../models/appraisal/types.ts';
import { periodsPerYear } from '../../models/plan/timeline.ts';
import { formatAmount, formatMultiple } from '../../models/text/format-number.ts';
import { useText } from '../i18n/use-text.ts';
import { axisTicks, labelStride } from './axis-ticks.ts';
import { type CashPoint, cashPoints, paybackPosition } from './cash-points.ts';
import classes from './chart-frame.module.css';
import { ChartFrame } from './chart-frame.tsx';
import { columnGroups, type Granularity } from './column-groups.ts';
import { EndLabels, PaybackMark } from './direct-labels.tsx';
import { amountIn, tickDigits, type Unit, unitWords } from './money-words.ts';
import { columnWords, groupWords } from './time-words.ts';

type Props = {
  readonly appraisal: Appraisal;
  readonly returns: Returns;
  readonly granularity: Granularity;
  readonly unit: Unit;
  readonly title: string;
  /** What the flows are: after tax, with terminal value. */
  readonly view: string;
  readonly height?: number;
};

export function CashFlowChart({ appraisal, returns, granularity, unit, title, view, height = 300 }: Props) {
  const texts = useText();
  const { t } = texts;
  const { timeline, settings } = appraisal.plan;
  const groups = useMemo(() => columnGroups(timeline, granularity), [timeline, granularity]);
  const points = useMemo(
    () => cashPoints(returns, groups, periodsPerYear(timeline)),
    [returns, groups, timeline],
  );
  const name = (index: number): string => {
    const group = groups[index];
    return group ? groupWords(texts, timeline, group) : '';
  };
  const timing = t(`charts.timing.${settings.discounting.timing}`);
  const subtitle = [unitWords(texts, settings.currency, unit), view, timing].join(' · ');
  const table = {
    head: [t('charts.period'), t('charts.flow'), t('charts.cumulative'), t('charts.cumulativeDiscounted')],
    rows: points.map((point, index): [string, number, number, number] => [
      name(index),
      point.flow,
      point.cumulative,
      point.discounted,
    ]),
    format: (value: number) => amountIn(value, unit),
  };
  const ticks = axisTicks(...extent(points));
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  const stride = labelStride(points.length - 1, 12, [1, 2, 3, 6, 12, 24, 60]);
  const shown = points.filter((_, index) => index % stride === 0).map((point) => point.key);
  const axisName = (key: string): string => name(points.findIndex((point) => point.key === key));
  return (
    <ChartFrame title={title} subtitle={subtitle} table={table} height={height}>
      <div className={classes.plot} style={{ height: '100%' }}>
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height }}>
          <ComposedChart
            data={[...points]}
            margin={{ top: 20, right: 118, bottom: 0, left: 8 }}
            barCategoryGap={points.length > 40 ? 1 : '25%'}
            title={`${title}. ${subtitle}`}
          >
            <CartesianGrid vertical={false} stroke="var(--h-rule)" />
            <XAxis
              dataKey="key"
              ticks={shown}
              interval={0}
              tickFormatter={axisName}
              tickLine={false}
              axisLine={false}
              tick={{ fill: 'var(--h-text-2)', fontSize: 12 }}
              height={24}
            />
            <YAxis
              ticks={[...ticks]}
              domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
              interval={0}
              tickFormatter={(value: number) => formatAmount(value, { unit, digits: tickDigits(step, unit) })}
              tickLine={false}
              axisLine={false}
              tick={{ fill: 'var(--h-text-2)', fontSize: 12 }}
              width="auto"
            />
            <ReferenceLine y={0} stroke="var(--h-text)" strokeWidth={1} />
            <Tooltip
              isAnimationActive={false}
              cursor={{ fill: 'var(--h-selection)' }}
              content={({ active, label }) => {
                const index = points.findIndex((point) => point.key === label);
                const point = points[index];
                if (!active || !point) return null;
                return <PointTip title={name(index)} point={point} unit={unit} />;
              }}
            />
            <Bar
              dataKey="flow"
              fill="var(--h-ground-3)"
              stroke="var(--h-text-2)"
              strokeWidth={1}
              maxBarSize={36}
              isAnimationActive={false}
            />
            <Line
              dataKey="cumulative"
              stroke="var(--h-text)"
              strokeWidth={2}
              dot={false}
              isAnimationActive={false}
            />
            <Line
              dataKey="discounted"
              stroke="var(--h-accent)"
              strokeWidth={2}
              strokeDasharray="5 3"
              dot={false}
              isAnimationActive={false}
            />
            <PaybackMark
              steps={points.length}
              marks={[
                mark(
                  t('charts.payback', years(returns.payback)),
                  paybackPosition(returns.payback, points),
                  'var(--h-text)',
                ),
                mark(
                  t('charts.discountedPayback', years(returns.discountedPayback)),
                  paybackPosition(returns.discountedPayback, points),
                  'var(--h-accent)',
                ),
              ]}
            />
            <EndLabels
              low={ticks[0] ?? 0}
              high={ticks.at(-1) ?? 1}
              labels={[
                endLabel(t('charts.cumulative'), points.at(-1)?.cumulative, unit, 'var(--h-text)'),
                endLabel(t('charts.discounted'), points.at(-1)?.discounted, unit, 'var(--h-accent)'),
              ]}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <p className="visually-hidden">
        {t('charts.cashSummary', {
          from: columnWords(texts, timeline, 0),
          to: columnWords(texts, timeline, timeline.periods),
          cumulative: amountIn(points.at(-1)?.cumulative ?? Number.NaN, unit),
          discounted: amountIn(points.at(-1)?.discounted ?? Number.NaN, unit),
        })}
      </p>
    </ChartFrame>
  );
}

function extent(points: readonly CashPoint[]): [number, number] {
  const values = points
    .flatMap((point) => [point.flow, point.cumulative, point.discounted])
    .filter(Number.isFinite);
  return [Math.min(0, ...values), Math.max(0, ...values)];
}

function years(payback: Returns['payback']): { years: string } {
  return { years: payback.kind === 'reached' ? formatMultiple(payback.years).replace('x', '') : '' };
}

function mark(text: string, position: number | null, colour: string) {
  return { text, position, colour };
}

function endLabel(name: string, value: number | undefined, unit: Unit, colour: string) {
  return { name, value: value ?? Number.NaN, text: amountIn(value ?? Number.NaN, unit), colour };
}

type TipProps = { readonly title: string; readonly point: CashPoint; readonly unit: Unit };

function PointTip({ title, point, unit }: TipProps) {
  const { t } = useText();
  const rows = [
    [t('charts.flow'), point.flow],
    [t('charts.cumulative'), point.cumulative],
    [t('charts.cumulativeDiscounted'), point.discounted],
  ] as const;
  return (
    <div className={classes.tip}>
      <div className={classes.tipTitle}>{title}</div>
      {rows.map(([label, value]) => (
        <div key={label} className={classes.tipRow}>
          <span>{label}</span>
          <span>{amountIn(value, unit)}</span>
        </div>
      ))}
    </div>
  );
}
