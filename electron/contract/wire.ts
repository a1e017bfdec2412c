/**
 * Values as JSON text for the wire. JSON would turn NaN and Infinity into null, and null can mean "empty this
 * cell"; so a number that is not finite is refused here, before it is sent, instead of becoming another value.
 */
import { type HostError, hostError } from './host-error.ts';

/** The JSON text, or why the value cannot be sent. */
export function toWire(value: unknown): string | HostError {
  let fault: string | null = null;
  const text = JSON.stringify(value, (key: string, item: unknown) => {
    if (typeof item === 'number' && !Number.isFinite(item)) fault ??= key;
    return item;
  });
  if (fault === null && text !== undefined) return text;
  return hostError('invalid-input', `This was not accepted at ${fault ?? 'input'}: must be a finite number`, {
    field: fault ?? 'input',
  });
}

export function isWireText(result: string | HostError): result is string {
  return typeof result === 'string';
}
