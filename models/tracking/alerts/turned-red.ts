/** Which of the alerts that have changed are red now and were not before: what is worth a note of the system. Pure. */
import type { KeptAlert } from './alert.ts';

/** `before`: the open ones. An alert that goes back to green and turns red again is told again. */
export function turnedRed(before: readonly KeptAlert[], changed: readonly KeptAlert[]): readonly KeptAlert[] {
  const redBefore = new Set(before.filter(isRed).map(({ id }) => id));
  return changed.filter((alert) => isRed(alert) && !redBefore.has(alert.id));
}

/** What a person has set counts. */
function isRed({ state, light, override }: KeptAlert): boolean {
  return state !== 'closed' && (override?.light ?? light) === 'red';
}
