/**
 * The flows of a project with their moments: column flows at the plan's timing, the terminal value apart.
 * Everything the metrics need, gathered once per appraisal; no metric is computed here.
 */

import type { Plan } from '../plan/schema.ts';
import { columnDate, lastOperatingPeriod, periodsPerYear } from '../plan/timeline.ts';
import { excelSerialOfDay, toDayNumber } from '../returns/dated/days.ts';
import { discountFactors, type FlowTiming, flowTimes, ratePerPeriodOf } from '../returns/discount.ts';
import { discountRateByPeriod, hurdleRate, inFlowBasis } from '../returns/discount-rate.ts';

export type Discounting = {
  readonly timing: FlowTiming;
  readonly perYear: number;
  /** Length of the project in years, and the column in which it ends. */
  readonly years: number;
  readonly endColumn: number;
  /** Annual effective rate of each period 1..n, in the basis of the flows. */
  readonly annualRates: Float64Array;
  readonly ratesPerPeriod: Float64Array;
  /** Factors of the flows of columns 0..n, and of the end of the project's last period. */
  readonly factors: Float64Array;
  readonly endFactor: number;
  readonly hurdle: number;
  readonly hurdleFactors: Float64Array;
  readonly hurdleEndFactor: number;
  /** Years from the opening to the flows of each column, and to the terminal value. */
  readonly times: Float64Array;
  readonly terminalTime: number;
  /** Years from the opening to the end of the plan, with the periods in which only tax is paid. */
  readonly lastTime: number;
  /** Whether the terminal value shares the timing of the last flows (see `discountingOf`). */
  readonly terminalWithFlows: boolean;
  /** The ends of the columns as Excel serial numbers. */
  readonly dates: readonly number[];
  /** The one annual rate, or null where it changes by period. */
  readonly constantRate: number | null;
  readonly financeRate: number;
  readonly reinvestRate: number;
};

function serialOf(date: string): number {
  return excelSerialOfDay(toDayNumber(date) ?? 0);
}

/**
 * A perpetuity values flows that keep arriving at the same point of each period, so it shares the timing of the
 * last flow; an exit at a multiple or at book value happens at the end of the last period
 * (Koller et al., Valuation, on the mid-year convention).
 */
export function discountingOf(plan: Plan, view: 'postTax' | 'preTax' = 'postTax'): Discounting {
  const { timeline, settings } = plan;
  const { timing } = settings.discounting;
  const perYear = periodsPerYear(timeline);
  const annualRates = discountRateByPeriod(plan, view);
  const ratesPerPeriod = annualRates.map((rate) => ratePerPeriodOf(rate, perYear));
  const hurdle = hurdleRate(plan);
  const hurdleRates = ratesPerPeriod.map(() => ratePerPeriodOf(hurdle, perYear));
  const times = flowTimes(timeline.periods + 1, timing).map((periods) => periods / perYear);
  const terminalWithFlows = settings.terminalValue.method === 'perpetuity';
  const endColumn = lastOperatingPeriod(timeline);
  const years = endColumn / perYear;
  const first = annualRates[0] ?? 0;
  const own = (rate: number | null): number => (rate === null ? first : inFlowBasis(rate, settings));
  return {
    timing,
    perYear,
    years,
    endColumn,
    annualRates,
    ratesPerPeriod,
    factors: discountFactors({ ratesPerPeriod, timing }),
    endFactor: discountFactors({ ratesPerPeriod, timing: 'end' })[endColumn] ?? 1,
    hurdle,
    hurdleFactors: discountFactors({ ratesPerPeriod: hurdleRates, timing }),
    hurdleEndFactor: discountFactors({ ratesPerPeriod: hurdleRates, timing: 'end' })[endColumn] ?? 1,
    times,
    terminalTime: terminalWithFlows ? (times[endColumn] ?? years) : years,
    lastTime: timeline.periods / perYear,
    terminalWithFlows,
    dates: Array.from({ length: timeline.periods + 1 }, (_, column) =>
      serialOf(columnDate(timeline, column)),
    ),
    constantRate: annualRates.every((rate) => rate === first) ? first : null,
    financeRate: own(settings.discounting.financeRate),
    reinvestRate: own(settings.discounting.reinvestRate),
  };
}

export type Discountings = { readonly postTax: Discounting; readonly preTax: Discounting };

/** The discounting of a plan in both views, worked out again only when its timeline or settings are others. */
export function createDiscountings(): (plan: Plan) => Discountings {
  let kept: { readonly plan: Plan; readonly discountings: Discountings } | undefined;
  return (plan) => {
    if (kept?.plan.timeline !== plan.timeline || kept.plan.settings !== plan.settings) {
      const discountings = { postTax: discountingOf(plan), preTax: discountingOf(plan, 'preTax') };
      kept = { plan, discountings };
    }
    return kept.discountings;
  };
}
