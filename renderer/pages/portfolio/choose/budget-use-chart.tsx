/** The budget of each year and what the chosen plans take of it: the budget outlined as a plan is, the use filled. */
import { Bar, CartesianGrid, ComposedChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { PortfolioChoice } from '../../../../electron/contract/portfolio-calls.ts';
import { formatAmount } from '../../../../models/text/format-number.ts';
import { axisTicks } from '../../../charts/axis-ticks.ts';
import chart from '../../../charts/chart-frame.module.css';
import { ChartFrame } from '../../../charts/chart-frame.tsx';
import { tickDigits } from '../../../charts/money-words.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../portfolio.module.css';
import { type Money, yearName } from './portfolio-words.ts';

type Props = {
  readonly choice: PortfolioChoice;
  readonly money: Money;
  readonly fiscalYearStart: number;
};

const TICK = { fill: 'var(--h-text-2)', fontSize: 12 } as const;
const HEIGHT = 280;

export function BudgetUseChart({ choice, money, fiscalYearStart }: Props) {
  const { t } = useText();
  const rows = choice.years.map((year, at) => ({
    year: yearName(year, fiscalYearStart),
    budget: choice.budgets[at] ?? null,
    used: choice.outlays[at] ?? 0,
  }));
  const ticks = axisTicks(0, Math.max(...rows.flatMap(({ budget, used }) => [budget ?? 0, used]), 0));
  const digits = tickDigits((ticks[1] ?? 1) - (ticks[0] ?? 0), money.unit);
  const title = t('portfolio.budgetUse');
  const limited = rows.some(({ budget }) => budget !== null);
  const subtitle = [money.words, t(limited ? 'portfolio.budgetUseKey' : 'portfolio.noBudgets')].join(' · ');
  return (
    <ChartFrame
      title={title}
      subtitle={subtitle}
      height={HEIGHT}
      table={{
        head: [t('portfolio.year'), t('portfolio.budget'), t('portfolio.spent'), t('portfolio.left')],
        rows: rows.map(({ year, budget, used }) => [
          year,
          budget,
          used,
          budget === null ? null : budget - used,
        ]),
        format: money.figure,
      }}
    >
      {rows.length === 0 ? (
        <p className={chart.nothing}>{t('portfolio.noOutlays')}</p>
      ) : (
        <div className={chart.plot}>
          <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 560, height: HEIGHT }}>
            <ComposedChart
              data={rows}
              margin={{ top: 24, right: 16, bottom: 4, left: 8 }}
              title={`${title}. ${subtitle}`}
            >
              <CartesianGrid vertical={false} stroke="var(--h-rule)" />
              <XAxis dataKey="year" tickLine={false} stroke="var(--h-rule-strong)" tick={TICK} />
              {/* Bars of one axis stand side by side; the outline of the budget stands around its use. */}
              <XAxis dataKey="year" xAxisId="outline" hide />
              <YAxis
                domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
                ticks={[...ticks]}
                tickFormatter={(value: number) =>
                  value === 0 ? '0' : formatAmount(value, { unit: money.unit, digits })
                }
                tickLine={false}
                axisLine={false}
                tick={TICK}
                width="auto"
              />
              <Tooltip
                isAnimationActive={false}
                cursor={{ fill: 'var(--h-ground-2)' }}
                content={({ active, label }) => {
                  const row = rows.find(({ year }) => year === label);
                  return active && row ? (
                    <div className={chart.tip}>
                      <div className={chart.tipTitle}>{row.year}</div>
                      <div className={chart.tipRow}>
                        <span>{t('portfolio.budget')}</span>
                        <span>{row.budget === null ? t('portfolio.noLimit') : money.figure(row.budget)}</span>
                      </div>
                      <div className={chart.tipRow}>
                        <span>{t('portfolio.spent')}</span>
                        <span>{money.figure(row.used)}</span>
                      </div>
                    </div>
                  ) : null;
                }}
              />
              <Bar
                dataKey="used"
                className={classes.usedBar ?? ''}
                fill="var(--h-accent)"
                maxBarSize={56}
                isAnimationActive={false}
                label={(place: LabelPlace) => <UsedLabel place={place} figure={money.figure} />}
              />
              <Bar
                dataKey="budget"
                xAxisId="outline"
                fill="transparent"
                stroke="var(--h-text)"
                strokeWidth={1.5}
                maxBarSize={56}
                isAnimationActive={false}
              />
            </ComposedChart>
          </ResponsiveContainer>
        </div>
      )}
    </ChartFrame>
  );
}

type LabelPlace = {
  readonly x?: number | string | undefined;
  readonly y?: number | string | undefined;
  readonly width?: number | string | undefined;
  readonly height?: number | string | undefined;
  readonly value?: unknown;
};
type LabelProps = { readonly place: LabelPlace; readonly figure: (value: number) => string };

/** Room for the figure within its bar. */
const LINE = 18;

/** At the foot of a bar that is tall enough, else above it. */
function UsedLabel({ place, figure }: LabelProps) {
  const [x, y, width, height] = [place.x, place.y, place.width, place.height].map(Number);
  const value = Number(place.value);
  if (x === undefined || y === undefined || width === undefined || height === undefined || !(value > 0))
    return null;
  const inside = height >= LINE;
  return (
    <text
      x={x + width / 2}
      y={inside ? y + height - 5 : y - 5}
      textAnchor="middle"
      fontSize={12}
      fill={inside ? 'var(--h-ground)' : 'var(--h-text)'}
    >
      {figure(value)}
    </text>
  );
}
