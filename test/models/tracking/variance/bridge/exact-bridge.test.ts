/** The bridge adds up exactly and has the ends of the report, on random plans and entries. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../../../../models/plan/schema.ts';
import { lineSums } from '../../../../../models/tracking/actuals/day-sums.ts';
import { monthIndex } from '../../../../../models/tracking/calendar/bucket.ts';
import { profitBridge } from '../../../../../models/tracking/variance/bridge/profit-bridge.ts';
import { DEFAULT_THRESHOLDS } from '../../../../../models/tracking/variance/difference.ts';
import { varianceReport } from '../../../../../models/tracking/variance/report/variance-report.ts';
import { line, plannedOf, planOf } from '../../tracked-case.ts';

const amount = fc.oneof(
  fc.constant(0),
  fc.double({ min: -1e6, max: -1, noNaN: true }),
  fc.double({ min: 1, max: 1e7, noNaN: true }),
);
const amounts = fc.array(amount, { minLength: 12, maxLength: 12 });
const CODES = [
  'a_units',
  'b_units',
  'kg',
  'kg_price',
  'a',
  'b',
  'c',
  'material',
  'fees',
  'other',
  'rent',
  'shop',
];

/** Products with and without a volume, costs of every sort, a line added since the approval and one removed. */
const cases = fc.record({
  units: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1, max: 1e5, noNaN: true })), {
    minLength: 12,
    maxLength: 12,
  }),
  prices: amounts,
  plain: amounts,
  rent: amounts,
  periodicity: fc.constantFrom('month' as const, 'quarter' as const),
  booked: fc.subarray(CODES),
  entries: fc.array(fc.tuple(fc.integer({ min: 0, max: 364 }), fc.integer({ min: -1e9, max: 1e10 })), {
    minLength: 1,
    maxLength: 40,
  }),
  month: fc.integer({ min: 0, max: 11 }),
  span: fc.integer({ min: 0, max: 11 }),
});

function linesOf(
  units: readonly number[],
  prices: readonly number[],
  plain: readonly number[],
  rent: readonly number[],
): Line[] {
  return [
    line('driver', 'a_units', units, { unit: 'pieces' }),
    line('driver', 'b_units', [...units].reverse(), { unit: 'pieces' }),
    line('memo', 'kg', 'a_units * 0.37', { unit: 'kg' }),
    line('driver', 'kg_price', 3.3, { unit: 'CNY/kg' }),
    line('driver', 'price', prices, { unit: 'CNY/pieces' }),
    line('revenue', 'a', 'a_units * price'),
    line('revenue', 'b', 'b_units * 7.77'),
    line('revenue', 'c', plain),
    line('variable-cost', 'material', 'kg * kg_price'),
    line('variable-cost', 'fees', 'c * 0.031 + b * 0.07'),
    line('variable-cost', 'other', plain),
    line('fixed-cost', 'rent', rent),
    line('investment', 'shop', { type: 'series', values: [...rent], opening: 12_345.675 }),
  ];
}

describe('a bridge on random plans and entries', () => {
  it('adds up exactly in minor units, and its ends are those of the report', () => {
    fc.assert(
      fc.property(cases, ({ units, prices, plain, rent, periodicity, booked, entries, month, span }) => {
        const lines = linesOf(units, prices, plain, rent);
        const timeline = { start: '2026-01', periodicity, periods: periodicity === 'month' ? 12 : 4 };
        const plan = plannedOf(planOf([...lines.slice(0, -2), line('fixed-cost', 'new', rent)], timeline));
        const reference = plannedOf(planOf(lines, timeline));
        const start = reference.start;
        const sums = new Map(
          booked.map((code, at) => {
            const own = entries.filter((_, index) => (index + at) % 3 !== 0).toSorted((x, y) => x[0] - y[0]);
            return [
              `id-${code}`,
              lineSums(
                own.map(([day]) => start + day),
                own.map(([, minor]) => minor),
              ),
            ];
          }),
        );
        const first = monthIndex(start);
        const last = first + Math.min(11, month + span);
        for (const investment of [false, true]) {
          const made = profitBridge({
            plan,
            reference,
            sums,
            months: { first: first + month, last },
            investment,
          });
          const steps = made.bars.reduce((sum, bar) => sum + bar.amount, 0);
          expect(made.plan + steps).toBe(made.actual);
          for (const bar of made.bars) {
            expect(bar.lines.reduce((sum, each) => sum + each.amount, 0)).toBe(bar.amount);
            expect(bar.lines.every((each) => Number.isSafeInteger(each.amount))).toBe(true);
          }
          const volume = made.bars
            .filter(({ step }) => ['sales-quantity', 'sales-mix', 'sales-unsplit'].includes(step))
            .flatMap((bar) => bar.lines);
          if (!booked.some((code) => ['a', 'b', 'c'].includes(code))) {
            expect(volume.filter((each) => each.line.kind === 'variable-cost')).toEqual([]);
          }
        }
        const report = varianceReport({
          ...{
            plan,
            reference,
            sums,
            month: last,
            closed: last,
            thresholds: DEFAULT_THRESHOLDS,
            onlyMatters: false,
          },
        });
        const ebitda = report.rows.find(({ code }) => code === '$ebitda')?.yearToDate;
        const bridge = profitBridge({ plan, reference, sums, months: { first, last }, investment: false });
        expect([bridge.plan, bridge.flexed, bridge.actual]).toEqual([
          ebitda?.plan,
          ebitda?.flexed,
          ebitda?.actual,
        ]);
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });
});
