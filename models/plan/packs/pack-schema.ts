/**
 * A board pack as the plan keeps it: which sections in which order, what the user says beside them, and how it looks.
 * It holds no figures: they are computed when the pack is made.
 */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';

const id = z.string().min(1).max(64);
const text = z.string().max(LIMITS.textLength);
const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'a colour is written #rrggbb in small letters');

/** In the order in which an investment paper has them; tracking after it. */
export const SECTION_KINDS = [
  'summary',
  'rationale',
  'options',
  'outlay',
  'cash-flows',
  'returns',
  'sensitivity',
  'two-way',
  'scenarios',
  'npv-bridge',
  'simulation',
  'funding',
  'milestones',
  'benefits',
  'risks',
  'assumptions',
  'sign-off',
  'lights',
  'variance',
  'profit-bridge',
  'outlook',
  'actions',
  'review',
  'portfolio',
] as const;

export const PACK_TEMPLATES = [
  'investment-paper',
  'monthly-report',
  'scenario-comparison',
  'post-investment-review',
  'feasibility-study',
] as const;

export const packSectionSchema = z.strictObject({
  id,
  kind: z.enum(SECTION_KINDS),
  /** Instead of the section's own title; '' keeps that. */
  title: z.string().max(LIMITS.nameLength).default(''),
  /** What the user says to the figures; stands under the title. A blank line begins a paragraph. */
  comment: text.default(''),
});

/** A picture small enough to live in the plan, as a data address. */
const logoSchema = z
  .string()
  .max(400_000, 'a logo has at most 300 kB')
  // What the bytes begin with, so that what is called a picture is one.
  .regex(
    /^data:image\/(png;base64,iVBORw0KGgo|jpeg;base64,\/9j\/)[A-Za-z0-9+/]+=*$/,
    'a logo is a PNG or JPEG picture',
  );

export const packSchema = z.strictObject({
  id,
  name: z.string().trim().min(1).max(LIMITS.nameLength),
  template: z.enum(PACK_TEMPLATES),
  /** both: every form once in each language. */
  language: z.enum(['en', 'zh', 'both']).default('en'),
  paper: z.enum(['a4', 'letter']).default('a4'),
  /** null: the plan as it stands. */
  scenarioId: id.nullable().default(null),
  /** null: the plan's own display unit. */
  unit: z.enum(['one', 'thousand', 'wan', 'million', 'yi']).nullable().default(null),
  /** The decision asked for, and what is recommended; '' says what the verdict says. */
  decision: text.default(''),
  recommendation: text.default(''),
  /** The second scenario of the NPV bridge; null: the first one that is not shown. */
  comparedId: id.nullable().default(null),
  sections: z.array(packSectionSchema).min(1).max(60),
  signatories: z
    .array(z.strictObject({ role: z.string().max(120), name: z.string().max(120).default('') }))
    .max(12)
    .default([]),
  /** Of the company; null: Hurdle's own. */
  colours: z.strictObject({ primary: colour, accent: colour }).nullable().default(null),
  logo: logoSchema.nullable().default(null),
});

export type Pack = z.infer<typeof packSchema>;
export type PackSection = z.infer<typeof packSectionSchema>;
export type SectionKind = (typeof SECTION_KINDS)[number];
export type PackTemplate = (typeof PACK_TEMPLATES)[number];
