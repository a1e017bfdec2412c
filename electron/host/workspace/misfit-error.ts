/** Why chosen pieces of another plan were not taken over: what would not fit, by place. */
import type { Misfit } from '../../../models/plan/compare/merge-plans.ts';
import { type FaultyPlace, type HostError, hostError } from '../../contract/host-error.ts';

export function misfitError(misfits: readonly Misfit[]): HostError {
  const places = misfits.slice(0, 100).map(placeOf);
  const first = places[0];
  return hostError(
    'change-refused',
    `Nothing was taken over, because it would not fit: ${first ? `${first.path}: ${first.message}` : ''}`,
    { params: { reason: 'merge-misfit', count: misfits.length }, places },
  );
}

export function placeOf(misfit: Misfit): FaultyPlace {
  switch (misfit.kind) {
    case 'finding': {
      const { code, lineCode = '', params } = misfit.finding;
      return { path: lineCode, message: typeof params.message === 'string' ? params.message : code };
    }
    case 'lost-line':
      return { path: misfit.by, message: `names a line that would not be there (${misfit.lineId})` };
    case 'invalid':
      return { path: misfit.path, message: misfit.message };
  }
}
