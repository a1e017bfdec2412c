/**
 * The change that turns one plan value into another: removals, whole lines, additions, moves, head.
 * Used to go back in history as one new row. applyChange(from, planDifference(from, to)) is `to`, value for value.
 */
import type { Change, SimpleChange } from '../../../models/plan/change.ts';
import type { Line, Plan } from '../../../models/plan/schema.ts';
import { longestIncreasing } from '../../store/line-positions.ts';

/** Null when the plans are equal. Both must have the same id. */
export function planDifference(from: Plan, to: Plan): Change | null {
  const changes = [...headChanges(from, to), ...lineChanges(from.lines, to.lines)];
  return changes.length === 0 ? null : { type: 'batch', changes };
}

function headChanges(from: Plan, to: Plan): SimpleChange[] {
  const changes: SimpleChange[] = [];
  if (from.name !== to.name || from.description !== to.description) {
    changes.push({ type: 'set-plan', name: to.name, description: to.description });
  }
  if (!same(from.timeline, to.timeline)) changes.push({ type: 'set-timeline', timeline: to.timeline });
  if (!same(from.settings, to.settings)) changes.push({ type: 'set-settings', settings: to.settings });
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
    return was !== undefined && was !== line && !same(was, line);
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

/** Equality of JSON values, whatever the order of their keys; an absent property is not the same as null. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = definedEntries(a);
  const right = new Map(definedEntries(b));
  return (
    left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)))
  );
}

function definedEntries(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}
