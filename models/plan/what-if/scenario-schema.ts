/**
 * Scenarios as data: named sets of overrides on lines and settings, each with a parent. An override names its line by
 * id, so that it survives a new code, and keeps the label, so that it can be shown after the line was deleted.
 */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { settingsSchema } from '../settings-schema.ts';
import { NUMERIC_SETTINGS } from './setting-names.ts';

const finite = z.number().refine(Number.isFinite, 'must be a finite number');
const id = z.string().min(1).max(64);

const sections = settingsSchema.shape;

const planned = z.strictObject({ type: z.literal('planned') });
const replace = z.strictObject({ type: z.literal('replace'), value: finite });
const scale = z.strictObject({ type: z.literal('scale'), factor: finite });
const shift = z.strictObject({ type: z.literal('shift'), by: finite });

/**
 * planned: as in the plan, whatever the parent says. replace: this number in every period. scale: every number times a
 * factor. shift: an amount added in every period. series: own numbers. formula: an own formula.
 */
export const lineChangeSchema = z.discriminatedUnion('type', [
  planned,
  z.strictObject({
    type: z.literal('replace'),
    value: finite,
    /** The opening column; absent: as in the plan. */
    opening: finite.nullable().optional(),
  }),
  scale,
  shift,
  z.strictObject({
    type: z.literal('series'),
    values: z.array(finite.nullable()).max(LIMITS.periods),
    opening: finite.nullable().optional(),
  }),
  z.strictObject({
    type: z.literal('formula'),
    formula: z.string().max(LIMITS.formulaLength),
    opening: z.string().max(LIMITS.formulaLength).optional(),
  }),
]);

export const overrideSchema = z.discriminatedUnion('target', [
  z.strictObject({
    target: z.literal('line'),
    lineId: id,
    label: z.string().max(LIMITS.nameLength).default(''),
    change: lineChangeSchema,
  }),
  z.strictObject({
    target: z.literal('setting'),
    setting: z.enum(NUMERIC_SETTINGS),
    change: z.discriminatedUnion('type', [planned, replace, scale, shift]),
  }),
  /** A whole section of the settings in the place of the plan's; single numbers are applied on top of it. */
  z.strictObject({
    target: z.literal('section'),
    value: z.discriminatedUnion('section', [
      z.strictObject({ section: z.literal('discounting'), settings: sections.discounting }),
      z.strictObject({ section: z.literal('tax'), settings: sections.tax }),
      z.strictObject({ section: z.literal('workingCapital'), settings: sections.workingCapital }),
      z.strictObject({ section: z.literal('terminalValue'), settings: sections.terminalValue }),
    ]),
  }),
  z.strictObject({ target: z.literal('timing'), value: sections.discounting.shape.timing }),
  z.strictObject({ target: z.literal('losses'), value: sections.tax.shape.losses }),
]);

export const scenarioSchema = z
  .strictObject({
    id,
    name: z.string().trim().min(1).max(LIMITS.nameLength),
    /** null: the plan itself. */
    parentId: id.nullable().default(null),
    overrides: z.array(overrideSchema).max(LIMITS.lines),
    probability: finite.min(0).max(1).optional(),
  })
  .refine(
    ({ overrides }) => new Set(overrides.map(overrideKey)).size === overrides.length,
    'a line or setting is overridden twice',
  );

export type LineChange = z.infer<typeof lineChangeSchema>;
export type Override = z.infer<typeof overrideSchema>;
export type Scenario = z.infer<typeof scenarioSchema>;

/** What an override overrides: within a scenario there is one for each, and a child's takes the place of its parent's. */
export function overrideKey(override: Override): string {
  switch (override.target) {
    case 'line':
      return `line:${override.lineId}`;
    case 'setting':
      return `setting:${override.setting}`;
    case 'section':
      return `section:${override.value.section}`;
    default:
      return override.target;
  }
}
