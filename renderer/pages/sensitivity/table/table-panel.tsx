/** One input in a table: a list of its numbers down, several metrics across. The row of the plan is marked. */
import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import type { Plan } from '../../../../models/plan/schema.ts';
import { formatFull } from '../../../../models/text/format-number.ts';
import { type Driver, isWhole, plannedValue } from '../../../../scenarios/drivers/driver.ts';
import { METRIC_IDS } from '../../../../scenarios/metrics.ts';
import { metricName } from '../../../app/what-if-words.ts';
import { KeptText } from '../../../fields/kept-text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { Choice } from '../choice.ts';
import { FigureTable } from '../figure-table.tsx';
import { axisEnds, gridAxis } from '../grid/grid-axis.ts';
import { InputSelect } from '../input-select.tsx';
import classes from '../sensitivity.module.css';
import { useStudy } from '../study/use-study.tsx';
import { absenceText, driverName, driverText, metricFigure } from '../study-words.ts';
import { fromTyped, inPercent, toTyped } from '../typed-number.ts';
import { useSubtitle } from '../use-subtitle.ts';
import { useSeen } from '../use-width.ts';
import { MOST_VALUES, readValueList } from './value-list.ts';

type Props = {
  readonly plan: Plan;
  readonly choice: Choice;
  readonly choose: (patch: Partial<Choice>) => void;
  readonly looked: Driver | null;
};

const FIRST_VALUES = 9;

export function TablePanel({ plan, choice, choose, looked }: Props) {
  const texts = useText();
  const { t } = texts;
  const subtitleOf = useSubtitle();
  const { ref, seen } = useSeen<HTMLDivElement>();
  const [problem, setProblem] = useState<string | null>(null);
  const { table, metric, ranges } = choice;
  const driver = table.driver && plannedValue(plan, table.driver) !== null ? table.driver : looked;
  const followed = driver
    ? gridAxis(plan, driver, axisEnds(plan, driver, { driver, low: null, high: null }, ranges), FIRST_VALUES)
        .values
    : [];
  const values = table.driver && table.values ? table.values : followed;
  const metrics = table.metrics.map(({ id }) => ({ ...metric, id }));
  const study = useStudy(
    'table',
    seen && driver && values.length > 0 && metrics.length > 0
      ? { kind: 'table', metrics, axis: { driver, values } }
      : null,
  );
  if (!driver) return null;
  const percent = inPercent(plan, driver);
  const listed = values.map((value) => typedText(toTyped(driver, value), percent)).join('; ');
  const keep = (text: string): boolean => {
    const read = readValueList(text, percent);
    const refused =
      read.kind === 'unreadable'
        ? t('grid.notANumber', { text: read.text })
        : read.kind === 'too-many'
          ? t('sensitivity.table.tooMany', { count: MOST_VALUES })
          : read.kind === 'values' && isWhole(driver) && !read.values.every(Number.isInteger)
            ? t('grid.wholeNumber')
            : null;
    setProblem(refused);
    if (refused !== null) return false;
    const own = read.kind === 'values' ? read.values.map((value) => fromTyped(driver, value)) : null;
    choose({ table: { ...table, driver, values: own } });
    return true;
  };
  const answered = study.known;
  const planned = answered ? plannedValue(plan, answered.ask.axis.driver) : null;
  const name = driverName(texts, plan, answered?.ask.axis.driver ?? driver);
  return (
    <div ref={ref} className={classes.part}>
      <FigureTable
        title={t('sensitivity.table.title')}
        subtitle={subtitleOf({ ...metric, id: 'npv' })}
        renewing={study.renewing}
        head={[name, ...(answered?.ask.metrics ?? metrics).map(({ id }) => metricName(texts, id))]}
        rows={(answered?.answer.cells ?? []).map((cells, row) => {
          const at = answered?.ask.axis.values[row] ?? Number.NaN;
          const of = answered?.ask.axis.driver ?? driver;
          return {
            key: String(at),
            name: driverText(plan, of, at),
            nameValue: at,
            chosen: at === planned,
            cells: cells.map(({ value, several, why }, column) => {
              const asked = answered?.ask.metrics[column] ?? metric;
              const note = why ? absenceText(texts, why) : several ? t('sensitivity.several') : null;
              return {
                text: `${metricFigure(texts, plan, asked, value)}${several ? '*' : ''}`,
                value,
                ...(note === null ? {} : { why: note }),
              };
            }),
          };
        })}
      >
        <div className={classes.toolbar}>
          <InputSelect
            plan={plan}
            driver={driver}
            label={t('sensitivity.table.input')}
            onChange={(chosen) => {
              setProblem(null);
              choose({ table: { ...table, driver: chosen, values: null } });
            }}
          />
          <div className={classes.list}>
            <KeptText
              label={t('sensitivity.table.values')}
              value={listed}
              error={problem}
              maxLength={2000}
              onKeep={keep}
            />
          </div>
          <MultiSelect
            className={classes.inputs}
            label={t('sensitivity.table.metrics')}
            searchable
            hidePickedOptions
            maxDropdownHeight={320}
            value={table.metrics.map(({ id }) => id)}
            data={METRIC_IDS.map((id) => ({ value: id, label: metricName(texts, id) }))}
            onChange={(ids) =>
              choose({
                table: {
                  ...table,
                  metrics: METRIC_IDS.filter((id) => ids.includes(id)).map((id) => ({ ...metric, id })),
                },
              })
            }
          />
        </div>
      </FigureTable>
    </div>
  );
}

function typedText(value: number, percent: boolean): string {
  return percent
    ? `${formatFull(Number((value * 100).toPrecision(10)))} %`
    : formatFull(Number(value.toPrecision(10)));
}
