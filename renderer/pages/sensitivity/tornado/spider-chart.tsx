/**
 * The spider: the metric along every input over one relative scale. The strongest and the chosen one are named at
 * their ends, the others stay thin; all figures are in the table and at the pointer.
 */
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { isWhole } from '../../../../scenarios/drivers/driver.ts';
import type { Spider, SpiderCurve } from '../../../../scenarios/tornado/spider.ts';
import chartClasses from '../../../charts/chart-frame.module.css';
import { EndLabels } from '../../../charts/direct-labels.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { spanOf, spanTicks } from '../span-ticks.ts';
import { inputKey } from '../study/inputs.ts';
import { driverName, metricFigure, metricTick, signedRate } from '../study-words.ts';
import { type SpiderRow, spiderRows } from './spider-table.ts';
import { fitText } from './tornado-layout.ts';

type Props = {
  readonly plan: Plan;
  readonly spider: Spider;
  readonly chosen: string;
  readonly title: string;
  readonly height: number;
};

export const NAMED = 6;
const TICK = { fill: 'var(--h-text-2)', fontSize: 12 } as const;
const LABEL_WIDTH = 138;
const DASHES = ['0', '6 3', '2 2', '8 3 2 3', '10 4', '4 2'] as const;

export function SpiderChart({ plan, spider, chosen, title, height }: Props) {
  const texts = useText();
  const { metric } = spider;
  const curves = spider.curves.filter(({ spots }) => spots.length > 0);
  const rows = spiderRows(curves);
  const values = curves.flatMap(({ spots }) => spots.flatMap(({ value }) => (value === null ? [] : [value])));
  if (values.length === 0)
    return <p className={chartClasses.nothing}>{texts.t('sensitivity.nothingMoves')}</p>;
  const [low, high] = spanOf(values, null);
  const ticks = spanTicks(low, high);
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  const reach = Math.max(...rows.map(({ relative }) => Math.abs(relative)));
  const named = namedCurves(curves, chosen);
  return (
    <div className={chartClasses.plot}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 560, height }}>
        <LineChart
          data={[...rows]}
          margin={{ top: 12, right: LABEL_WIDTH, bottom: 4, left: 8 }}
          title={title}
        >
          <CartesianGrid vertical={false} stroke="var(--h-rule)" />
          <XAxis
            dataKey="relative"
            type="number"
            domain={[-reach, reach]}
            ticks={[...spanTicks(-reach, reach, 6)]}
            tickFormatter={signedRate}
            tickLine={false}
            stroke="var(--h-rule-strong)"
            tick={TICK}
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
          <ReferenceLine x={0} stroke="var(--h-rule-strong)" />
          {low < 0 && high > 0 ? <ReferenceLine y={0} stroke="var(--h-text)" /> : null}
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--h-rule-strong)' }}
            content={({ active, label }) => {
              const row = rows.find(({ relative }) => relative === Number(label));
              return active && row ? (
                <div className={chartClasses.tip}>
                  <div className={chartClasses.tipTitle}>{signedRate(row.relative)}</div>
                  {named.map((curve) => (
                    <div key={inputKey(curve.driver)} className={chartClasses.tipRow}>
                      <span>{fitText(driverName(texts, plan, curve.driver), 180, 12)}</span>
                      <span>{metricFigure(texts, plan, metric, row[inputKey(curve.driver)] ?? null)}</span>
                    </div>
                  ))}
                </div>
              ) : null;
            }}
          />
          {curves.map((curve) => {
            const key = inputKey(curve.driver);
            const place = named.indexOf(curve);
            return (
              <Line
                key={key}
                dataKey={(row: SpiderRow) => row[key] ?? null}
                stroke={
                  key === chosen ? 'var(--h-accent)' : place < 0 ? 'var(--h-rule-strong)' : 'var(--h-text)'
                }
                strokeWidth={key === chosen ? 2.5 : place < 0 ? 1 : 1.5}
                strokeDasharray={DASHES[Math.max(0, place) % DASHES.length] ?? '0'}
                dot={false}
                activeDot={false}
                connectNulls={isWhole(curve.driver)}
                isAnimationActive={false}
              />
            );
          })}
          <EndLabels
            low={low}
            high={high}
            labels={named.map((curve) => {
              const last = curve.spots.findLast(({ value }) => value !== null);
              const key = inputKey(curve.driver);
              return {
                name: fitText(driverName(texts, plan, curve.driver), LABEL_WIDTH - 18, 12),
                value: last?.value ?? Number.NaN,
                text: metricFigure(texts, plan, metric, last?.value ?? null),
                colour: key === chosen ? 'var(--h-accent)' : 'var(--h-text)',
              };
            })}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

function namedCurves(curves: readonly SpiderCurve[], chosen: string): readonly SpiderCurve[] {
  const first = curves.slice(0, NAMED);
  const own = curves.find(({ driver }) => inputKey(driver) === chosen);
  return own && !first.includes(own) ? [...first.slice(0, NAMED - 1), own] : first;
}
