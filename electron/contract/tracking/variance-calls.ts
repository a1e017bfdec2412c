/**
 * Calls about actual against plan: the variance report, its trend, the bridges from plan to actual. Amounts are whole
 * minor units (cents, fen), natural signs: a cost is positive. Months are YYYY-MM.
 */
import { z } from 'zod';
import { LIMITS } from '../../../models/plan/limits.ts';
import { monthSchema } from '../../../models/plan/schema.ts';
import { momentSchema, planIdSchema } from '../common-types.ts';

const minor = z.int();
const lineIdSchema = z.string().min(1).max(80);
const baselineIdSchema = z.string().min(1).max(64);

/** Beyond both of them. `amount` in minor units. */
const thresholdSchema = z.strictObject({
  /** Of the reference, as a fraction: 0.05 is 5 %. */
  percent: z.number().nonnegative(),
  amount: z.int().nonnegative(),
});

export const varianceThresholdsSchema = z.strictObject({
  yellow: thresholdSchema.default({ percent: 0.05, amount: 0 }),
  red: thresholdSchema.default({ percent: 0.1, amount: 0 }),
  /** Materiality: a smaller difference is never yellow or red. Minor units. */
  floor: z.int().nonnegative().default(0),
  /** What the lights and "only what matters" look at. */
  against: z.enum(['plan', 'flexed']).default('plan'),
});

/** F and A by the effect on profit; null: no difference, or a line that does not touch profit. */
export const effectSchema = z.enum(['F', 'A']).nullable();
export const varianceLightSchema = z.enum(['green', 'yellow', 'red']);

/** actual - reference. `percent` is a fraction of the reference; null is written "n.m." (base about 0, or sign flips). */
const differenceSchema = z.strictObject({
  amount: z.number(),
  percent: z.number().nullable(),
  effect: effectSchema,
});

const cellSchema = z.strictObject({
  /**
   * In `fullYear` the outlook: actuals to the month, then the forecast. Minor units; of quantities hundredths, of rates
   * hundredths that need not be whole. null: nothing to say (a rate without entries).
   */
  actual: z.number().nullable(),
  /** Is there any entry in these days? Without one `actual` is 0 because nothing was booked. */
  entries: z.boolean(),
  plan: z.number().nullable(),
  /** The plan at the activity that was reached. */
  flexed: z.number().nullable(),
  /** The same days a year before; null without entries there. */
  priorYear: z.number().nullable(),
  againstPlan: differenceSchema.nullable(),
  againstFlexed: differenceSchema.nullable(),
  light: varianceLightSchema.nullable(),
});

/**
 * What the flexed plan of a row follows. volume: a quantity with actuals (`code`, `label`). revenue: the ratio of a
 * revenue line's actual to its plan, where no volume is known. all-revenue: of all revenue. fixed: not flexed.
 */
const flexedBySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('volume'), code: z.string(), label: z.string() }),
  z.strictObject({ type: z.literal('revenue'), code: z.string(), label: z.string() }),
  z.strictObject({ type: z.literal('all-revenue') }),
  z.strictObject({ type: z.literal('fixed') }),
]);

export const varianceRowSchema = z.strictObject({
  /** Unique in the report. */
  key: z.string(),
  /** line < group < kind (subtotal of a kind) < total (contribution, EBITDA). Rows come in the order of reading. */
  level: z.enum(['line', 'group', 'kind', 'total']),
  /** The row that this one is added up in: its group, or its kind where it has no group. */
  parent: z.string().nullable(),
  lineId: z.string().nullable(),
  /** Code of the line, or $revenue, $variable_cost, $contribution, $fixed_cost, $ebitda, $investment. */
  code: z.string(),
  /** As the user wrote it; '' for kinds and totals, whose words are the page's. */
  label: z.string(),
  kind: z
    .enum([
      'revenue',
      'variable-cost',
      'fixed-cost',
      'investment',
      'financing',
      'driver',
      'memo',
      'working-capital',
    ])
    .nullable(),
  group: z.string(),
  owner: z.string(),
  unit: z.string(),
  /** money: minor units. quantity: hundredths that add up. rate: hundredths, means of days. */
  measure: z.enum(['money', 'quantity', 'rate']),
  flexedBy: flexedBySchema,
  month: cellSchema,
  yearToDate: cellSchema,
  fullYear: cellSchema,
  /** Yellow or red on the adverse side, or as far off on the favourable side, in one of the three. */
  matters: z.boolean(),
  openNotes: z.int().nonnegative(),
  /** In the plan but not in the baseline, or the other way round. */
  since: z.enum(['both', 'added', 'removed']),
});

export const varianceReportSchema = z.strictObject({
  planId: planIdSchema,
  currency: z.string(),
  /** The month shown; null: there are no actuals yet, and no rows. */
  month: monthSchema.nullable(),
  /** The last complete month with actuals: what is shown unless asked otherwise. */
  lastClosed: monthSchema.nullable(),
  /** The month shown is not complete: its plan is that of the whole month. */
  partMonth: z.boolean(),
  /** First and last month that may be asked for. */
  firstMonth: monthSchema.nullable(),
  lastMonth: monthSchema.nullable(),
  /** The fiscal year of the month: first and last month. */
  yearFrom: monthSchema.nullable(),
  yearTo: monthSchema.nullable(),
  /** What actuals are compared with; null: the plan itself, nothing is approved yet. */
  baseline: z
    .strictObject({ id: z.string(), name: z.string(), approvedBy: z.string(), approvedAt: momentSchema })
    .nullable(),
  thresholds: varianceThresholdsSchema,
  rows: z.array(varianceRowSchema),
  /** Rows of lines left out by onlyMatters. */
  hidden: z.int().nonnegative(),
  /** Lines with entries that are neither in the plan nor in the baseline any more: they count in no row. */
  strayLines: z.int().nonnegative(),
});

/** plan and actual are the ends. sales-unsplit: revenue lines of which no volume is known (and the costs that follow). */
export const bridgeStepSchema = z.enum([
  'sales-quantity',
  'sales-mix',
  'sales-price',
  'sales-unsplit',
  'cost-price',
  'cost-usage',
  'cost-unsplit',
  'fixed-cost',
  'investment',
]);

const scopeSchema = z.enum(['month', 'year-to-date']);
export const profitBridgeSchema = z.strictObject({
  planId: planIdSchema,
  currency: z.string(),
  month: monthSchema.nullable(),
  scope: scopeSchema,
  /** Profit is EBITDA; with investment: EBITDA less investment. Minor units. plan + all amounts = actual, exactly. */
  plan: minor,
  /** The profit of the flexed plan; null: too large to be told exactly (a plan of about nothing, flexed a million times). */
  flexed: minor.nullable(),
  actual: minor,
  /** In the order of reading; positive raises profit. Steps of 0 without lines are left out. */
  bars: z.array(
    z.strictObject({
      step: bridgeStepSchema,
      amount: minor,
      effect: effectSchema,
      /** The lines that make it up; they add up to `amount`. */
      lines: z.array(
        z.strictObject({
          lineId: z.string(),
          code: z.string(),
          label: z.string(),
          amount: minor,
          /** The line whose actuals made the split possible. */
          by: z.string().nullable(),
        }),
      ),
    }),
  ),
});

/** Month by month: minor units, hundredths of quantities and rates. `actual` null: no entries in this month. */
export const varianceTrendSchema = z.strictObject({
  months: z.array(
    z.strictObject({
      month: monthSchema,
      actual: z.number().nullable(),
      plan: z.number().nullable(),
      flexed: z.number().nullable(),
    }),
  ),
});

const gmvEndSchema = z.strictObject({
  /** Hundredths. */
  traffic: z.int(),
  orders: z.int(),
  /** Minor units. */
  gmv: minor,
  /** orders / traffic and gmv / orders in units of the currency; null where nothing can be divided by. */
  conversion: z.number().nullable(),
  orderValue: z.number().nullable(),
});

const namedLineSchema = z.strictObject({ lineId: z.string(), code: z.string(), label: z.string() });

export const gmvBridgeSchema = z.strictObject({
  planId: planIdSchema,
  currency: z.string(),
  month: monthSchema.nullable(),
  scope: scopeSchema,
  /** The lines used: those asked for, or those found by what depends on what; null: none was found. */
  traffic: namedLineSchema.nullable(),
  /** A quantity (orders) or a rate (conversion). */
  orders: namedLineSchema.nullable(),
  /** An amount (GMV) or a price (order value). */
  gmv: namedLineSchema.nullable(),
  /** What may be chosen for each. */
  choices: z.strictObject({
    traffic: z.array(namedLineSchema),
    orders: z.array(namedLineSchema),
    gmv: z.array(namedLineSchema),
  }),
  result: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('bridge'),
      plan: gmvEndSchema,
      actual: gmvEndSchema,
      /** plan.gmv + the three = actual.gmv, exactly (Shapley values, rounded by largest remainder). */
      traffic: minor,
      conversion: minor,
      orderValue: minor,
    }),
    z.strictObject({
      kind: z.literal('none'),
      /** no-lines: not chosen. no-actuals: `lineIds` have no entries. zero: traffic or orders are 0 at one end. */
      reason: z.enum(['no-month', 'no-lines', 'no-actuals', 'zero']),
      lineIds: z.array(z.string()),
    }),
  ]),
});

export const varianceCalls = {
  'variance.report': {
    input: z.strictObject({
      planId: planIdSchema,
      /** The last closed one when absent. */
      month: monthSchema.optional(),
      /** In the place of the plan's own, for once. */
      thresholds: varianceThresholdsSchema.optional(),
      /** What lights are read from, by the plan's own thresholds; the plan when absent. */
      against: z.enum(['plan', 'flexed']).optional(),
      onlyMatters: z.boolean().default(false),
      /** Another than the one in force. */
      baselineId: baselineIdSchema.optional(),
    }),
    output: varianceReportSchema,
  },
  /** The year of months up to the one shown, of some lines together; of a rate alone. */
  'variance.trend': {
    input: z.strictObject({
      planId: planIdSchema,
      month: monthSchema.optional(),
      parts: z
        .array(z.strictObject({ lineId: lineIdSchema, sign: z.union([z.literal(1), z.literal(-1)]) }))
        .max(LIMITS.lines),
      baselineId: baselineIdSchema.optional(),
    }),
    output: varianceTrendSchema,
  },
  'variance.bridge': {
    input: z.strictObject({
      planId: planIdSchema,
      month: monthSchema.optional(),
      scope: scopeSchema.default('month'),
      /** Also the step from EBITDA to EBITDA less investment. */
      investment: z.boolean().default(false),
      baselineId: baselineIdSchema.optional(),
    }),
    output: profitBridgeSchema,
  },
  'variance.gmvBridge': {
    input: z.strictObject({
      planId: planIdSchema,
      month: monthSchema.optional(),
      scope: scopeSchema.default('month'),
      trafficId: lineIdSchema.optional(),
      ordersId: lineIdSchema.optional(),
      gmvId: lineIdSchema.optional(),
      baselineId: baselineIdSchema.optional(),
    }),
    output: gmvBridgeSchema,
  },
} as const;

export type VarianceThresholds = z.infer<typeof varianceThresholdsSchema>;
export type VarianceReport = z.infer<typeof varianceReportSchema>;
export type VarianceRow = z.infer<typeof varianceRowSchema>;
export type VarianceTrend = z.infer<typeof varianceTrendSchema>;
export type ProfitBridge = z.infer<typeof profitBridgeSchema>;
export type GmvBridge = z.infer<typeof gmvBridgeSchema>;
