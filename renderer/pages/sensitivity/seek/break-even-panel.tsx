/** The break-even of every input in one table: where the goal's metric takes its target when one input alone moves. */

import type { Plan } from '../../../../models/plan/schema.ts';
import type { Driver } from '../../../../scenarios/drivers/driver.ts';
import type { BreakEvenRow } from '../../../../scenarios/goal-seek/break-even.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Choice } from '../choice.ts';
import { type FigureCell, type FigureRow, FigureTable } from '../figure-table.tsx';
import classes from '../sensitivity.module.css';
import { inputKey } from '../study/inputs.ts';
import { type Studied, useStudy } from '../study/use-study.tsx';
import {
  breakEvenLevel,
  changeText,
  driverName,
  driverText,
  metricInWords,
  metricLabel,
  plannedText,
} from '../study-words.ts';
import { isFactor } from '../typed-number.ts';
import { useSubtitle } from '../use-subtitle.ts';
import { useSeen } from '../use-width.ts';
import { noSolutionSentence } from './seek-words.ts';

type Props = {
  readonly plan: Plan;
  readonly hurdle: number;
  readonly choice: Choice;
  readonly choose: (patch: Partial<Choice>) => void;
  readonly order: readonly Driver[];
};

export function BreakEvenPanel({ plan, hurdle, choice, choose, order }: Props) {
  const { t } = useText();
  const { ref, seen } = useSeen<HTMLDivElement>();
  const { metric } = choice.goal;
  const target = choice.goal.target ?? breakEvenLevel(plan, metric, hurdle);
  const study = useStudy(
    'break-even',
    seen && target !== null && order.length > 0
      ? { kind: 'break-even', drivers: order, metric, target }
      : null,
  );
  return (
    <div ref={ref} className={classes.part}>
      {study.known ? (
        <BreakEvenTable plan={plan} study={study.known} renewing={study.renewing} choose={choose} />
      ) : (
        <p className={classes.waiting}>
          {study.failed === null ? t('sensitivity.computing') : t('sensitivity.failed')}
        </p>
      )}
    </div>
  );
}

type TableProps = {
  readonly plan: Plan;
  readonly study: NonNullable<Studied<'break-even'>['known']>;
  readonly renewing: boolean;
  readonly choose: Props['choose'];
};

function BreakEvenTable({ plan, study, renewing, choose }: TableProps) {
  const texts = useText();
  const { t } = texts;
  const subtitleOf = useSubtitle();
  const { metric, target } = study.ask;
  const title = t('sensitivity.breakEven.title', {
    metric: metricLabel(texts, metric),
    target: metricInWords(texts, plan, metric, target),
  });
  const cell = (row: BreakEvenRow, value: number | null): readonly FigureCell[] => [
    { text: value === null ? '–' : driverText(plan, row.driver, value), value },
    {
      text:
        value === null || row.planned === null || isFactor(row.driver)
          ? ''
          : changeText(texts, plan, row.driver, row.planned, value),
      value: value === null || row.planned === null || row.planned === 0 ? null : value / row.planned - 1,
    },
  ];
  return (
    <FigureTable
      title={title}
      subtitle={subtitleOf(metric, t('sensitivity.breakEven.note'))}
      renewing={renewing}
      remarks
      head={[
        t('sensitivity.input'),
        t('sensitivity.planned'),
        t('sensitivity.breakEven.below'),
        t('sensitivity.breakEven.belowBy'),
        t('sensitivity.breakEven.above'),
        t('sensitivity.breakEven.aboveBy'),
        t('sensitivity.breakEven.why'),
      ]}
      rows={study.answer.rows.map(
        (row): FigureRow => ({
          key: inputKey(row.driver),
          name: driverName(texts, plan, row.driver),
          onChoose: () =>
            choose({
              input: inputKey(row.driver),
              goal: { metric, target, driver: row.driver, low: row.low, high: row.high },
            }),
          cells: [
            {
              text: row.planned === null ? '–' : plannedText(texts, plan, row.driver, row.planned),
              value: row.planned,
            },
            ...cell(row, row.below),
            ...cell(row, row.above === row.below ? null : row.above),
            { text: whyText(texts, plan, row, study.ask), left: true },
          ],
        }),
      )}
    />
  );
}

function whyText(
  texts: ReturnType<typeof useText>,
  plan: Plan,
  { driver, low, high, sought, below, above }: BreakEvenRow,
  { metric, target }: TableProps['study']['ask'],
): string {
  if (sought.kind === 'none') {
    return noSolutionSentence(
      texts,
      plan,
      { driver, metric, target, low: low ?? 0, high: high ?? 0 },
      sought,
    );
  }
  const shown = new Set([below, above]).size - (below === null || above === null ? 1 : 0);
  const others = sought.solutions.length - shown;
  return others > 0 ? texts.t('sensitivity.breakEven.others', { count: others }) : '';
}
