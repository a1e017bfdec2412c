/**
 * The post-investment review sheet: what was approved, what is expected now, how far they differ, and how much of the
 * difference has happened already. Better and worse carry a letter besides the colour.
 */
import { useId } from 'react';
import type { OutlookReport, OutlookReviewRow } from '../../../electron/contract/tracking/outlook-calls.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { formatRate } from '../../../models/text/format-number.ts';
import { useFormat, yearsText } from '../../app/use-format.ts';
import { CopyButton } from '../../charts/export/copy-button.tsx';
import { ExportMenu } from '../../charts/export/export-menu.tsx';
import { signedAmountIn, type Unit } from '../../charts/money-words.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from './outlook.module.css';
import { remarkText } from './outlook-words.ts';

type Props = { readonly plan: Plan; readonly report: OutlookReport };
type Key =
  | 'approved'
  | 'expected'
  | 'difference'
  | 'approvedToDate'
  | 'actualToDate'
  | 'differenceToDate'
  | 'differenceRemaining';

const RATES: ReadonlySet<OutlookReviewRow['item']> = new Set(['irr']);
const YEARS: ReadonlySet<OutlookReviewRow['item']> = new Set(['payback', 'discounted-payback']);
const DIFFERENCES: ReadonlySet<Key> = new Set(['difference', 'differenceToDate', 'differenceRemaining']);
const COLUMNS = [
  'approved',
  'expected',
  'difference',
  'approvedToDate',
  'actualToDate',
  'differenceToDate',
  'differenceRemaining',
] as const satisfies readonly Key[];

export function ReviewSheet({ plan, report }: Props) {
  const texts = useText();
  const { t } = texts;
  const id = useId();
  const format = useFormat(plan.settings);
  const { rows, remarks } = report.review;
  const head = ['', ...COLUMNS.map((key) => t(`outlook.review.${key}`))];
  const nameOf = ({ item }: OutlookReviewRow): string => t(`outlook.review.item.${item}`);
  const figures = () => [head, ...rows.map((row) => [nameOf(row), ...COLUMNS.map((key) => row[key])])];
  const write = ({ item, ...row }: OutlookReviewRow, key: Key): string => {
    const value = row[key];
    if (value === null) return '';
    const signed = DIFFERENCES.has(key);
    if (RATES.has(item))
      return signed ? t('frame.points', { points: withSign(value * 100, 2) }) : formatRate(value);
    if (YEARS.has(item))
      return signed
        ? t('frame.years', { years: withSign(value, 1) })
        : t('frame.years', { years: yearsText(value) });
    return signed ? signedMoney(value, plan.settings.displayUnit) : format.money(value);
  };
  return (
    <section aria-labelledby={id}>
      <div className={classes.partHead}>
        <div>
          <h2 id={id} className={classes.partTitle}>
            {t('outlook.review.title')}
          </h2>
          <p className={classes.quiet}>{t('outlook.review.about', { unit: format.unit })}</p>
        </div>
        <div>
          <CopyButton rows={figures} />
          <ExportMenu title={t('outlook.review.title')} subtitle={format.unit} rows={figures} />
        </div>
      </div>
      {remarks.length === 0 ? null : (
        <ul className={classes.remarks}>
          {remarks.map((remark) => (
            <li key={remark.code}>{remarkText(texts, remark, format)}</li>
          ))}
        </ul>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard (WCAG 2.1.1) */}
      <section className={classes.scroll} tabIndex={0} aria-labelledby={id}>
        <table className={classes.table}>
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.item}>
                <th scope="row">{nameOf(row)}</th>
                {COLUMNS.map((key) => (
                  <td key={key} data-effect={key === 'difference' ? (row.effect ?? undefined) : undefined}>
                    {write(row, key)}
                    {key === 'difference' && row.effect !== null ? (
                      <abbr title={t(`outlook.effect.${row.effect}`)}>
                        {' '}
                        {t(`outlook.letter.${row.effect}`)}
                      </abbr>
                    ) : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** What rounds to nothing has no sign. */
function signedMoney(value: number, unit: Unit): string {
  const text = signedAmountIn(value, unit);
  return /[1-9]/.test(text) ? text : text.replace(/^[+\u2212]/, '');
}

function withSign(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  if (!/[1-9]/.test(text)) return text;
  return `${value < 0 ? '\u2212' : '+'}${text}`;
}
