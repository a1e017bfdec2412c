/**
 * An edit made while a scenario is shown, as the edit of that scenario: entries and settings become its overrides, an
 * entry that is again as inherited loses its override. What belongs to the plan whatever the scenario (names, notes,
 * ranges, units of display) goes to the plan. Adding, deleting and describing lines is refused with a sentence.
 * Promises that the scenario then shows exactly what the edit asked for.
 */
import { applyChange } from '../../models/plan/apply-change.ts';
import type { Change, ChangeError, SimpleChange } from '../../models/plan/change.ts';
import { err, ok, type Result } from '../../models/plan/result.ts';
import { sameValue } from '../../models/plan/same-value.ts';
import type { Entry, Line, Plan } from '../../models/plan/schema.ts';
import {
  type LineChange,
  type Override,
  overrideKey,
  type Scenario,
} from '../../models/plan/what-if/scenario-schema.ts';
import type { NumericSetting } from '../../models/plan/what-if/setting-names.ts';
import { readSetting } from '../drivers/numeric-settings.ts';
import { applyOverrides } from './apply.ts';
import { inheritOverrides } from './inherit.ts';
import { numbersOf, SECTIONS, type Section, sectionOf } from './setting-sections.ts';

/** Properties of a line that say something about it, and change no figure. */
const DESCRIPTIONS: ReadonlySet<string> = new Set([
  'label',
  'unit',
  'group',
  'owner',
  'source',
  'note',
  'range',
  'uncertainty',
]);

export function editInScenario(plan: Plan, scenarioId: string, change: Change): Result<Change, ChangeError> {
  const scenarios = plan.scenarios ?? [];
  const index = scenarios.findIndex(({ id }) => id === scenarioId);
  const scenario = scenarios[index];
  const inherited = inheritOverrides(scenarios, scenarioId);
  if (!scenario || !inherited.ok)
    return err(notHere('no-such-scenario', 'This scenario does not exist any more.'));
  const parts = change.type === 'batch' ? change.changes : [change];
  const ofPlan = parts.flatMap((part) => planPart(part) ?? []);
  const ofScenario = parts.flatMap((part) => scenarioPart(part) ?? []);
  if (parts.some((part) => planPart(part) === null && scenarioPart(part) === null)) {
    return err(
      notHere(
        'not-in-a-scenario',
        'A scenario changes numbers and settings only. To add, delete or describe lines, show the plan itself.',
      ),
    );
  }
  if (ofScenario.length === 0) return ok(change);
  const shown = applyOverrides(plan, inherited.value.overrides).plan;
  const wanted = applyChange(shown, { type: 'batch', changes: [...ofScenario] });
  if (!wanted.ok) return wanted;
  const overrides = overridesFor(plan, scenario, shown, wanted.value.plan);
  if (!overrides)
    return err(notHere('not-in-a-scenario', 'A scenario cannot change this. Show the plan itself.'));
  const put: SimpleChange = {
    type: 'put-scenario',
    scenario: { ...scenario, overrides: [...overrides] },
    index,
  };
  return ok(ofPlan.length === 0 ? put : { type: 'batch', changes: [...ofPlan, put] });
}

/** What of a change is the plan's own affair; null where nothing is. */
function planPart(part: SimpleChange): SimpleChange | null {
  switch (part.type) {
    case 'set-plan':
    case 'put-scenario':
    case 'remove-scenario':
    case 'set-studies':
    case 'put-part':
    case 'remove-part':
    case 'set-outlook':
    case 'set-thresholds':
      return part;
    case 'set-line': {
      const touched = [...Object.keys(part.patch), ...(part.clear ?? [])];
      return touched.every((key) => DESCRIPTIONS.has(key)) ? part : null;
    }
    case 'set-settings': {
      const own = Object.entries(part.settings).filter(
        ([key]) => !SECTIONS.some((section) => section === key),
      );
      return own.length > 0 ? { type: 'set-settings', settings: Object.fromEntries(own) } : null;
    }
    default:
      return null;
  }
}

function scenarioPart(part: SimpleChange): SimpleChange | null {
  switch (part.type) {
    case 'set-entry':
    case 'set-cells':
    case 'set-timeline':
      return part;
    case 'set-settings': {
      const own = Object.entries(part.settings).filter(([key]) =>
        SECTIONS.some((section) => section === key),
      );
      return own.length > 0 ? { type: 'set-settings', settings: Object.fromEntries(own) } : null;
    }
    default:
      return null;
  }
}

function overridesFor(plan: Plan, scenario: Scenario, shown: Plan, wanted: Plan): readonly Override[] | null {
  const without = (overrides: readonly Override[]): Plan => {
    const others = (plan.scenarios ?? []).map((each) =>
      each === scenario ? { ...scenario, overrides: [...overrides] } : each,
    );
    const held = inheritOverrides(others, scenario.id);
    return held.ok ? applyOverrides(plan, held.value.overrides).plan : plan;
  };
  let overrides: readonly Override[] = scenario.overrides;
  const parent = without([]);
  wanted.lines.forEach((line) => {
    if (line === shown.lines.find(({ id }) => id === line.id)) return;
    overrides = withLine(overrides, line, parent, plan);
  });
  for (const setting of ['periods', 'operatingPeriods'] as const) {
    const value = readSetting(wanted, setting);
    if (value !== null && value !== readSetting(shown, setting)) {
      overrides = withOverride(overrides, numeric(setting, value));
    }
  }
  if (!sameValue(without(overrides).timeline, wanted.timeline)) return null;
  for (const section of SECTIONS) {
    if (sameValue(wanted.settings[section], shown.settings[section])) continue;
    const fits = candidates(overrides, section, wanted, parent).find((candidate) =>
      sameValue(without(candidate).settings[section], wanted.settings[section]),
    );
    if (!fits) return null;
    overrides = fits;
  }
  return overrides;
}

/** From the lightest touch to the whole section. */
function candidates(
  overrides: readonly Override[],
  section: Section,
  wanted: Plan,
  parent: Plan,
): readonly (readonly Override[])[] {
  const bare = overrides.filter((each) => sectionOf(each) !== section);
  const single = numbersOf(section).flatMap((name): Override[] => {
    const value = readSetting(wanted, name);
    // A premium is always zero when read: it is within the rate by then.
    if (name === 'ratePremium' || value === null || value === readSetting(parent, name)) return [];
    return [numeric(name, value)];
  });
  if (section === 'discounting') {
    single.push({ target: 'timing', value: wanted.settings.discounting.timing });
  }
  if (section === 'tax') single.push({ target: 'losses', value: wanted.settings.tax.losses });
  // A discriminated union cannot be built from a name that is only known when it runs.
  const whole = {
    target: 'section',
    value: { section, settings: wanted.settings[section] },
  } as Override;
  return [
    bare,
    ...single.map((one) => withOverride(overrides, one)),
    ...single.map((one) => withOverride(bare, one)),
    [...bare, whole],
  ];
}

function withLine(overrides: readonly Override[], line: Line, parent: Plan, plan: Plan): readonly Override[] {
  const inherited = parent.lines.find(({ id }) => id === line.id);
  const key = `line:${line.id}`;
  if (inherited && sameValue(inherited.entry, line.entry)) {
    return overrides.filter((each) => overrideKey(each) !== key);
  }
  const planned = plan.lines.find(({ id }) => id === line.id);
  const change: LineChange =
    planned && sameValue(planned.entry, line.entry)
      ? { type: 'planned' }
      : changeTo(line.entry, planned?.entry ?? line.entry);
  return withOverride(overrides, { target: 'line', lineId: line.id, label: line.label, change });
}

function changeTo(entry: Entry, planned: Entry): LineChange {
  if (entry.type !== 'constant') return entry;
  const kept = planned.type !== 'formula' && typeof planned.opening === 'number' ? planned.opening : null;
  const opening = entry.opening ?? null;
  return opening === kept
    ? { type: 'replace', value: entry.value }
    : { type: 'replace', value: entry.value, opening };
}

function withOverride(overrides: readonly Override[], override: Override): readonly Override[] {
  const key = overrideKey(override);
  const at = overrides.findIndex((each) => overrideKey(each) === key);
  return at < 0 ? [...overrides, override] : overrides.with(at, override);
}

function numeric(setting: NumericSetting, value: number): Override {
  return { target: 'setting', setting, change: { type: 'replace', value } };
}

function notHere(code: ChangeError['code'], message: string): ChangeError {
  return { code, field: 'scenario', message, params: {} };
}
