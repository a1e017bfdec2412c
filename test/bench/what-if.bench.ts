/**
 * The what-if engines' figures for `npm run bench`: a tornado of 50 drivers with a 41 x 41 grid of NPV and IRR on a
 * plan of 60 lines x 120 months, and the tornado of a yearly plan of 30 lines, on one thread, nothing kept from before.
 */
import { blankLine, blankPlan } from '../../models/plan/blank.ts';
import type { Entry, Kind, Line, Plan } from '../../models/plan/schema.ts';
import { evenly, twoWayGrid } from '../../scenarios/grid.ts';
import { headlineMetric } from '../../scenarios/metrics.ts';
import { planDrivers, rangeOf } from '../../scenarios/tornado/ranges.ts';
import { tornado } from '../../scenarios/tornado/tornado.ts';

function line(code: string, kind: Kind, entry: Entry): Line {
  return { ...blankLine(code, code, code, kind), entry };
}

function many(count: number, make: (index: number) => Line): Line[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

const formula = (text: string): Entry => ({ type: 'formula', formula: text });
const constant = (value: number): Entry => ({ type: 'constant', value });

/** Drivers, and as many lines of revenue and cost by formula on top of them, with one outlay. */
function plan(drivers: number, formulas: number, periodicity: 'month' | 'year', periods: number): Plan {
  const blank = blankPlan('bench', 'Bench', '2026-01');
  return {
    ...blank,
    timeline: { ...blank.timeline, periodicity, periods },
    lines: [
      ...many(drivers, (index) => line(`d${index}`, 'driver', constant(10 + index))),
      ...many(formulas, (index) => {
        const [a, b] = [index % drivers, (index * 7 + 3) % drivers];
        return index % 3 === 2
          ? line(`c${index}`, 'variable-cost', formula(`r${index - 1} * 0.4 + d${a}`))
          : line(`r${index}`, 'revenue', formula(`grow(d${a}, 0.01) * d${b} + prev(r${index}) * 0.02`));
      }),
      line('outlay', 'investment', { type: 'series', values: [], opening: periods * formulas * 250 }),
    ],
  };
}

function fastest(times: number, action: () => void): number {
  const measured = Array.from({ length: times }, () => {
    const before = performance.now();
    action();
    return performance.now() - before;
  });
  // Whatever else the machine does can only add to a time.
  return Math.min(...measured);
}

const npv = headlineMetric('npv');

function tornadoOf(subject: Plan): number {
  const ranges = planDrivers(subject).flatMap((driver) => rangeOf(subject, driver, 0.1) ?? []);
  return tornado(subject, npv, ranges).bars.length;
}

function gridOf(subject: Plan): void {
  const [x, y] = planDrivers(subject);
  if (!x || !y) return;
  const axis = evenly(5, 15, 41);
  twoWayGrid(subject, [npv, headlineMetric('irr')], { driver: x, values: axis }, { driver: y, values: axis });
}

export const benches = [
  {
    name: 'what-if: tornado of 50 drivers and a 41 x 41 grid of NPV and IRR, 60 formula lines x 120 months',
    run: async () => {
      const monthly = plan(50, 60, 'month', 120);
      const tornadoMs = fastest(7, () => tornadoOf(monthly));
      const gridMs = fastest(7, () => gridOf(monthly));
      return {
        figures: {
          'bars of the tornado': tornadoOf(monthly),
          'tornado, ms': tornadoMs,
          'grid, ms': gridMs,
          'tornado and grid, ms': tornadoMs + gridMs,
        },
        limits: { 'tornado and grid, ms': 200 },
      };
    },
  },
  {
    name: 'what-if: tornado of a yearly plan of 30 lines',
    run: async () => {
      const yearly = plan(12, 17, 'year', 10);
      return {
        figures: { 'tornado, ms': fastest(15, () => tornadoOf(yearly)) },
        limits: { 'tornado, ms': 16 },
      };
    },
  },
];
