/**
 * What a what-if command is about: the plan of FILE, with a scenario applied where one is named, and the names on the
 * command line (drivers, metrics, scenarios) as the engines know them. An unknown name is answered with the nearest.
 */
import { nearest } from '../../../models/formula/parse/suggest.ts';
import { ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { NUMERIC_SETTINGS } from '../../../models/plan/what-if/setting-names.ts';
import { parseNumberText } from '../../../models/text/parse-number.ts';
import { type Driver, driverProblem, lineDriver, lineOf } from '../../../scenarios/drivers/driver.ts';
import { headlineMetric, METRIC_IDS, type Metric } from '../../../scenarios/metrics.ts';
import { applyScenario } from '../../../scenarios/overrides/apply.ts';
import type { CommandInput } from '../command-context.ts';
import { type Failure, wrongUse } from '../failure.ts';
import { openPlan } from '../open-plan.ts';

export async function openSubject({ words, flags }: CommandInput): Promise<Result<Plan, Failure>> {
  const plan = await openPlan(words[0] ?? '', flags.get('plan'));
  const scenario = flags.get('scenario');
  return plan.ok && scenario !== undefined ? inScenario(plan.value, scenario) : plan;
}

/** The plan with a scenario's overrides; by id, or by name. */
export function inScenario(plan: Plan, wanted: string): Result<Plan, Failure> {
  const scenarios = plan.scenarios ?? [];
  const found = scenarios.find(({ id }) => id === wanted) ?? scenarios.find(({ name }) => name === wanted);
  if (!found) {
    const names = scenarios.map(({ name }) => name);
    const known = names.length === 0 ? 'The plan has no scenarios.' : `Its scenarios: ${names.join(', ')}.`;
    return wrongUse('no-such-scenario', `There is no scenario "${wanted}"${hint(wanted, names)}. ${known}`);
  }
  const made = applyScenario(plan, scenarios, found.id);
  if (made.ok) return ok(made.value.plan);
  const { error } = made;
  return wrongUse(
    `scenario-${error.code}`,
    error.code === 'cycle'
      ? `The scenario inherits from itself: ${error.names.join(' → ')}.`
      : `The scenario "${found.name}" inherits from one that does not exist any more.`,
  );
}

export function metricNamed(text: string | undefined): Result<Metric, Failure> {
  const name = text ?? 'npv';
  const id = METRIC_IDS.find((known) => known === name);
  if (id) return ok(headlineMetric(id));
  return wrongUse(
    'no-such-metric',
    `There is no metric "${name}"${hint(name, METRIC_IDS)}. The metrics: ${METRIC_IDS.join(', ')}.`,
  );
}

/** CODE is a line's number (or, of a series or formula, a factor on all its numbers), CODE* always the factor. */
export function driverNamed(plan: Plan, text: string): Result<Driver, Failure> {
  const setting = NUMERIC_SETTINGS.find((known) => known === text);
  const factor = text.endsWith('*');
  const code = (factor ? text.slice(0, -1) : text).normalize('NFC');
  const line = lineOf(plan, code);
  const driver: Driver | null = line
    ? factor
      ? { kind: 'line', code, measure: 'factor' }
      : lineDriver(line)
    : setting
      ? { kind: 'setting', setting }
      : null;
  if (!driver) {
    const known = [...plan.lines.map((each) => each.code), ...NUMERIC_SETTINGS];
    return wrongUse(
      'no-such-driver',
      `There is neither a line nor a setting "${text}"${hint(code, known)}. A line is named by its code, a setting by one of: ${NUMERIC_SETTINGS.join(', ')}.`,
    );
  }
  return driverProblem(plan, driver) === null
    ? ok(driver)
    : wrongUse('no-such-driver', `This plan does not have the setting "${text}".`);
}

export function numberNamed(flag: string, text: string): Result<number, Failure> {
  const parsed = parseNumberText(text);
  if (parsed.kind === 'number') return ok(parsed.value);
  return wrongUse('not-a-number', `--${flag} needs a number, not "${text}".`);
}

export function wholeNamed(flag: string, text: string, least: number): Result<number, Failure> {
  const parsed = parseNumberText(text);
  if (parsed.kind === 'number' && Number.isSafeInteger(parsed.value) && parsed.value >= least)
    return ok(parsed.value);
  return wrongUse('not-a-number', `--${flag} needs a whole number from ${least} on, not "${text}".`);
}

function hint(word: string, known: readonly string[]): string {
  const found = nearest(word, known);
  return found === undefined ? '' : ` (did you mean "${found}"?)`;
}

/** A name for a driver as it is typed: the code, the code with * for a factor, or the setting. */
export function driverText(driver: Driver, plan: Plan): string {
  if (driver.kind === 'setting') return driver.setting;
  const own = lineOf(plan, driver.code);
  return driver.measure === 'factor' && own?.entry.type === 'constant' ? `${driver.code}*` : driver.code;
}
