/**
 * How often a line is booked, read off its entries: the shortest of day, week, month and quarter of which (almost) each
 * one has an entry. Rent that is booked once a month has the rhythm of a month, whatever a rule asks for. Pure.
 */
import type { LineSums } from '../../actuals/day-sums.ts';
import { bucketOf, type Calendar } from '../../calendar/bucket.ts';
import type { Day } from '../../calendar/day.ts';

export const RHYTHMS = ['day', 'week', 'month', 'quarter'] as const;
export type Rhythm = (typeof RHYTHMS)[number];
export type LineRhythm = Rhythm | 'irregular';

/** One in ten may be missing: holidays. A week of five or six working days is no rhythm of days. */
const ALMOST = 0.9;
/** So many stretches with an entry tell a habit; before that the silence up to today counts against it. */
const ENOUGH = { day: 10, week: 6, month: 3, quarter: 2 } as const satisfies Record<Rhythm, number>;

/**
 * A stretch of a rhythm counts from that of the first entry to that of the last one; while too few have an entry to
 * tell a habit, to the last stretch that the actuals cover, so that one booking in January is no daily line. Nine of ten must have an
 * entry. irregular: not even each quarter has one. null: no entry up to `through`.
 */
export function lineRhythm({ days }: LineSums, calendar: Calendar, through: Day): LineRhythm | null {
  const first = days[0];
  if (first === undefined || first > through) return null;
  return RHYTHMS.find((rhythm) => isRegular(days, rhythm, calendar, through)) ?? 'irregular';
}

function isRegular(days: Int32Array, rhythm: Rhythm, calendar: Calendar, through: Day): boolean {
  let booked = 0;
  let last = Number.NaN;
  let end = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < days.length; place += 1) {
    const day = days[place] as number;
    if (day > through) break;
    // Days rise, so a day behind the end of the newest stretch begins another one.
    if (day <= end) continue;
    booked += 1;
    if (rhythm === 'day') {
      last = day;
    } else {
      const bucket = bucketOf(day, rhythm, calendar);
      last = bucket.index;
      end = bucket.to;
    }
  }
  const first = bucketOf(days[0] as number, rhythm, calendar).index;
  const covered = bucketOf(through + 1, rhythm, calendar).index - 1;
  const until = booked >= ENOUGH[rhythm] ? last : Math.max(last, covered);
  return booked >= ALMOST * (until - first + 1);
}
