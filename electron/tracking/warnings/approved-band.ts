/**
 * The P10 and P90 of the approved case by line, from its own simulation: run once for the lines that rules ask for, kept
 * as long as the plan value is. null where nothing of the plan is uncertain, or its uncertainty cannot be drawn. A line
 * that comes out the same in every trial has no band: leaving a single value would be leaving it by a cent.
 */
import type { Plan } from '../../../models/plan/schema.ts';
import { DEFAULT_SIMULATION } from '../../../models/plan/what-if/uncertainty-schema.ts';
import type { Planned, PlannedLine } from '../../../models/tracking/planned/planned-amounts.ts';
import type { Band } from '../../../models/tracking/warnings/rule-inputs.ts';
import { lineTrials } from '../../../scenarios/simulation/study/line-trials.ts';
import { percentileInclusive, sortedFinite } from '../../../scenarios/simulation/summary/percentiles.ts';

/** Enough for a P10; more would only cost memory, a line has a number a period and trial. */
const MOST_TRIALS = 2000;

type Kept = { trials: Map<string, Float64Array>; readonly bands: Map<string, number>; drawable: boolean };

const kept = new WeakMap<Plan, Kept>();

export function hasUncertainty(plan: Plan): boolean {
  return plan.lines.some(({ uncertainty }) => uncertainty !== undefined);
}

/** `codes`: the lines that p10 and p90 will be asked of. */
export function approvedBand(reference: Planned, codes: readonly string[]): Band | null {
  const { plan } = reference.appraisal;
  if (!hasUncertainty(plan)) return null;
  const own = kept.get(plan) ?? { trials: new Map(), bands: new Map(), drawable: true };
  kept.set(plan, own);
  const settings = plan.simulation ?? DEFAULT_SIMULATION;
  const trials = Math.min(settings.trials, MOST_TRIALS);
  const missing = codes.filter((code) => !own.trials.has(code));
  if (own.drawable && missing.length > 0) {
    const drawn = lineTrials(plan, { ...settings, trials }, missing);
    own.drawable = drawn.ok;
    if (drawn.ok) own.trials = new Map([...own.trials, ...drawn.value]);
  }
  if (!own.drawable) return null;
  return (code, percentile, first, last) => {
    const key = `${code}|${percentile}|${first}|${last}`;
    const known = own.bands.get(key);
    if (known !== undefined) return known;
    const values = own.trials.get(code);
    const line = reference.byCode(code);
    const sorted =
      values && line ? sortedFinite(overColumns(values, trials, reference, line, first, last)) : null;
    const band = sorted && isWide(sorted) ? percentileInclusive(sorted, percentile) : Number.NaN;
    own.bands.set(key, band);
    return band;
  };
}

/** Rounding alone makes no band. */
function isWide(sorted: Float64Array): boolean {
  const [low, high] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  return high - low > 1e-9 * Math.max(Math.abs(low), Math.abs(high));
}

/** Of each trial the sum over the columns, the opening with the first period; of what holds the mean of its days. */
function overColumns(
  values: Float64Array,
  trials: number,
  { firstDays }: Planned,
  { spread }: PlannedLine,
  first: number,
  last: number,
): Float64Array {
  const sums = new Float64Array(trials);
  const adds = spread === 'sum';
  const dayOf = (column: number): number => firstDays[column] ?? 0;
  const days = dayOf(last + 1) - dayOf(first);
  for (let column = adds && first === 1 ? 0 : first; column <= last; column += 1) {
    const weight = adds ? 1 : (dayOf(column + 1) - dayOf(column)) / days;
    for (let trial = 0; trial < trials; trial += 1) {
      sums[trial] = (sums[trial] as number) + weight * (values[column * trials + trial] as number);
    }
  }
  return sums;
}
