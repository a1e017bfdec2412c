/**
 * The values of an optimum as one edit of the plan, or as a scenario of it. Pure; one change, so that one undo takes it
 * back, and only what differs from the plan is touched.
 */
import type { Change, SimpleChange } from '../../../../models/plan/change.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Override, Scenario } from '../../../../models/plan/what-if/scenario-schema.ts';
import { applyDriver, type Driver, lineOf, plannedValue } from '../../../../scenarios/drivers/driver.ts';
import { valueChange } from '../../sensitivity/seek/apply-value.ts';

/** null where nothing differs or a value is not allowed. */
export function choiceChange(
  plan: Plan,
  drivers: readonly Driver[],
  values: readonly number[],
): Change | null {
  let current = plan;
  const changes: SimpleChange[] = [];
  for (const [index, driver] of drivers.entries()) {
    const value = values[index] ?? Number.NaN;
    const after = applyDriver(current, driver, value);
    if (!after) return null;
    // Each on top of those before, since a section of the settings is replaced as a whole.
    const change = valueChange(current, driver, value);
    if (change) changes.push(...(change.type === 'batch' ? change.changes : [change]));
    current = after;
  }
  return changes.length === 0 ? null : { type: 'batch', changes };
}

export function choiceScenario(
  plan: Plan,
  drivers: readonly Driver[],
  values: readonly number[],
  named: Pick<Scenario, 'id' | 'name' | 'parentId'>,
): Scenario {
  const overrides = drivers.flatMap((driver, index): Override[] => {
    const value = values[index] ?? Number.NaN;
    if (!Number.isFinite(value) || value === plannedValue(plan, driver)) return [];
    if (driver.kind === 'setting')
      return [{ target: 'setting', setting: driver.setting, change: { type: 'replace', value } }];
    const line = lineOf(plan, driver.code);
    if (!line) return [];
    const change =
      driver.measure === 'factor'
        ? ({ type: 'scale', factor: value } as const)
        : ({ type: 'replace', value } as const);
    return [{ target: 'line', lineId: line.id, label: line.label, change }];
  });
  return { ...named, overrides };
}
