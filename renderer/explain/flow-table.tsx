/** Flows with their factors and products, added up at the foot; each flow is a link to its line. */

import { sumOfProducts, type WorkingRow } from '../../models/appraisal/flow-workings.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { columnWords } from '../charts/time-words.ts';
import { useText } from '../i18n/use-text.ts';
import classes from './explain.module.css';

type Props = {
  readonly plan: Plan;
  readonly rows: readonly WorkingRow[];
  readonly marked: number;
  readonly format: (value: number) => string;
  readonly onFollow: (row: WorkingRow) => void;
};

export function FlowTable({ plan, rows, marked, format, onFollow }: Props) {
  const texts = useText();
  const { t } = texts;
  const scale = rows.reduce((total, row) => total + Math.abs(row.product), 0);
  const sum = sumOfProducts(rows);
  // What float64 leaves of a root put back is nothing; printing 0.0000001 would only raise questions.
  const total = Math.abs(sum) <= 1e-9 * scale ? 0 : sum;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard (WCAG 2.1.1)
    <section className={classes.scroll} tabIndex={0} aria-label={t('explain.flows')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('charts.period')}</th>
            <th scope="col">{t('explain.flow')}</th>
            <th scope="col">{t('explain.factor')}</th>
            <th scope="col">{t('explain.product')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.column}${row.terminal}`} data-marked={row.column === marked || undefined}>
              <th scope="row">
                {row.terminal ? t('statement.terminalValue') : columnWords(texts, plan.timeline, row.column)}
              </th>
              <td>
                <button type="button" className={classes.link} onClick={() => onFollow(row)}>
                  {format(row.flow)}
                </button>
              </td>
              <td>{row.factor.toFixed(4)}</td>
              <td>{format(row.product)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {t('explain.sum')}
            </th>
            <td>{format(total)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
