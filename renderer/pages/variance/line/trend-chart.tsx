/** Actual (solid) inside plan (outlined) month by month, with a table behind it. */
import { Bar, ComposedChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { VarianceRow, VarianceTrend } from '../../../../electron/contract/tracking/variance-calls.ts';
import type { Settings } from '../../../../models/plan/schema.ts';
import frame from '../../../charts/chart-frame.module.css';
import { ChartFrame } from '../../../charts/chart-frame.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { figure } from '../row-words.ts';

const HEIGHT = 132;

type TrendPoint = VarianceTrend['months'][number];

type TickPlace = {
  readonly x: number | string;
  readonly y: number | string;
  readonly payload: { readonly value: string };
};

/** The month's number; with its year where a year begins, and for the last. */
function MonthName({ tick, last }: { readonly tick: TickPlace; readonly last: string }) {
  const { value } = tick.payload;
  const ofYear = value.slice(5);
  const text = ofYear === '01' || value === last ? value.slice(2) : ofYear;
  return (
    <text x={Number(tick.x)} y={Number(tick.y) + 10} textAnchor="middle" fontSize={11} fill="var(--h-text-2)">
      {text}
    </text>
  );
}

type Props = {
  readonly row: VarianceRow;
  readonly points: readonly TrendPoint[];
  readonly settings: Settings;
  readonly unit: string;
};

export function TrendChart({ row, points, settings, unit }: Props) {
  const { t } = useText();
  const written = (value: number | null) => (value === null ? '–' : figure(row, value, settings));
  const title = t('variance.trend.title');
  const flexes = points.some(({ plan, flexed }) => flexed !== null && flexed !== plan);
  return (
    <ChartFrame
      title={title}
      subtitle={[unit, t('variance.trend.how')].filter((text) => text !== '').join(' · ')}
      height={HEIGHT}
      table={{
        head: [
          t('variance.month'),
          t('variance.column.actual'),
          t('variance.column.plan'),
          ...(flexes ? [t('variance.column.flexed')] : []),
        ],
        rows: points.map(({ month, actual, plan, flexed }) => [
          month,
          actual,
          plan,
          ...(flexes ? [flexed] : []),
        ]),
        format: (value) => figure(row, value, settings),
      }}
    >
      <div className={frame.plot}>
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 380, height: HEIGHT }}>
          <ComposedChart
            data={[...points]}
            margin={{ top: 6, right: 4, bottom: 0, left: 4 }}
            title={`${title}. ${unit}`}
          >
            <XAxis
              xAxisId="plan"
              dataKey="month"
              scale="band"
              interval={0}
              height={20}
              tickLine={false}
              axisLine={false}
              tick={(tick: TickPlace) => <MonthName tick={tick} last={points.at(-1)?.month ?? ''} />}
            />
            <XAxis xAxisId="actual" dataKey="month" scale="band" height={0} hide />
            <YAxis
              hide
              domain={[(least: number) => Math.min(0, least), (most: number) => Math.max(0, most)]}
            />
            <ReferenceLine xAxisId="plan" y={0} stroke="var(--h-rule-strong)" />
            <Tooltip
              isAnimationActive={false}
              cursor={{ fill: 'var(--h-selection)' }}
              content={({ active, payload }) => {
                const point: TrendPoint | undefined = active ? payload[0]?.payload : undefined;
                return point ? (
                  <div className={frame.tip}>
                    <div className={frame.tipTitle}>{point.month}</div>
                    <div className={frame.tipRow}>
                      <span>{t('variance.column.actual')}</span>
                      <span>{written(point.actual)}</span>
                    </div>
                    <div className={frame.tipRow}>
                      <span>{t('variance.column.plan')}</span>
                      <span>{written(point.plan)}</span>
                    </div>
                    {flexes && (
                      <div className={frame.tipRow}>
                        <span>{t('variance.column.flexed')}</span>
                        <span>{written(point.flexed)}</span>
                      </div>
                    )}
                  </div>
                ) : null;
              }}
            />
            <Bar
              xAxisId="plan"
              dataKey="plan"
              isAnimationActive={false}
              fill="var(--h-ground)"
              stroke="var(--h-text-2)"
              maxBarSize={26}
            />
            <Bar
              xAxisId="actual"
              dataKey="actual"
              isAnimationActive={false}
              fill="var(--h-text-2)"
              maxBarSize={14}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
    </ChartFrame>
  );
}
