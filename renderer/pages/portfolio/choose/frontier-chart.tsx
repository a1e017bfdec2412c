/**
 * Total NPV against budget. Exact steps where they are known, dots at single budgets where only those are; the budget
 * of now is a marked line. Axes through zero.
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
import type { PortfolioFrontier } from '../../../../electron/contract/portfolio-calls.ts';
import { formatAmount, formatRate } from '../../../../models/text/format-number.ts';
import { axisTicks } from '../../../charts/axis-ticks.ts';
import chart from '../../../charts/chart-frame.module.css';
import { ChartFrame } from '../../../charts/chart-frame.tsx';
import { tickDigits } from '../../../charts/money-words.ts';
import { useText } from '../../../i18n/use-text.ts';
import { frontierPoints } from './frontier-points.ts';
import { listNames, type Money, type Named, yearName } from './portfolio-words.ts';

type Props = {
  readonly frontier: PortfolioFrontier;
  readonly names: Named;
  readonly money: Money;
  readonly fiscalYearStart: number;
};

const TICK = { fill: 'var(--h-text-2)', fontSize: 12 } as const;
const HEIGHT = 280;

export function FrontierChart({ frontier, names, money, fiscalYearStart }: Props) {
  const texts = useText();
  const { t } = texts;
  const { kind, year, now, steps } = frontier;
  const scaled = kind === 'scaled';
  const place = (value: number) => (scaled ? formatRate(value, 0) : money.figure(value));
  const over = scaled
    ? t('portfolio.overFactor')
    : year === null
      ? t('portfolio.overAll')
      : t('portfolio.overYear', { year: yearName(year, fiscalYearStart) });
  const subtitle = [money.words, over, t(`portfolio.frontierKind.${kind}`)].join(' · ');
  const points = frontierPoints(frontier);
  const right = points.at(-1)?.at ?? 1;
  const xTicks = axisTicks(0, right);
  const yTicks = axisTicks(
    Math.min(0, ...points.map(({ npv }) => npv)),
    Math.max(...points.map(({ npv }) => npv)),
  );
  const amountTick = (ticks: readonly number[]) => (value: number) =>
    value === 0
      ? '0'
      : formatAmount(value, {
          unit: money.unit,
          digits: tickDigits((ticks[1] ?? 1) - (ticks[0] ?? 0), money.unit),
        });
  const title = t('portfolio.frontier');
  return (
    <ChartFrame
      title={title}
      subtitle={subtitle}
      height={HEIGHT}
      table={{
        head: [scaled ? t('portfolio.factor') : t('portfolio.budget'), t('portfolio.totalNpv')],
        rows: steps.map(({ at, npv }) => [place(at), npv]),
        format: money.figure,
      }}
    >
      {steps.length === 0 ? (
        <p className={chart.nothing}>{t('portfolio.noFrontier')}</p>
      ) : (
        <div className={chart.plot}>
          <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 560, height: HEIGHT }}>
            <LineChart
              data={[...points]}
              margin={{ top: 24, right: 24, bottom: 4, left: 8 }}
              title={`${title}. ${subtitle}`}
            >
              <CartesianGrid vertical={false} stroke="var(--h-rule)" />
              <XAxis
                dataKey="at"
                type="number"
                domain={[0, Math.max(right, now ?? 0)]}
                ticks={xTicks.filter((tick) => tick <= Math.max(right, now ?? 0))}
                tickFormatter={scaled ? (value: number) => formatRate(value, 0) : amountTick(xTicks)}
                tickLine={false}
                stroke="var(--h-rule-strong)"
                tick={TICK}
              />
              <YAxis
                domain={[yTicks[0] ?? 0, yTicks.at(-1) ?? 1]}
                ticks={[...yTicks]}
                tickFormatter={amountTick(yTicks)}
                tickLine={false}
                axisLine={false}
                tick={TICK}
                width="auto"
              />
              {now === null ? null : (
                <ReferenceLine
                  x={now}
                  stroke="var(--h-text)"
                  strokeDasharray="3 3"
                  label={{
                    value: scaled
                      ? t('portfolio.budgetsNow')
                      : t('portfolio.budgetNow', { amount: place(now) }),
                    position: now > right / 2 ? 'insideTopRight' : 'insideTopLeft',
                    fill: 'var(--h-text)',
                    fontSize: 12,
                    dy: -20,
                  }}
                />
              )}
              <Tooltip
                isAnimationActive={false}
                cursor={{ stroke: 'var(--h-rule-strong)' }}
                content={({ active, label }) => {
                  const point = points.find(({ at }) => at === Number(label));
                  const step = steps.findLast(({ at }) => point && at <= point.at);
                  return active && step ? (
                    <div className={chart.tip}>
                      <div className={chart.tipTitle}>
                        {t(kind === 'staircase' ? 'portfolio.fromBudget' : 'portfolio.atBudget', {
                          amount: place(step.at),
                        })}
                      </div>
                      <div className={chart.tipRow}>
                        <span>{t('portfolio.totalNpv')}</span>
                        <span>{money.figure(step.npv)}</span>
                      </div>
                      <div>
                        {step.planIds.length === 0
                          ? t('portfolio.doNone')
                          : listNames(
                              texts,
                              step.planIds.map((id) => names.get(id) ?? ''),
                            )}
                      </div>
                    </div>
                  ) : null;
                }}
              />
              <Line
                dataKey="npv"
                type={kind === 'staircase' ? 'stepAfter' : 'linear'}
                stroke="var(--h-accent)"
                strokeWidth={kind === 'staircase' ? 2 : 0}
                dot={kind === 'staircase' ? false : { r: 3, fill: 'var(--h-accent)', stroke: 'none' }}
                activeDot={{ r: 4, fill: 'var(--h-accent)', stroke: 'var(--h-ground)' }}
                isAnimationActive={false}
              />
            </LineChart>
          </ResponsiveContainer>
        </div>
      )}
    </ChartFrame>
  );
}
