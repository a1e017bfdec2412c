/**
 * Whether periods are evenly spaced months, quarters or years, and columns of a longer time than the others: totals, or figures
 * that stay behind. Pure.
 */
import { daysInMonth } from '../../../models/plan/timeline.ts';
import type { ImportNotice } from '../../contract/import/notices.ts';
import type { Sheet } from '../../contract/import/sheet.ts';
import { columnIn } from '../sheets/sheet-cells.ts';
import type { Span } from './header-score.ts';
import type { DatedToken } from './header-tokens.ts';

/** Days, or months, at quarter or year ends make a quarterly or yearly axis; a last one names the period that it closes. */
export function axisOf(
  tokens: readonly DatedToken[],
  span: Span,
): { readonly step: 1 | 3 | 12 | undefined; readonly tokens: readonly DatedToken[] } {
  const steps = tokens.slice(1).map(({ month }, at) => month - (tokens[at]?.month ?? 0));
  const apart = steps.reduce(greatestDivisor, 0);
  if (span === 6) return { step: apart % 6 === 0 ? 3 : undefined, tokens };
  if (span !== 1) return { step: apart % span === 0 ? span : undefined, tokens };
  const allDays = tokens.length > 1 && tokens.every(({ day }) => day !== undefined);
  // Months without days name years or quarters where each is as far from the next: Dec 2026, Dec 2027.
  const even = steps.length > 0 && tokens.every(({ day }) => day === undefined) && new Set(steps).size === 1;
  const step =
    (allDays && apart % 12 === 0) || (even && apart === 12)
      ? 12
      : (allDays && apart % 3 === 0) || (even && apart === 3 && steps.length > 1)
        ? 3
        : 1;
  if (step === 1) return { step, tokens };
  const opens = even && tokens.every(({ month }) => (step === 12 ? month % 12 : month % 3) === 0);
  const closing = even ? !opens : tokens.every(({ day }) => day !== undefined && isLastDay(day));
  return {
    step,
    tokens: closing ? tokens.map((token) => ({ ...token, month: token.month - (step - 1) })) : tokens,
  };
}

function isLastDay(iso: string): boolean {
  return Number(iso.slice(8)) === daysInMonth(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)));
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** Longer times that the chosen columns add up are totals; those that none of them covers are figures that stay behind. */
export function leftNotices(
  sheet: Sheet,
  left: readonly DatedToken[],
  main: readonly DatedToken[],
  span: Span,
): readonly ImportNotice[] {
  const isCovered = (token: DatedToken): boolean =>
    token.flavour === 'total' ||
    main.some(({ month }) => month < token.month + token.span && month + span > token.month);
  const places = (tokens: readonly DatedToken[]) => tokens.map(({ column }) => columnIn(sheet, column));
  const totals = left.filter(isCovered);
  const alone = left.filter((token) => !isCovered(token));
  const notices: ImportNotice[] = [];
  if (totals.length > 0) {
    notices.push({
      code: 'period-totals',
      message: 'Columns that add up other columns (quarters, half-years or years) were left out.',
      places: places(totals),
    });
  }
  if (alone.length > 0) {
    notices.push({
      code: 'periods-left',
      message: `${alone.length} column(s) name other periods that none of the chosen columns covers; nothing of them comes in. To have them, choose what the columns are.`,
      places: places(alone),
      params: { count: alone.length },
    });
  }
  return notices;
}
