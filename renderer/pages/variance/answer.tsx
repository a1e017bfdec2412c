/**
 * Where do we differ, and why, in a sentence: the EBITDA of the year to date against its reference, and the
 * lines that explain most of the gap, each of them a way to its entries.
 */
import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react';
import type { VarianceReport, VarianceRow } from '../../../electron/contract/tracking/variance-calls.ts';
import type { Settings } from '../../../models/plan/schema.ts';
import { formatRate } from '../../../models/text/format-number.ts';
import { MINOR } from '../../../models/tracking/actuals/day-sums.ts';
import { unbroken } from '../../app/use-format.ts';
import { amountIn, signedAmountIn, unitWords } from '../../charts/money-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { explainProfit } from './report/report-layout.ts';
import classes from './variance.module.css';

const LINES_NAMED = 3;

type Props = {
  readonly report: VarianceReport;
  readonly settings: Settings;
  readonly onOpen: (row: VarianceRow) => void;
};

export function Answer({ report, settings, onOpen }: Props) {
  const texts = useText();
  const { t, language } = texts;
  // Chinese is written without spaces between its words.
  const space = language === 'zh' ? '' : ' ';
  const explained = explainProfit(report.rows, 'yearToDate', LINES_NAMED);
  if (!explained) return <p className={classes.note}>{t('variance.noProfit')}</p>;
  const { profit, gap, percent, lines } = explained;
  const most = lines.reduce((sum, { push }) => sum + push, 0) / gap > 0.5;
  const unit = settings.displayUnit;
  const way = gap < 0 ? 'below' : gap > 0 ? 'above' : 'equal';
  const Icon = { below: IconArrowDownRight, above: IconArrowUpRight, equal: IconEqual }[way];
  const words = {
    from: report.yearFrom ?? '',
    to: report.month ?? '',
    profit: `${amountIn(profit / MINOR, unit)} ${unitWords(texts, settings.currency, unit)}`,
    gap: amountIn(Math.abs(gap) / MINOR, unit),
    percent: percent === null ? t('variance.notMeaningful') : unbroken(formatRate(Math.abs(percent))),
    reference: report.baseline
      ? t('variance.referenceBaseline', { name: report.baseline.name })
      : t('variance.referencePlan'),
  };
  return (
    <p className={classes.answer} data-way={way}>
      <Icon size={20} stroke={1.8} aria-hidden="true" />
      <span>
        {t(`variance.profit.${way}`, words)}
        {space}
        {lines.length > 0 && (
          <>
            {t(most ? 'variance.mostOf' : 'variance.offset')}
            {space}
            {lines.map(({ row, push }, index) => (
              <span key={row.key}>
                {index > 0 && t('variance.comma')}
                <button type="button" className={classes.link} onClick={() => onOpen(row)}>
                  {row.label}
                </button>
                {space}
                <span className={classes.unbroken}>
                  {t('variance.pushed', { amount: signedAmountIn(push / MINOR, unit) })}
                </span>
              </span>
            ))}
            {t('variance.stop')}
          </>
        )}
      </span>
    </p>
  );
}
