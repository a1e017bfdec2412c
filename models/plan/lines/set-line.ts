/**
 * The properties and the entry of one line, for applyChange: the new plan and the change that undoes it, which also
 * clears what was not there before.
 */
import { canonicalEntry } from '../canonical.ts';
import type { ChangeError, SimpleChange } from '../change.ts';
import { definedOnly } from '../defined-only.ts';
import { err, ok, type Result } from '../result.ts';
import type { Line, Plan } from '../schema.ts';
import { detailError, noSuchLine } from './line-refusal.ts';

type Applied = { readonly plan: Plan; readonly inverse: SimpleChange };
type SetLine = Extract<SimpleChange, { type: 'set-line' }>;
type SetEntry = Extract<SimpleChange, { type: 'set-entry' }>;

export function setLine(plan: Plan, change: SetLine): Result<Applied, ChangeError> {
  const line = plan.lines.find((candidate) => candidate.id === change.lineId);
  if (!line) return err(noSuchLine(change.lineId));
  const cleared: Line = { ...line, ...definedOnly(change.patch) } as Line;
  for (const key of change.clear ?? []) delete cleared[key];
  const problem = detailError(cleared);
  if (problem) return err(problem);

  const before: Record<string, unknown> = {};
  const clear: ClearableKey[] = [];
  const touched = new Set<string>([...Object.keys(definedOnly(change.patch)), ...(change.clear ?? [])]);
  for (const key of touched) {
    if (Object.hasOwn(line, key)) before[key] = line[key as keyof Line];
    else if (isClearable(key)) clear.push(key);
  }
  const inverse: SetLine = { type: 'set-line', lineId: line.id, patch: before };
  if (clear.length > 0) inverse.clear = clear;
  return ok({ plan: replaceLine(plan, cleared), inverse });
}

const CLEARABLE = [
  'investment',
  'workingCapital',
  'financing',
  'range',
  'outsideBudget',
  'taxExempt',
  'uncertainty',
] as const;
type ClearableKey = (typeof CLEARABLE)[number];

function isClearable(key: string): key is ClearableKey {
  return CLEARABLE.some((clearable) => clearable === key);
}

export function setEntry(plan: Plan, { lineId, entry }: SetEntry): Result<Applied, ChangeError> {
  const line = plan.lines.find((candidate) => candidate.id === lineId);
  if (!line) return err(noSuchLine(lineId));
  return ok({
    plan: replaceLine(plan, { ...line, entry: canonicalEntry(entry) }),
    inverse: { type: 'set-entry', lineId: line.id, entry: line.entry },
  });
}

function replaceLine(plan: Plan, line: Line): Plan {
  return { ...plan, lines: plan.lines.map((other) => (other.id === line.id ? line : other)) };
}
