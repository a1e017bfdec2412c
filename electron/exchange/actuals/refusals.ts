/** Why a file of actuals is not read, as the host's error with params.reason. */
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { ImportError } from '../../contract/import/notices.ts';

export function refused(
  reason: string,
  message: string,
  params: Readonly<Record<string, string | number>> = {},
): HostError {
  return hostError('import-refused', message, { params: { ...params, reason } });
}

export function refusal({ code, message, params }: ImportError): HostError {
  return refused(code, message, params ?? {});
}
