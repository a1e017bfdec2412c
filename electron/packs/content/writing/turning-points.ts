/**
 * Where a driver turns the verdict, and where NPV is zero, as far as that means anything: a price, a cost or a rate that
 * would have to be below zero turns nothing.
 */
import { driverKey } from '../../../../scenarios/drivers/driver.ts';
import type { Switch, SwitchingValue } from '../../../../scenarios/tornado/switching.ts';
import type { PackContext } from '../context.ts';

type Lines = Pick<PackContext, 'lines'>;

/** The nearer one of those that can happen. */
export function turnOf(context: Lines, found: SwitchingValue): Switch | null {
  const { below, above, planned } = found;
  if (planned === null) return null;
  const possible = [below, above].filter((each) => each !== null && canBe(context, found, each.at));
  return possible.reduce<Switch | null>(
    (best, each) =>
      each && (best === null || distance(planned, each.at) < distance(planned, best.at)) ? each : best,
    null,
  );
}

/** The nearest number at which NPV at the hurdle is zero; null where none was sought or none can happen. */
export function zeroOf(context: Pick<PackContext, 'lines' | 'facts'>, found: SwitchingValue): number | null {
  const { driver, planned } = found;
  const row = context.facts.sensitivity?.zeros.find((each) => driverKey(each.driver) === driverKey(driver));
  if (!row || planned === null) return null;
  const possible = [row.below, row.above].flatMap((at) =>
    at !== null && canBe(context, found, at) ? [at] : [],
  );
  const [nearest] = possible.toSorted((a, b) => distance(planned, a) - distance(planned, b));
  return nearest ?? null;
}

function canBe({ lines }: Lines, { driver, planned }: SwitchingValue, at: number): boolean {
  if (at >= 0 || (planned ?? 0) < 0) return true;
  const range = driver.kind === 'line' ? lines.get(driver.code)?.range : undefined;
  return range !== undefined && range.low < 0;
}

function distance(planned: number, at: number): number {
  return Math.abs(at - planned);
}
