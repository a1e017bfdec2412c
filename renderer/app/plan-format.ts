/**
 * How a plan's figures are written: amounts in its display unit, rates, multiples, years, each by the line's unit.
 * Display only: nothing here may feed a computation. `scale` is what one displayed unit is worth.
 */
import type { Line, Settings, Timeline } from '../../models/plan/schema.ts';
import { columnMonth } from '../../models/plan/timeline.ts';
import { formatAmount, formatMultiple, formatRate, UNIT_POWER } from '../../models/text/format-number.ts';

export type FigureStyle = 'amount' | 'rate' | 'multiple' | 'plain';

/** Which of the four ways of writing fits the line: amounts follow the display unit, all else is as entered. */
export function figureStyle(
  line: Pick<Line, 'kind' | 'unit' | 'workingCapital'>,
  currency: string,
): FigureStyle {
  const unit = line.unit.trim();
  if (unit === '%' || unit === '％') return 'rate';
  if (unit === 'x' || unit === '×' || unit === '倍') return 'multiple';
  if (unit !== '') return unit.toUpperCase() === currency.toUpperCase() ? 'amount' : 'plain';
  switch (line.kind) {
    case 'driver':
    case 'memo':
      return 'plain';
    case 'working-capital':
      return line.workingCapital?.basis === 'percent'
        ? 'rate'
        : line.workingCapital?.basis === 'days'
          ? 'plain'
          : 'amount';
    default:
      return 'amount';
  }
}

/** Decimals of an amount in each display unit: enough to tell figures apart, few enough to read. */
const AMOUNT_DIGITS = { one: 0, thousand: 1, wan: 2, million: 2, yi: 3 } as const satisfies Record<
  Settings['displayUnit'],
  number
>;

export function formatFigure(value: number, style: FigureStyle, settings: Settings): string {
  switch (style) {
    case 'amount':
      return formatMoney(value, settings);
    case 'rate':
      return formatRate(value, Math.abs(value) < 0.1 && !isRound(value * 1000) ? 2 : 1);
    case 'multiple':
      return formatMultiple(value, 2);
    case 'plain':
      return formatAmount(value, { digits: plainDigits(value) });
  }
}

export function formatMoney(value: number, settings: Settings): string {
  const unit = settings.displayUnit;
  return formatAmount(value, { unit, digits: AMOUNT_DIGITS[unit] });
}

/** What one displayed unit of a line is worth: 10,000 for an amount in 万, 0.01 for a rate, else 1. */
export function figureScale(style: FigureStyle, settings: Settings): number {
  if (style === 'amount') return 10 ** UNIT_POWER[settings.displayUnit];
  return style === 'rate' ? 0.01 : 1;
}

function plainDigits(value: number): number {
  const size = Math.abs(value);
  if (size >= 10_000 || isRound(value)) return 0;
  return size < 1 ? 4 : 2;
}

function isRound(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9;
}

/** A column's heading: '2026-03' for a month, '2026 Q2', '2026'; the opening is named by the caller. */
export function columnTitle(timeline: Timeline, column: number): string {
  const { year, month } = columnMonth(timeline, column);
  if (timeline.periodicity === 'year')
    return timeline.start.endsWith('-01') ? String(year) : `${year}/${year + 1}`;
  if (timeline.periodicity === 'quarter' && (month - 1) % 3 === 0) return `${year} Q${Math.ceil(month / 3)}`;
  return `${year}-${String(month).padStart(2, '0')}`;
}
