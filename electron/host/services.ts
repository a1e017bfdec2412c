/**
 * The heavy parts behind the calls: sample plans and Excel. Each is loaded when it is first used, so that the
 * window opens fast. A part that this build does not carry answers `not-available`.
 */
import { err } from '../../models/plan/result.ts';
import { hostError } from '../contract/host-error.ts';
import type { Services } from './host-context.ts';

export function createServices(parts: Partial<Services> = {}): Services {
  return {
    templates: async () => (await import('../../models/templates/index.ts')).templates,
    exportWorkbook: async () => err(notAvailable()),
    previewWorkbook: async () => err(notAvailable()),
    importWorkbook: async () => err(notAvailable()),
    ...parts,
  };
}

function notAvailable() {
  return hostError('not-available', 'This copy of Hurdle has no Excel part. Install the complete program.');
}
