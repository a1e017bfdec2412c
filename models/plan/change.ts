/**
 * Every edit of a plan, as data (zod schemas). The change log stores these; undo is the inverse change.
 * What a change does is in apply-change.ts.
 */
import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { packSchema } from './packs/pack-schema.ts';
import { entrySchema, lineSchema, planSchema, timelineSchema } from './schema.ts';
import { settingsSchema } from './settings-schema.ts';
import { milestoneSchema, outlookSchema, targetSchema, thresholdsSchema } from './tracking/course-schema.ts';
import { warningRuleSchema } from './tracking/warning-schema.ts';
import { scenarioSchema } from './what-if/scenario-schema.ts';

const id = z.string().min(1).max(64);
const finite = z.number().refine(Number.isFinite, 'must be a finite number');
// Without the defaults of the schema: what a patch does not name must stay as it is, not become empty.
const { unit, group, owner, source, note } = lineSchema.shape;
const linePatch = lineSchema
  .omit({ id: true, code: true, entry: true })
  .extend({
    unit: unit.unwrap(),
    group: group.unwrap(),
    owner: owner.unwrap(),
    source: source.unwrap(),
    note: note.unwrap(),
  })
  .partial();

const simpleChanges = [
  z.strictObject({
    type: z.literal('set-plan'),
    name: z.string().trim().min(1).max(LIMITS.nameLength).optional(),
    description: z.string().max(LIMITS.textLength).optional(),
  }),
  z.strictObject({ type: z.literal('set-timeline'), timeline: timelineSchema }),
  /** Replaces whole sections of the settings. */
  z.strictObject({ type: z.literal('set-settings'), settings: settingsSchema.partial() }),
  /** `index` is the place in plan.lines; past the end means at the end. */
  z.strictObject({ type: z.literal('add-line'), line: lineSchema, index: z.int().nonnegative() }),
  z.strictObject({ type: z.literal('remove-line'), lineId: id }),
  z.strictObject({ type: z.literal('move-line'), lineId: id, index: z.int().nonnegative() }),
  /** Sets the properties named; `clear` removes optional ones. */
  z.strictObject({
    type: z.literal('set-line'),
    lineId: id,
    patch: linePatch,
    clear: z
      .array(
        z.enum([
          'investment',
          'workingCapital',
          'financing',
          'range',
          'outsideBudget',
          'taxExempt',
          'uncertainty',
        ]),
      )
      .optional(),
  }),
  z.strictObject({ type: z.literal('set-entry'), lineId: id, entry: entrySchema }),
  /** Single cells of series lines; column 0 is the opening, null empties the cell. */
  z.strictObject({
    type: z.literal('set-cells'),
    cells: z
      .array(
        z.strictObject({
          lineId: id,
          column: z.int().min(0).max(LIMITS.periods),
          value: finite.nullable(),
        }),
      )
      .min(1),
  }),
  /** Changes a line's code and every formula and reference that names it. */
  z.strictObject({ type: z.literal('rename-code'), lineId: id, code: z.string().min(1).max(80) }),
  /** Puts whole lines in the place of those with the same ids. */
  z.strictObject({
    type: z.literal('replace-lines'),
    lines: z.array(lineSchema).min(1).max(LIMITS.lines),
    scenarios: z.array(scenarioSchema).max(LIMITS.scenarios).optional(),
    /** Of what the plan is tracked by, the parts that are put back with them. */
    tracking: planSchema
      .pick({ warnings: true, milestones: true, targets: true, outlook: true, packs: true })
      .optional(),
  }),
  /** Adds the scenario at `index`, or puts it in the place of the one with the same id and moves it there. */
  z.strictObject({
    type: z.literal('put-scenario'),
    scenario: scenarioSchema,
    index: z.int().nonnegative(),
  }),
  z.strictObject({ type: z.literal('remove-scenario'), scenarioId: id }),
  /** Sets what the plan says about its studies; `clear` goes back to the defaults. */
  z.strictObject({
    type: z.literal('set-studies'),
    patch: planSchema.pick({ correlations: true, simulation: true, optimisation: true }),
    clear: z.array(z.enum(['correlations', 'simulation', 'optimisation'])).optional(),
  }),
  /** Adds the part at `index`, or puts it in the place of the one with the same id and moves it there. */
  z.strictObject({
    type: z.literal('put-part'),
    part: z.discriminatedUnion('list', [
      z.strictObject({ list: z.literal('warnings'), item: warningRuleSchema }),
      z.strictObject({ list: z.literal('milestones'), item: milestoneSchema }),
      z.strictObject({ list: z.literal('targets'), item: targetSchema }),
      z.strictObject({ list: z.literal('packs'), item: packSchema }),
    ]),
    index: z.int().nonnegative(),
  }),
  z.strictObject({
    type: z.literal('remove-part'),
    list: z.enum(['warnings', 'milestones', 'targets', 'packs']),
    id,
  }),
  /** null goes back to the defaults. */
  z.strictObject({ type: z.literal('set-outlook'), outlook: outlookSchema.nullable() }),
  /** null goes back to the usual ones. */
  z.strictObject({ type: z.literal('set-thresholds'), thresholds: thresholdsSchema.nullable() }),
] as const;

const simpleChangeSchema = z.discriminatedUnion('type', [...simpleChanges]);

/** A batch is applied as a whole or not at all. */
export const changeSchema = z.discriminatedUnion('type', [
  ...simpleChanges,
  z.strictObject({ type: z.literal('batch'), changes: z.array(simpleChangeSchema).min(1).max(5000) }),
]);

export type SimpleChange = z.infer<typeof simpleChangeSchema>;
export type Change = z.infer<typeof changeSchema>;

/** Why a change was refused. `field` names the input at fault, `params` fill the translated message of `code`. */
export type ChangeError = {
  readonly code:
    | 'no-such-line'
    | 'duplicate-id'
    | 'duplicate-code'
    | 'invalid-code'
    | 'not-a-series'
    | 'outside-timeline'
    | 'too-many-lines'
    | 'invalid-range'
    | 'missing-detail'
    | 'no-such-scenario'
    | 'too-many-scenarios'
    | 'scenario-cycle'
    | 'not-in-a-scenario'
    | 'too-many-parts'
    | 'no-such-part';
  readonly message: string;
  readonly field: string;
  readonly params: Readonly<Record<string, string | number>>;
};
