/**
 * What one line adds to each step from plan to actual, in units of the currency and natural signs, month by month. The
 * steps of a month add up to its actual less its plan; rounding is done later, on the sums.
 */

import type { Line } from '../../../plan/schema.ts';
import type { DaySums } from '../../actuals/day-sums.ts';
import { hasBetween, MINOR, unitsBetween } from '../../actuals/day-sums.ts';
import type { Day } from '../../calendar/day.ts';
import { amountBetween, type Planned } from '../../planned/planned-amounts.ts';
import type { FlexedMonth, Flexing } from '../flex/flexed-month.ts';
import { isPrice } from '../flex/volume-lines.ts';
import { meanOfDays } from '../report/mean-of-days.ts';
import type { TrackedLine } from '../tracked-lines.ts';

/** From plan to flexed plan. */
export type VolumeParts = { quantity: number; mix: number; unsplit: number };
/** From flexed plan to actual. `rest`: of revenue without a known volume, of cost without known inputs. */
export type RateParts = { price: number; usage: number; rest: number };

export type LineParts = {
  /** Flexed less planned, of all months: what the three volume parts add up to. */
  moved: number;
  readonly volume: VolumeParts;
  readonly rate: RateParts;
  /** The line whose actuals made the split possible, of the last month that had one. */
  by: Line | null;
};

export type PartsSources = {
  readonly reference: Planned;
  readonly sums: DaySums;
  readonly flexing: Flexing;
  /** Total actual / total planned quantity of all products in the unit of this one; null: it is alone. */
  readonly unitActivity: (quantity: Line) => number | null;
  /** Is there revenue in this month of which the volume is not known? */
  readonly someUnsplit: boolean;
};

export function noParts(): LineParts {
  return {
    moved: 0,
    volume: { quantity: 0, mix: 0, unsplit: 0 },
    rate: { price: 0, usage: 0, rest: 0 },
    by: null,
  };
}

/**
 * Adds one month of a revenue or variable-cost line.
 *
 * Volume known: quantity = plan x (total units actual / planned - 1), over all products counted in the same unit;
 * mix = flexed - plan - quantity. Volume not known (the line follows its own or all revenue): all of it is unsplit.
 * Revenue: price = actual - flexed, where its volume is known.
 * Cost: with E the actual input at the planned input price, price = actual - E and usage = E - flexed. E = plan x actual /
 * planned quantity of an input line, or actual x planned / actual price of an input's price line.
 */
export function addMonth(
  parts: LineParts,
  tracked: TrackedLine,
  { basis, plan, flexed }: FlexedMonth,
  days: { readonly from: Day; readonly to: Day },
  sources: PartsSources,
): void {
  const actual = unitsBetween(sources.sums.get(tracked.line.id), days.from, days.to);
  const volume = flexed - plan;
  parts.moved += volume;
  const known = basis.type === 'volume' || (basis.type === 'all-revenue' && !sources.someUnsplit);
  if (!known) parts.volume.unsplit += volume;
  else {
    const activity = basis.type === 'volume' ? sources.unitActivity(basis.line) : null;
    const quantity = activity === null ? volume : plan * (activity - 1);
    parts.volume.quantity += quantity;
    parts.volume.mix += volume - quantity;
    if (basis.type === 'volume') parts.by = basis.line;
  }
  if (tracked.line.kind === 'revenue') {
    if (basis.type === 'volume') parts.rate.price += actual - flexed;
    else parts.rate.rest += actual - flexed;
    return;
  }
  const split = inputSplit(tracked, plan, actual, days, sources);
  if (!split) {
    parts.rate.rest += actual - flexed;
    return;
  }
  parts.rate.price += actual - split.atPlannedPrice;
  parts.rate.usage += split.atPlannedPrice - flexed;
  parts.by = split.by;
}

type Split = { readonly atPlannedPrice: number; readonly by: Line };

/** The actual input at its planned price; null where neither its quantity nor its price has entries. */
function inputSplit(
  { reference: planned }: TrackedLine,
  plan: number,
  actual: number,
  { from, to }: { readonly from: Day; readonly to: Day },
  { reference, sums, flexing }: PartsSources,
): Split | null {
  if (!planned || plan === 0) return null;
  const { currency } = reference.appraisal.plan.settings;
  const { sources, rates } = flexing.volumes.of(planned.code);
  for (const input of sources) {
    const line = reference.byId(input.id);
    const entries = sums.get(input.id);
    if (input.kind === 'revenue' || flexing.volumes.output.has(input.code) || !line) continue;
    const quantity = amountBetween(reference, line, from, to);
    if (!hasBetween(entries, from, to) || !(quantity >= 0.01)) continue;
    return { atPlannedPrice: (plan * unitsBetween(entries, from, to)) / quantity, by: input };
  }
  for (const input of rates) {
    const line = reference.byId(input.id);
    const paid = meanOfDays(sums.get(input.id), from, to);
    if (!line || paid === null || !(paid > 0) || !isPrice(input, currency)) continue;
    const price = amountBetween(reference, line, from, to);
    if (!(price > 0)) continue;
    return { atPlannedPrice: (actual * price) / (paid / MINOR), by: input };
  }
  return null;
}
