/**
 * Switching values: how far a driver may go, alone, before the verdict flips, whichever condition flips it: NPV at the
 * hurdle or the limit on the payback. Boundaries are sought to the last digits; between them the plan's own verdict is
 * asked, so that no rule of the verdict is written a second time here.
 */
import { type Appraiser, createAppraiser } from '../../models/appraisal/appraise.ts';
import type { Verdict } from '../../models/appraisal/types.ts';
import { LIMITS } from '../../models/plan/limits.ts';
import type { Plan } from '../../models/plan/schema.ts';
import {
  applyDriver,
  type Driver,
  type DriverProblem,
  driverProblem,
  isWhole,
  plannedValue,
} from '../drivers/driver.ts';
import { allRoots } from '../goal-seek/all-roots.ts';
import { createAlong, createPaybackAlong } from '../goal-seek/along.ts';
import type { Many } from '../goal-seek/many.ts';
import { headlineMetric } from '../metrics.ts';
import { stepsOfPredicate } from './predicate.ts';
import { type DriverRange, searchRange } from './ranges.ts';

export type Condition = 'npv' | 'payback';

export type Switch = {
  /** The driver's number at which the verdict flips. */
  readonly at: number;
  /** `at` less the planned number, and that over the size of the planned number; null where it is zero. */
  readonly change: number;
  readonly relative: number | null;
  readonly condition: Condition;
};

export type NoSwitch =
  | DriverProblem
  /** The plan has no verdict: it cannot be computed, or has no flows. */
  | 'no-verdict'
  /** Planned at zero without a range: there is nothing to take a multiple of. */
  | 'no-range'
  /** NPV at the hurdle is the same all over the range, and so is the answer of the payback. */
  | 'does-not-react'
  /** Neither condition of the verdict changes side within the range. */
  | 'not-in-range'
  /** One condition changes side, the verdict does not: the other one stays broken. */
  | 'other-condition';

export type SwitchingValue = {
  readonly driver: Driver;
  readonly planned: number | null;
  readonly decision: Verdict['decision'];
  /** What was searched; null without. */
  readonly range: { readonly low: number; readonly high: number } | null;
  /** The first flip below and above the planned number. */
  readonly below: Switch | null;
  readonly above: Switch | null;
  /** The nearer of the two. */
  readonly nearest: Switch | null;
  readonly reason: NoSwitch | null;
};

const REACH = 10;

/**
 * The switching values of each driver, all others as planned, within `reach` times the planned number to both sides or
 * the driver's own range where it is wider. Units: the driver's own; `relative` a fraction of the planned number.
 * Source: HM Treasury, The Green Book (2022), ch. 5, switching values; Brealey/Myers/Allen ch. 10, break-even analysis.
 */
export function switchingValues(
  plan: Plan,
  drivers: readonly Driver[],
  reach = REACH,
): readonly SwitchingValue[] {
  const appraiser = createAppraiser();
  const { decision } = appraiser(plan).verdict;
  const npvAlong = createAlong(plan, headlineMetric('npvAtHurdle'));
  const limit = plan.settings.discounting.maxPaybackYears;
  const paybackAlong = limit === null ? null : createPaybackAlong(plan);
  return drivers.map((driver): SwitchingValue => {
    const planned = plannedValue(plan, driver);
    const head = { driver, planned, decision, range: null, below: null, above: null, nearest: null };
    if (planned === null) return { ...head, reason: driverProblem(plan, driver) };
    if (decision === 'unclear') return { ...head, reason: 'no-verdict' };
    const found = searchRange(plan, driver, reach);
    if (!found) return { ...head, reason: 'no-range' };
    const study: Study = { plan, driver, planned, decision, appraiser };
    if (isWhole(driver)) return { ...head, ...amongWholeNumbers(study, found) };
    const { low, high } = found;
    const npv = npvBoundaries(npvAlong(driver), found);
    const boundaries = [
      ...npv.boundaries,
      ...(limit === null || paybackAlong === null
        ? []
        : paybackBoundaries(paybackAlong(driver), found, driver, limit)),
    ];
    const [below, above] = [walk(study, boundaries, low), walk(study, boundaries, high)];
    return {
      ...head,
      range: { low, high },
      below,
      above,
      nearest: nearer(below, above),
      reason: below || above ? null : reasonOf(boundaries, npv.flat),
    };
  });
}

type Study = {
  readonly plan: Plan;
  readonly driver: Driver;
  readonly planned: number;
  readonly decision: Verdict['decision'];
  readonly appraiser: Appraiser;
};

/** condition null: an edge of what can be computed, which only parts the stretches. */
type Boundary = { readonly at: number; readonly condition: Condition | null };

function reasonOf(boundaries: readonly Boundary[], flat: boolean): NoSwitch {
  if (boundaries.some(({ condition }) => condition !== null)) return 'other-condition';
  return flat ? 'does-not-react' : 'not-in-range';
}

/** Differences below this share of the amount are rounding. */
const NOISE = 1e-12;

/** Where NPV at the hurdle changes its sign, and whether it reacts at all. */
function npvBoundaries(
  npv: Many,
  { low, high }: DriverRange,
): { readonly boundaries: readonly Boundary[]; readonly flat: boolean } {
  const { roots, jumps, gaps, seen } = allRoots(npv, low, high);
  const crossings = roots.flatMap(({ at, touching }) => (touching ? [] : [at]));
  const amounts = seen.map(({ value }) => value);
  const size = Math.max(...amounts.map(Math.abs));
  return {
    boundaries: [
      ...[...crossings, ...jumps].map((at) => ({ at, condition: 'npv' as const })),
      ...gaps.flatMap(({ from, to }) => [from, to]).map((at) => ({ at, condition: null })),
    ],
    flat: Math.max(...amounts) - Math.min(...amounts) <= NOISE * size,
  };
}

/** Where the payback goes beyond its limit; the limit itself may be the driver. */
function paybackBoundaries(
  years: Many,
  { low, high }: DriverRange,
  driver: Driver,
  limit: number,
): readonly Boundary[] {
  const isLimit = driver.kind === 'setting' && driver.setting === 'maxPaybackYears';
  const within: Many = (points) => {
    const found = years(points);
    return points.map((point, index) => {
      const value = found[index] ?? Number.NaN;
      return Number.isNaN(value) ? Number.NaN : value <= (isLimit ? point : limit) ? 1 : 0;
    });
  };
  return stepsOfPredicate(within, low, high).map((at) => ({ at, condition: 'payback' }));
}

/** From the plan towards `end`, the first boundary beyond which the plan's verdict is the other one. */
function walk(study: Study, boundaries: readonly Boundary[], end: number): Switch | null {
  const { planned } = study;
  const side = Math.sign(end - planned);
  if (side === 0) return null;
  const ahead = boundaries
    .filter(({ at }) => side * (at - planned) >= 0)
    .toSorted((a, b) => side * (a.at - b.at));
  for (const [index, { at, condition }] of ahead.entries()) {
    const next = ahead[index + 1]?.at ?? end;
    const beyond = (at + next) / 2;
    if (next !== at && flips(study, beyond))
      return switchAt(planned, at, condition ?? conditionAt(study, beyond));
  }
  return null;
}

function flips({ plan, driver, decision, appraiser }: Study, at: number): boolean {
  const changed = applyDriver(plan, driver, at);
  if (!changed) return false;
  const other = appraiser(changed).verdict.decision;
  return other !== 'unclear' && other !== decision;
}

function switchAt(planned: number, at: number, condition: Condition): Switch {
  const change = at - planned;
  return { at, change, relative: planned === 0 ? null : change / Math.abs(planned), condition };
}

function amongWholeNumbers(
  study: Study,
  found: DriverRange,
): Pick<SwitchingValue, 'range' | 'below' | 'above' | 'nearest' | 'reason'> {
  const { planned } = study;
  // No whole setting takes more than the number of periods that a plan may have.
  const low = Math.max(0, Math.ceil(found.low));
  const high = Math.min(LIMITS.periods, Math.floor(found.high));
  const first = (step: 1 | -1): Switch | null => {
    for (let at = planned + step; at >= low && at <= high; at += step) {
      if (flips(study, at)) return switchAt(planned, at, conditionAt(study, at));
    }
    return null;
  };
  const [below, above] = [first(-1), first(1)];
  return {
    range: { low, high },
    below,
    above,
    nearest: nearer(below, above),
    reason: below || above ? null : 'not-in-range',
  };
}

/** Which condition is on the other side: NPV where it has changed its sign. */
function conditionAt({ plan, driver, appraiser }: Study, at: number): Condition {
  const changed = applyDriver(plan, driver, at);
  const sign = (of: Plan): boolean => (appraiser(of).headline.npvAtHurdle ?? 0) >= 0;
  return changed && sign(changed) !== sign(plan) ? 'npv' : 'payback';
}

function nearer(below: Switch | null, above: Switch | null): Switch | null {
  if (!below || !above) return below ?? above;
  return Math.abs(below.change) <= Math.abs(above.change) ? below : above;
}
