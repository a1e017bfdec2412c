/**
 * Calls about early-warning rules, the alerts that come of them, and milestones. Rules and milestones are edited as parts
 * of the plan (put-part, remove-part); here is what they say. Days are whole numbers since 1970-01-01, buckets go from
 * their first to their last day. Amounts are in units of the currency. null: there is no number.
 */
import { z } from 'zod';
import { LIMITS } from '../../../models/plan/limits.ts';
import { daySchema, milestoneSchema } from '../../../models/plan/tracking/course-schema.ts';
import { grainSchema, warningRuleSchema } from '../../../models/plan/tracking/warning-schema.ts';
import { languageSchema, momentSchema, planIdSchema } from '../common-types.ts';
import { alertSchema, alertStepSchema, overrideSchema } from './alert-schemas.ts';
import {
  bucketSchema,
  crossingSchema,
  firingSchema,
  judgedSchema,
  lightExplanationSchema,
  lightSchema,
  markSchema,
  ruleDescriptionSchema,
  ruleProblemSchema,
} from './light-schemas.ts';

const amount = z.number().nullable();
const count = z.int().nonnegative();

export const ruleLightSchema = z.strictObject({
  /** null: the plan as a whole. */
  lineId: z.string().nullable(),
  code: z.string(),
  label: z.string(),
  /** null: no data yet. */
  light: lightSchema.nullable(),
  /** Set by a person in the open alert; `light` is what the numbers say. */
  override: overrideSchema.nullable(),
  alertId: z.string().nullable(),
  /** The first bucket of the light as it is now. */
  since: bucketSchema.nullable(),
  judged: judgedSchema,
  explanation: lightExplanationSchema,
  /** The newest buckets, oldest first; at most 26. */
  strip: z.array(markSchema),
  firings: z.strictObject({ yellow: count, red: count, last: firingSchema.nullable() }),
  /** A worse light ahead on the outlook; null: none, or there is no outlook. */
  crossing: crossingSchema.nullable(),
});

export const ruleReportSchema = z.strictObject({
  ruleId: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  owner: z.string(),
  grain: grainSchema,
  /** Not empty: the rule cannot be evaluated, and has no lights. */
  problems: z.array(ruleProblemSchema),
  description: ruleDescriptionSchema.nullable(),
  /** The worst of its lights. */
  light: lightSchema.nullable(),
  /** Worst first. A rule that is switched off is shown as it would be. */
  lights: z.array(ruleLightSchema),
});

export const warningsReportSchema = z.strictObject({
  /** The last day that the actuals cover; null: there are none. Buckets that end after it are not closed. */
  through: z.int().nullable(),
  currency: z.string(),
  fiscalYearStart: z.int(),
  /** null: actuals are compared with the plan as it is now. */
  baseline: z.strictObject({ id: z.string(), name: z.string(), approvedAt: momentSchema }).nullable(),
  /** In the order of the plan. */
  rules: z.array(ruleReportSchema),
  /** Number of lights of the rules that are switched on. */
  counts: z.strictObject({ red: count, yellow: count, green: count, none: count }),
  /**
   * Owners ('' is nobody) whose rules that are switched on have never been anything but green over `buckets` buckets in
   * all, and rules that have never had a number.
   */
  alwaysGreen: z.array(z.strictObject({ owner: z.string(), ruleIds: z.array(z.string()), buckets: count })),
  withoutData: z.array(z.string()),
  /** no-band: rules read p10 or p90, but no line of the approved plan is uncertain. no-outlook: it cannot be computed. */
  remarks: z.array(z.enum(['no-baseline', 'no-actuals', 'no-band', 'no-outlook'])),
});

/** A rule while it is being written: whatever can be kept in a form. */
export const ruleDraftSchema = warningRuleSchema.extend({
  id: z.string().max(64),
  name: z.string().max(LIMITS.nameLength),
  when: z.string().max(LIMITS.formulaLength),
  floor: z.strictObject({ of: z.string().max(LIMITS.formulaLength), atLeast: z.number() }).nullable(),
});

const replayLineSchema = z.strictObject({
  lineId: z.string().nullable(),
  label: z.string(),
  /** Every closed bucket, oldest first. */
  marks: z.array(markSchema),
  firings: z.array(firingSchema),
  judged: judgedSchema,
  explanation: lightExplanationSchema,
  crossing: crossingSchema.nullable(),
});

export const triedRuleSchema = z.strictObject({
  problems: z.array(ruleProblemSchema),
  description: ruleDescriptionSchema.nullable(),
  /** null where there are problems. */
  replay: z
    .strictObject({
      through: z.int().nullable(),
      /** Most firings first; at most 50 lines, of so many. */
      lines: z.array(replayLineSchema),
      lineCount: count,
      /** Closed buckets, and those among them in which the rule has a number, over all lines. */
      buckets: count,
      withNumber: count,
      yellow: count,
      red: count,
    })
    .nullable(),
  /** What can be named in an expression: for completion. */
  names: z.array(z.strictObject({ code: z.string(), label: z.string() })),
});

export const milestoneRowSchema = z.strictObject({
  milestone: milestoneSchema,
  /** reached late is reached too: see `late`. due-soon: due within 30 days and not reached. */
  state: z.enum(['reached', 'on-the-way', 'due-soon', 'missed']),
  /** The day on which it was reached (for a condition: the last day of the month), as YYYY-MM-DD. */
  reachedOn: daySchema.nullable(),
  late: z.boolean(),
  /** To the due day from today; negative: past. */
  daysLeft: z.int(),
  condition: z
    .strictObject({
      /** Over the project to date, or to the due day where that is past. */
      value: amount,
      met: z.boolean(),
      /** value / wanted for at-least, wanted / value for at-most; null where that says nothing. */
      progress: amount,
      /** The value expected on the due day by the outlook; null: none, or the day is past. */
      expected: amount,
      description: ruleDescriptionSchema.nullable(),
      problems: z.array(ruleProblemSchema),
    })
    .nullable(),
});

const slotSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** line: a line's code (or a total's) goes into the expression. lines: the lines of the scope. number: a figure. */
  takes: z.enum(['line', 'lines', 'number']),
  /** Kinds that fit; empty: any. */
  kinds: z.array(z.string()),
  /** Line ids and codes of totals of the plan that fit, best first. */
  suggestions: z.array(z.string()),
  /** What the slot begins with; for line and lines it may be several (line: they are added up). */
  preset: z.array(z.string()),
  /** For a number: of the documents that the rule comes from. */
  usual: amount,
  /** An amount of the plan's currency. */
  money: z.boolean(),
  /** Where the plan itself does not keep the usual figure: its worst number, and a figure that it keeps. */
  suited: z.strictObject({ worst: z.number(), figure: z.number() }).nullable(),
});

export const libraryTemplateSchema = z.strictObject({
  id: z.string(),
  group: z.enum(['cost', 'sales', 'customers', 'margin', 'cash', 'project', 'targets', 'band', 'structure']),
  name: z.string(),
  description: z.string(),
  slots: z.array(slotSchema),
});

const filledSchema = z.record(
  z.string().max(40),
  z.union([z.array(z.string().max(80)).max(LIMITS.lines), z.number()]),
);

export const warningCalls = {
  'warnings.report': { input: z.strictObject({ planId: planIdSchema }), output: warningsReportSchema },
  /** A draft: what is wrong with it, what it says, how often it would have fired. Nothing is stored. */
  'warnings.try': {
    input: z.strictObject({ planId: planIdSchema, rule: ruleDraftSchema }),
    output: triedRuleSchema,
  },
  /** With a plan its lines are suggested for the slots. */
  'warnings.library': {
    input: z.strictObject({ language: languageSchema, planId: planIdSchema.optional() }),
    output: z.strictObject({ templates: z.array(libraryTemplateSchema) }),
  },
  /** A template with its slots filled (line ids, codes of totals, or a number), ready for put-part. */
  'warnings.fill': {
    input: z.strictObject({
      planId: planIdSchema,
      language: languageSchema,
      templateId: z.string().max(64),
      ruleId: z.string().min(1).max(64),
      slots: filledSchema,
    }),
    output: z.strictObject({ rule: warningRuleSchema }),
  },
  /** Open ones worst first; then, if asked for, closed ones, newest first. */
  'alerts.list': {
    input: z.strictObject({ planId: planIdSchema, closed: z.boolean().default(false) }),
    output: z.strictObject({ alerts: z.array(alertSchema) }),
  },
  'alerts.update': {
    input: z.strictObject({
      planId: planIdSchema,
      alertId: z.string().min(1).max(64),
      step: alertStepSchema,
    }),
    output: z.strictObject({ alert: alertSchema }),
  },
  /** By due day. */
  'milestones.report': {
    input: z.strictObject({ planId: planIdSchema }),
    output: z.strictObject({ milestones: z.array(milestoneRowSchema) }),
  },
} as const;

export const warningEvents = {
  /** Lights of a plan, shown or not, that have just turned red: all that a note of the system says. */
  'alerts.red': z.strictObject({
    planId: planIdSchema,
    planName: z.string(),
    alerts: z.array(
      z.strictObject({
        alertId: z.string(),
        ruleName: z.string(),
        lineLabel: z.string(),
        action: z.string(),
      }),
    ),
  }),
} as const;

export type NewReds = z.infer<(typeof warningEvents)['alerts.red']>;
export type WarningsReport = z.infer<typeof warningsReportSchema>;
export type RuleReport = z.infer<typeof ruleReportSchema>;
export type RuleLight = z.infer<typeof ruleLightSchema>;
export type TriedRule = z.infer<typeof triedRuleSchema>;
export type Alert = z.infer<typeof alertSchema>;
export type AlertStep = z.infer<typeof alertStepSchema>;
export type MilestoneRow = z.infer<typeof milestoneRowSchema>;
export type LibraryEntry = z.infer<typeof libraryTemplateSchema>;
