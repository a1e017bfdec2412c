/**
 * Calendar days: known anchors, the inverse, and texts that are no date.
 * Anchors are Unix time and the serial numbers of Excel.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendarDay,
  dayNumber,
  dayOfExcelSerial,
  excelSerialOfDay,
  parseIsoDate,
  toDayNumber,
} from '../../../../models/returns/dated/days.ts';

describe('calendar days', () => {
  it('count from 1970-01-01, as Unix does', () => {
    expect(toDayNumber('1970-01-01')).toBe(0);
    // Unix time 951782400 is 2000-02-29T00:00:00Z; / 86400.
    expect(toDayNumber('2000-02-29')).toBe(11016);
    expect(toDayNumber('1969-12-31')).toBe(-1);
  });

  it('agree with the serials of Excel', () => {
    // Excel: 2008-01-01 is 39448 (Microsoft, DATE function), 1900-03-01 is 61.
    expect(excelSerialOfDay(toDayNumber('2008-01-01') ?? Number.NaN)).toBe(39448);
    expect(dayOfExcelSerial(61.75)).toBe(toDayNumber('1900-03-01'));
    expect(toDayNumber(39448)).toBe(toDayNumber('2008-01-01'));
  });

  it('come back from their number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (days) => {
        expect(dayNumber(calendarDay(days))).toBe(days);
      }),
    );
  });

  it.each([
    '2023-02-29',
    '2023-13-01',
    '2023-00-10',
    '2023-04-31',
    '2023-4-1',
    '',
    'today',
    '2023-01-01T00:00',
  ])('refuse %j', (text) => {
    expect(parseIsoDate(text)).toBe(null);
    expect(toDayNumber(text)).toBe(null);
  });

  it('refuse a serial that is no number', () => {
    expect(toDayNumber(Number.NaN)).toBe(null);
  });
});
