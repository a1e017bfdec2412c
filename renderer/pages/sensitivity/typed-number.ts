/**
 * An input's number as it is typed: a factor as the change it makes (0.9 is -10 %), all else as it is. There and back
 * gives the number that was typed.
 */
import type { Plan } from '../../../models/plan/schema.ts';
import type { Driver } from '../../../scenarios/drivers/driver.ts';
import { typedAsRate } from './study-words.ts';

export function isFactor(driver: Driver): boolean {
  return driver.kind === 'line' && driver.measure === 'factor';
}

/** Is it typed in percent? */
export function inPercent(plan: Plan, driver: Driver): boolean {
  return isFactor(driver) || typedAsRate(plan, driver);
}

export function toTyped(driver: Driver, value: number): number {
  // 0.9 - 1 is not quite -0.1: the digits that differ are not the user's.
  return isFactor(driver) ? Number((value - 1).toPrecision(12)) : Number(value.toPrecision(15));
}

export function fromTyped(driver: Driver, typed: number): number {
  return isFactor(driver) ? Number((1 + typed).toPrecision(15)) : typed;
}
