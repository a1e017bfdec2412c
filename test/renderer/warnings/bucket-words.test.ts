/** The names of stretches of time. Weeks: ISO 8601 (2026-12-28 lies in week 53 of 2026, 2027-01-04 in week 1 of 2027). */
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../models/tracking/calendar/day.ts';
import { bucketName } from '../../../renderer/pages/warnings/parts/bucket-words.ts';

const t = (key: string, params?: Readonly<Record<string, string | number>>) =>
  `${key} ${Object.values(params ?? {}).join(' ')}`;

function name(grain: Parameters<typeof bucketName>[1], from: string, to: string, start = 1): string {
  const [first, last] = [parseDay(from), parseDay(to)];
  if (first === null || last === null) throw new Error('no such day');
  return bucketName({ t }, grain, { from: first, to: last }, start);
}

describe('a stretch of time', () => {
  it('is a day, a week by the year of its Thursday, or a month', () => {
    expect(name('day', '2026-04-03', '2026-04-03')).toBe('2026-04-03');
    expect(name('week', '2026-12-28', '2027-01-03')).toBe('2026-W53');
    expect(name('week', '2027-01-04', '2027-01-10')).toBe('2027-W01');
    expect(name('month', '2026-02-01', '2026-02-28')).toBe('2026-02');
  });

  it('is a quarter of the fiscal year, named by both calendar years where it spans two', () => {
    expect(name('quarter', '2026-04-01', '2026-06-30')).toBe('2026 Q2');
    expect(name('quarter', '2026-04-01', '2026-06-30', 4)).toBe('2026/27 Q1');
    expect(name('quarter', '2027-01-01', '2027-03-31', 4)).toBe('2026/27 Q4');
  });

  it('that begins at a fixed day is named by its last month', () => {
    expect(name('year-to-date', '2026-01-01', '2026-04-30')).toBe('warnings.yearTo 2026-04');
    expect(name('project', '2026-01-01', '2027-04-30')).toBe('warnings.startTo 2027-04');
  });
});
