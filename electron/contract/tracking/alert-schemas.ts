/** What an alert and a step of a person on it look like on the wire; what they mean is in models/tracking/alerts. */
import { z } from 'zod';
import { grainSchema } from '../../../models/plan/tracking/warning-schema.ts';
import { momentSchema, noteSchema, planIdSchema } from '../common-types.ts';
import { bucketSchema, lightSchema } from './light-schemas.ts';

const amount = z.number().nullable();
const person = z.string().max(120);

export const overrideSchema = z.strictObject({
  light: lightSchema,
  reason: z.string(),
  who: z.string(),
  at: momentSchema,
});

const eventSchema = z.strictObject({
  at: momentSchema,
  who: z.string(),
  what: z.enum([
    'opened',
    'escalated',
    'eased',
    'back-to-green',
    'again',
    'acknowledged',
    'assigned',
    'override',
    'override-ended',
    'closed',
  ]),
  light: lightSchema.nullable(),
  /** Note, name or reason. */
  text: z.string(),
});

export const alertSchema = z.strictObject({
  id: z.string(),
  planId: planIdSchema,
  ruleId: z.string(),
  /** As they were when last seen; the rule or line may be gone. */
  ruleName: z.string(),
  lineId: z.string().nullable(),
  lineLabel: z.string(),
  unit: z.enum(['money', 'percent', 'number', 'days']),
  grain: grainSchema,
  action: z.string(),
  state: z.enum(['open', 'acknowledged', 'closed']),
  /** What the numbers say now; null: the rule is off or gone, or has no data. */
  light: lightSchema.nullable(),
  /** The worst it has been since it was opened. */
  worst: z.enum(['yellow', 'red']),
  override: overrideSchema.nullable(),
  /** The bucket in which the light came on, and the number there. */
  opened: bucketSchema,
  openedValue: amount,
  at: momentSchema,
  /** When it first was red. */
  redAt: momentSchema.nullable(),
  /** The newest number, and the threshold of the worst light. */
  value: amount,
  threshold: z.number(),
  acknowledged: z.strictObject({ at: momentSchema, who: z.string(), note: z.string() }).nullable(),
  assignedTo: z.string(),
  closed: z.strictObject({ at: momentSchema, who: z.string(), effect: z.string() }).nullable(),
  /** Oldest first. */
  events: z.array(eventSchema),
});

export const alertStepSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('acknowledge'), note: noteSchema }),
  z.strictObject({ type: z.literal('assign'), to: person }),
  /** light null: takes the override back. A reason is needed to set one. */
  z.strictObject({ type: z.literal('override'), light: lightSchema.nullable(), reason: noteSchema }),
  z.strictObject({ type: z.literal('close'), effect: noteSchema }),
]);
