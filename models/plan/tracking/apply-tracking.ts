/**
 * The edits of what a plan is tracked by (warning rules, milestones, targets, the outlook, thresholds), for applyChange: each gives
 * the new plan and the change that undoes it.
 */
import type { ChangeError, SimpleChange } from '../change.ts';
import { LIMITS } from '../limits.ts';
import { err, ok, type Result } from '../result.ts';
import type { Plan } from '../schema.ts';

type Applied = { readonly plan: Plan; readonly inverse: SimpleChange };
type PutPart = Extract<SimpleChange, { type: 'put-part' }>;
type RemovePart = Extract<SimpleChange, { type: 'remove-part' }>;
type SetOutlook = Extract<SimpleChange, { type: 'set-outlook' }>;
type SetThresholds = Extract<SimpleChange, { type: 'set-thresholds' }>;

export const TRACKING_LISTS = ['warnings', 'milestones', 'targets', 'packs'] as const;
export type TrackingList = (typeof TRACKING_LISTS)[number];
export type TrackingPart = NonNullable<Plan[TrackingList]>[number];

/** Adds the part at `index`, or puts it in the place of the one with the same id and moves it there. */
export function putPart(plan: Plan, { part, index }: PutPart): Result<Applied, ChangeError> {
  const { list, item } = part;
  const before: readonly TrackingPart[] = plan[list] ?? [];
  const place = before.findIndex(({ id }) => id === item.id);
  const was = before[place];
  const most = list === 'packs' ? LIMITS.packs : LIMITS.trackingParts;
  if (!was && before.length >= most) {
    return err({
      code: 'too-many-parts',
      field: 'part',
      message: `A plan holds at most ${most} of these.`,
      params: { limit: most },
    });
  }
  const others = before.filter(({ id }) => id !== item.id);
  const next = others.toSpliced(Math.min(index, others.length), 0, item);
  return ok({
    plan: withParts(plan, list, next),
    inverse: was
      ? { type: 'put-part', part: { list, item: was } as PutPart['part'], index: place }
      : { type: 'remove-part', list, id: item.id },
  });
}

export function removePart(plan: Plan, { list, id }: RemovePart): Result<Applied, ChangeError> {
  const before: readonly TrackingPart[] = plan[list] ?? [];
  const index = before.findIndex((part) => part.id === id);
  const item = before[index];
  if (!item) {
    return err({
      code: 'no-such-part',
      field: 'id',
      message: 'This does not exist any more.',
      params: { id },
    });
  }
  return ok({
    plan: withParts(plan, list, before.toSpliced(index, 1)),
    inverse: { type: 'put-part', part: { list, item } as PutPart['part'], index },
  });
}

/** null: the defaults. */
export function setOutlook(plan: Plan, { outlook }: SetOutlook): Applied {
  const { outlook: before = null, ...rest } = plan;
  return {
    plan: outlook === null ? rest : { ...rest, outlook },
    inverse: { type: 'set-outlook', outlook: before },
  };
}

/** null: the usual ones. */
export function setThresholds(plan: Plan, { thresholds }: SetThresholds): Applied {
  const { thresholds: before = null, ...rest } = plan;
  return {
    plan: thresholds === null ? rest : { ...rest, thresholds },
    inverse: { type: 'set-thresholds', thresholds: before },
  };
}

/** The plan with these parts; none is the same as no list at all. */
export function withParts(plan: Plan, list: TrackingList, parts: readonly TrackingPart[]): Plan {
  const { [list]: _before, ...rest } = plan;
  return (parts.length > 0 ? { ...rest, [list]: [...parts] } : rest) as Plan;
}
