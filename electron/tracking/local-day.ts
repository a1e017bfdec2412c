/** Today as the machine's own calendar has it: the one place where a moment becomes a day of the tracking. */
import { type Day, dayOf } from '../../models/tracking/calendar/day.ts';

export function localDay(now: Date): Day {
  return dayOf({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
}
