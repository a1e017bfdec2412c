/** Puts changed inputs into a plan. Pure; the result is checked by the caller against the plan's schema. */
import type { Entry, Plan } from '../../../models/plan/schema.ts';
import type { InputChange } from './changed-inputs.ts';

export function applyInputs(plan: Plan, inputs: readonly InputChange[]): unknown {
  const copy: Plan = structuredClone(plan);
  for (const change of inputs) {
    const line = copy.lines.find((each) => each.code === change.target);
    if (line) setEntry(line.entry, change);
    else if (change.target.startsWith('settings.')) setSetting(copy, change);
  }
  return copy;
}

function setEntry(entry: Entry, { column, to }: InputChange): void {
  if (entry.type === 'formula') return;
  if (column === 0) entry.opening = to;
  else if (entry.type === 'constant') entry.value = to ?? 0;
  else if (column !== null) {
    while (entry.values.length < column) entry.values.push(null);
    entry.values[column - 1] = to;
  }
}

function setSetting(plan: Plan, { target, column, to }: InputChange): void {
  const keys = target.split('.');
  const last = keys.pop() ?? '';
  let owner: unknown = plan;
  for (const key of keys) {
    if (typeof owner !== 'object' || owner === null || !Object.hasOwn(owner, key)) return;
    owner = Reflect.get(owner, key);
  }
  if (typeof owner !== 'object' || owner === null || !Object.hasOwn(owner, last)) return;
  const old: unknown = Reflect.get(owner, last);
  if (!Array.isArray(old)) {
    Reflect.set(owner, last, to);
    return;
  }
  const cells: unknown[] = [...old];
  if (column === null) return;
  while (cells.length < column) cells.push(null);
  cells[column - 1] = to;
  Reflect.set(owner, last, cells);
}
