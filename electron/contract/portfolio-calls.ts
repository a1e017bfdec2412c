/**
 * Calls about the portfolio: the workspace's plans as projects, the budgets and relations that are kept with the
 * workspace, and the exact choice under them. Amounts are in one currency; plans in another are left out and named.
 */
import { z } from 'zod';
import { nothing, planIdSchema } from './common-types.ts';

const finite = z.number().refine(Number.isFinite, 'must be a finite number');
/** A fiscal year, named by the calendar year in which it starts. */
const yearSchema = z.int().min(1).max(9999);
const MOST_YEARS = 700;
const MOST_PLANS = 5000;

/** requires: `project` only with `needs`. excludes: at most one of the projects. */
const relationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('requires'), project: planIdSchema, needs: planIdSchema }),
  z.strictObject({ kind: z.literal('excludes'), projects: z.array(planIdSchema).min(2).max(100) }),
]);

/** What a person decides about a portfolio. Plans that were deleted may still be named; they are left out. */
export const portfolioSchema = z.strictObject({
  /** null: the currency that most plans have. */
  currency: z.string().max(40).nullable(),
  /** A year that is not named has no limit. */
  budgets: z.array(z.strictObject({ year: yearSchema, amount: finite.nonnegative() })).max(MOST_YEARS),
  /** Plans that must or must not be done; all others may. */
  statuses: z
    .array(z.strictObject({ planId: planIdSchema, status: z.enum(['mandatory', 'forbidden']) }))
    .max(MOST_PLANS),
  /** Plans of which a share may be done. */
  partial: z.array(planIdSchema).max(MOST_PLANS),
  relations: z.array(relationSchema).max(1000),
});

export const projectSchema = z.strictObject({
  id: planIdSchema,
  name: z.string(),
  currency: z.string(),
  /** After tax, with the terminal value. null: cannot be computed, and the plan cannot be chosen. */
  npv: finite.nullable(),
  /** Of several the one nearest the hurdle. */
  irr: finite.nullable(),
  index: finite.nullable(),
  outlays: z.array(z.strictObject({ year: yearSchema, amount: finite.nonnegative() })),
  /** unreadable: altered by another program. no-npv: a line has an error. */
  problem: z.enum(['unreadable', 'no-npv']).nullable(),
});

const amounts = z.array(finite.nonnegative());
const partSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('budget'), year: yearSchema }),
  z.strictObject({ kind: z.enum(['mandatory', 'forbidden']), planId: planIdSchema }),
  /** By its place in the portfolio's relations. */
  z.strictObject({ kind: z.literal('relation'), index: z.int().nonnegative() }),
]);

const frontierSchema = z.strictObject({
  /** `at` is the budget of the one limited year, of all years together, or a factor on all budgets. */
  kind: z.enum(['staircase', 'grid', 'scaled']),
  /** The one year it is about; null: all years. */
  year: yearSchema.nullable(),
  /** The budget that applies, on the same scale as `at`; null without any budget. */
  now: finite.nonnegative().nullable(),
  steps: z.array(z.strictObject({ at: finite.nonnegative(), npv: finite, planIds: z.array(planIdSchema) })),
});

export const chosenSchema = z.strictObject({
  kind: z.literal('found'),
  currency: z.string(),
  years: z.array(yearSchema),
  budgets: z.array(finite.nonnegative().nullable()),
  /** In the order of the profitability index. */
  rows: z.array(
    z.strictObject({
      planId: planIdSchema,
      index: finite.nullable(),
      /** Outlays of this and all plans above it, a year. */
      cumulative: amounts,
      aboveLine: z.boolean(),
      inRanking: z.boolean(),
      share: finite.min(0).max(1),
    }),
  ),
  npv: finite,
  outlays: amounts,
  /** Total NPV of going down the ranking and taking what still fits. */
  rankingNpv: finite,
});

const answerSchema = z.discriminatedUnion('kind', [
  chosenSchema,
  /** Fewer than one plan in the currency can be appraised. */
  z.strictObject({ kind: z.literal('nothing'), currency: z.string() }),
  /** Without any one of these the others can be met. */
  z.strictObject({ kind: z.literal('clash'), clash: z.array(partSchema) }),
  z.strictObject({
    kind: z.literal('invalid'),
    problems: z.array(
      z.strictObject({ code: z.string(), message: z.string(), relation: z.int().nonnegative().nullable() }),
    ),
  }),
  z.strictObject({ kind: z.literal('failed'), message: z.string() }),
]);

const whole = z.strictObject({ portfolio: portfolioSchema });

export const portfolioCalls = {
  'portfolio.projects': { input: nothing, output: z.strictObject({ projects: z.array(projectSchema) }) },
  'portfolio.load': { input: nothing, output: whole },
  'portfolio.save': { input: whole, output: nothing },
  'portfolio.choose': { input: whole, output: answerSchema },
  /** Dozens of choices, so a call of its own; null where there is nothing to choose from, or a fault. */
  'portfolio.frontier': { input: whole, output: z.strictObject({ frontier: frontierSchema.nullable() }) },
} as const;

export type Portfolio = z.infer<typeof portfolioSchema>;
export type PortfolioRelation = z.infer<typeof relationSchema>;
export type PortfolioProject = z.infer<typeof projectSchema>;
export type PortfolioAnswer = z.infer<typeof answerSchema>;
export type PortfolioChoice = z.infer<typeof chosenSchema>;
export type PortfolioClash = z.infer<typeof partSchema>;
export type PortfolioFrontier = z.infer<typeof frontierSchema>;
