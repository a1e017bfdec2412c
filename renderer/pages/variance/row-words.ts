/**
 * A row of the report in words and figures: its name, its amounts in the plan's unit, differences with a sign, percent.
 * Display only; nothing here is added up.
 */
import type { VarianceRow } from '../../../electron/contract/tracking/variance-calls.ts';
import type { Settings } from '../../../models/plan/schema.ts';
import { formatRate } from '../../../models/text/format-number.ts';
import { MINOR } from '../../../models/tracking/actuals/day-sums.ts';
import { figureStyle, formatFigure } from '../../app/plan-format.ts';
import type { Texts } from '../../i18n/use-text.ts';

const TOTALS = {
  $revenue: 'statement.revenue',
  $variable_cost: 'statement.variableCost',
  $contribution: 'statement.contribution',
  $fixed_cost: 'statement.fixedCost',
  $ebitda: 'variance.ebitda',
  $investment: 'statement.investment',
} as const;

export function rowName({ t }: Pick<Texts, 't'>, row: VarianceRow): string {
  if (row.level === 'line' || row.label !== '') return row.label;
  if (row.level === 'group') return row.group;
  if (row.level === 'kind' && row.kind !== null) return t(`kinds.section.${row.kind}`);
  return isTotal(row.code) ? t(TOTALS[row.code]) : row.code;
}

/** The name of what a note is about: a line's label, or a total. */
export function codeName({ t }: Pick<Texts, 't'>, code: string): string {
  return isTotal(code) ? t(TOTALS[code]) : code;
}

function isTotal(code: string): code is keyof typeof TOTALS {
  return Object.hasOwn(TOTALS, code);
}

type Measured = Pick<VarianceRow, 'kind' | 'unit' | 'measure'>;

export function figure(row: Measured, value: number | null, settings: Settings): string {
  if (value === null) return '';
  return formatFigure(value / MINOR, styleOf(row, settings), settings);
}

/** +1,234.5 and −1,234.5; a difference of nothing is a dash. */
export function signedFigure(row: Measured, value: number, settings: Settings): string {
  const text = figure(row, Math.abs(value), settings);
  return withSign(text, value);
}

/** Nothing planned and nothing done is no difference, and no percentage that means nothing. */
export function percentOf(
  texts: Pick<Texts, 't'>,
  { amount, percent }: { readonly amount: number; readonly percent: number | null },
): string {
  return amount === 0 && percent === null ? '' : signedPercent(texts, percent);
}

/** As percentOf, for a column whose head says percent. */
export function percentFigure(
  texts: Pick<Texts, 't'>,
  difference: { readonly amount: number; readonly percent: number | null },
): string {
  return percentOf(texts, difference).replace(/\s*%$/, '');
}

export function signedPercent({ t }: Pick<Texts, 't'>, percent: number | null): string {
  if (percent === null) return t('variance.notMeaningful');
  const text = formatRate(Math.abs(percent), 1);
  return withSign(text, percent);
}

/** What rounds to nothing has no direction. */
function withSign(text: string, value: number): string {
  return /[1-9]/.test(text) ? `${value > 0 ? '+' : '\u2212'}${text}` : text;
}

function styleOf(row: Measured, settings: Settings) {
  if (row.measure === 'money') return 'amount';
  return figureStyle({ kind: row.kind ?? 'memo', unit: row.unit }, settings.currency);
}
