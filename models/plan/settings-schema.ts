/**
 * The settings of a plan, as zod schemas: discounting, tax, working capital, terminal value, guide shares.
 * Rates are annual and effective, as fractions. Must not compute; defaults are in blank.ts.
 */
import { z } from 'zod';
import { LIMITS } from './limits.ts';

// jitless: zod must never compile with `new Function`, the pages' CSP forbids it.
z.config({ jitless: true });

const finite = z.number().refine(Number.isFinite, 'must be a finite number');
const rate = finite.min(-0.99).max(100);
const share = finite.min(0).max(1);

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

export type Settings = z.infer<typeof settingsSchema>;
