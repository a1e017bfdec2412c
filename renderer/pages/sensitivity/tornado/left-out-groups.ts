/** Inputs that were not varied, gathered by the reason, so that each reason is said once. Pure. */
import type { Driver } from '../../../../scenarios/drivers/driver.ts';
import type { LeftOut, LeftOutReason } from '../study/study-ranges.ts';

export function leftOutGroups(
  leftOut: readonly LeftOut[],
): readonly (readonly [LeftOutReason, readonly Driver[]])[] {
  const reasons = [...new Set(leftOut.map(({ reason }) => reason))];
  return reasons.map((reason) => [
    reason,
    leftOut.filter((each) => each.reason === reason).map(({ driver }) => driver),
  ]);
}
