/** The tornado in figures: each input's ends, what they give, its elasticity and where the verdict flips. */

import type { Plan } from '../../../../models/plan/schema.ts';
import type { Metric } from '../../../../scenarios/metrics.ts';
import type { SwitchingValue } from '../../../../scenarios/tornado/switching.ts';
import type { Bar, End } from '../../../../scenarios/tornado/tornado.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type FigureCell, FigureTable } from '../figure-table.tsx';
import { inputKey } from '../study/inputs.ts';
import {
  absenceText,
  changeText,
  driverName,
  driverText,
  metricFigure,
  multiple,
  plannedText,
} from '../study-words.ts';
import { isFactor } from '../typed-number.ts';
import { switchNote } from './tornado-words.ts';

type Props = {
  readonly plan: Plan;
  readonly metric: Metric;
  readonly bars: readonly Bar[];
  readonly switching: readonly SwitchingValue[];
  readonly title: string;
  readonly subtitle: string;
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
};

export function FiguresView({ plan, metric, bars, switching, title, subtitle, chosen, onChoose }: Props) {
  const texts = useText();
  const { t } = texts;
  const flips = new Map(switching.map((value) => [inputKey(value.driver), value]));
  const atEnd = ({ value, why }: End): FigureCell => ({
    text: metricFigure(texts, plan, metric, value),
    value,
    ...(why ? { why: absenceText(texts, why) } : {}),
  });
  return (
    <FigureTable
      title={title}
      subtitle={subtitle}
      head={[
        t('sensitivity.input'),
        t('sensitivity.planned'),
        t('grid.low'),
        t('grid.high'),
        t('sensitivity.atLow'),
        t('sensitivity.atHigh'),
        t('sensitivity.swing'),
        t('sensitivity.elasticity'),
        t('sensitivity.flipsAt'),
        t('sensitivity.flipsBy'),
      ]}
      rows={bars.map((bar) => {
        const key = inputKey(bar.driver);
        const number = (value: number): FigureCell => ({ text: driverText(plan, bar.driver, value), value });
        const flip = flips.get(key);
        const nearest = flip?.nearest ?? null;
        return {
          key,
          name: driverName(texts, plan, bar.driver),
          chosen: key === chosen,
          onChoose: () => onChoose(key),
          cells: [
            { text: plannedText(texts, plan, bar.driver, bar.planned), value: bar.planned },
            number(bar.low.at),
            number(bar.high.at),
            atEnd(bar.low),
            atEnd(bar.high),
            { text: metricFigure(texts, plan, metric, bar.swing), value: bar.swing },
            { text: bar.elasticity === null ? '–' : multiple(bar.elasticity), value: bar.elasticity },
            {
              text: flip ? switchNote(texts, plan, flip) : '',
              ...(nearest ? { value: nearest.at } : {}),
            },
            {
              text:
                nearest && flip?.planned !== null && flip?.planned !== undefined && !isFactor(bar.driver)
                  ? changeText(texts, plan, bar.driver, flip.planned, nearest.at)
                  : '',
              ...(nearest ? { value: nearest.relative } : {}),
            },
          ],
        };
      })}
    />
  );
}
