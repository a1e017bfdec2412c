/** A cell that stopped an import, such as "E7 n/a", as its address and what is wrong with it. Pure. */
import type { FaultyPlace } from '../contract/host-error.ts';

export function placeOf(place: string): FaultyPlace {
  const [, path = place, shown = ''] = /^(\S+)\s?(.*)$/su.exec(place) ?? [];
  if (shown === '') return { path, message: 'cannot be read as a number', code: 'no-number' };
  return shown.startsWith('#')
    ? { path, message: `holds the error ${shown}`, code: 'error-value', params: { shown } }
    : {
        path,
        message: `"${shown}" cannot be read as one number`,
        code: 'not-a-number',
        params: { shown },
      };
}
