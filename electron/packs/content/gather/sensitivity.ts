/**
 * The tornado of a pack with the switching values of its largest bars, and the two-way table of the two largest. Every
 * driver goes as far as its owner said; one without a range goes ten percent. Pure.
 */
import type { Plan } from '../../../../models/plan/schema.ts';
import { type Driver, lineDriver } from '../../../../scenarios/drivers/driver.ts';
import { breakEvenTable } from '../../../../scenarios/goal-seek/break-even.ts';
import { evenly, twoWayGrid } from '../../../../scenarios/grid.ts';
import { headlineMetric } from '../../../../scenarios/metrics.ts';
import {
  type DriverRange,
  planDrivers,
  rangeOf,
  rangeProblems,
} from '../../../../scenarios/tornado/ranges.ts';
import { switchingValues } from '../../../../scenarios/tornado/switching.ts';
import { type Bar, tornado } from '../../../../scenarios/tornado/tornado.ts';
import type { GridFacts, SensitivityFacts } from '../facts.ts';

const PERCENT = 0.1;
/** Switching values cost a search each; nobody reads more of them. */
const MOST_SWITCHES = 8;
/** Points a side of the two-way table, with the plan in the middle. */
const HALF = 3;

/** null where the plan has nothing to vary. */
export function gatherSensitivity(plan: Plan): SensitivityFacts | null {
  const ranges = driversOf(plan).flatMap((driver): readonly DriverRange[] => {
    const range = rangeOf(plan, driver, PERCENT);
    if (!range || range.low === range.high || rangeProblems(plan, range).length > 0) return [];
    return [range];
  });
  if (ranges.length === 0) return null;
  const made = tornado(plan, headlineMetric('npv'), ranges);
  const bars = made.bars.filter(({ swing, shape }) => shape !== 'flat' && (swing ?? 0) > 0);
  const largest = bars.slice(0, MOST_SWITCHES).map(({ driver }) => driver);
  const limited = plan.settings.discounting.maxPaybackYears !== null;
  return {
    tornado: { ...made, bars },
    switches: switchingValues(plan, largest),
    zeros: limited ? breakEvenTable(plan, largest) : [],
    percent: PERCENT,
  };
}

/** Driver lines, what was typed instead of computed, and the discount rate. */
function driversOf(plan: Plan): readonly Driver[] {
  const typed = plan.lines.filter(
    ({ kind, entry }) =>
      ['revenue', 'variable-cost', 'fixed-cost', 'investment'].includes(kind) && entry.type !== 'formula',
  );
  return [
    ...planDrivers(plan),
    ...typed.map(
      (line): Driver => ({ ...lineDriver(line), kind: 'line', code: line.code, measure: 'factor' }),
    ),
    { kind: 'setting', setting: 'discountRate' },
  ];
}

export function gatherGrid(plan: Plan, { tornado: { bars } }: SensitivityFacts): GridFacts | null {
  const [first, second] = bars.filter(({ low, high }) => low.at < high.at);
  if (!first || !second) return null;
  const x = axisOf(first);
  const y = axisOf(second);
  const grid = twoWayGrid(plan, [headlineMetric('npv')], x, y);
  const column = x.values.indexOf(first.planned);
  const row = y.values.indexOf(second.planned);
  return { grid, planned: column < 0 || row < 0 ? null : { row, column } };
}

function axisOf({ driver, planned, low, high }: Bar): {
  readonly driver: Driver;
  readonly values: readonly number[];
} {
  if (!(planned > low.at && planned < high.at))
    return { driver, values: evenly(low.at, high.at, 2 * HALF + 1) };
  return {
    driver,
    values: [
      ...evenly(low.at, planned, HALF + 1).slice(0, HALF),
      planned,
      ...evenly(planned, high.at, HALF + 1).slice(1),
    ],
  };
}
