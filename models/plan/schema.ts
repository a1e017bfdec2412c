/**
 * What a plan is, as zod schemas; every type of the plan is inferred from here.
 * A plan is a plain JSON value. Rates are annual and effective, as fractions (0.1 is 10 %).
 * Column 0 is the opening (the moment of decision); columns 1..periods are the periods.
 * This file must not compute anything: defaults are in blank.ts, edits in changes.ts.
 */
import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { packSchema } from './packs/pack-schema.ts';
import { type Settings, settingsSchema } from './settings-schema.ts';
import { milestoneSchema, outlookSchema, targetSchema, thresholdsSchema } from './tracking/course-schema.ts';
import { warningRuleSchema } from './tracking/warning-schema.ts';
import { optimisationSchema } from './what-if/optimisation-schema.ts';
import { scenarioSchema } from './what-if/scenario-schema.ts';
import { correlationSchema, simulationSchema, uncertaintySchema } from './what-if/uncertainty-schema.ts';

// jitless: zod must never compile with `new Function`, the pages' CSP forbids it.
z.config({ jitless: true });

const finite = z.number().refine(Number.isFinite, 'must be a finite number');
const name = z.string().trim().min(1).max(LIMITS.nameLength);
const text = z.string().max(LIMITS.textLength);
const formulaText = z
  .string()
  .max(
    LIMITS.formulaLength,
    `a formula has at most ${LIMITS.formulaLength} characters: split it over several lines`,
  );
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
  /** What the simulation draws for this line. */
  uncertainty: uncertaintySchema.optional(),
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
  /** Named sets of overrides; absent where there are none. */
  scenarios: z.array(scenarioSchema).max(LIMITS.scenarios).optional(),
  correlations: z.array(correlationSchema).max(LIMITS.correlations).optional(),
  simulation: simulationSchema.optional(),
  optimisation: optimisationSchema.optional(),
  warnings: z.array(warningRuleSchema).max(LIMITS.trackingParts).optional(),
  milestones: z.array(milestoneSchema).max(LIMITS.trackingParts).optional(),
  targets: z.array(targetSchema).max(LIMITS.trackingParts).optional(),
  outlook: outlookSchema.optional(),
  /** Board packs; absent where there are none. */
  packs: z.array(packSchema).max(LIMITS.packs).optional(),
  /** Of the variance report; absent: the usual ones. */
  thresholds: thresholdsSchema.optional(),
});

export type Month = z.infer<typeof monthSchema>;
export type Periodicity = z.infer<typeof periodicitySchema>;
export type Timeline = z.infer<typeof timelineSchema>;
export type Entry = z.infer<typeof entrySchema>;
export type Kind = z.infer<typeof kindSchema>;
export type DepreciationMethod = z.infer<typeof depreciationMethodSchema>;
export type Line = z.infer<typeof lineSchema>;
export type { Settings };
export type Plan = z.infer<typeof planSchema>;
