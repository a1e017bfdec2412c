/** Mean against risk: the choices that no other beats in both, as a curve and as figures, each ready to be used. */
import { Button } from '@mantine/core';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Optimisation } from '../../../../models/plan/what-if/optimisation-schema.ts';
import type { FrontierPoint } from '../../../../scenarios/optimise/frontier.ts';
import chart from '../../../charts/chart-frame.module.css';
import { ChartFrame } from '../../../charts/chart-frame.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { FigureTable } from '../../sensitivity/figure-table.tsx';
import { spanOf, spanTicks } from '../../sensitivity/span-ticks.ts';
import {
  driverText,
  metricFigure,
  metricLabel,
  metricTick,
  metricUnit,
} from '../../sensitivity/study-words.ts';
import classes from '../portfolio.module.css';
import { decisionDriver } from './optimisation-edits.ts';
import { decisionName, formatPlain, objectiveMetric } from './optimise-words.ts';

type Props = {
  readonly plan: Plan;
  readonly optimisation: Optimisation;
  readonly points: readonly FrontierPoint[];
  readonly stale: boolean;
  readonly onApply: (values: readonly number[]) => void;
};

const TICK = { fill: 'var(--h-text-2)', fontSize: 12 } as const;
const HEIGHT = 280;

export function RiskFrontier({ plan, optimisation, points, stale, onApply }: Props) {
  const texts = useText();
  const { t } = texts;
  const metric = objectiveMetric(optimisation);
  const figure = (value: number) => metricFigure(texts, plan, metric, value);
  const decisions = optimisation.decisions.map((own) => ({
    name: decisionName(texts, plan, own),
    text: (value: number) => {
      const driver = decisionDriver(plan, own);
      return driver ? driverText(plan, driver, value) : '';
    },
  }));
  const [left, right] = spanOf(
    points.map(({ deviation }) => deviation),
    null,
  );
  const [low, high] = spanOf(
    points.map(({ mean }) => mean),
    null,
  );
  const xTicks = spanTicks(left, right);
  const yTicks = spanTicks(low, high);
  const stepOf = (ticks: readonly number[]) => (ticks[1] ?? 1) - (ticks[0] ?? 0);
  const title = t('portfolio.optimise.frontier', { metric: metricLabel(texts, metric) });
  const subtitle = [metricUnit(texts, plan, metric), t('portfolio.optimise.frontierSubtitle')]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <div data-renewing={stale || undefined} className={classes.result}>
      <ChartFrame
        title={title}
        subtitle={subtitle}
        height={HEIGHT}
        table={{
          head: [
            t('portfolio.optimise.riskAversion'),
            t('portfolio.optimise.mean'),
            t('portfolio.optimise.deviation'),
          ],
          rows: points.map(({ penalty, mean, deviation }) => [formatPlain(penalty), mean, deviation]),
          format: figure,
        }}
      >
        <div className={chart.plot}>
          <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 560, height: HEIGHT }}>
            <LineChart
              data={[...points]}
              margin={{ top: 12, right: 24, bottom: 20, left: 8 }}
              title={`${title}. ${subtitle}`}
            >
              <CartesianGrid vertical={false} stroke="var(--h-rule)" />
              <XAxis
                dataKey="deviation"
                type="number"
                domain={[left, right]}
                ticks={[...xTicks]}
                tickFormatter={(value: number) => metricTick(plan, metric, value, stepOf(xTicks))}
                tickLine={false}
                stroke="var(--h-rule-strong)"
                tick={TICK}
                label={{ value: t('portfolio.optimise.deviation'), position: 'bottom', offset: 2, ...TICK }}
              />
              <YAxis
                domain={[low, high]}
                ticks={[...yTicks]}
                tickFormatter={(value: number) => metricTick(plan, metric, value, stepOf(yTicks))}
                tickLine={false}
                axisLine={false}
                tick={TICK}
                width="auto"
              />
              <Tooltip
                isAnimationActive={false}
                cursor={{ stroke: 'var(--h-rule-strong)' }}
                content={({ active, label }) => {
                  const point = points.find(({ deviation }) => deviation === Number(label));
                  return active && point ? (
                    <div className={chart.tip}>
                      <div className={chart.tipRow}>
                        <span>{t('portfolio.optimise.mean')}</span>
                        <span>{figure(point.mean)}</span>
                      </div>
                      <div className={chart.tipRow}>
                        <span>{t('portfolio.optimise.deviation')}</span>
                        <span>{figure(point.deviation)}</span>
                      </div>
                      {decisions.map(({ name, text }, index) => (
                        <div key={name} className={chart.tipRow}>
                          <span>{name}</span>
                          <span>{text(point.decisions[index] ?? Number.NaN)}</span>
                        </div>
                      ))}
                    </div>
                  ) : null;
                }}
              />
              <Line
                dataKey="mean"
                stroke="var(--h-accent)"
                strokeWidth={1.5}
                dot={{ r: 4, fill: 'var(--h-accent)', stroke: 'var(--h-ground)' }}
                isAnimationActive={false}
              />
            </LineChart>
          </ResponsiveContainer>
        </div>
      </ChartFrame>
      <FigureTable
        title={t('portfolio.optimise.frontierValues')}
        subtitle={subtitle}
        head={[
          t('portfolio.optimise.riskAversion'),
          t('portfolio.optimise.mean'),
          t('portfolio.optimise.deviation'),
          ...decisions.map(({ name }) => name),
          t('portfolio.optimise.use'),
        ]}
        rows={points.map((point) => ({
          key: String(point.penalty),
          name: formatPlain(point.penalty),
          nameValue: point.penalty,
          cells: [
            { text: figure(point.mean), value: point.mean },
            { text: figure(point.deviation), value: point.deviation },
            ...decisions.map(({ text }, index) => {
              const value = point.decisions[index] ?? Number.NaN;
              return { text: text(value), value };
            }),
            {
              text: '',
              action: (
                <Button
                  variant="default"
                  size="compact-xs"
                  disabled={stale}
                  aria-label={t('portfolio.optimise.useOf', { penalty: formatPlain(point.penalty) })}
                  onClick={() => onApply(point.decisions)}
                >
                  {t('portfolio.optimise.use')}
                </Button>
              ),
            },
          ],
        }))}
      />
    </div>
  );
}
