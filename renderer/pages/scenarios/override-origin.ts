/**
 * Where the number of an input comes from in a scenario: its own override, that of an ancestor, a whole section of
 * settings, or the plan. And what a scenario holds that has no effect: overrides of deleted lines. Pure.
 */
import type { Plan } from '../../../models/plan/schema.ts';
import { ancestry } from '../../../models/plan/what-if/ancestry.ts';
import { type Override, overrideKey, type Scenario } from '../../../models/plan/what-if/scenario-schema.ts';
import { NUMERIC_SETTINGS, type NumericSetting } from '../../../models/plan/what-if/setting-names.ts';
import { readSetting } from '../../../scenarios/drivers/numeric-settings.ts';

export type Section = 'discounting' | 'tax' | 'workingCapital' | 'terminalValue';

/** A line or setting that scenarios may override, by the key of its overrides. */
export type InputRef =
  | { readonly kind: 'line'; readonly lineId: string }
  | { readonly kind: 'setting'; readonly setting: NumericSetting | 'timing' | 'losses' }
  | { readonly kind: 'section'; readonly section: Section };

export function inputKey(input: InputRef): string {
  switch (input.kind) {
    case 'line':
      return `line:${input.lineId}`;
    case 'setting':
      return input.setting === 'timing' || input.setting === 'losses'
        ? input.setting
        : `setting:${input.setting}`;
    case 'section':
      return `section:${input.section}`;
  }
}

export function inputOf(override: Override): InputRef {
  switch (override.target) {
    case 'line':
      return { kind: 'line', lineId: override.lineId };
    case 'setting':
      return { kind: 'setting', setting: override.setting };
    case 'section':
      return { kind: 'section', section: override.value.section };
    default:
      return { kind: 'setting', setting: override.target };
  }
}

export type Origin = {
  readonly override: Override;
  /** The scenario that says so. */
  readonly owner: Scenario;
  readonly own: boolean;
};

/** The override that holds for an input in a scenario; null where the plan's own number holds. */
export function originOf(scenarios: readonly Scenario[], scenario: Scenario, input: InputRef): Origin | null {
  const keys = [inputKey(input)];
  const section = input.kind === 'setting' ? sectionOf(input.setting) : null;
  if (section !== null) keys.push(`section:${section}`);
  const { chain } = ancestry(scenarios, scenario);
  // A single number is applied on top of a whole section, whoever of the family says it.
  for (const key of keys) {
    for (const owner of chain) {
      const override = owner.overrides.find((each) => overrideKey(each) === key);
      if (override) return { override, owner, own: owner.id === scenario.id };
    }
  }
  return null;
}

function sectionOf(setting: NumericSetting | 'timing' | 'losses'): Section | null {
  switch (setting) {
    case 'periods':
    case 'operatingPeriods':
      return null;
    case 'taxRate':
    case 'taxPaymentLag':
    case 'losses':
      return 'tax';
    case 'terminalGrowth':
    case 'terminalMultiple':
      return 'terminalValue';
    default:
      return 'discounting';
  }
}

export function orphansOf(plan: Plan, scenario: Scenario): readonly Override[] {
  return scenario.overrides.filter(
    (override) => override.target === 'line' && !plan.lines.some(({ id }) => id === override.lineId),
  );
}

/** Everything of a plan that a scenario can override one by one, lines first; settings the plan does not have are left out. */
export function overridableInputs(plan: Plan): readonly InputRef[] {
  return [
    ...plan.lines.map(({ id }): InputRef => ({ kind: 'line', lineId: id })),
    ...NUMERIC_SETTINGS.filter((setting) => readSetting(plan, setting) !== null).map(
      (setting): InputRef => ({ kind: 'setting', setting }),
    ),
    { kind: 'setting', setting: 'timing' },
    { kind: 'setting', setting: 'losses' },
  ];
}
