/**
 * Internal rates of return of a block of trials, at any timing of the flows. Trials with one change of sign are solved
 * side by side; the rest go to the full root finder, and where a trial has several rates the one nearest to the hurdle
 * stands and the trial is marked. Never guesses: a trial without a rate is NaN and says so.
 */
import { irrBlock } from '../models/returns/block-irr.ts';
import type { FlowTiming } from '../models/returns/discount.ts';
import { irrAt, nearestRate } from '../models/returns/irr.ts';

/** What is known of a trial's rate. */
export const RATE_KIND = { unique: 0, several: 1, none: 2, unknown: 3 } as const;

export type BlockRates = {
  /** Annual effective rates; NaN where there is none. */
  readonly rates: Float64Array;
  /** RATE_KIND of each trial. */
  readonly kinds: Uint8Array;
};

export type BlockFlows = {
  /** Signed flows, inflows positive, [column][trial] at `stride`. */
  readonly operating: Float64Array;
  /** One terminal value a trial, or null without. */
  readonly terminal: Float64Array | null;
  readonly columns: number;
  readonly stride: number;
  readonly trials: number;
};

export type FlowMoments = {
  readonly timing: FlowTiming;
  readonly perYear: number;
  readonly endColumn: number;
  /** Years from the opening to each column's flow, and to the terminal value. */
  readonly times: Float64Array;
  readonly terminalTime: number;
  readonly terminalWithFlows: boolean;
  readonly hurdle: number;
};

/**
 * The annual effective rate r > -1 with sum of flow[c] / (1 + r)^time[c] = 0 of each trial.
 * Sign: inflows positive. Unit: fraction a year. Definition and roots as irr.ts; where a trial has several, the nearest
 * to the hurdle, marked `several`.
 */
export function blockRates(flows: BlockFlows, moments: FlowMoments): BlockRates {
  const { trials } = flows;
  const rates = new Float64Array(trials);
  const kinds = new Uint8Array(trials);
  const { grid, columns, stepsPerYear } = evenGrid(flows, moments);
  irrBlock(grid, columns, trials, rates);
  const times = Float64Array.of(...moments.times, moments.terminalTime);
  for (let trial = 0; trial < trials; trial += 1) {
    const rate = Math.expm1(stepsPerYear * Math.log1p(rates[trial] as number));
    if (rate > -1 && rate < Number.POSITIVE_INFINITY)
      rates[trial] = stepsPerYear === 1 ? (rates[trial] as number) : rate;
    else fullSearch(flows, times, moments.hurdle, trial, rates, kinds);
  }
  return { rates, kinds };
}

function fullSearch(
  flows: BlockFlows,
  times: Float64Array,
  hurdle: number,
  trial: number,
  rates: Float64Array,
  kinds: Uint8Array,
): void {
  const { operating, terminal, columns, stride } = flows;
  const amounts = new Float64Array(columns + 1);
  for (let column = 0; column < columns; column += 1) {
    amounts[column] = operating[column * stride + trial] as number;
  }
  amounts[columns] = terminal?.[trial] ?? 0;
  const result = irrAt(times, amounts);
  rates[trial] = nearestRate(result, hurdle) ?? Number.NaN;
  kinds[trial] =
    result.kind === 'none' && result.reason === 'not-finite'
      ? RATE_KIND.unknown
      : result.kind === 'multiple'
        ? RATE_KIND.several
        : RATE_KIND[result.kind];
}

/** The flows on evenly spaced columns: half periods where they fall in the middle, one column less at the start. */
function evenGrid(
  { operating, terminal, columns, stride, trials }: BlockFlows,
  { timing, perYear, endColumn, terminalWithFlows }: FlowMoments,
): { readonly grid: Float64Array; readonly columns: number; readonly stepsPerYear: number } {
  const steps = timing === 'mid' ? 2 : 1;
  const place = (column: number): number => {
    if (column === 0) return 0;
    return timing === 'start' ? column - 1 : timing === 'mid' ? 2 * column - 1 : column;
  };
  const exit = terminalWithFlows ? place(endColumn) : endColumn * steps;
  const length = Math.max(place(columns - 1), exit) + 1;
  const grid = new Float64Array(length * trials);
  const add = (source: Float64Array, from: number, to: number): void => {
    for (let trial = 0; trial < trials; trial += 1) {
      grid[to + trial] = (grid[to + trial] as number) + (source[from + trial] as number);
    }
  };
  for (let column = 0; column < columns; column += 1) add(operating, column * stride, place(column) * trials);
  if (terminal) add(terminal, 0, exit * trials);
  return { grid, columns: length, stepsPerYear: perYear * steps };
}
