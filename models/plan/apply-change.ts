/**
 * The one door for edits: applyChange(plan, change) gives the new plan and the change that undoes it.
 * Pure and atomic: on an error the plan is untouched. apply(apply(p, c).inverse) is p again, value for value.
 */
import type { Change, ChangeError, SimpleChange } from './change.ts';
import { definedOnly } from './defined-only.ts';
import { addLine, moveLine, removeLine, renameLine, replaceLines } from './lines/apply-lines.ts';
import { setCells } from './lines/set-cells.ts';
import { setEntry, setLine } from './lines/set-line.ts';
import { ok, type Result } from './result.ts';
import type { Plan } from './schema.ts';
import { putPart, removePart, setOutlook, setThresholds } from './tracking/apply-tracking.ts';
import { putScenario, removeScenario, setStudies } from './what-if/apply-what-if.ts';

export type Applied = { readonly plan: Plan; readonly inverse: Change };
type SimplyApplied = { readonly plan: Plan; readonly inverse: SimpleChange };

export function applyChange(plan: Plan, change: Change): Result<Applied, ChangeError> {
  if (change.type !== 'batch') return applySimple(plan, change);
  let current = plan;
  const inverses: SimpleChange[] = [];
  for (const step of change.changes) {
    const result = applySimple(current, step);
    if (!result.ok) return result;
    current = result.value.plan;
    inverses.push(result.value.inverse);
  }
  return ok({ plan: current, inverse: { type: 'batch', changes: inverses.reverse() } });
}

function applySimple(plan: Plan, change: SimpleChange): Result<SimplyApplied, ChangeError> {
  switch (change.type) {
    case 'set-plan':
      return ok(setPlan(plan, change));
    case 'set-timeline':
      return ok({
        plan: { ...plan, timeline: change.timeline },
        inverse: { type: 'set-timeline', timeline: plan.timeline },
      });
    case 'set-settings':
      return ok(setSettings(plan, change));
    case 'add-line':
      return addLine(plan, change.line, change.index);
    case 'remove-line':
      return removeLine(plan, change.lineId);
    case 'move-line':
      return moveLine(plan, change.lineId, change.index);
    case 'set-line':
      return setLine(plan, change);
    case 'set-entry':
      return setEntry(plan, change);
    case 'replace-lines':
      return replaceLines(plan, change);
    case 'set-cells':
      return setCells(plan, change.cells);
    case 'rename-code':
      return renameLine(plan, change.lineId, change.code);
    case 'put-scenario':
      return putScenario(plan, change.scenario, change.index);
    case 'remove-scenario':
      return removeScenario(plan, change.scenarioId);
    case 'set-studies':
      return ok(setStudies(plan, change));
    case 'put-part':
      return putPart(plan, change);
    case 'remove-part':
      return removePart(plan, change);
    case 'set-outlook':
      return ok(setOutlook(plan, change));
    case 'set-thresholds':
      return ok(setThresholds(plan, change));
  }
}

type Of<T extends SimpleChange['type']> = Extract<SimpleChange, { type: T }>;

function setPlan(plan: Plan, change: Of<'set-plan'>): SimplyApplied {
  const inverse: Of<'set-plan'> = { type: 'set-plan' };
  if (change.name !== undefined) inverse.name = plan.name;
  if (change.description !== undefined) inverse.description = plan.description;
  return {
    plan: { ...plan, name: change.name ?? plan.name, description: change.description ?? plan.description },
    inverse,
  };
}

function setSettings(plan: Plan, change: Of<'set-settings'>): SimplyApplied {
  const before = Object.fromEntries(
    Object.entries(plan.settings).filter(([key]) => Object.hasOwn(change.settings, key)),
  );
  // Absent sections must not overwrite with undefined: the patch holds only the keys it names.
  const settings = { ...plan.settings, ...definedOnly(change.settings) } as Plan['settings'];
  return { plan: { ...plan, settings }, inverse: { type: 'set-settings', settings: before } };
}
