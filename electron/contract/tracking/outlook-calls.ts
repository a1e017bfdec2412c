/**
 * Calls about the outlook: actuals up to a month and a forecast after it on one timeline, the returns it gives beside
 * the approved ones, the review sheet and the attainment of targets. Edits go by the change set-outlook. Amounts are in
 * the plan's currency with natural signs; null: cannot be computed, or not covered.
 */
import { z } from 'zod';
import { monthSchema, planSchema } from '../../../models/plan/schema.ts';
import { forecastMethodSchema } from '../../../models/plan/tracking/course-schema.ts';
import { planIdSchema } from '../common-types.ts';
import { baselineSchema } from './baseline-calls.ts';

const amount = z.number().nullable();
const amounts = z.array(amount);
const count = z.int().nonnegative();

/** Why a method cannot be used on a history. */
const unfitSchema = z.strictObject({
  code: z.enum([
    'no-history',
    'too-little-history',
    'not-positive',
    'no-spread',
    'no-driver',
    'driver-has-no-history',
    'driver-not-planned',
    'formula-of-itself',
  ]),
  /** Months of history there are, and that the method needs. */
  have: count,
  need: count,
});

/** Errors of the last months, forecast from those before them: `bias` is forecast less actual, positive is too high. */
const backTestSchema = z.strictObject({
  months: count,
  /** Mean absolute error as a share of the actual; null where an actual is 0. */
  mape: amount,
  mae: z.number(),
  bias: z.number(),
});

const columnSchema = z.strictObject({
  /** 0 is the opening; after the plan's last period come those of a rolling forecast. */
  column: count,
  /** First and last month; the opening has the first month of period 1. */
  from: monthSchema,
  to: monthSchema,
  /** mixed: the cut-over lies within. planned: after the window of the rolling forecast. beyond: after the plan. */
  state: z.enum(['actual', 'mixed', 'forecast', 'planned', 'beyond']),
});

/** One value a column. `low` and `high` bound what an outcome is expected in; null where there is no band. */
const series = {
  values: amounts,
  low: amounts,
  high: amounts,
  /** What was approved, or the plan while nothing is. */
  reference: amounts,
  /**
   * Up to the cut-over, with the closed months of its period: of the outlook, and of what was approved. null: a rate, a
   * balance, or nothing is closed. $fcf counts by whole periods.
   */
  toDate: amount,
  referenceToDate: amount,
};

const outlookLineSchema = z.strictObject({
  lineId: z.string(),
  code: z.string(),
  label: z.string(),
  kind: z.string(),
  group: z.string(),
  unit: z.string(),
  /** How a period's actual comes from its days: their sum, or for a rate or price their mean. */
  measure: z.enum(['sum', 'mean']),
  /** false: no actuals, the line stays as planned throughout. */
  tracked: z.boolean(),
  /** As set, and as used: the plan where the method set does not fit. */
  method: forecastMethodSchema,
  used: forecastMethodSchema,
  unfit: unfitSchema.nullable(),
  backTest: backTestSchema.nullable(),
  ...series,
});

const outlookTotalSchema = z.strictObject({
  /** $revenue, $variable_cost, $contribution, $fixed_cost, $ebitda, $investment, $fcf, $fcf_cumulative. */
  code: z.string(),
  ...series,
});

const paybackSchema = z.strictObject({
  kind: z.enum(['reached', 'never', 'immediate', 'unknown']),
  years: amount,
});
const rateSchema = z.strictObject({
  kind: z.enum(['unique', 'multiple', 'none', 'unknown']),
  /** Of several the one nearest the hurdle. */
  rate: amount,
});
const returnsSchema = z.strictObject({
  npv: amount,
  irr: rateSchema,
  payback: paybackSchema,
  discountedPayback: paybackSchema,
  decision: z.enum(['accept', 'reject', 'unclear']),
});

/** outlay, revenue ...: whole life. cash: free cash flow. irr is a fraction, payback is in years. */
const REVIEW_ITEMS = [
  'outlay',
  'revenue',
  'variable-cost',
  'fixed-cost',
  'ebitda',
  'cash',
  'npv',
  'irr',
  'payback',
  'discounted-payback',
] as const;

const reviewRowSchema = z.strictObject({
  item: z.enum(REVIEW_ITEMS),
  approved: amount,
  expected: amount,
  difference: amount,
  /** F: better than approved, A: worse, by effect on profit; null where they are equal or one is missing. */
  effect: z.enum(['F', 'A']).nullable(),
  /** What has happened so far of approved and actual; null for a metric of the whole project. */
  approvedToDate: amount,
  actualToDate: amount,
  /** The difference split: what has happened, what is expected. They add up to `difference`. */
  differenceToDate: amount,
  differenceRemaining: amount,
});

const remarkSchema = z.strictObject({
  code: z.enum([
    'verdict-changed',
    'npv-lost',
    'npv-gained',
    'npv-below-zero',
    'below-hurdle',
    'outlay-over',
    'outlay-under',
    'payback-later',
    'payback-never',
    'mostly-ahead',
    'on-course',
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

const noteSchema = z.strictObject({
  code: z.enum([
    'no-actuals',
    'part-month-left-out',
    'far-ahead',
    'cut-over-after-actuals',
    'cut-over-after-plan',
    'not-tracked',
    'working-capital-kept',
    'before-start',
    'unspent-investment',
    'method-replaced',
    'ends-with-plan',
    'other-timeline',
  ]),
  lineId: z.string().nullable(),
  amount: amount,
  month: monthSchema.nullable(),
});

const targetRowSchema = z.strictObject({
  targetId: z.string(),
  name: z.string(),
  code: z.string(),
  owner: z.string(),
  year: z.int().nullable(),
  better: z.enum(['more', 'less']),
  baseline: z.number(),
  target: z.number(),
  challenge: z.number(),
  /** sum over the year, mean of a rate, last of a balance. */
  measure: z.enum(['sum', 'mean', 'last']),
  actualToDate: amount,
  /** Of the target's year, actuals and forecast together. */
  outlook: amount,
  /** Is the whole year behind the cut-over? */
  closed: z.boolean(),
  /** The highest of the three values that the outlook reaches; none: not even the baseline. */
  reached: z.enum(['none', 'baseline', 'target', 'challenge']).nullable(),
  reachedToDate: z.enum(['none', 'baseline', 'target', 'challenge']).nullable(),
  /** outlook / target, or target / outlook where less is better. */
  attainment: amount,
  /** change-plan: the attainment is below 80 %. no-line: the code names nothing. no-value: it cannot be computed. */
  flag: z.enum(['change-plan', 'no-line', 'no-value', 'outside-plan']).nullable(),
});

const cutOverSchema = z.strictObject({
  /** The last month taken from actuals; null: none is, and the outlook is the plan. */
  month: monthSchema.nullable(),
  /** What it is when nobody sets it. */
  lastComplete: monthSchema.nullable(),
  /** The last month that has any actual. */
  lastActual: monthSchema.nullable(),
  /** Set in the plan or asked for, rather than found. */
  given: z.boolean(),
});

export const outlookReportSchema = z.strictObject({
  currency: z.string(),
  cutOver: cutOverSchema,
  /** Share of outcomes that the band is expected to hold, 0.8. */
  level: z.number(),
  baseline: baselineSchema.nullable(),
  /** Column of the last period that is closed as a whole; 0: none yet. */
  closedColumn: count,
  columns: z.array(columnSchema),
  lines: z.array(outlookLineSchema),
  totals: z.array(outlookTotalSchema),
  returns: z.strictObject({
    approved: returnsSchema,
    expected: returnsSchema,
    /** The band of the expected NPV: what the bands of the lines do to it together. */
    npvLow: amount,
    npvHigh: amount,
  }),
  review: z.strictObject({ rows: z.array(reviewRowSchema), remarks: z.array(remarkSchema) }),
  targets: z.array(targetRowSchema),
  notes: z.array(noteSchema),
});

const courseSchema = z.strictObject({
  /** The expected returns at the end of each closed month, oldest first (null: none, or not one); of a large plan none. */
  points: z.array(z.strictObject({ month: monthSchema, npv: amount, irr: amount, payback: amount })),
});

const methodTrialSchema = z.strictObject({
  method: forecastMethodSchema,
  unfit: unfitSchema.nullable(),
  backTest: backTestSchema.nullable(),
  /** By month of the history; null where the method has nothing to go by yet. */
  fitted: amounts,
  /** Of the months after the cut-over. */
  forecast: amounts,
  low: amounts,
  high: amounts,
  /** What was fitted: alpha, beta, gamma; intercept, slope; mean. */
  parameters: z.record(z.string(), z.number()),
});

const outlookPreviewSchema = z.strictObject({
  /** Months of the history and of the forecast, in this order. */
  months: z.array(monthSchema),
  history: amounts,
  /** By month as planned, over history and forecast. */
  planned: amounts,
  trials: z.array(methodTrialSchema),
  /** Place in `trials` of the lowest mean absolute error in the back-test; null: none could be tested. */
  recommended: count.nullable(),
  level: z.number(),
});

const ofPlan = {
  planId: planIdSchema,
  /** Instead of what the plan says. */
  cutOver: monthSchema.optional(),
};

export const outlookCalls = {
  'outlook.report': { input: z.strictObject(ofPlan), output: outlookReportSchema },
  /** How the expected returns have moved over the last twelve closed months. */
  'outlook.course': { input: z.strictObject(ofPlan), output: courseSchema },
  /** The outlook as a plan value, for what-if: lines with actuals hold them, the rest goes on by its method. */
  'outlook.plan': { input: z.strictObject(ofPlan), output: z.strictObject({ plan: planSchema }) },
  /** All methods on the history of one line, side by side; nothing is stored. */
  'outlook.preview': {
    input: z.strictObject({
      ...ofPlan,
      lineId: z.string().min(1).max(64),
      /** Tried beside the usual ones, for other parameters. */
      method: forecastMethodSchema.optional(),
    }),
    output: outlookPreviewSchema,
  },
} as const;

export type OutlookReport = z.infer<typeof outlookReportSchema>;
export type OutlookLine = z.infer<typeof outlookLineSchema>;
export type OutlookTotal = z.infer<typeof outlookTotalSchema>;
export type OutlookColumn = z.infer<typeof columnSchema>;
export type OutlookReturns = z.infer<typeof returnsSchema>;
export type OutlookReviewRow = z.infer<typeof reviewRowSchema>;
export type OutlookRemark = z.infer<typeof remarkSchema>;
export type OutlookNote = z.infer<typeof noteSchema>;
export type OutlookTarget = z.infer<typeof targetRowSchema>;
export type OutlookCourse = z.infer<typeof courseSchema>;
export type MethodTrial = z.infer<typeof methodTrialSchema>;
export type OutlookPreview = z.infer<typeof outlookPreviewSchema>;
