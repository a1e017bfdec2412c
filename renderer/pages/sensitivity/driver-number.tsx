/** A field for a number of an input, typed the way the input is written. */

import type { Plan } from '../../../models/plan/schema.ts';
import { type Driver, isWhole } from '../../../scenarios/drivers/driver.ts';
import { KeptNumber } from '../../fields/kept-number.tsx';
import { fromTyped, inPercent, toTyped } from './typed-number.ts';

type Props = {
  readonly plan: Plan;
  readonly driver: Driver;
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly onKeep: (value: number) => void;
};

export function DriverNumber({ plan, driver, label, value, min, max, onKeep }: Props) {
  return (
    <KeptNumber
      label={label}
      value={toTyped(driver, value)}
      rate={inPercent(plan, driver)}
      whole={isWhole(driver)}
      {...(min === undefined ? {} : { min: toTyped(driver, min) })}
      {...(max === undefined ? {} : { max: toTyped(driver, max) })}
      onKeep={(typed) => typed !== null && onKeep(fromTyped(driver, typed))}
    />
  );
}
