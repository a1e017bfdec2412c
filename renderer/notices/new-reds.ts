/** Which alerts have turned red since they were last looked at. Pure. */
import type { Alert } from '../../electron/contract/tracking/warning-calls.ts';

/** One red of one alert: an alert that comes back to green and turns red again is another. */
function redKey({ id, redAt }: Pick<Alert, 'id' | 'redAt'>): string {
  return `${id} ${redAt ?? ''}`;
}

function isRed({ override, light }: Pick<Alert, 'override' | 'light'>): boolean {
  return (override?.light ?? light) === 'red';
}

export type Seen = ReadonlySet<string>;

/** The first look tells nothing: what was red before the window was opened is no news. */
export function newReds(
  seen: Seen | null,
  alerts: readonly Alert[],
): { readonly news: readonly Alert[]; readonly seen: Seen } {
  const red = alerts.filter((alert) => alert.state !== 'closed' && isRed(alert));
  const news = seen === null ? [] : red.filter((alert) => !seen.has(redKey(alert)));
  return { news, seen: new Set([...(seen ?? []), ...red.map(redKey)]) };
}
