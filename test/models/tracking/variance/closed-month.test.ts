/** Which month counts as closed: by its entries, by the calendar, over the ends of months and years. */
import { describe, expect, it } from 'vitest';
import { monthIndex } from '../../../../models/tracking/calendar/bucket.ts';
import { entrySpan, isClosed, lastClosedMonth } from '../../../../models/tracking/variance/closed-month.ts';
import { day, sumsOf } from '../tracked-case.ts';

const month = (text: string) => monthIndex(day(`${text}-01`));
const spanTo = (last: string, first = '2026-01-05') =>
  entrySpan(sumsOf({ sales: [[first, 1]], rent: first === last ? [] : [[last, 1]] }));

describe('the last closed month', () => {
  it('is the newest month whose last day has an entry', () => {
    expect(lastClosedMonth(spanTo('2026-03-31'), null)).toBe(month('2026-03'));
  });

  it('leaves out a month that the entries reach only in part', () => {
    expect(lastClosedMonth(spanTo('2026-03-30'), null)).toBe(month('2026-02'));
  });

  it('takes a month that is over today, whatever day its last entry has', () => {
    expect(lastClosedMonth(spanTo('2026-03-12'), day('2026-04-01'))).toBe(month('2026-03'));
    expect(lastClosedMonth(spanTo('2026-03-12'), day('2026-03-31'))).toBe(month('2026-02'));
  });

  it('goes over the end of a year, and knows the last day of February', () => {
    expect(lastClosedMonth(spanTo('2027-01-03', '2026-12-01'), null)).toBe(month('2026-12'));
    expect(lastClosedMonth(spanTo('2028-02-28', '2028-01-01'), null)).toBe(month('2028-01'));
    expect(lastClosedMonth(spanTo('2028-02-29', '2028-01-01'), null)).toBe(month('2028-02'));
  });

  it('is none without entries, and while the first month runs', () => {
    expect(lastClosedMonth(entrySpan(new Map()), day('2026-04-01'))).toBeNull();
    expect(lastClosedMonth(spanTo('2026-01-20'), day('2026-01-25'))).toBeNull();
  });

  it('counts a month before the newest entry as closed', () => {
    const span = spanTo('2026-03-12');
    expect(span && isClosed(month('2026-01'), span, null)).toBe(true);
    expect(span && isClosed(month('2026-03'), span, null)).toBe(false);
  });
});
