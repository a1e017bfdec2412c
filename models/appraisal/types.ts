/**
 * What an appraisal says about a plan, as plain data. Amounts are in the plan's currency, signed (inflows
 * positive); rates are annual and effective; times are years from the opening. null: cannot be computed.
 */
import type { Model } from '../formula/compile.ts';
import type { Plan } from '../plan/schema.ts';
import type { StatementRow } from '../statements/generated.ts';
import type { Finding } from './findings.ts';

/** Every real internal rate of return above -100 %. */
export type InternalRate =
  | { readonly kind: 'unique'; readonly rate: number }
  | { readonly kind: 'multiple'; readonly rates: readonly number[] }
  | { readonly kind: 'none'; readonly reason: 'no-flows' | 'all-inflows' | 'all-outflows' | 'no-root' }
  /** A line that the flows depend on has an error. */
  | { readonly kind: 'unknown' };

export type PaybackTime =
  /** `recrosses`: the cumulative flow falls below zero again later. */
  | {
      readonly kind: 'reached';
      readonly years: number;
      readonly recrosses: boolean;
      /** Where it recrosses: years after which it stays paid back; null when it ends below zero. */
      readonly lastingYears: number | null;
    }
  | { readonly kind: 'never' }
  /** There is no outlay to pay back. */
  | { readonly kind: 'immediate' }
  | { readonly kind: 'unknown' };

export type TaxView = 'postTax' | 'preTax';
export type TerminalView = 'withTerminal' | 'withoutTerminal';

/** The metrics of one series of flows. */
export type Returns = {
  readonly flows: Float64Array;
  /** Discounted flows, cumulative flows and cumulative discounted flows by column. */
  readonly discounted: Float64Array;
  readonly cumulative: Float64Array;
  readonly cumulativeDiscounted: Float64Array;
  readonly npv: number | null;
  /** NPV at the hurdle rate; equals npv where the hurdle is the discount rate. */
  readonly npvAtHurdle: number | null;
  readonly irr: InternalRate;
  readonly mirr: number | null;
  /** On the calendar dates of the flows, actual/365 as in Excel. */
  readonly xnpv: number | null;
  readonly xirr: InternalRate;
  readonly profitabilityIndex: number | null;
  readonly equivalentAnnualValue: number | null;
  readonly payback: PaybackTime;
  readonly discountedPayback: PaybackTime;
  /** The lowest point of the cumulative flow (as a positive amount to be funded) and its column. */
  readonly peakFunding: { readonly amount: number; readonly column: number } | null;
  /** Value at the end of each column of the flows after it. */
  readonly remainingNpv: Float64Array;
};

export type BreakEven = {
  /** Contribution / revenue over all periods. */
  readonly contributionRatio: number | null;
  /** Revenue over all periods at which EBIT is zero, and at which EBITDA is zero. */
  readonly revenue: number | null;
  readonly cashRevenue: number | null;
  /** Break-even volume as a share of the planned volume. */
  readonly volumeShare: number | null;
  /** 1 - break-even revenue / revenue. */
  readonly marginOfSafety: number | null;
  /** Contribution / EBIT. */
  readonly operatingLeverage: number | null;
};

export type AccountingReturn = {
  /** Average annual operating profit after tax / average book investment. */
  readonly onAverage: number | null;
  /** The same / total investment. */
  readonly onInitial: number | null;
};

/** Sums over the whole plan, and each as a share of the three together. */
export type BudgetShares = {
  readonly fixed: number;
  readonly variable: number;
  readonly investment: number;
  readonly total: number;
  readonly share: { readonly fixed: number; readonly variable: number; readonly investment: number } | null;
};

export type Verdict = {
  readonly decision: 'accept' | 'reject' | 'unclear';
  /** Why, in order of weight; each is a translated sentence of `code` with `params`. */
  readonly reasons: readonly {
    readonly code: string;
    readonly params: Readonly<Record<string, number | string>>;
  }[];
};

export type CheckResult = {
  readonly code: string;
  /** Largest absolute difference over the columns; null when it cannot be computed. */
  readonly worst: number | null;
  readonly ok: boolean;
};

/** The values of every line by column, 0 the opening. They do not change after the appraisal was made. */
export type PlanValues = {
  /** NaN throughout where the line has an error or does not exist. Must not be written to. */
  readonly values: (code: string) => Float64Array;
  readonly has: (code: string) => boolean;
};

export type Appraisal = {
  readonly plan: Plan;
  readonly model: Model;
  readonly evaluation: PlanValues;
  readonly rows: readonly StatementRow[];
  /** Annual discount rate of each period in the basis of the flows, and discount factors of columns 0..n. */
  readonly discountRates: Float64Array;
  readonly discountFactors: Float64Array;
  readonly hurdle: number;
  readonly returns: Readonly<Record<TaxView, Readonly<Record<TerminalView, Returns>>>>;
  /** After tax, with the terminal value where there is one: the figures of the verdict strip. */
  readonly headline: Returns;
  /** Present value of the terminal value / NPV of what comes in after the opening; null without one. */
  readonly terminalShare: number | null;
  readonly accountingReturn: AccountingReturn;
  readonly breakEven: BreakEven;
  readonly shares: BudgetShares;
  readonly verdict: Verdict;
  readonly checks: readonly CheckResult[];
  readonly findings: readonly Finding[];
  /** No error among the findings and every check row is zero. */
  readonly ok: boolean;
};
