/**
 * Whole parts of what a plan is tracked by put in the place of those with the same ids: how a rename is taken back. Knows
 * which parts a rename has touched; changes nothing else.
 */
import type { ChangeError, SimpleChange } from '../change.ts';
import { err, ok, type Result } from '../result.ts';
import type { Plan } from '../schema.ts';
import { TRACKING_LISTS, type TrackingList, type TrackingPart, withParts } from './apply-tracking.ts';

export type TrackingParts = NonNullable<Extract<SimpleChange, { type: 'replace-lines' }>['tracking']>;

/** The parts of `before` that are another object in `after`; undefined where there are none. */
export function touchedTracking(before: Plan, after: Plan): TrackingParts | undefined {
  const touched: Partial<Record<TrackingList, readonly TrackingPart[]>> = {};
  for (const list of TRACKING_LISTS) {
    const now = new Set<TrackingPart>(after[list] ?? []);
    const parts = (before[list] ?? []).filter((part) => !now.has(part));
    if (parts.length > 0) touched[list] = parts;
  }
  const outlook = before.outlook && before.outlook !== after.outlook ? { outlook: before.outlook } : {};
  const all = { ...touched, ...outlook } as TrackingParts;
  return Object.keys(all).length > 0 ? all : undefined;
}

/** Gives the new plan and the parts that stood there before. */
export function replaceTracking(
  plan: Plan,
  parts: TrackingParts,
): Result<{ readonly plan: Plan; readonly before: TrackingParts }, ChangeError> {
  let next = plan;
  for (const list of TRACKING_LISTS) {
    const given: readonly TrackingPart[] = parts[list] ?? [];
    const byId = new Map(given.map((part) => [part.id, part]));
    const present: readonly TrackingPart[] = plan[list] ?? [];
    const missing = given.find(({ id }) => !present.some((part) => part.id === id));
    if (missing) {
      return err({
        code: 'no-such-part',
        field: 'tracking',
        message: 'This does not exist any more.',
        params: { id: missing.id },
      });
    }
    if (given.length > 0) {
      next = withParts(
        next,
        list,
        present.map((part) => byId.get(part.id) ?? part),
      );
    }
  }
  if (parts.outlook) next = { ...next, outlook: parts.outlook };
  return ok({ plan: next, before: touchedTracking(plan, next) ?? {} });
}
