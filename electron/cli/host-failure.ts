/** A refusal of the host's own parts (store, exchange) as the failure of a command. */
import type { HostError } from '../contract/host-error.ts';
import type { Failure } from './failure.ts';

export function fromHostError(error: HostError, path: string): Failure {
  return {
    exit: 2,
    code: error.code,
    message: `${path}: ${error.message}`,
    ...(error.places ? { places: error.places } : {}),
  };
}
