/**
 * Calls about board packs: the preview of one, making it in up to four forms, what was handed over before, and whether a
 * file is still what was handed over and still what the model says.
 */
import { z } from 'zod';
import { packSchema } from '../../../models/plan/packs/pack-schema.ts';
import { readyFileSchema } from '../app-calls.ts';
import {
  jobIdSchema,
  languageSchema,
  momentSchema,
  planIdSchema,
  seqSchema,
  ticketSchema,
} from '../common-types.ts';
import { hostErrorSchema } from '../host-error.ts';

const packId = z.string().min(1).max(64);
const issueId = z.string().min(1).max(64);

export const packFormSchema = z.enum(['pdf', 'pptx', 'xlsx', 'html']);

/** A pack as it was handed over. */
export const packIssueSchema = z.strictObject({
  id: issueId,
  planId: planIdSchema,
  packId,
  name: z.string(),
  language: languageSchema,
  /** The state of the plan it was made from. */
  seq: seqSchema,
  scenario: z.string(),
  modelHash: z.string(),
  /** Over every number in it. */
  contentHash: z.string(),
  /** It was a draft: a check failed. */
  draft: z.boolean(),
  at: momentSchema,
  who: z.string(),
  files: z.array(
    z.strictObject({
      form: packFormSchema,
      name: z.string(),
      /** SHA-256 of the file, in hexadecimal. */
      hash: z.string(),
      size: z.int().nonnegative(),
    }),
  ),
});

/** A number that reads otherwise than before; null where there is none now, or was none. */
const changedFigureSchema = z.strictObject({
  id: z.string(),
  /** What it is, as its page says: 'Net present value', 'Revenue · 2027'; '' where a page of an older Hurdle has not kept it. */
  label: z.string(),
  /** Where it stands: the title of the section. */
  section: z.string(),
  before: z.string().nullable(),
  now: z.string().nullable(),
});

export const packVerdictSchema = z.strictObject({
  /**
   * genuine: byte for byte what was handed over. edited: made here, but changed since. unknown: not made in this
   * workspace, or no mark of it is left.
   */
  file: z.enum(['genuine', 'edited', 'unknown']),
  issue: packIssueSchema.nullable(),
  form: packFormSchema.nullable(),
  /** Does the model still say the same? gone: the plan or the scenario does not exist any more. null: nothing to compare. */
  model: z.enum(['same', 'changed', 'gone']).nullable(),
  /** The state of the plan it was compared with. */
  seq: seqSchema.nullable(),
  changes: z.array(changedFigureSchema),
});

export const packCalls = {
  /** Of a pack as it is being edited; it need not be stored. */
  'packs.preview': {
    input: z.strictObject({
      planId: planIdSchema,
      pack: packSchema,
      /** Which of its languages. */
      language: languageSchema,
      jobId: jobIdSchema.optional(),
    }),
    output: z.strictObject({
      title: z.string(),
      style: z.string(),
      /** Markup made here, with everything a person wrote escaped. */
      body: z.string(),
      draft: z.boolean(),
      sections: z.array(z.strictObject({ id: z.string(), title: z.string(), empty: z.boolean() })),
      /** The pack handed over last in this language, and how many numbers read otherwise now. */
      since: z.strictObject({ issue: packIssueSchema, changes: z.int().nonnegative() }).nullable(),
    }),
  },
  /** Makes the forms of a stored pack in its language or both, and keeps them in the history. */
  'packs.make': {
    input: z.strictObject({
      planId: planIdSchema,
      packId,
      forms: z.array(packFormSchema).min(1).max(4),
      jobId: jobIdSchema.optional(),
    }),
    output: z.strictObject({
      issues: z.array(packIssueSchema),
      files: z.array(readyFileSchema.extend({ issueId, form: packFormSchema })),
      /** Forms that could not be made, and why; the others were. */
      refused: z.array(
        z.strictObject({ form: packFormSchema, language: languageSchema, error: hostErrorSchema }),
      ),
    }),
  },
  'packs.cancel': {
    input: z.strictObject({ jobId: jobIdSchema }),
    output: z.strictObject({ cancelled: z.boolean() }),
  },
  /** Newest first. */
  'packs.issues': {
    input: z.strictObject({ planId: planIdSchema }),
    output: z.strictObject({ issues: z.array(packIssueSchema) }),
  },
  /** The file as it was handed over. */
  'packs.file': {
    input: z.strictObject({ issueId, form: packFormSchema }),
    output: readyFileSchema,
  },
  /** Composes the pack again, which takes as long as its preview. */
  'packs.verify': {
    input: z.strictObject({ ticket: ticketSchema, jobId: jobIdSchema.optional() }),
    output: packVerdictSchema,
  },
} as const;

export const packEvents = {
  /** Of a preview, a making or a check with a job id. */
  'packs.progress': z.strictObject({
    jobId: jobIdSchema,
    step: z.enum(['contents', 'simulation', ...packFormSchema.options]),
    done: z.number().nonnegative(),
    total: z.number().nonnegative(),
  }),
  /** A pack was handed over. */
  'packs.issued': z.strictObject({ planId: planIdSchema }),
} as const;

export type PackForm = z.infer<typeof packFormSchema>;
export type PackIssue = z.infer<typeof packIssueSchema>;
export type PackVerdict = z.infer<typeof packVerdictSchema>;
export type PackProgress = z.infer<(typeof packEvents)['packs.progress']>;
