/**
 * All metrics of one series of flows (after or before tax, with or without the terminal value).
 * Signed flows, inflows positive; times in years from the opening; rates annual and effective.
 * A flow that is not a number makes every metric null or unknown: nothing is computed around it.
 */
import { type DatedFlow, xirr, xnpv } from '../returns/dated/dated-flows.ts';
import { presentValue } from '../returns/discount.ts';
import { cumulativeFlows, peakFunding, remainingValues } from '../returns/funding.ts';
import { type IrrResult, irrAt } from '../returns/irr.ts';
import { mirrAt } from '../returns/mirr-at.ts';
import { type PaybackResult, payback } from '../returns/payback.ts';
import { annuityFactor, profitabilityIndexStaged } from '../returns/profitability.ts';
import type { Discounting } from './project-flows.ts';
import type { InternalRate, PaybackTime, Returns } from './types.ts';

export type FlowsInput = {
  /** Signed flows of columns 0..n without the terminal value. */
  readonly operating: Float64Array;
  /** The terminal value at the end of the plan; 0 without one. */
  readonly terminal: number;
  /** Outlays for investment by column, positive. */
  readonly investment: Float64Array;
};

export function returnsOf(input: FlowsInput, discounting: Discounting): Returns {
  const { factors, ratesPerPeriod, timing } = discounting;
  const flows = withTerminal(input, discounting.endColumn);
  const discounted = discountedFlows(input, discounting);
  const cumulativeDiscounted = cumulativeFlows(discounted);
  const series = { flows, discounted, cumulative: cumulativeFlows(flows), cumulativeDiscounted };
  if (!flows.every(Number.isFinite))
    return { ...series, ...UNKNOWN, remainingNpv: flows.map(() => Number.NaN) };

  const npv = presentValue(discounted, ONES(discounted.length));
  const times = [...discounting.times, discounting.terminalTime];
  const timed = [...input.operating, input.terminal];
  const outlays = outlaysOf(input);
  return {
    ...series,
    npv,
    npvAtHurdle: presentValue(
      [...input.operating, input.terminal],
      [
        ...discounting.hurdleFactors,
        discounting.terminalWithFlows
          ? (discounting.hurdleFactors[discounting.endColumn] ?? 1)
          : discounting.hurdleEndFactor,
      ],
    ),
    irr: internalRate(irrAt(times, timed)),
    mirr: mirrAt(times, timed, discounting.lastTime, discounting),
    xnpv: datedNpv(input, discounting),
    xirr: internalRate(xirr(datedFlows(input, discounting))),
    profitabilityIndex: profitabilityIndexStaged(npv, outlays, factors),
    equivalentAnnualValue: npv / annuityFactor(levelRate(discounting), discounting.years),
    payback: paybackWithExit(input.operating, flows, discounting),
    discountedPayback: paybackWithExit(
      input.operating.map((flow, column) => flow * (factors[column] ?? 0)),
      discounted,
      discounting,
    ),
    peakFunding: peak(flows),
    remainingNpv: remaining(input, ratesPerPeriod, timing, discounting),
  };
}

const UNKNOWN = {
  npv: null,
  npvAtHurdle: null,
  irr: { kind: 'unknown' },
  mirr: null,
  xnpv: null,
  xirr: { kind: 'unknown' },
  profitabilityIndex: null,
  equivalentAnnualValue: null,
  payback: { kind: 'unknown' },
  discountedPayback: { kind: 'unknown' },
  peakFunding: null,
} as const;

const ONES = (length: number): Float64Array => new Float64Array(length).fill(1);

function withTerminal({ operating, terminal }: FlowsInput, endColumn: number): Float64Array {
  const flows = Float64Array.from(operating);
  flows[endColumn] = (flows[endColumn] ?? 0) + terminal;
  return flows;
}

function discountedFlows({ operating, terminal }: FlowsInput, discounting: Discounting): Float64Array {
  const { factors, endFactor, endColumn, terminalWithFlows } = discounting;
  const discounted = operating.map((flow, column) => flow * (factors[column] ?? 0));
  const factor = terminalWithFlows ? (factors[endColumn] ?? 1) : endFactor;
  discounted[endColumn] = (discounted[endColumn] ?? 0) + terminal * factor;
  return discounted;
}

/** All that is paid out at the opening, and the investments after it. */
function outlaysOf({ operating, investment }: FlowsInput): Float64Array {
  const outlays = Float64Array.from(investment);
  outlays[0] = Math.max(0, -(operating[0] ?? 0));
  return outlays;
}

/** The level rate that discounts over the whole plan as the period rates do. */
function levelRate({ constantRate, endFactor, years }: Discounting): number {
  return constantRate ?? endFactor ** (-1 / years) - 1;
}

function internalRate(result: IrrResult | { readonly kind: 'bad-date' }): InternalRate {
  if (result.kind === 'bad-date') return { kind: 'unknown' };
  if (result.kind !== 'none') return result;
  return result.reason === 'not-finite' ? { kind: 'unknown' } : { kind: 'none', reason: result.reason };
}

/**
 * A terminal value comes in one sum at the end of the project: either the flows pay back without it, or it does so
 * then; nothing is interpolated towards it.
 */
function paybackWithExit(
  operating: Float64Array,
  flows: Float64Array,
  { endColumn, perYear }: Discounting,
): PaybackTime {
  const withExit = payback(flows);
  if (withExit.kind !== 'reached' || withExit.wholePeriods !== endColumn)
    return paybackTime(withExit, perYear);
  const without = payback(operating);
  if (without.kind === 'reached' && without.wholePeriods <= endColumn) return paybackTime(without, perYear);
  const years = endColumn / perYear;
  const { recrosses } = withExit;
  return { kind: 'reached', years, recrosses, lastingYears: recrosses ? null : years };
}

function paybackTime(result: PaybackResult, perYear: number): PaybackTime {
  if (result.kind !== 'reached') return result;
  const { periods, recrosses, lastingPeriods } = result;
  return {
    kind: 'reached',
    years: periods / perYear,
    recrosses,
    lastingYears: lastingPeriods === null ? null : lastingPeriods / perYear,
  };
}

function peak(flows: Float64Array): Returns['peakFunding'] {
  const { amount, column } = peakFunding(flows);
  return column === null ? null : { amount, column };
}

/** On the calendar dates of the columns' ends, whatever the timing of the flows. */
function datedFlows(
  { operating, terminal }: FlowsInput,
  { dates, endColumn }: Discounting,
): readonly DatedFlow[] {
  const flows = Array.from(operating, (amount, column) => ({ date: dates[column] ?? 0, amount }));
  return [...flows, { date: dates[endColumn] ?? 0, amount: terminal }];
}

function datedNpv(input: FlowsInput, discounting: Discounting): number | null {
  if (discounting.constantRate === null) return null;
  const result = xnpv(discounting.constantRate, datedFlows(input, discounting));
  return result.kind === 'value' ? result.value : null;
}

/** An exit at the end of the plan is discounted from there, whatever the timing of the flows. */
function remaining(
  input: FlowsInput,
  ratesPerPeriod: Float64Array,
  timing: Discounting['timing'],
  discounting: Discounting,
): Float64Array {
  if (discounting.terminalWithFlows || timing === 'end') {
    return remainingValues(withTerminal(input, discounting.endColumn), ratesPerPeriod, timing);
  }
  const exit = new Float64Array(input.operating.length);
  exit[discounting.endColumn] = input.terminal;
  const operating = remainingValues(input.operating, ratesPerPeriod, timing);
  const terminal = remainingValues(exit, ratesPerPeriod, 'end');
  return operating.map((value, column) => value + (terminal[column] ?? 0));
}
