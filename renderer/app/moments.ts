/** Moments, days and sizes of files as people read them, in the machine's own time zone. */
import type { Language } from '../../electron/contract/common-types.ts';
import { type Day, dayOf } from '../../models/tracking/calendar/day.ts';

export function formatMoment(moment: string, language: Language): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(date);
}

/** The day of the machine's own calendar. */
export function localDay(moment: Date): Day {
  return dayOf({ year: moment.getFullYear(), month: moment.getMonth() + 1, day: moment.getDate() });
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
