/**
 * Days and buckets of days as the page's language writes them: 2026-03-05 and 2026年3月5日, 2026 W10 and 2026年第10周.
 * Pure; the words of sentences are in the language files.
 */
import type { Language } from '../../../electron/contract/common-types.ts';
import type { Grain } from '../../../models/plan/tracking/warning-schema.ts';
import {
  type Bucket,
  type Calendar,
  firstDayOf,
  fiscalYearOf,
  isoWeekOf,
  monthIndex,
} from '../../../models/tracking/calendar/bucket.ts';
import { civilOf, type Day, dayText } from '../../../models/tracking/calendar/day.ts';

export function dayWords(day: Day, language: Language): string {
  if (language === 'en') return dayText(day);
  const { year, month, day: ofMonth } = civilOf(day);
  return `${year}年${month}月${ofMonth}日`;
}

export function daysWords(from: Day, to: Day, language: Language): string {
  if (from === to) return dayWords(from, language);
  return `${dayWords(from, language)}${language === 'zh' ? '至' : ' to '}${dayWords(to, language)}`;
}

/** 2026-03 and 2026年3月, of months since January 1970. */
export function monthWords(month: number, language: Language): string {
  const { year, month: ofYear } = civilOf(firstDayOf(month));
  return language === 'zh' ? `${year}年${ofYear}月` : `${year}-${String(ofYear).padStart(2, '0')}`;
}

/** '2026', and '2026/27' for a fiscal year that does not begin in January. */
export function yearWords(year: number, { fiscalYearStart }: Pick<Calendar, 'fiscalYearStart'>): string {
  return fiscalYearStart === 1 ? String(year) : `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

/** The heading of a column. A quarter is one of the fiscal year. */
export function bucketWords(bucket: Bucket, grain: Grain, calendar: Calendar, language: Language): string {
  switch (grain) {
    case 'day':
      return dayWords(bucket.from, language);
    case 'week': {
      const { year, week } = isoWeekOf(bucket.from);
      return language === 'zh' ? `${year}年第${week}周` : `${year} W${String(week).padStart(2, '0')}`;
    }
    case 'month':
      return monthWords(bucket.index, language);
    case 'quarter': {
      const first = monthIndex(bucket.from);
      const year = fiscalYearOf(first, calendar.fiscalYearStart);
      const quarter = (((bucket.index % 4) + 4) % 4) + 1;
      const name = yearWords(year, calendar);
      return language === 'zh' ? `${name}年第${quarter}季度` : `${name} Q${quarter}`;
    }
    case 'year-to-date':
    case 'project':
      return language === 'zh'
        ? `至${monthWords(bucket.index, 'zh')}`
        : `to ${monthWords(bucket.index, 'en')}`;
  }
}
