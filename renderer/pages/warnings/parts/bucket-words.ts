/**
 * How a stretch of time of a rule is called: '2026-04-03', '2026-W14', '2026-04', '2026 Q2', 'year to 2026-04'. Weeks
 * are ISO 8601; quarters are those of the fiscal year. Pure.
 */
import type { Grain } from '../../../../models/plan/tracking/warning-schema.ts';
import {
  type Bucket,
  fiscalYearOf,
  isoWeekOf,
  monthIndex,
} from '../../../../models/tracking/calendar/bucket.ts';
import { dayText } from '../../../../models/tracking/calendar/day.ts';
import type { Texts } from '../../../i18n/use-text.ts';

type Span = Pick<Bucket, 'from' | 'to'>;

export function bucketName(
  { t }: Pick<Texts, 't'>,
  grain: Grain,
  { from, to }: Span,
  fiscalYearStart: number,
): string {
  switch (grain) {
    case 'day':
      return dayText(from);
    case 'week': {
      const { year, week } = isoWeekOf(from);
      return `${year}-W${String(week).padStart(2, '0')}`;
    }
    case 'month':
      return monthText(to);
    case 'quarter': {
      const month = monthIndex(from);
      const year = fiscalYearOf(month, fiscalYearStart);
      const quarter = 1 + Math.floor(((((month - (fiscalYearStart - 1)) % 12) + 12) % 12) / 3);
      return `${yearText(year, fiscalYearStart)} Q${quarter}`;
    }
    case 'year-to-date':
      return t('warnings.yearTo', { month: monthText(to) });
    case 'project':
      return t('warnings.startTo', { month: monthText(to) });
  }
}

/** Since when a light is on: of sums that run on from their beginning, the month in which they came to it. */
export function sinceName(
  texts: Pick<Texts, 't'>,
  grain: Grain,
  bucket: Span,
  fiscalYearStart: number,
): string {
  const isRunning = grain === 'year-to-date' || grain === 'project';
  return bucketName(texts, isRunning ? 'month' : grain, bucket, fiscalYearStart);
}

/** 'YYYY-MM' of a day. */
export function monthText(day: number): string {
  return dayText(day).slice(0, 7);
}

function yearText(year: number, fiscalYearStart: number): string {
  return fiscalYearStart === 1 ? String(year) : `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}
