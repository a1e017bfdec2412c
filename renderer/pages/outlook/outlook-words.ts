/**
 * The outlook in words: its columns, its totals, the forecast methods, what the review remarks. Pure; figures come
 * written by the caller's format.
 */
import type {
  OutlookColumn,
  OutlookLine,
  OutlookNote,
  OutlookRemark,
  OutlookReport,
} from '../../../electron/contract/tracking/outlook-calls.ts';
import type { Line, Settings, Timeline } from '../../../models/plan/schema.ts';
import type { ForecastMethod } from '../../../models/plan/tracking/course-schema.ts';
import { formatRate } from '../../../models/text/format-number.ts';
import { type FigureStyle, formatFigure } from '../../app/plan-format.ts';
import type { Format } from '../../app/use-format.ts';
import { yearsText } from '../../app/use-format.ts';
import { columnWords } from '../../charts/time-words.ts';
import type { Texts } from '../../i18n/use-text.ts';

export function columnName(texts: Texts, timeline: Timeline, column: OutlookColumn): string {
  // Months after the plan's end have no column of their own in the timeline.
  return column.column <= timeline.periods ? columnWords(texts, timeline, column.column) : column.to;
}

const TOTALS = {
  $revenue: 'revenue',
  $variable_cost: 'variableCost',
  $contribution: 'contribution',
  $fixed_cost: 'fixedCost',
  $ebitda: 'ebitda',
  $investment: 'investment',
  $fcf: 'fcf',
  $fcf_cumulative: 'fcfCumulative',
} as const;

export function totalName({ dynamic }: Texts, code: string): string {
  const known = Object.entries(TOTALS).find(([name]) => name === code);
  return known ? dynamic('statement', known[1]) : code;
}

/** A driver by its label, where it is there. */
export function methodName(
  { t }: Texts,
  method: ForecastMethod,
  lines: readonly Pick<Line, 'code' | 'label'>[] = [],
): string {
  switch (method.type) {
    case 'plan':
      return t('outlook.method.plan');
    case 'run-rate':
      return t('outlook.method.runRate', { count: method.months });
    case 'trend':
      return t('outlook.method.trend');
    case 'seasonal':
      return t(`outlook.method.seasonal.${method.form}`, { season: method.season });
    case 'regression':
      return t('outlook.method.regression', {
        driver: lines.find(({ code }) => code === method.driver)?.label ?? method.driver,
      });
  }
}

/** The mean error of a back-test: of the actuals in percent, or as an amount where an actual was 0; '' without a test. */
export function errorText(backTest: OutlookLine['backTest'], style: FigureStyle, settings: Settings): string {
  if (!backTest) return '';
  if (backTest.mae === 0) return formatRate(0);
  return backTest.mape === null
    ? `±${formatFigure(backTest.mae, style, settings)}`
    : formatRate(backTest.mape);
}

/** The answer in one sentence: where the project ends at this course, and how far that is from what was approved. */
export function headline(
  texts: Texts,
  { returns, cutOver, baseline }: OutlookReport,
  format: Format,
): string {
  const { t } = texts;
  const { approved, expected } = returns;
  if (cutOver.month === null) return t('outlook.headline.none');
  if (expected.npv === null || approved.npv === null) return t('outlook.headline.unknown');
  const params = {
    npv: `${format.money(expected.npv)} ${format.unit}`,
    difference: `${format.money(Math.abs(expected.npv - approved.npv))} ${format.unit}`,
    month: cutOver.month,
  };
  const against = baseline === null ? 'plan' : 'approved';
  if (Math.abs(expected.npv - approved.npv) < 0.005) return t(`outlook.headline.same.${against}`, params);
  return t(`outlook.headline.${expected.npv > approved.npv ? 'above' : 'below'}.${against}`, params);
}

const RATES: ReadonlySet<string> = new Set(['share', 'irr', 'hurdle']);

/** A remark of the review sheet as a sentence: amounts in the plan's unit, rates in percent, payback in years. */
export function remarkText({ dynamic }: Texts, { code, params }: OutlookRemark, format: Format): string {
  const written = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string'
      ? dynamic('frame', `decision.${value}`, {}, value)
      : RATES.has(name)
        ? formatRate(value)
        : name === 'years'
          ? yearsText(value)
          : format.money(value),
  ]);
  return dynamic('outlook', `remark.${code}`, { ...Object.fromEntries(written), unit: format.unit });
}

export function noteText({ dynamic }: Texts, note: OutlookNote, line: string, format: Format): string {
  return dynamic('outlook', `note.${note.code}`, {
    line,
    month: note.month ?? '',
    amount: note.amount === null ? '' : `${format.money(note.amount)} ${format.unit}`,
  });
}
