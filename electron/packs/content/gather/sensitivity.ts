/**
 * The tornado of a pack with the switching values of its largest bars, and the two-way table of the two largest. Every
 * driver goes as far as its owner said; one without a range goes ten percent. Pure.
 */
import type { Appraisal } from '../../../../models/appraisal/types.ts';
import type { Kind, Line, Plan } from '../../../../models/plan/schema.ts';
import type { Driver } from '../../../../scenarios/drivers/driver.ts';
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
import type { GridFacts, TurningFacts, VariedFacts } from '../facts.ts';

const PERCENT = 0.1;
/** Switching values cost a search each; nobody reads more of them. */
const MOST_SWITCHES = 8;
/** What a plan may have more of than anybody wants to vary. */
const MOST_DRIVERS = 150;
const MOST_TYPED = 40;
const MONEY_KINDS: ReadonlySet<Kind> = new Set(['revenue', 'variable-cost', 'fixed-cost', 'investment']);
/** Points a side of the two-way table, with the plan in the middle. */
const HALF = 3;

/** null where the plan has nothing to vary. */
export function gatherVaried(appraisal: Appraisal): VariedFacts | null {
  const { plan } = appraisal;
  const ranges = driversOf(appraisal).flatMap((driver): readonly DriverRange[] => {
    const range = rangeOf(plan, driver, PERCENT);
    if (!range || range.low === range.high || rangeProblems(plan, range).length > 0) return [];
    return [range];
  });
  if (ranges.length === 0) return null;
  const made = tornado(plan, headlineMetric('npv'), ranges);
  const bars = made.bars.filter(({ swing, shape }) => shape !== 'flat' && (swing ?? 0) > 0);
  return { tornado: { ...made, bars }, percent: PERCENT };
}

export function gatherTurning(plan: Plan, { tornado: { bars } }: VariedFacts): TurningFacts {
  const largest = bars.slice(0, MOST_SWITCHES).map(({ driver }) => driver);
  const limited = plan.settings.discounting.maxPaybackYears !== null;
  return {
    switches: switchingValues(plan, largest),
    zeros: limited ? breakEvenTable(plan, largest) : [],
  };
}

/** Driver lines, what was typed instead of computed (the largest of it, where there is much), and the discount rate. */
function driversOf({ plan, evaluation }: Appraisal): readonly Driver[] {
  const size = ({ code }: Line): number =>
    evaluation.values(code).reduce((sum, value) => sum + Math.abs(value), 0);
  const typed = plan.lines
    .filter(({ kind, entry }) => MONEY_KINDS.has(kind) && entry.type !== 'formula')
    .toSorted((a, b) => size(b) - size(a))
    .slice(0, MOST_TYPED);
  return [
    ...planDrivers(plan).slice(0, MOST_DRIVERS),
    ...typed.map((line): Driver => ({ kind: 'line', code: line.code, measure: 'factor' })),
    { kind: 'setting', setting: 'discountRate' },
  ];
}

export function gatherGrid(plan: Plan, { tornado: { bars } }: VariedFacts): GridFacts | null {
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
