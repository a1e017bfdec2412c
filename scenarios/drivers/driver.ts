/**
 * What a study varies: a line (its number, or a factor on all its numbers) or a setting. Reading gives the planned
 * number, applying gives a plan; the planned number gives back the same plan, object for object.
 */
import { z } from 'zod';
import type { Line, Plan } from '../../models/plan/schema.ts';
import { NUMERIC_SETTINGS } from '../../models/plan/what-if/setting-names.ts';
import { adjustLine, replaceLine } from './line-entries.ts';
import { isWholeSetting, readSetting, writeSetting } from './numeric-settings.ts';

export const driverSchema = z.discriminatedUnion('kind', [
  /** value: the number of a constant. factor: a multiple of all numbers of a line, 1 as planned. */
  z.strictObject({
    kind: z.literal('line'),
    code: z.string().min(1).max(80),
    measure: z.enum(['value', 'factor']),
  }),
  z.strictObject({
    kind: z.literal('setting'),
    setting: z.enum(NUMERIC_SETTINGS),
  }),
]);
export type Driver = Readonly<z.infer<typeof driverSchema>>;

export type DriverProblem = 'no-such-line' | 'not-a-constant' | 'no-such-setting';

/** The driver of a line: its number where it is a constant, else a factor on its numbers. */
export function lineDriver(line: Line): Driver {
  return { kind: 'line', code: line.code, measure: line.entry.type === 'constant' ? 'value' : 'factor' };
}

/** One name a driver, to be a key. */
export function driverKey(driver: Driver): string {
  return driver.kind === 'line' ? `line:${driver.measure}:${driver.code}` : `setting:${driver.setting}`;
}

/** Why a plan cannot vary this driver; null where it can. */
export function driverProblem(plan: Plan, driver: Driver): DriverProblem | null {
  if (driver.kind === 'setting') return readSetting(plan, driver.setting) === null ? 'no-such-setting' : null;
  const line = lineOf(plan, driver.code);
  if (!line) return 'no-such-line';
  return driver.measure === 'value' && line.entry.type !== 'constant' ? 'not-a-constant' : null;
}

/** The driver's number in the plan; null where the plan has no such driver. */
export function plannedValue(plan: Plan, driver: Driver): number | null {
  if (driver.kind === 'setting') return readSetting(plan, driver.setting);
  if (driverProblem(plan, driver)) return null;
  const line = lineOf(plan, driver.code);
  if (driver.measure === 'factor') return 1;
  return line?.entry.type === 'constant' ? line.entry.value : null;
}

/** Does the driver take whole numbers only? */
export function isWhole(driver: Driver): boolean {
  return driver.kind === 'setting' && isWholeSetting(driver.setting);
}

/** The plan with another number for the driver; null where it has no such driver or the number is not allowed. */
export function applyDriver(plan: Plan, driver: Driver, value: number): Plan | null {
  if (!Number.isFinite(value) || driverProblem(plan, driver)) return null;
  if (driver.kind === 'setting') return writeSetting(plan, driver.setting, value);
  const line = lineOf(plan, driver.code);
  if (!line) return null;
  if (driver.measure === 'factor') return adjustLine(plan, line, { type: 'scale', factor: value });
  if (line.entry.type !== 'constant' || line.entry.value === value) return plan;
  return replaceLine(plan, line, { ...line.entry, value });
}

/** Can trials of one block differ in this driver? Only numbers can: settings and formulas shape the model. */
export function variesInBlock(plan: Plan, driver: Driver): boolean {
  return driver.kind === 'line' && lineOf(plan, driver.code)?.entry.type !== 'formula';
}

export function lineOf(plan: Plan, code: string): Line | undefined {
  return plan.lines.find((line) => line.code === code);
}
