/**
 * One timeline from what has happened to what is forecast, beside what was approved, for a total or a line. The same
 * figures as a table, with the band.
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
import type { OutlookReport } from '../../../../electron/contract/tracking/outlook-calls.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { formatAmount, formatRate } from '../../../../models/text/format-number.ts';
import { type FigureStyle, formatFigure } from '../../../app/plan-format.ts';
import { axisTicks, labelStride } from '../../../charts/axis-ticks.ts';
import classes from '../../../charts/chart-frame.module.css';
import { ChartFrame } from '../../../charts/chart-frame.tsx';
import { tickDigits, unitWords } from '../../../charts/money-words.ts';
import { useText } from '../../../i18n/use-text.ts';
import own from '../outlook.module.css';
import { columnName } from '../outlook-words.ts';
import { CutLine, OutlookBars } from './outlook-bars.tsx';
import { type Bar, cutPlace, type Moment, type Series, timelineBars } from './timeline-points.ts';

type Props = {
  readonly plan: Plan;
  readonly report: OutlookReport;
  readonly series: Series;
  readonly measure: Moment;
  readonly style: FigureStyle;
  /** Of a quantity or rate; '' where figures are money. */
  readonly lineUnit: string;
  readonly name: string;
  readonly renewing: boolean;
  readonly controls: React.ReactNode;
};

const HEIGHT = 300;
const LABELS = 12;
const TICK = { fill: 'var(--h-text-2)', fontSize: 12 } as const;

export function TimelineChart(props: Props) {
  const { plan, report, series, measure, style, lineUnit, name, renewing, controls } = props;
  const texts = useText();
  const { t } = texts;
  const unit = plan.settings.displayUnit;
  const { columns, cutOver } = report;
  const bars = useMemo(
    () => timelineBars(report, series, plan.timeline, measure),
    [report, series, plan.timeline, measure],
  );
  const numbers = bars.flatMap((bar) =>
    [bar.value, bar.reference, bar.low, bar.high].filter((value) => value !== null),
  );
  const write = (value: number): string => formatFigure(value, style, plan.settings);
  const ticks = axisTicks(Math.min(0, ...numbers), Math.max(0, ...numbers));
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const step = (ticks[1] ?? 1) - low;
  const stride = labelStride(bars.length, LABELS, [1, 2, 3, 6, 12, 24]);
  const nameOf = (bar: Bar): string => {
    const [first, last] = [columns[bar.from], columns[bar.to]];
    if (!first || !last) return '';
    return bar.from === bar.to ? columnName(texts, plan.timeline, first) : last.to.slice(0, 4);
  };
  const labelled = new Map(
    bars
      .filter((_, index) => index % stride === 0)
      .map((bar) => [Math.floor((bar.from + bar.to) / 2), nameOf(bar)]),
  );
  const tickText = (value: number): string => {
    if (value === 0) return '0';
    if (style === 'amount') return formatAmount(value, { unit, digits: tickDigits(step, unit) });
    if (style === 'rate') return formatRate(value, step < 0.01 ? 1 : 0);
    return formatAmount(value, { digits: tickDigits(step, 'one') });
  };
  const subtitle = [
    style === 'amount' ? unitWords(texts, plan.settings.currency, unit) : lineUnit,
    t(report.baseline === null ? 'outlook.againstPlan' : 'outlook.againstApproved'),
    ...(bars.some(({ low: least }) => least !== null)
      ? [t('outlook.band', { share: Math.round(report.level * 100) })]
      : []),
  ]
    .filter((text) => text !== '')
    .join(' · ');
  return (
    <div className={own.renewable} data-renewing={renewing || undefined}>
      <ChartFrame
        title={t('outlook.chartTitle', { name })}
        subtitle={subtitle}
        height={HEIGHT}
        controls={controls}
        table={{
          head: [
            t('charts.period'),
            t('outlook.value'),
            t('outlook.reference'),
            t('outlook.difference'),
            t('outlook.low'),
            t('outlook.high'),
          ],
          rows: bars.map((bar) => [
            nameOf(bar),
            bar.value,
            bar.reference,
            bar.value === null || bar.reference === null ? null : bar.value - bar.reference,
            bar.low,
            bar.high,
          ]),
          format: write,
        }}
      >
        <div className={classes.plot}>
          <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height: HEIGHT }}>
            <ComposedChart
              data={columns.map((_, place) => ({ place, value: series.values[place] ?? null }))}
              margin={{ top: 26, right: 12, bottom: 0, left: 8 }}
              title={`${name}. ${subtitle}`}
            >
              <CartesianGrid vertical={false} stroke="var(--h-rule)" />
              <XAxis
                dataKey="place"
                scale="band"
                ticks={[...labelled.keys()]}
                interval={0}
                tickLine={false}
                axisLine={false}
                tick={TICK}
                tickFormatter={(place: number) => labelled.get(place) ?? ''}
                height={24}
              />
              <YAxis
                ticks={[...ticks]}
                domain={[low, high]}
                interval={0}
                tickFormatter={tickText}
                tickLine={false}
                axisLine={false}
                tick={TICK}
                width="auto"
              />
              {/* Draws nothing: without a series the chart has no axis of amounts. */}
              <Line dataKey="value" stroke="none" dot={false} activeDot={false} isAnimationActive={false} />
              <OutlookBars bars={bars} columns={columns.length} low={low} high={high} />
              <ReferenceLine y={0} stroke="var(--h-text)" strokeWidth={1} />
              <CutLine
                place={cutPlace(columns)}
                columns={columns.length}
                text={t('outlook.actualTo', { month: cutOver.month ?? '' })}
              />
              <Tooltip
                isAnimationActive={false}
                cursor={{ stroke: 'var(--h-rule-strong)' }}
                content={({ active, label }) => {
                  const bar = bars.find(({ from, to }) => Number(label) >= from && Number(label) <= to);
                  if (!active || !bar) return null;
                  const rows: readonly (readonly [string, number | null])[] = [
                    [t('outlook.value'), bar.value],
                    [t('outlook.reference'), bar.reference],
                    [
                      t('outlook.difference'),
                      bar.value === null || bar.reference === null ? null : bar.value - bar.reference,
                    ],
                    [t('outlook.low'), bar.low],
                    [t('outlook.high'), bar.high],
                  ];
                  return (
                    <div className={classes.tip}>
                      <div className={classes.tipTitle}>{nameOf(bar)}</div>
                      {rows.map(([word, value]) =>
                        value === null ? null : (
                          <div key={word} className={classes.tipRow}>
                            <span>{word}</span>
                            <span>{write(value)}</span>
                          </div>
                        ),
                      )}
                    </div>
                  );
                }}
              />
            </ComposedChart>
          </ResponsiveContainer>
        </div>
      </ChartFrame>
      <p className={own.marks}>
        <span data-mark="actual">{t('outlook.mark.actual')}</span>
        <span data-mark="forecast">{t('outlook.mark.forecast')}</span>
        <span data-mark="reference">
          {t(report.baseline === null ? 'outlook.mark.plan' : 'outlook.mark.approved')}
        </span>
      </p>
    </div>
  );
}
