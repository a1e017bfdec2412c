/**
 * The change that turns one plan value into another: removals, whole lines, additions, moves, head.
 * Used to go back in history as one new row. applyChange(from, planDifference(from, to)) is `to`, value for value.
 */
import type { Change, SimpleChange } from '../../../models/plan/change.ts';
import { sameValue } from '../../../models/plan/same-value.ts';
import type { Line, Plan } from '../../../models/plan/schema.ts';
import {
  TRACKING_LISTS,
  type TrackingList,
  type TrackingPart,
} from '../../../models/plan/tracking/apply-tracking.ts';
import { ancestry } from '../../../models/plan/what-if/ancestry.ts';
import type { Scenario } from '../../../models/plan/what-if/scenario-schema.ts';
import { longestIncreasing } from '../../store/line-positions.ts';

/** Null when the plans are equal. Both must have the same id. */
export function planDifference(from: Plan, to: Plan): Change | null {
  const changes = [
    ...headChanges(from, to),
    ...lineChanges(from.lines, to.lines),
    ...scenarioChanges(from.scenarios ?? [], to.scenarios ?? []),
    ...TRACKING_LISTS.flatMap((list) => partChanges(list, from[list] ?? [], to[list] ?? [])),
  ];
  return changes.length === 0 ? null : { type: 'batch', changes };
}

function headChanges(from: Plan, to: Plan): SimpleChange[] {
  const changes: SimpleChange[] = [];
  if (from.name !== to.name || from.description !== to.description) {
    changes.push({ type: 'set-plan', name: to.name, description: to.description });
  }
  if (!sameValue(from.timeline, to.timeline)) changes.push({ type: 'set-timeline', timeline: to.timeline });
  if (!sameValue(from.settings, to.settings)) changes.push({ type: 'set-settings', settings: to.settings });
  changes.push(...studyChanges(from, to));
  if (!sameValue(from.outlook, to.outlook))
    changes.push({ type: 'set-outlook', outlook: to.outlook ?? null });
  if (!sameValue(from.thresholds, to.thresholds))
    changes.push({ type: 'set-thresholds', thresholds: to.thresholds ?? null });
  return changes;
}

function lineChanges(from: readonly Line[], to: readonly Line[]): SimpleChange[] {
  const old = new Map(from.map((line) => [line.id, line]));
  const wanted = new Map(to.map((line) => [line.id, line]));
  const changes: SimpleChange[] = from
    .filter((line) => !wanted.has(line.id))
    .map((line) => ({ type: 'remove-line', lineId: line.id }));
  const altered = to.filter((line) => {
    const was = old.get(line.id);
    return was !== undefined && was !== line && !sameValue(was, line);
  });
  if (altered.length > 0) changes.push({ type: 'replace-lines', lines: altered });
  changes.push(...orderChanges(from, to, wanted));
  return changes;
}

/** Moves the lines that are out of order, then puts the new ones at their place, both from the top down. */
function orderChanges(
  from: readonly Line[],
  to: readonly Line[],
  wanted: ReadonlyMap<string, Line>,
): SimpleChange[] {
  const changes: SimpleChange[] = [];
  const current = from.filter((line) => wanted.has(line.id)).map((line) => line.id);
  const place = new Map(current.map((id, index) => [id, index]));
  const staying = to.filter((line) => place.has(line.id)).map((line) => line.id);
  const inOrder = longestIncreasing(staying.map((id) => place.get(id) ?? 0));
  staying.forEach((id, index) => {
    if (inOrder.has(place.get(id) ?? 0)) return;
    // What stands above is in order already, so the place after its wanted neighbour is final.
    current.splice(current.indexOf(id), 1);
    const above = index === 0 ? -1 : current.indexOf(staying[index - 1] ?? '');
    current.splice(above + 1, 0, id);
    changes.push({ type: 'move-line', lineId: id, index: above + 1 });
  });
  to.forEach((line, index) => {
    if (!place.has(line.id)) changes.push({ type: 'add-line', line, index });
  });
  return changes;
}

function studyChanges(from: Plan, to: Plan): SimpleChange[] {
  const differing = STUDIES.filter((key) => !sameValue(from[key], to[key]));
  if (differing.length === 0) return [];
  const patch = Object.fromEntries(
    differing.flatMap((key) => (to[key] === undefined ? [] : [[key, to[key]]])),
  );
  const clear = differing.filter((key) => to[key] === undefined);
  return [{ type: 'set-studies', patch, ...(clear.length > 0 ? { clear } : {}) }];
}

const STUDIES = ['correlations', 'simulation', 'optimisation'] as const;

/** Removals first; then each part at its place, from the first on. */
function partChanges(
  list: TrackingList,
  from: readonly TrackingPart[],
  to: readonly TrackingPart[],
): SimpleChange[] {
  const wanted = new Set(to.map(({ id }) => id));
  const changes: SimpleChange[] = from
    .filter(({ id }) => !wanted.has(id))
    .map(({ id }) => ({ type: 'remove-part', list, id }));
  const current = from.filter(({ id }) => wanted.has(id));
  to.forEach((item, index) => {
    if (sameValue(current[index], item)) return;
    const place = current.findIndex(({ id }) => id === item.id);
    if (place >= 0) current.splice(place, 1);
    current.splice(index, 0, item);
    changes.push({ type: 'put-part', part: { list, item }, index } as SimpleChange);
  });
  return changes;
}

/**
 * Removals first; then what is new or changed, from the roots down, so that no step on the way makes a circle; then
 * the order, from the first on.
 */
function scenarioChanges(from: readonly Scenario[], to: readonly Scenario[]): SimpleChange[] {
  const wanted = new Set(to.map(({ id }) => id));
  const changes: SimpleChange[] = from
    .filter(({ id }) => !wanted.has(id))
    .map(({ id }) => ({ type: 'remove-scenario', scenarioId: id }));
  const current = from.filter(({ id }) => wanted.has(id));
  const put = (scenario: Scenario, index: number): void => {
    const place = current.findIndex(({ id }) => id === scenario.id);
    if (place >= 0) current.splice(place, 1);
    current.splice(index, 0, scenario);
    changes.push({ type: 'put-scenario', scenario, index });
  };
  const depth = (scenario: Scenario): number => ancestry(to, scenario).chain.length;
  for (const scenario of to.toSorted((a, b) => depth(a) - depth(b))) {
    const place = current.findIndex(({ id }) => id === scenario.id);
    if (!sameValue(current[place], scenario)) put(scenario, place < 0 ? current.length : place);
  }
  to.forEach((scenario, index) => {
    if (current[index]?.id !== scenario.id) put(scenario, index);
  });
  return changes;
}
