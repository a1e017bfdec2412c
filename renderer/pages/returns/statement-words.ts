/** How a row of the statement is named and how its figures are printed. */
import type { Appraisal } from '../../../models/appraisal/types.ts';
import { formatRate } from '../../../models/text/format-number.ts';
import { amountIn, type Unit } from '../../charts/money-words.ts';
import type { Texts } from '../../i18n/use-text.ts';
import type { LayoutRow } from './statement-layout.ts';
import type { Cell } from './statement-view.ts';

export function rowWords(
  { t, dynamic }: Pick<Texts, 't' | 'dynamic'>,
  row: Pick<LayoutRow, 'label'>,
): string {
  const { key, line } = row.label;
  if (key === undefined) return line ?? '';
  const word = dynamic('statement', key);
  return line === undefined ? word : t('returns.ofLine', { row: word, line });
}

export function cellText(appraisal: Appraisal, row: LayoutRow, value: Cell, unit: Unit): string {
  if (value === null) return '';
  if (!Number.isFinite(value)) return '!';
  if (row.code === '@factor') return value.toFixed(4);
  if (row.reading === 'rate') return formatRate(value);
  if (row.reading === 'check') {
    // What rounding leaves is not a difference; the tolerance is the appraisal's.
    const passes = appraisal.checks.some((check) => check.code === row.code && check.ok);
    return passes ? amountIn(0, unit) : String(Number(value.toPrecision(3)));
  }
  return amountIn(value, unit);
}
