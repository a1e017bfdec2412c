/**
 * Cash over time: bars of the flow, lines of the cumulative and of the discounted cumulative flow named at their
 * ends, and the moments of payback. One axis, through zero. The lines have a point for every column even where a bar
 * is a year, so that they cross zero where the payback says.
 */
import { useMemo } from 'react';
import {
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
import { type CashBar, cashBars, cashPoints, paybackPosition } from './cash-points.ts';
import classes from './chart-frame.module.css';
import { ChartFrame } from './chart-frame.tsx';
import { columnGroups, type Granularity } from './column-groups.ts';
import { EndLabels, PaybackMark } from './direct-labels.tsx';
import { FlowBars } from './flow-bars.tsx';
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

const TICK = { fill: 'var(--h-text-2)', fontSize: 12 } as const;
const LABELS = 10;

export function CashFlowChart({ appraisal, returns, granularity, unit, title, view, height = 300 }: Props) {
  const texts = useText();
  const { t } = texts;
  const { timeline, settings } = appraisal.plan;
  const points = useMemo(() => cashPoints(returns), [returns]);
  const bars = useMemo(
    () => cashBars(returns, columnGroups(timeline, granularity)),
    [returns, timeline, granularity],
  );
  const perYear = periodsPerYear(timeline);
  const subtitle = [
    unitWords(texts, settings.currency, unit),
    view,
    t(`charts.timing.${settings.discounting.timing}`),
  ].join(' · ');
  const ticks = axisTicks(...extent(bars, returns));
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const step = (ticks[1] ?? 1) - low;
  const labels = useMemo(() => axisLabels(bars), [bars]);
  const labelOf = (column: number): string => {
    const label = labels.find((known) => known.column === column);
    return label ? groupWords(texts, timeline, label.group) : '';
  };
  const nothing = returns.flows.some((flow) => !Number.isFinite(flow))
    ? t('charts.broken')
    : returns.flows.every((flow) => flow === 0)
      ? t('charts.empty')
      : null;
  const last = points.at(-1);
  const end = (name: string, value: number | undefined, colour: string) => ({
    name,
    value: value ?? Number.NaN,
    text: amountIn(value ?? Number.NaN, unit),
    colour,
  });
  return (
    <ChartFrame
      title={title}
      subtitle={subtitle}
      height={height}
      table={{
        head: [
          t('charts.period'),
          t('charts.flow'),
          t('charts.cumulative'),
          t('charts.cumulativeDiscounted'),
        ],
        rows: bars.map((bar) => [
          groupWords(texts, timeline, bar.group),
          bar.flow,
          bar.cumulative,
          bar.discounted,
        ]),
        format: (value) => amountIn(value, unit),
      }}
    >
      <div className={classes.plot}>
        {nothing === null ? null : <p className={classes.nothing}>{nothing}</p>}
        {nothing === null ? (
          <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height }}>
            <ComposedChart
              data={[...points]}
              margin={{ top: 36, right: 118, bottom: 0, left: 8 }}
              title={`${title}. ${subtitle}`}
            >
              <CartesianGrid vertical={false} stroke="var(--h-rule)" />
              <XAxis
                dataKey="column"
                scale="band"
                ticks={labels.map(({ column }) => column)}
                interval={0}
                tickLine={false}
                axisLine={false}
                tick={(tick: TickPlace) => <AxisName tick={tick} text={labelOf(tick.payload.value)} />}
                height={24}
              />
              <YAxis
                ticks={[...ticks]}
                domain={[low, high]}
                interval={0}
                tickFormatter={(value: number) =>
                  value === 0 ? '0' : formatAmount(value, { unit, digits: tickDigits(step, unit) })
                }
                tickLine={false}
                axisLine={false}
                tick={TICK}
                width="auto"
              />
              <FlowBars bars={bars} columns={points.length} low={low} high={high} />
              <ReferenceLine y={0} stroke="var(--h-text)" strokeWidth={1} />
              <Tooltip
                isAnimationActive={false}
                cursor={{ stroke: 'var(--h-rule-strong)' }}
                content={({ active, label }) => {
                  const bar = bars.find(
                    ({ group }) => Number(label) >= group.from && Number(label) <= group.to,
                  );
                  if (!active || !bar) return null;
                  return <BarTip title={groupWords(texts, timeline, bar.group)} bar={bar} unit={unit} />;
                }}
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
                  {
                    text: t('charts.payback', years(returns.payback)),
                    position: paybackPosition(returns.payback, perYear),
                    colour: 'var(--h-text)',
                  },
                  {
                    text: t('charts.discountedPayback', years(returns.discountedPayback)),
                    position: paybackPosition(returns.discountedPayback, perYear),
                    colour: 'var(--h-accent)',
                  },
                ]}
              />
              <EndLabels
                low={low}
                high={high}
                labels={[
                  end(t('charts.cumulative'), last?.cumulative, 'var(--h-text)'),
                  end(t('charts.discounted'), last?.discounted, 'var(--h-accent)'),
                ]}
              />
            </ComposedChart>
          </ResponsiveContainer>
        ) : null}
      </div>
      <p className="visually-hidden">
        {t('charts.cashSummary', {
          from: columnWords(texts, timeline, 0),
          to: columnWords(texts, timeline, timeline.periods),
          cumulative: amountIn(last?.cumulative ?? Number.NaN, unit),
          discounted: amountIn(last?.discounted ?? Number.NaN, unit),
        })}
      </p>
    </ChartFrame>
  );
}

function extent(bars: readonly CashBar[], returns: Returns): [number, number] {
  const values = [...bars.map((bar) => bar.flow), ...returns.cumulative, ...returns.cumulativeDiscounted];
  const finite = values.filter(Number.isFinite);
  return [Math.min(0, ...finite), Math.max(0, ...finite)];
}

type AxisLabel = { readonly column: number; readonly group: CashBar['group'] };

/** A label in the middle of its bar, every n-th where they are many. */
function axisLabels(bars: readonly CashBar[]): readonly AxisLabel[] {
  const [opening, ...groups] = bars.map(({ group }) => group);
  const stride = labelStride(groups.length, LABELS, [1, 2, 3, 5, 6, 12, 24, 60]);
  const shown = groups
    .filter((_, index) => index % stride === 0)
    .map((group) => ({ column: Math.floor((group.from + group.to) / 2), group }));
  return opening ? [{ column: 0, group: opening }, ...shown] : shown;
}

type TickPlace = {
  readonly x: number | string;
  readonly y: number | string;
  readonly payload: { readonly value: number };
};
type NameProps = { readonly tick: TickPlace; readonly text: string };

/** The opening's name reaches out to the left, where there is room below the numbers of the other axis. */
function AxisName({ tick, text }: NameProps) {
  const opening = tick.payload.value === 0;
  return (
    <text
      x={Number(tick.x) + (opening ? 8 : 0)}
      y={Number(tick.y) + 10}
      fontSize={TICK.fontSize}
      fill={TICK.fill}
      textAnchor={opening ? 'end' : 'middle'}
    >
      {text}
    </text>
  );
}

function years(payback: Returns['payback']): { years: string } {
  return { years: payback.kind === 'reached' ? formatMultiple(payback.years).replace('x', '') : '' };
}

type TipProps = { readonly title: string; readonly bar: CashBar; readonly unit: Unit };

function BarTip({ title, bar, unit }: TipProps) {
  const { t } = useText();
  const rows = [
    [t('charts.flow'), bar.flow],
    [t('charts.cumulative'), bar.cumulative],
    [t('charts.cumulativeDiscounted'), bar.discounted],
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
