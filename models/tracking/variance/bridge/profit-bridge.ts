/**
 * From planned profit to actual profit in steps that add up exactly: sales quantity, mix and price, prices and usage of
 * variable cost, fixed cost, and investment if asked. What is not known apart stands in steps that say so, never guessed.
 */
import type { Line } from '../../../plan/schema.ts';
import { type DaySums, sumBetween } from '../../actuals/day-sums.ts';
import { amountBetween, type Planned, toMinor } from '../../planned/planned-amounts.ts';
import { type Effect, effectOf } from '../effect.ts';
import { createFlexing, type Flexing } from '../flex/flexed-month.ts';
import { bookedSince, daysOf, type Months } from '../report/figures.ts';
import { type TrackedLine, trackedLines } from '../tracked-lines.ts';
import { apportion } from './apportion.ts';
import { addMonth, type LineParts, noParts } from './line-parts.ts';
import { unitActivities } from './unit-activity.ts';

export const BRIDGE_STEPS = [
  'sales-quantity',
  'sales-mix',
  'sales-price',
  'sales-unsplit',
  'cost-price',
  'cost-usage',
  'cost-unsplit',
  'fixed-cost',
  'investment',
] as const;
export type BridgeStep = (typeof BRIDGE_STEPS)[number];

export type BridgeLine = {
  readonly line: Line;
  /** Effect on profit, minor units. */
  readonly amount: number;
  readonly by: Line | null;
};

export type ProfitBridge = {
  readonly plan: number;
  /** null: beyond the exact whole numbers. */
  readonly flexed: number | null;
  readonly actual: number;
  readonly bars: readonly {
    readonly step: BridgeStep;
    readonly amount: number;
    readonly effect: Effect;
    readonly lines: readonly BridgeLine[];
  }[];
};

export type BridgeInput = {
  readonly plan: Planned;
  readonly reference: Planned;
  readonly sums: DaySums;
  readonly months: Months;
  /** Also EBITDA to EBITDA less investment. */
  readonly investment: boolean;
};

/** flexed null: beyond the exact whole numbers, then nothing is said about volume. */
type Amounts = { readonly plan: number; readonly flexed: number | null; readonly actual: number };

/**
 * plan + sum of the bars = actual, in whole minor units, whatever the data. Profit = revenue - variable cost - fixed cost
 * (EBITDA), less investment if asked; each amount is the sum of its lines as the report shows them. A line without a
 * number in the reference (an error) counts as 0 there. Positive bars raise profit.
 * Steps and formulas: line-parts.ts, flexed-month.ts. Source: Horngren, Datar, Rajan, Cost Accounting, 14th ed., ch. 7, 14.
 */
export function profitBridge(input: BridgeInput): ProfitBridge {
  const { plan, reference, sums } = input;
  const lines = trackedLines(plan, reference);
  const flexing = createFlexing(lines, reference, sums);
  const parts = partsOf(lines, input, flexing);
  const bars = new Map<BridgeStep, BridgeLine[]>(BRIDGE_STEPS.map((step) => [step, []]));
  const ends = { plan: 0, flexed: 0, actual: 0 };
  let exact = true;
  for (const tracked of lines) {
    const { line, sign } = tracked;
    const steps = stepsOf(line, input.investment);
    if (!steps) continue;
    const own = parts.get(line.id);
    const amounts = amountsOf(tracked, own, input);
    ends.plan += sign * amounts.plan;
    ends.flexed += sign * (amounts.flexed ?? 0);
    exact &&= amounts.flexed !== null && Number.isSafeInteger(ends.flexed);
    ends.actual += sign * amounts.actual;
    splitOf(amounts, own).forEach((amount, index) => {
      const step = steps[index];
      if (step === undefined || amount === 0) return;
      bars.get(step)?.push({ line, amount: sign * amount, by: own?.by ?? null });
    });
  }
  return {
    ...ends,
    flexed: exact ? ends.flexed : null,
    bars: [...bars].flatMap(([step, members]) => {
      if (members.length === 0) return [];
      const amount = members.reduce((sum, member) => sum + member.amount, 0);
      return [{ step, amount, effect: effectOf(amount, 1), lines: members }];
    }),
  };
}

/** The steps of the six parts of a line: quantity, mix and unsplit volume; price, usage and rest of what is left. */
function stepsOf({ kind }: Line, investment: boolean): readonly BridgeStep[] | null {
  const volume: readonly BridgeStep[] = ['sales-quantity', 'sales-mix', 'sales-unsplit'];
  switch (kind) {
    case 'revenue':
      return [...volume, 'sales-price', 'sales-price', 'sales-unsplit'];
    case 'variable-cost':
      return [...volume, 'cost-price', 'cost-usage', 'cost-unsplit'];
    case 'fixed-cost':
      return [...volume, 'cost-price', 'cost-usage', 'fixed-cost'];
    case 'investment':
      return investment ? [...volume, 'cost-price', 'cost-usage', 'investment'] : null;
    default:
      return null;
  }
}

function partsOf(
  lines: readonly TrackedLine[],
  { reference, sums, months }: BridgeInput,
  flexing: Flexing,
): ReadonlyMap<string, LineParts> {
  const followed = lines.filter(({ line }) => line.kind === 'revenue' || line.kind === 'variable-cost');
  const parts = new Map(followed.map(({ line }) => [line.id, noParts()]));
  for (let month = months.first; month <= months.last; month += 1) {
    const days = daysOf({ first: month, last: month });
    const revenue = followed
      .filter(({ line }) => line.kind === 'revenue')
      .map((tracked) => flexing.of(tracked, month).basis);
    const sources = {
      reference,
      sums,
      flexing,
      unitActivity: unitActivities(revenue, days, reference, sums),
      someUnsplit: revenue.some(({ type }) => type !== 'volume'),
    };
    for (const tracked of followed) {
      const own = parts.get(tracked.line.id);
      if (own) addMonth(own, tracked, flexing.of(tracked, month), days, sources);
    }
  }
  return parts;
}

function amountsOf(tracked: TrackedLine, parts: LineParts | undefined, input: BridgeInput): Amounts {
  const { from, to } = daysOf(input.months);
  const planned = tracked.reference ? amountBetween(input.reference, tracked.reference, from, to) : 0;
  const plan = minor(planned);
  const since = bookedSince(tracked.line, from, input.reference.start);
  const actual = sumBetween(input.sums.get(tracked.line.id), since, to);
  if (!parts) return { plan, flexed: plan, actual };
  const flexed = toMinor((Number.isFinite(planned) ? planned : 0) + parts.moved);
  return { plan, flexed: Number.isSafeInteger(flexed) ? flexed : null, actual };
}

/** Whole minor units: the first three add up to flexed - plan, the last three to actual - flexed. */
function splitOf({ plan, flexed, actual }: Amounts, parts: LineParts | undefined): readonly number[] {
  if (!parts || flexed === null) return [0, 0, 0, 0, 0, actual - plan];
  const { volume, rate } = parts;
  return [
    ...spread(flexed - plan, [volume.quantity, volume.mix, volume.unsplit]),
    ...spread(actual - flexed, [rate.price, rate.usage, rate.rest]),
  ];
}

/** A part that is exactly 0 stays 0: no cent of rounding may stand under a name that does not apply. */
function spread(total: number, parts: readonly number[]): readonly number[] {
  const scaled = parts.map((part) => (Number.isFinite(part) ? part * 100 : 0));
  const used = scaled.flatMap((part, index) => (part !== 0 ? [index] : []));
  const places = used.length > 0 ? used : [scaled.length - 1];
  const whole = apportion(
    total,
    places.map((index) => scaled[index] ?? 0),
  );
  const result = parts.map(() => 0);
  places.forEach((place, index) => {
    result[place] = whole[index] ?? 0;
  });
  return result;
}

function minor(amount: number): number {
  const whole = toMinor(amount);
  return Number.isSafeInteger(whole) ? whole : 0;
}
