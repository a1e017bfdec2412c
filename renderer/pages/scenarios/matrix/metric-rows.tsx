/**
 * The metrics of the matrix, one row each: the plan, the scenarios, the expected value. Best and worst carry a sign and
 * a word. A number that is still being computed for a new column is left open, the others stand as they were.
 */
import { memo } from 'react';
import type { Plan } from '../../../../models/plan/schema.ts';
import { formatMultiple } from '../../../../models/text/format-number.ts';
import type { MetricId } from '../../../../scenarios/metrics.ts';
import { hasExpectedValue, METRICS } from '../../../../scenarios/metrics.ts';
import { metricName, metricText } from '../../../app/what-if-words.ts';
import { unitWords } from '../../../charts/money-words.ts';
import { type Texts, useText } from '../../../i18n/use-text.ts';
import classes from './matrix.module.css';
import { columnOf, type MatrixView, type ViewRow } from './matrix-view.ts';

type Props = {
  readonly plan: Plan;
  readonly view: MatrixView | null;
  readonly metrics: readonly MetricId[];
  /** null: the plan itself. */
  readonly columns: readonly (string | null)[];
  readonly withExpected: boolean;
};

export const MetricRows = memo(function MetricRows(props: Props) {
  const { plan, view, metrics, columns, withExpected } = props;
  const texts = useText();
  const { t } = texts;
  const unit = unitWords(texts, plan.settings.currency, plan.settings.displayUnit);
  return (
    <tbody>
      {metrics.map((id) => {
        const row = view?.rows.find(({ metric }) => metric.id === id);
        return (
          <tr key={id}>
            <th scope="row">
              {metricName(texts, id)}
              {METRICS[id].unit === 'money' ? <small className={classes.unit}>{unit}</small> : null}
            </th>
            {columns.map((column) => (
              <td key={column ?? 'plan'} data-column={column === null ? 'plan' : undefined}>
                <MetricCell plan={plan} id={id} row={row} at={columnOf(view, column)} />
              </td>
            ))}
            {withExpected ? (
              <td className={classes.expected}>
                {hasExpectedValue(id) ? (
                  figureText(texts, id, row?.expected ?? null, plan)
                ) : (
                  <abbr className={classes.noMean} title={t('scenarios.noExpected')}>
                    {t('frame.notAvailable')}
                  </abbr>
                )}
              </td>
            ) : null}
          </tr>
        );
      })}
    </tbody>
  );
});

/** Paybacks to a hundredth of a year: to a tenth, scenarios that differ would look the same. */
function figureText(texts: Texts, id: MetricId, value: number | null, plan: Plan): string {
  return METRICS[id].unit === 'years' && value !== null
    ? texts.t('frame.years', { years: formatMultiple(value, 2).replace('x', '') })
    : metricText(texts, id, value, plan.settings);
}

type CellProps = {
  readonly plan: Plan;
  readonly id: MetricId;
  readonly row: ViewRow | undefined;
  readonly at: number;
};

function MetricCell({ plan, id, row, at }: CellProps) {
  const texts = useText();
  const { t } = texts;
  const cell = row?.cells[at];
  if (!cell) return <span className={classes.open}>…</span>;
  const absent = row?.absent[at] ?? null;
  const rank = row?.best.includes(at) ? 'best' : row?.worst.includes(at) ? 'worst' : null;
  return (
    <span className={classes.figure} data-rank={rank ?? undefined}>
      {rank === null ? null : (
        <span className={classes.rank} title={t(`scenarios.${rank}`)}>
          <span aria-hidden="true">{rank === 'best' ? '▲' : '▼'}</span>
          <span className="visually-hidden">{t(`scenarios.${rank}`)} </span>
        </span>
      )}
      {absent === 'never'
        ? t('frame.never')
        : absent === 'none'
          ? t('frame.irrNone')
          : figureText(texts, id, cell.value, plan)}
      {cell.several ? (
        <abbr className={classes.several} title={t('scenarios.several')}>
          *
        </abbr>
      ) : null}
    </span>
  );
}
