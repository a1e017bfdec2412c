/**
 * What a plan is, as zod schemas; every type of the plan is inferred from here.
 * A plan is a plain JSON value. Rates are annual and effective, as fractions (0.1 is 10 %).
 * Column 0 is the opening (the moment of decision); columns 1..periods are the periods.
 * This file must not compute anything: defaults are in blank.ts, edits in changes.ts.
 */
import { z } from 'zod';

// jitless: zod must never compile with `new Function`, the pages' CSP forbids it.
z.config({ jitless: true });

export const LIMITS = {
  periods: 600,
  lines: 2000,
  formulaLength: 4000,
  textLength: 4000,
  nameLength: 200,
} as const;

const finite = z.number().refine(Number.isFinite, 'must be a finite number');
const name = z.string().trim().min(1).max(LIMITS.nameLength);
const text = z.string().max(LIMITS.textLength);
const formulaText = z
  .string()
  .max(
    LIMITS.formulaLength,
    `a formula has at most ${LIMITS.formulaLength} characters: split it over several lines`,
  );
const rate = finite.min(-0.99).max(100);
const share = finite.min(0).max(1);
const cells = z.array(finite.nullable()).max(LIMITS.periods);

/** A month as 'YYYY-MM'. */
export const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month is written YYYY-MM, for example 2026-03');
/** Years that calendars and spreadsheets agree on, with room for the longest plan behind them. */
const startSchema = monthSchema.refine((month) => month >= '1901-01' && month <= '2999-12', {
  error: 'a plan starts between 1901-01 and 2999-12',
});
export const periodicitySchema = z.enum(['month', 'quarter', 'year']);

export const timelineSchema = z.strictObject({
  start: startSchema,
  periodicity: periodicitySchema,
  periods: z.int().min(1).max(LIMITS.periods),
  /**
   * The period in which the project ends, where periods follow it in which only the last tax is paid: working capital
   * is released, assets are sold and the terminal value stands there. Absent: the last period.
   */
  operatingPeriods: z.int().min(1).max(LIMITS.periods).optional(),
  /** First month of the fiscal year, 1 = January. */
  fiscalYearStart: z.int().min(1).max(12).default(1),
});

/**
 * Where a line's numbers come from.
 * constant: the same in every period. series: a value per period (values[0] is period 1; null and missing are 0).
 * formula: one formula for every period. `opening` is the opening column: a number, or for a formula a formula.
 */
export const entrySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('constant'), value: finite, opening: finite.nullable().optional() }),
  z.strictObject({ type: z.literal('series'), values: cells, opening: finite.nullable().optional() }),
  z.strictObject({
    type: z.literal('formula'),
    formula: formulaText,
    opening: formulaText.optional(),
  }),
]);

export const kindSchema = z.enum([
  'driver',
  'revenue',
  'variable-cost',
  'fixed-cost',
  'investment',
  'working-capital',
  'financing',
  'memo',
]);

/**
 * How an investment is written off. Lives are in years; annual amounts are spread evenly over the periods of
 * each asset year. An outlay in column 0 starts in period 1, one in period t starts in period t.
 * residualShare: part of the cost that is not written off (0.05 = 5 %).
 */
export const depreciationMethodSchema = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('none') }),
  z.strictObject({
    method: z.literal('straight-line'),
    life: finite.positive().max(200),
    residualShare: finite.min(0).max(1).default(0),
  }),
  z.strictObject({
    method: z.literal('declining-balance'),
    life: finite.positive().max(200),
    /** Annual rate on the balance = factor / life. 2 = double declining; a 25 % pool is life 4, factor 1. */
    factor: finite.positive().max(20).default(2),
    /** Switch to straight line over the remaining life where that gives more. */
    switchToStraightLine: z.boolean().default(true),
    residualShare: finite.min(0).max(1).default(0),
  }),
  /** The same share of the balance every year (a tax pool), without end: what is left goes at the disposal. */
  z.strictObject({ method: z.literal('reducing-balance'), rate: finite.gt(0).max(1) }),
  z.strictObject({
    method: z.literal('sum-of-years-digits'),
    life: finite.positive().max(200),
    residualShare: finite.min(0).max(1).default(0),
  }),
  z.strictObject({
    method: z.literal('units-of-production'),
    /** Code of the line that holds the units produced in each period. */
    units: z.string(),
    totalUnits: finite.positive(),
    residualShare: finite.min(0).max(1).default(0),
  }),
  /** Share of the cost in each asset year, for example MACRS: [0.2, 0.32, 0.192, 0.1152, 0.1152, 0.0576]. */
  z.strictObject({
    method: z.literal('table'),
    shares: z
      .array(share)
      .min(1)
      .max(100)
      .refine(
        (shares) => shares.reduce((sum, part) => sum + part, 0) <= 1 + 1e-9,
        'the shares add to more than 1',
      ),
  }),
]);

export const investmentSchema = z.strictObject({
  book: depreciationMethodSchema,
  /** Tax depreciation; absent means as in the books. */
  tax: depreciationMethodSchema.optional(),
  /** Period in which the asset goes into service (construction before it); absent: each outlay in its own period. */
  inService: z.int().min(1).max(LIMITS.periods).optional(),
  /**
   * What the plan starts with and does not pay for: balances at the opening, written off from period 1 on by the
   * same methods. Negative for the value of an asset that is given up.
   */
  existing: z.strictObject({ book: finite, tax: finite }).optional(),
  /** Sale or scrapping at the end of a period (0: at the opening): what remains is written off, the gain is taxed. */
  disposal: z
    .strictObject({
      /** Period of the disposal; absent means the last one. */
      period: z.int().min(0).max(LIMITS.periods).optional(),
      /** Cash received before tax: an amount, or a formula evaluated in that period. */
      proceeds: z.union([finite, formulaText]),
    })
    .optional(),
});

export const workingCapitalSchema = z.strictObject({
  /** asset: receivables, stock (an increase costs cash). liability: payables, advances (an increase brings cash). */
  side: z.enum(['asset', 'liability']),
  /**
   * What the line's entry means. days: days of the base, balance = entry x annualised base / daysInYear.
   * percent: balance = entry (a fraction) x annualised base. balance: the entry is the balance itself.
   */
  basis: z.enum(['days', 'percent', 'balance']),
  /** Codes of the lines (or $totals) that make up the base; not used with `balance`. */
  of: z.array(z.string()).max(LIMITS.lines).default([]),
  /** Periods by which the balance runs ahead of its base: 1 means 10 % of next period's sales. */
  ahead: z.int().min(1).max(24).optional(),
});

export const financingSchema = z.strictObject({
  role: z.enum(['loan-draw', 'loan-repayment', 'interest', 'equity', 'dividend']),
});

export const lineSchema = z.strictObject({
  id: z.string().min(1).max(64),
  code: z.string().min(1).max(80),
  label: name,
  kind: kindSchema,
  /** Free text such as 'CNY', 'units', '%', 'CNY/unit'; used for unit checks where given. */
  unit: z.string().max(40).default(''),
  group: z.string().max(80).default(''),
  owner: z.string().max(120).default(''),
  /** Where the number comes from. */
  source: text.default(''),
  note: text.default(''),
  entry: entrySchema,
  investment: investmentSchema.optional(),
  workingCapital: workingCapitalSchema.optional(),
  financing: financingSchema.optional(),
  /** Income that is not taxed, or a cost that may not be deducted. */
  taxExempt: z.boolean().optional(),
  /** A cost that is no part of the fixed / variable / investment budget, such as the cost of goods sold. */
  outsideBudget: z.boolean().optional(),
  /** Low and high for sensitivity; the base is the entry. */
  range: z.strictObject({ low: finite, high: finite }).optional(),
});

export const discountRateSchema = z.discriminatedUnion('mode', [
  /** byPeriod: annual effective rates that replace `rate` in their period; null keeps `rate`. */
  z.strictObject({
    mode: z.literal('given'),
    rate,
    byPeriod: z.array(rate.nullable()).max(LIMITS.periods).optional(),
  }),
  z.strictObject({
    mode: z.literal('wacc'),
    riskFree: rate,
    beta: finite.min(-10).max(10),
    marketPremium: rate,
    /** Added to the cost of equity (size, country). */
    extraPremium: rate.default(0),
    /** A cost of equity that is known; it takes the place of CAPM. */
    costOfEquity: rate.optional(),
    costOfDebt: rate,
    /** Tax rate of the interest shield. */
    taxRate: finite.min(0).max(1),
    /** Market values (or weights) of equity and debt; only their ratio matters. */
    equity: finite.nonnegative(),
    debt: finite.nonnegative(),
    /** Preference shares or another source without interest shield. */
    preferred: z.strictObject({ value: finite.nonnegative(), cost: rate }).optional(),
  }),
]);

export const settingsSchema = z.strictObject({
  currency: z.string().trim().min(1).max(8),
  displayUnit: z.enum(['one', 'thousand', 'wan', 'million', 'yi']),
  discounting: z.strictObject({
    rate: discountRateSchema,
    /** When the flows of a period fall within it. The opening is always time 0. */
    timing: z.enum(['end', 'mid', 'start']),
    rateBasis: z.enum(['nominal', 'real']),
    flowBasis: z.enum(['nominal', 'real']),
    /** Annual inflation that links a rate of one basis with flows of the other (Fisher). */
    inflation: rate,
    /** The return an investment must clear; null: the discount rate. */
    hurdle: rate.nullable(),
    /** Discount rate of the flows before tax; null or absent: the same as after tax. */
    preTaxRate: rate.nullable().optional(),
    /** For MIRR; null: the discount rate. */
    financeRate: rate.nullable(),
    reinvestRate: rate.nullable(),
    /** Longest acceptable static payback in years; null: no limit. */
    maxPaybackYears: finite.positive().nullable(),
  }),
  tax: z.strictObject({
    rate: finite.min(0).max(1),
    byPeriod: z.array(share.nullable()).max(LIMITS.periods).optional(),
    /** carry-forward: against later profits. immediate: negative tax is received at once. none: lost. */
    losses: z.enum(['carry-forward', 'immediate', 'none']),
    /** Years for which a loss may be carried forward, the oldest used first; absent: without limit. */
    lossYears: z.int().min(1).max(50).optional(),
    /** Periods between the profit and the payment of its tax; what is unpaid at the end is paid in the last period. */
    paymentLag: z.int().min(0).max(24),
  }),
  workingCapital: z.strictObject({
    daysInYear: z.union([z.literal(360), z.literal(365)]),
    /** Balances return to zero in the last period (null: only when there is no going-concern terminal value). */
    release: z.boolean().nullable(),
  }),
  terminalValue: z.discriminatedUnion('method', [
    z.strictObject({ method: z.literal('none') }),
    /** Free cash flow of the last 12 months x (1 + growth) / (rate - growth). */
    z.strictObject({ method: z.literal('perpetuity'), growth: rate }),
    z.strictObject({
      method: z.literal('multiple'),
      multiple: finite,
      of: z.enum(['ebitda', 'ebit', 'revenue']),
    }),
    /** Fixed assets at book value plus working capital. */
    z.strictObject({ method: z.literal('book') }),
  ]),
  /** Guide shares of the whole budget, [from, to] as fractions, beside the actual shares. */
  guide: z.strictObject({
    fixed: z.tuple([finite, finite]),
    variable: z.tuple([finite, finite]),
    investment: z.tuple([finite, finite]),
  }),
});

export const planSchema = z.strictObject({
  format: z.literal('hurdle-plan'),
  version: z.literal(1),
  id: z.string().min(1).max(64),
  name,
  description: text.default(''),
  timeline: timelineSchema,
  settings: settingsSchema,
  lines: z.array(lineSchema).max(LIMITS.lines),
});

export type Month = z.infer<typeof monthSchema>;
export type Periodicity = z.infer<typeof periodicitySchema>;
export type Timeline = z.infer<typeof timelineSchema>;
export type Entry = z.infer<typeof entrySchema>;
export type Kind = z.infer<typeof kindSchema>;
export type DepreciationMethod = z.infer<typeof depreciationMethodSchema>;
export type Line = z.infer<typeof lineSchema>;
export type Settings = z.infer<typeof settingsSchema>;
export type Plan = z.infer<typeof planSchema>;
