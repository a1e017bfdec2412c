/**
 * Two plans that do not share their ids, such as two imports of one workbook: the second with the ids of the first
 * wherever they mean the same (lines by code, scenarios and rules by name), so that both can be compared. Pure.
 */
import type { Plan } from '../schema.ts';
import { TRACKING_LISTS } from '../tracking/apply-tracking.ts';
import { partsOf } from './slots.ts';

type Named = { readonly id: string; readonly name: string };

/** `theirs` in the ids of `mine`. Equal ids are taken to mean the same, whatever they are called. */
export function alignPlan(mine: Plan, theirs: Plan): Plan {
  const byCode = (plan: Plan): Named[] => plan.lines.map(({ id, code }) => ({ id, name: code }));
  const lines = renamed(byCode(mine), byCode(theirs));
  const scenarios = renamed(mine.scenarios ?? [], theirs.scenarios ?? []);
  const parts = new Map(
    TRACKING_LISTS.flatMap((list) => [...renamed(partsOf(mine, list), partsOf(theirs, list))]),
  );
  if (lines.size + scenarios.size + parts.size === 0) return { ...theirs, id: mine.id };
  const line = (id: string): string => lines.get(id) ?? id;
  const aligned = withLineIds(theirs, line) as Plan;
  return {
    ...aligned,
    id: mine.id,
    lines: aligned.lines.map((each) => ({ ...each, id: line(each.id) })),
    ...(aligned.scenarios && {
      scenarios: aligned.scenarios.map((scenario) => ({
        ...scenario,
        id: scenarios.get(scenario.id) ?? scenario.id,
        parentId: scenario.parentId === null ? null : (scenarios.get(scenario.parentId) ?? scenario.parentId),
      })),
    }),
    ...(aligned.correlations && {
      correlations: aligned.correlations.map((pair) => ({ ...pair, a: line(pair.a), b: line(pair.b) })),
    }),
    ...Object.fromEntries(
      TRACKING_LISTS.flatMap((list) => {
        const items = aligned[list];
        if (!items) return [];
        return [[list, items.map((item) => ({ ...item, id: parts.get(item.id) ?? item.id }))]];
      }),
    ),
  };
}

/** Their id -> our id, for those of the same name whose ids differ and stand for nothing else on either side. */
function renamed(mine: readonly Named[], theirs: readonly Named[]): ReadonlyMap<string, string> {
  const ours = new Set(mine.map(({ id }) => id));
  const taken = new Set(theirs.map(({ id }) => id));
  const byName = new Map(mine.filter(({ id }) => !taken.has(id)).map(({ id, name }) => [name, id]));
  const ids = new Map<string, string>();
  for (const { id, name } of theirs) {
    const own = byName.get(name);
    if (own === undefined || ours.has(id)) continue;
    ids.set(id, own);
    byName.delete(name);
  }
  return ids;
}

/** Wherever a plan names a line by its id, it does so under `lineId` or `lineIds`. */
function withLineIds(value: unknown, line: (id: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => withLineIds(item, line));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (key === 'lineId' && typeof item === 'string') return [key, line(item)];
      if (key === 'lineIds' && Array.isArray(item)) return [key, item.map((id) => line(String(id)))];
      return [key, withLineIds(item, line)];
    }),
  );
}
