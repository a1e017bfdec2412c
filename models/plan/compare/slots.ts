/**
 * A plan as named slots, each of which is compared and merged as one: a line, a section of the settings, an override of a
 * scenario, a warning rule. A slot that the plan does not have is absent. Pure; the keys are stable and may be kept.
 */
import type { Line, Plan } from '../schema.ts';
import { TRACKING_LISTS, type TrackingList } from '../tracking/apply-tracking.ts';
import { type Override, overrideKey, type Scenario } from '../what-if/scenario-schema.ts';

export const STUDIES = ['correlations', 'simulation', 'optimisation'] as const;
export const HEADS = ['name', 'description', 'timeline', 'outlook', 'thresholds', ...STUDIES] as const;

export type SlotKind =
  | 'line'
  | 'order'
  | 'setting'
  | 'scenario'
  | 'override'
  | TrackingList
  | (typeof HEADS)[number];

export type Slot = {
  readonly key: string;
  readonly kind: SlotKind;
  /** What a person calls it: a line's label, a scenario's name; '' where the kind says it all. */
  readonly name: string;
  /** What is typed to choose it: a line's code, else the kind with the name behind it. */
  readonly token: string;
  readonly value: unknown;
};

/**
 * In the order of the plan: head, settings, lines, scenarios, studies, what it is tracked by. A scenario that both plans
 * have (`shared`, by id) is one slot without its overrides, and each of them is one; any other is one slot as a whole.
 */
export function slotsOf(plan: Plan, shared: ReadonlySet<string>): readonly Slot[] {
  const heads = HEADS.flatMap((kind): Slot[] =>
    plan[kind] === undefined ? [] : [{ key: kind, kind, name: '', token: kind, value: plan[kind] }],
  );
  const settings = Object.entries(plan.settings).flatMap(([section, value]): Slot[] =>
    value === undefined
      ? []
      : [{ key: `setting:${section}`, kind: 'setting', name: section, token: `setting:${section}`, value }],
  );
  return [
    ...heads,
    ...settings,
    ...plan.lines.map(lineSlot),
    ...(plan.scenarios ?? []).flatMap((scenario) => scenarioSlots(plan, scenario, shared)),
    ...TRACKING_LISTS.flatMap((list) => partsOf(plan, list).map((part) => partSlot(list, part))),
  ];
}

export function partsOf(
  plan: Plan,
  list: TrackingList,
): readonly { readonly id: string; readonly name: string }[] {
  return plan[list] ?? [];
}

/** Scenarios that both have, by id. */
export function sharedScenarios(mine: Plan, theirs: Plan): ReadonlySet<string> {
  const other = new Set(theirs.scenarios?.map(({ id }) => id));
  return new Set(mine.scenarios?.map(({ id }) => id).filter((id) => other.has(id)));
}

function scenarioSlots(plan: Plan, scenario: Scenario, shared: ReadonlySet<string>): readonly Slot[] {
  const whole = partSlot('scenario', scenario);
  if (!shared.has(scenario.id)) return [whole];
  const { overrides, ...value } = scenario;
  const slots = overrides.map((override): Slot => {
    const token = `${whole.token}/${overrideToken(plan, override)}`;
    const key = `override:${scenario.id}:${overrideKey(override)}`;
    return { key, kind: 'override', name: scenario.name, token, value: override };
  });
  return [{ ...whole, value }, ...slots];
}

/** A line by its code, as it is typed elsewhere. */
function overrideToken(plan: Plan, override: Override): string {
  if (override.target !== 'line') return overrideKey(override);
  return plan.lines.find(({ id }) => id === override.lineId)?.code ?? override.lineId;
}

function lineSlot(line: Line): Slot {
  return { key: `line:${line.id}`, kind: 'line', name: line.label, token: line.code, value: line };
}

function partSlot(
  kind: 'scenario' | TrackingList,
  part: Scenario | { readonly id: string; readonly name: string },
): Slot {
  return { key: `${kind}:${part.id}`, kind, name: part.name, token: `${kind}:${part.name}`, value: part };
}
