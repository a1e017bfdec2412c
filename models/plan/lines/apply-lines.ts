/**
 * Which lines a plan has, in which order and under which codes, for applyChange: add, remove, move, replace and rename,
 * each with the change that undoes it. A rename carries every formula and reference along.
 */
import { canonicalLine } from '../canonical.ts';
import type { ChangeError, SimpleChange } from '../change.ts';
import { renameCode } from '../codes/rename-code.ts';
import { codeError } from '../codes/valid-code.ts';
import { LIMITS } from '../limits.ts';
import { err, ok, type Result } from '../result.ts';
import type { Line, Plan } from '../schema.ts';
import { replaceTracking, touchedTracking } from '../tracking/replace-tracking.ts';
import { replaceScenarios } from '../what-if/apply-what-if.ts';
import { detailError, failure, noSuchLine } from './line-refusal.ts';

type Applied = { readonly plan: Plan; readonly inverse: SimpleChange };
type ReplaceLines = Extract<SimpleChange, { type: 'replace-lines' }>;

export function addLine(plan: Plan, line: Line, index: number): Result<Applied, ChangeError> {
  if (plan.lines.length >= LIMITS.lines) {
    return err(
      failure('too-many-lines', 'line', `A plan holds at most ${LIMITS.lines} lines.`, {
        limit: LIMITS.lines,
      }),
    );
  }
  if (plan.lines.some((other) => other.id === line.id)) {
    return err(
      failure('duplicate-id', 'id', `A line with the id ${line.id} exists already.`, { id: line.id }),
    );
  }
  const problem = codeError(plan, line.id, line.code) ?? detailError(line);
  if (problem) return err(problem);
  const lines = plan.lines.toSpliced(Math.min(index, plan.lines.length), 0, canonicalLine(line));
  return ok({ plan: { ...plan, lines }, inverse: { type: 'remove-line', lineId: line.id } });
}

export function removeLine(plan: Plan, lineId: string): Result<Applied, ChangeError> {
  const index = plan.lines.findIndex((line) => line.id === lineId);
  const line = plan.lines[index];
  if (!line) return err(noSuchLine(lineId));
  return ok({
    plan: { ...plan, lines: plan.lines.toSpliced(index, 1) },
    inverse: { type: 'add-line', line, index },
  });
}

export function moveLine(plan: Plan, lineId: string, index: number): Result<Applied, ChangeError> {
  const from = plan.lines.findIndex((line) => line.id === lineId);
  const line = plan.lines[from];
  if (!line) return err(noSuchLine(lineId));
  const lines = plan.lines.toSpliced(from, 1);
  lines.splice(Math.min(index, lines.length), 0, line);
  return ok({ plan: { ...plan, lines }, inverse: { type: 'move-line', lineId, index: from } });
}

export function renameLine(plan: Plan, lineId: string, code: string): Result<Applied, ChangeError> {
  const line = plan.lines.find((candidate) => candidate.id === lineId);
  if (!line) return err(noSuchLine(lineId));
  const problem = codeError(plan, lineId, code);
  if (problem) return err(problem);
  const renamed = renameCode(plan, line, code);
  const changed = plan.lines.filter((before, index) => before !== renamed.lines[index]);
  const scenarios = plan.scenarios?.filter((before, index) => before !== renamed.scenarios?.[index]) ?? [];
  // Whole lines, because renaming back would also catch formulas that named the new code before it existed.
  const inverse: ReplaceLines = { type: 'replace-lines', lines: changed };
  if (scenarios.length > 0) inverse.scenarios = scenarios;
  const tracking = touchedTracking(plan, renamed);
  if (tracking) inverse.tracking = tracking;
  return ok({ plan: renamed, inverse });
}

export function replaceLines(plan: Plan, change: ReplaceLines): Result<Applied, ChangeError> {
  const byId = new Map(change.lines.map((line) => [line.id, canonicalLine(line)]));
  const before: Line[] = [];
  for (const id of byId.keys()) {
    const line = plan.lines.find((candidate) => candidate.id === id);
    if (!line) return err(noSuchLine(id));
    before.push(line);
  }
  const next = { ...plan, lines: plan.lines.map((line) => byId.get(line.id) ?? line) };
  for (const line of byId.values()) {
    const problem = codeError(next, line.id, line.code) ?? detailError(line);
    if (problem) return err(problem);
  }
  const inverse: ReplaceLines = { type: 'replace-lines', lines: before };
  let replaced: Plan = next;
  if (change.tracking) {
    const result = replaceTracking(replaced, change.tracking);
    if (!result.ok) return result;
    replaced = result.value.plan;
    inverse.tracking = result.value.before;
  }
  if (change.scenarios) {
    const result = replaceScenarios(replaced, change.scenarios);
    if (!result.ok) return result;
    replaced = result.value.plan;
    inverse.scenarios = [...result.value.before];
  }
  return ok({ plan: replaced, inverse });
}
