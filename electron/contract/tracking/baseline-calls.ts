/** Calls about approved baselines: the plan values that later plans, forecasts and actuals are compared with. */
import { z } from 'zod';
import { planSchema } from '../../../models/plan/schema.ts';
import { momentSchema, nameSchema, noteSchema, planIdSchema, seqSchema } from '../common-types.ts';

export const baselineSchema = z.strictObject({
  id: z.string(),
  planId: planIdSchema,
  /** The state of the plan it holds. */
  seq: seqSchema,
  name: z.string(),
  note: z.string(),
  approvedBy: z.string(),
  approvedAt: momentSchema,
  /** Who was at the machine. */
  who: z.string(),
  /** SHA-256, in hexadecimal. */
  hash: z.string(),
});

export const baselineCalls = {
  /** Newest first: the first is the one in force. `altered`: the first that another program has changed. */
  'baseline.list': {
    input: z.strictObject({ planId: planIdSchema }),
    output: z.strictObject({ baselines: z.array(baselineSchema), altered: z.string().nullable() }),
  },
  /** Freezes the plan as it is now. Earlier ones stay. */
  'baseline.approve': {
    input: z.strictObject({
      planId: planIdSchema,
      name: nameSchema,
      note: noteSchema,
      approvedBy: z.string().trim().min(1).max(120),
    }),
    output: z.strictObject({ baseline: baselineSchema }),
  },
  'baseline.load': {
    input: z.strictObject({ planId: planIdSchema, baselineId: z.string().min(1).max(64) }),
    output: z.strictObject({ baseline: baselineSchema, plan: planSchema }),
  },
} as const;

export type Baseline = z.infer<typeof baselineSchema>;
