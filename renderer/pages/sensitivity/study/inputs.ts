/**
 * What a plan's sensitivity can be asked about: its driver lines, the numbers typed into other lines, and the settings
 * that are one number. Says which of them are studied when nobody chose. Pure; names and computes nothing.
 */
import type { Plan } from '../../../../models/plan/schema.ts';
import { NUMERIC_SETTINGS, type NumericSetting } from '../../../../models/plan/what-if/setting-names.ts';
import { type Driver, lineDriver, plannedValue } from '../../../../scenarios/drivers/driver.ts';
import { planDrivers } from '../../../../scenarios/tornado/ranges.ts';
import { inputsOf } from '../../overview/driver-effects.ts';

export type InputGroup = 'drivers' | 'lines' | 'settings';
export type Input = { readonly key: string; readonly driver: Driver; readonly group: InputGroup };

/** Settings that belong into every tornado; the others are there to be chosen. */
const STUDIED: readonly NumericSetting[] = ['discountRate', 'taxRate', 'terminalGrowth', 'terminalMultiple'];

/** One name for an input, whether its number or a factor on its numbers is varied. */
export function inputKey(driver: Driver): string {
  return driver.kind === 'line' ? `line:${driver.code}` : `setting:${driver.setting}`;
}

/** All that can be varied, in the order of the plan: drivers, typed lines, settings. */
export function studyInputs(plan: Plan): readonly Input[] {
  const lines = inputsOf(plan).filter(({ kind }) => kind !== 'driver');
  const settings = NUMERIC_SETTINGS.map((setting): Driver => ({ kind: 'setting', setting }));
  return [
    ...planDrivers(plan).map((driver) => input(driver, 'drivers')),
    ...lines.map((line) => input(lineDriver(line), 'lines')),
    ...settings
      .filter((driver) => plannedValue(plan, driver) !== null)
      .map((driver) => input(driver, 'settings')),
  ];
}

/** The inputs of the keys chosen; with none chosen, all lines and the settings that every case turns on. */
export function chosenInputs(plan: Plan, keys: readonly string[]): readonly Input[] {
  const all = studyInputs(plan);
  const chosen = all.filter(({ key }) => keys.includes(key));
  if (chosen.length > 0) return chosen;
  return all.filter(
    ({ driver }) =>
      driver.kind === 'line' || (STUDIED.includes(driver.setting) && plannedValue(plan, driver) !== 0),
  );
}

function input(driver: Driver, group: InputGroup): Input {
  return { key: inputKey(driver), driver, group };
}
