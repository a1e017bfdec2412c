/** Two inputs at once: the choice of both axes with their ends, and the heat map of the metric over them. */
import { Select } from '@mantine/core';
import type { Plan } from '../../../../models/plan/schema.ts';
import { type Driver, plannedValue } from '../../../../scenarios/drivers/driver.ts';
import { METRICS } from '../../../../scenarios/metrics.ts';
import { ChartFrame } from '../../../charts/chart-frame.tsx';
import { KeptNumber } from '../../../fields/kept-number.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { AxisChoice, Choice } from '../choice.ts';
import { DriverNumber } from '../driver-number.tsx';
import { InputSelect } from '../input-select.tsx';
import classes from '../sensitivity.module.css';
import { inputKey, studyInputs } from '../study/inputs.ts';
import { useStudy } from '../study/use-study.tsx';
import {
  breakEvenLevel,
  driverName,
  driverText,
  metricFigure,
  metricInWords,
  metricLabel,
} from '../study-words.ts';
import { useSubtitle } from '../use-subtitle.ts';
import { useSeen, useWidth } from '../use-width.ts';
import { axisEnds, gridAxis } from './grid-axis.ts';
import { HeatMap, heatHeight } from './heat-map.tsx';

type Props = {
  readonly plan: Plan;
  readonly hurdle: number;
  readonly choice: Choice;
  readonly choose: (patch: Partial<Choice>) => void;
  /** The inputs, the strongest first: the first two are the axes until others are chosen. */
  readonly order: readonly Driver[];
};

const SIZES = [11, 15, 21, 31, 41] as const;

export function GridPanel({ plan, hurdle, choice, choose, order }: Props) {
  const texts = useText();
  const { t } = texts;
  const subtitleOf = useSubtitle();
  const { ref: seenRef, seen } = useSeen<HTMLElement>();
  const { ref, width } = useWidth<HTMLDivElement>();
  const { metric, grid, ranges } = choice;
  const usable = studyInputs(plan).map(({ driver }) => driver);
  const candidates = [...order, ...usable];
  const known = (driver: Driver | null): Driver | null =>
    driver && plannedValue(plan, driver) !== null ? driver : null;
  const chosenY = known(grid.y.driver);
  const x = known(grid.x.driver) ?? candidates.find((driver) => !same(driver, chosenY)) ?? null;
  const y = chosenY && !same(chosenY, x) ? chosenY : (candidates.find((driver) => !same(driver, x)) ?? null);
  const level = grid.level === 'break-even' ? breakEvenLevel(plan, metric, hurdle) : grid.level;
  const xEnds = x ? axisEnds(plan, x, grid.x, ranges) : null;
  const yEnds = y ? axisEnds(plan, y, grid.y, ranges) : null;
  const study = useStudy(
    'grid',
    seen && x && y && xEnds && yEnds
      ? {
          kind: 'grid',
          metric,
          x: gridAxis(plan, x, xEnds, grid.size),
          y: gridAxis(plan, y, yEnds, grid.size),
          level,
        }
      : null,
  );
  const setAxis = (axis: 'x' | 'y', patch: Partial<AxisChoice>) =>
    choose({ grid: { ...grid, [axis]: { ...grid[axis], ...patch } } });
  const answered = study.known;
  const title = t('sensitivity.gridTitle', { metric: metricLabel(texts, answered?.ask.metric ?? metric) });
  return (
    <section ref={seenRef} className={classes.part} aria-label={t('sensitivity.grid')}>
      <div className={classes.toolbar}>
        {x && xEnds ? (
          <AxisFields
            plan={plan}
            axis="x"
            driver={x}
            other={y}
            ends={xEnds}
            onSet={(patch) => setAxis('x', patch)}
          />
        ) : null}
        {y && yEnds ? (
          <AxisFields
            plan={plan}
            axis="y"
            driver={y}
            other={x}
            ends={yEnds}
            onSet={(patch) => setAxis('y', patch)}
          />
        ) : null}
        <Select
          label={t('sensitivity.size')}
          w={96}
          value={String(grid.size)}
          data={SIZES.map((size) => ({ value: String(size), label: `${size} × ${size}` }))}
          onChange={(value) =>
            choose({ grid: { ...grid, size: SIZES.find((size) => String(size) === value) ?? 11 } })
          }
        />
        <div className={classes.short}>
          <KeptNumber
            label={t('sensitivity.lineAt')}
            value={level}
            rate={METRICS[metric.id].unit === 'rate'}
            optional
            onKeep={(value) => choose({ grid: { ...grid, level: value } })}
          />
        </div>
      </div>
      <div ref={ref} className={classes.panel} data-renewing={study.renewing || undefined}>
        {answered && width > 0 ? (
          <ChartFrame
            title={title}
            subtitle={subtitleOf(
              answered.ask.metric,
              answered.ask.level === null
                ? ''
                : t('sensitivity.lineWords', {
                    level: metricInWords(texts, plan, answered.ask.metric, answered.ask.level),
                  }),
            )}
            height={heatHeight(answered.answer.grid.y.values.length) + 24}
            table={{
              head: [
                `${driverName(texts, plan, answered.ask.y.driver)} \\ ${driverName(texts, plan, answered.ask.x.driver)}`,
                ...answered.ask.x.values.map((value) => driverText(plan, answered.ask.x.driver, value)),
              ],
              rows: answered.ask.y.values
                .map((value, row): [string, ...(number | null)[]] => [
                  driverText(plan, answered.ask.y.driver, value),
                  ...answered.ask.x.values.map((_, column) => {
                    const at = row * answered.ask.x.values.length + column;
                    const found = answered.answer.grid.sheets[0]?.values[at] ?? Number.NaN;
                    return Number.isFinite(found) ? found : null;
                  }),
                ])
                .toReversed(),
              format: (value) => metricFigure(texts, plan, answered.ask.metric, value),
            }}
          >
            <HeatMap
              plan={plan}
              grid={answered.answer.grid}
              contour={answered.answer.contour}
              level={answered.ask.level}
              width={width}
              name={title}
            />
          </ChartFrame>
        ) : (
          <p className={classes.waiting}>{t('sensitivity.computing')}</p>
        )}
      </div>
    </section>
  );
}

type AxisProps = {
  readonly plan: Plan;
  readonly axis: 'x' | 'y';
  readonly driver: Driver;
  readonly other: Driver | null;
  readonly ends: { readonly low: number; readonly high: number };
  readonly onSet: (patch: Partial<AxisChoice>) => void;
};

function AxisFields({ plan, axis, driver, other, ends, onSet }: AxisProps) {
  const { t } = useText();
  return (
    <div className={classes.axisFields}>
      <InputSelect
        plan={plan}
        driver={driver}
        except={other}
        width={180}
        label={t(axis === 'x' ? 'sensitivity.across' : 'sensitivity.upward')}
        onChange={(chosen) => onSet({ driver: chosen, low: null, high: null })}
      />
      <div className={classes.short}>
        <DriverNumber
          plan={plan}
          driver={driver}
          label={t('sensitivity.from')}
          value={ends.low}
          max={ends.high}
          onKeep={(low) => onSet({ driver, low })}
        />
      </div>
      <div className={classes.short}>
        <DriverNumber
          plan={plan}
          driver={driver}
          label={t('sensitivity.to')}
          value={ends.high}
          min={ends.low}
          onKeep={(high) => onSet({ driver, high })}
        />
      </div>
    </div>
  );
}

function same(a: Driver | null, b: Driver | null): boolean {
  return a !== null && b !== null && inputKey(a) === inputKey(b);
}
