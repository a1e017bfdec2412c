/**
 * The flexed plan: what the approved plan would have been at the activity that was reached, line by line and month by
 * month. Revenue and variable cost follow activity; fixed cost, investment and everything else stand as planned.
 */

import type { Line } from '../../../plan/schema.ts';
import { type DaySums, hasBetween, unitsBetween } from '../../actuals/day-sums.ts';
import { firstDayOf } from '../../calendar/bucket.ts';
import type { Day } from '../../calendar/day.ts';
import { amountBetween, type Planned } from '../../planned/planned-amounts.ts';
import type { TrackedLine } from '../tracked-lines.ts';
import { type Volumes, volumesOf } from './volume-lines.ts';

/** What a line's flexed plan follows in a month. */
export type FlexBasis =
  | { readonly type: 'volume'; readonly line: Line }
  | { readonly type: 'revenue'; readonly line: Line }
  | { readonly type: 'all-revenue' }
  | { readonly type: 'fixed' };

/** Units of the currency, natural signs. */
export type FlexedMonth = { readonly basis: FlexBasis; readonly plan: number; readonly flexed: number };

export type Flexing = {
  readonly of: (tracked: TrackedLine, month: number) => FlexedMonth;
  readonly volumes: Volumes;
};

/** A plan of about 0 is no base for a ratio: one hundredth of a quantity, one unit of the currency. */
const LEAST_QUANTITY = 0.01;
const LEAST_REVENUE = 1;

/** Does the line follow activity at all? */
export function follows({ kind }: Pick<Line, 'kind'>): boolean {
  return kind === 'revenue' || kind === 'variable-cost';
}

type Month = {
  readonly index: number;
  readonly from: Day;
  readonly to: Day;
  /** Are there entries of any revenue line? Without them activity is unknown, and nothing is flexed. */
  readonly active: boolean;
  readonly known: Map<string, FlexedMonth>;
  readonly inWork: Set<string>;
  all: { readonly plan: number; readonly flexed: number } | null;
};

/**
 * Flexed plan of a line in a month = planned amount x activity.
 *
 * Revenue. Activity = actual / planned quantity of the nearest quantity in the line's formulas that has entries in the
 * month and was planned above zero (sales = orders x price follows orders). Without such a quantity volume and price
 * cannot be told apart: activity is the revenue's own actual / plan, so that its flexed plan is its actual.
 *
 * Variable cost. The nearest in its formulas of: a quantity that revenue too is made of, with entries and a plan above
 * zero; a revenue line, with that line's activity. Else the revenue line that shares a quantity with it; else all revenue,
 * flexed / planned. A quantity that only the cost uses (material, hours) is no activity: using more of it is a variance.
 *
 * Nothing is flexed in a month in which no revenue line has entries; a negative activity counts as 0; a plan of about 0
 * counts as 0.
 * Source: Horngren, Datar, Rajan, Cost Accounting, 14th ed., ch. 7 (flexible budget at the actual output level).
 */
export function createFlexing(lines: readonly TrackedLine[], reference: Planned, sums: DaySums): Flexing {
  const volumes = volumesOf(reference.appraisal);
  const byId = new Map(lines.map((tracked) => [tracked.line.id, tracked]));
  const revenue = lines.filter(({ line }) => line.kind === 'revenue');
  const months = new Map<number, Month>();

  function monthOf(index: number): Month {
    const known = months.get(index);
    if (known) return known;
    const from = firstDayOf(index);
    const to = firstDayOf(index + 1) - 1;
    const active = revenue.some(({ line }) => hasBetween(sums.get(line.id), from, to));
    const month: Month = { index, from, to, active, known: new Map(), inWork: new Set(), all: null };
    months.set(index, month);
    return month;
  }

  function of(tracked: TrackedLine, index: number): FlexedMonth {
    const month = monthOf(index);
    const { id } = tracked.line;
    const known = month.known.get(id);
    if (known) return known;
    month.inWork.add(id);
    const made = flex(tracked, month);
    month.inWork.delete(id);
    month.known.set(id, made);
    return made;
  }

  function flex(tracked: TrackedLine, month: Month): FlexedMonth {
    const { line, reference: planned } = tracked;
    const plan = planned ? amountBetween(reference, planned, month.from, month.to) : 0;
    const isRevenue = line.kind === 'revenue';
    if (!month.active || !follows(line)) {
      return { basis: { type: 'fixed' }, plan, flexed: plan };
    }
    const nearest = planned ? fromSources(planned.code, isRevenue, month) : null;
    if (nearest) return { basis: nearest.basis, plan, flexed: plan * nearest.activity };
    if (isRevenue) {
      const actual = unitsBetween(sums.get(line.id), month.from, month.to);
      return { basis: { type: 'revenue', line }, plan, flexed: actual };
    }
    const all = allRevenue(month);
    if (!(all.plan >= LEAST_REVENUE)) return { basis: { type: 'fixed' }, plan, flexed: plan };
    return { basis: { type: 'all-revenue' }, plan, flexed: plan * Math.max(0, all.flexed / all.plan) };
  }

  type Nearest = { readonly basis: FlexBasis; readonly activity: number };

  function fromSources(code: string, isRevenue: boolean, month: Month): Nearest | null {
    const { sources } = volumes.of(code);
    for (const source of sources) {
      const found =
        source.kind === 'revenue'
          ? fromRevenue(source, month)
          : isRevenue || volumes.output.has(source.code)
            ? fromQuantity(source, month)
            : null;
      // A revenue line whose own volume is unknown tells another revenue line nothing about its volume.
      if (found && !(isRevenue && found.basis.type === 'revenue')) return found;
    }
    if (isRevenue || !sources.some(({ kind }) => kind !== 'revenue')) return null;
    const shared = revenue.find(
      (candidate) =>
        candidate.reference !== undefined &&
        volumes
          .of(candidate.reference.code)
          .sources.some((source) => source.kind !== 'revenue' && sources.some(({ id }) => id === source.id)),
    );
    return shared ? fromRevenue(shared.line, month) : null;
  }

  function fromQuantity(source: Line, { from, to }: Month): Nearest | null {
    const planned = reference.byId(source.id);
    const actual = sums.get(source.id);
    if (!planned || !hasBetween(actual, from, to)) return null;
    const quantity = amountBetween(reference, planned, from, to);
    if (!(quantity >= LEAST_QUANTITY)) return null;
    const activity = Math.max(0, unitsBetween(actual, from, to) / quantity);
    return { basis: { type: 'volume', line: source }, activity };
  }

  function fromRevenue(source: Line, month: Month): Nearest | null {
    const tracked = byId.get(source.id);
    if (!tracked || month.inWork.has(source.id)) return null;
    const { basis, plan, flexed } = of(tracked, month.index);
    if (!(plan >= LEAST_REVENUE) || basis.type === 'fixed') return null;
    return {
      basis: basis.type === 'volume' ? basis : { type: 'revenue', line: source },
      activity: Math.max(0, flexed / plan),
    };
  }

  function allRevenue(month: Month): { readonly plan: number; readonly flexed: number } {
    if (month.all) return month.all;
    let plan = 0;
    let flexed = 0;
    for (const tracked of revenue) {
      const one = of(tracked, month.index);
      plan += one.plan;
      flexed += one.flexed;
    }
    month.all = { plan, flexed };
    return month.all;
  }

  return { of, volumes };
}
