/**
 * A value found by goal seek as an edit of the plan: exactly the lines and settings that the study changed. Pure; one
 * change, so that one undo takes it back.
 */
import type { Change, SimpleChange } from '../../../../models/plan/change.ts';
import type { Plan, Settings } from '../../../../models/plan/schema.ts';
import { applyDriver, type Driver } from '../../../../scenarios/drivers/driver.ts';

/** null where the value is not allowed or changes nothing. */
export function valueChange(plan: Plan, driver: Driver, value: number): Change | null {
  const after = applyDriver(plan, driver, value);
  if (!after || after === plan) return null;
  const changes = [...lineChanges(plan, after), ...settingChanges(plan, after)];
  const [only] = changes;
  if (!only) return null;
  return changes.length === 1 ? only : { type: 'batch', changes };
}

function lineChanges(before: Plan, after: Plan): SimpleChange[] {
  const known = new Map(before.lines.map((line) => [line.id, line]));
  // A formula that looks back is scaled as a whole: its own formula moves to a line of its own, which must come first.
  const added = after.lines.flatMap((line, index): SimpleChange[] =>
    known.has(line.id) ? [] : [{ type: 'add-line', line, index }],
  );
  const changed = after.lines.flatMap((line): SimpleChange[] => {
    const old = known.get(line.id);
    return old && old.entry !== line.entry ? [{ type: 'set-entry', lineId: line.id, entry: line.entry }] : [];
  });
  return [...added, ...changed];
}

function settingChanges(before: Plan, after: Plan): SimpleChange[] {
  const timeline: SimpleChange[] =
    before.timeline === after.timeline ? [] : [{ type: 'set-timeline', timeline: after.timeline }];
  if (before.settings === after.settings) return timeline;
  const patch: Partial<Settings> = {};
  if (before.settings.discounting !== after.settings.discounting)
    patch.discounting = after.settings.discounting;
  if (before.settings.tax !== after.settings.tax) patch.tax = after.settings.tax;
  if (before.settings.terminalValue !== after.settings.terminalValue) {
    patch.terminalValue = after.settings.terminalValue;
  }
  return [...timeline, { type: 'set-settings', settings: patch }];
}
