/**
 * What the workbook shows beside the plan: scenarios, the two-way table, the simulation, actuals and variances. Plain
 * data, so that it crosses a thread; gathered by gather-extras.ts and by whoever has the actuals. The exporter computes
 * none of it, and leaves out what is not there.
 */
import type { Kind } from '../../../models/plan/schema.ts';
import type { SimulationSettings } from '../../../models/plan/what-if/uncertainty-schema.ts';

/** A line of the two-way table, varied by factors on all its numbers. */
export type ShiftAxis = {
  readonly code: string;
  readonly label: string;
  /** Fractions: 0.1 is 10 % above plan. */
  readonly shifts: readonly number[];
};

export type TwoWay = { readonly x: ShiftAxis; readonly y: ShiftAxis };

export type ActualLine = {
  readonly lineId: string;
  readonly code: string;
  readonly label: string;
  readonly unit: string;
  readonly kind: Kind;
  /** What one more unit does to profit: 1, -1, or 0 for what does not touch it. */
  readonly profitSign: 1 | -1 | 0;
  /** Amounts add up over months; rates do not. */
  readonly measure: 'money' | 'quantity' | 'rate';
  /** One a month of `months`, in units of the currency or quantity; null where nothing was booked. */
  readonly values: readonly (number | null)[];
  /** The reference (approved baseline, or the plan) in the same months. */
  readonly reference: readonly (number | null)[];
  /** The outlook of the whole year, and its reference; null where there is none. */
  readonly outlookYear: number | null;
  readonly referenceYear: number | null;
};

export type ActualsExtra = {
  /** 'YYYY-MM', one after the other; the last one is the month of the report. */
  readonly months: readonly string[];
  /** Place of the first month of the year to date. */
  readonly yearFrom: number;
  /** Name of the baseline that is compared with; null: the plan as it stands. */
  readonly baseline: string | null;
  readonly partMonth: boolean;
  readonly lines: readonly ActualLine[];
};

export type SimulationExtra = {
  readonly trials: number;
  readonly seed: number;
  readonly method: SimulationSettings['method'];
  readonly mean: number;
  readonly sd: number;
  readonly least: number;
  readonly most: number;
  readonly lossShare: number;
  readonly lossLow: number;
  readonly lossHigh: number;
  readonly percentiles: readonly { readonly p: number; readonly npv: number; readonly irr: number | null }[];
  readonly uniqueRates: number;
  readonly belowHurdle: number | null;
  readonly histogram: readonly { readonly from: number; readonly to: number; readonly count: number }[];
  readonly shares: readonly {
    readonly code: string;
    readonly label: string;
    readonly share: number;
    readonly correlation: number;
  }[];
};

export type Extras = {
  /** false: without a scenario switch, even where the plan has scenarios. */
  readonly scenarios?: boolean;
  readonly twoWay?: TwoWay;
  readonly simulation?: SimulationExtra;
  readonly actuals?: ActualsExtra;
};
