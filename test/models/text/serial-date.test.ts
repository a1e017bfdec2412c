// Serial day numbers. Sources: ECMA-376 18.17.4.1 (serial 1, 60, 61, last day) and the runtime's UTC calendar.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayNumberOfIso,
  dayToSerial,
  isoOfDayNumber,
  serialToDay,
} from '../../../models/text/serial-date.ts';

describe('serialToDay', () => {
  it.each([
    [1, '1900', '1900-01-01'],
    [59, '1900', '1900-02-28'],
    [61, '1900', '1900-03-01'],
    [45000.999999, '1900', '2023-03-15'],
    [2_958_465, '1900', '9999-12-31'],
    [0, '1904', '1904-01-01'],
    [2_957_003, '1904', '9999-12-31'],
  ] as const)('%d in the %s system is %s', (serial, system, iso) => {
    expect(serialToDay(serial, system)).toEqual({ kind: 'day', iso });
  });

  it.each([
    [60, '1900', 'leap-day-1900'],
    [0, '1900', 'before-first-day'],
    [-1, '1904', 'before-first-day'],
    [2_958_466, '1900', 'after-last-day'],
    [Number.NaN, '1900', 'not-a-number'],
  ] as const)('%d in the %s system is refused as %s', (serial, system, reason) => {
    expect(serialToDay(serial, system)).toEqual({ kind: 'refused', reason });
  });

  it('is undone by dayToSerial for every day of both systems', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 61, max: 2_957_003 }),
        fc.constantFrom('1900' as const, '1904' as const),
        (n, system) => {
          const day = serialToDay(n, system);
          expect(day.kind === 'day' && dayToSerial(day.iso, system)).toBe(n);
        },
      ),
    );
  });

  it('agrees with the runtime on every day number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_000, max: 2_900_000 }), (n) => {
        const iso = new Date(n * 86_400_000).toISOString().slice(0, 10);
        expect(isoOfDayNumber(n)).toBe(iso);
        expect(dayNumberOfIso(iso)).toBe(n);
      }),
    );
  });

  it('knows that 30 February is no day', () => {
    expect(dayToSerial('2026-02-30', '1900')).toBeUndefined();
  });
});
