/**
 * A scenario's plan: the plan with the overrides that hold. Settings first, in a fixed order, then lines in the plan's
 * order, so that the order of the overrides does not matter. An override that equals the plan changes nothing, object
 * for object. Overrides of deleted lines are kept and listed; settings the plan cannot take are listed as refused.
 */
import { canonicalEntry } from '../../models/plan/canonical.ts';
import { ok, type Result } from '../../models/plan/result.ts';
import { sameValue } from '../../models/plan/same-value.ts';
import type { Entry, Line, Plan } from '../../models/plan/schema.ts';
import type { LineChange, Override, Scenario } from '../../models/plan/what-if/scenario-schema.ts';
import { NUMERIC_SETTINGS } from '../../models/plan/what-if/setting-names.ts';
import { adjustLine, replaceLine } from '../drivers/line-entries.ts';
import { readSetting, writeSetting } from '../drivers/numeric-settings.ts';
import { inheritOverrides, type ScenarioError } from './inherit.ts';

export type ScenarioPlan = {
  readonly plan: Plan;
  /** Overrides of lines that are not in the plan (any more). */
  readonly orphans: readonly Override[];
  /** Overrides of settings that the plan does not have, or with a number it cannot take. */
  readonly refused: readonly Override[];
};

export function applyScenario(
  plan: Plan,
  scenarios: readonly Scenario[],
  id: string,
): Result<ScenarioPlan, ScenarioError> {
  const inherited = inheritOverrides(scenarios, id);
  return inherited.ok ? ok(applyOverrides(plan, inherited.value.overrides)) : inherited;
}

export function applyOverrides(plan: Plan, overrides: readonly Override[]): ScenarioPlan {
  const refused: Override[] = [];
  let current = plan;
  for (const override of settingsInOrder(overrides)) {
    const next = overrideSetting(current, override);
    if (next) current = next;
    else refused.push(override);
  }
  const byLine = new Map(
    overrides.flatMap((each) => (each.target === 'line' ? [[each.lineId, each] as const] : [])),
  );
  for (const { id } of plan.lines) {
    const override = byLine.get(id);
    const line = current.lines.find((candidate) => candidate.id === id);
    if (override && line) current = overrideLine(current, line, override.change);
    byLine.delete(id);
  }
  return { plan: current, orphans: [...byLine.values()], refused };
}

function settingsInOrder(overrides: readonly Override[]): readonly Override[] {
  // Sections before the choices and single numbers, which are applied on top of them.
  const place = (override: Override): number => {
    if (override.target === 'section') return -2;
    return override.target === 'setting' ? NUMERIC_SETTINGS.indexOf(override.setting) : -1;
  };
  return overrides.filter(({ target }) => target !== 'line').toSorted((a, b) => place(a) - place(b));
}

function overrideSetting(plan: Plan, override: Override): Plan | null {
  const { settings } = plan;
  switch (override.target) {
    case 'timing':
      if (settings.discounting.timing === override.value) return plan;
      return {
        ...plan,
        settings: { ...settings, discounting: { ...settings.discounting, timing: override.value } },
      };
    case 'losses':
      if (settings.tax.losses === override.value) return plan;
      return { ...plan, settings: { ...settings, tax: { ...settings.tax, losses: override.value } } };
    case 'section': {
      const { section, settings: own } = override.value;
      return sameValue(settings[section], own)
        ? plan
        : { ...plan, settings: { ...settings, [section]: own } };
    }
    case 'setting': {
      const { setting, change } = override;
      if (change.type === 'planned') return plan;
      const before = readSetting(plan, setting);
      if (before === null) return null;
      if (change.type === 'replace') return writeSetting(plan, setting, change.value);
      return writeSetting(
        plan,
        setting,
        change.type === 'scale' ? before * change.factor : before + change.by,
      );
    }
    case 'line':
      return plan;
  }
}

function overrideLine(plan: Plan, line: Line, change: LineChange): Plan {
  switch (change.type) {
    case 'planned':
      return plan;
    case 'scale':
    case 'shift':
      return adjustLine(plan, line, change);
    default: {
      const entry = canonicalEntry(change.type === 'replace' ? constantEntry(line.entry, change) : change);
      return sameEntry(line.entry, entry) ? plan : replaceLine(plan, line, entry);
    }
  }
}

type ReplaceChange = Extract<LineChange, { type: 'replace' }>;

/** A number for all periods; an opening that was a number stays, since it is what was agreed at the decision. */
function constantEntry(before: Entry, { value, opening }: ReplaceChange): Entry {
  if (opening !== undefined) return { type: 'constant', value, opening };
  return before.type !== 'formula' && typeof before.opening === 'number'
    ? { type: 'constant', value, opening: before.opening }
    : { type: 'constant', value };
}

function sameEntry(before: Entry, after: Entry): boolean {
  const a = canonicalEntry(before);
  if (a.type !== after.type || (a.opening ?? null) !== (after.opening ?? null)) return false;
  if (a.type === 'constant') return after.type === 'constant' && Object.is(a.value, after.value);
  if (a.type === 'formula') return after.type === 'formula' && a.formula === after.formula;
  return (
    after.type === 'series' &&
    a.values.length === after.values.length &&
    a.values.every((value, index) => Object.is(value, after.values[index]))
  );
}
