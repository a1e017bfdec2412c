/**
 * The fingerprint of what a pack was computed from: the plan without its packs, and the scenario shown. Writing a
 * comment into a pack does not change it; any number, name or setting of the plan does.
 */
import { createHash } from 'node:crypto';
import { canonicalPlan } from '../../../models/plan/canonical.ts';
import type { Plan } from '../../../models/plan/schema.ts';

/** SHA-256 in hexadecimal of `{plan, scenarioId}` as JSON with sorted keys, UTF-8. */
export function modelHash(plan: Plan, scenarioId: string | null): string {
  const { packs: _packs, ...model } = canonicalPlan(plan);
  return createHash('sha256')
    .update(sortedJson({ plan: model, scenarioId }), 'utf8')
    .digest('hex');
}

/** JSON with the keys of every object in order, so that the same value has the same text wherever it was made. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  );
}
