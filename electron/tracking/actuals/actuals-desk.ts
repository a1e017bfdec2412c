/**
 * What one host keeps while files of actuals are looked at: the last reading, so that an import does not read again what
 * its preview has read. Nothing of it outlives the host.
 */
import type { Result } from '../../../models/plan/result.ts';
import type { HostError } from '../../contract/host-error.ts';
import type { ActualsFile } from '../../exchange/actuals/actuals-file.ts';

export type Reading = Result<ActualsFile, HostError>;

export type ActualsDesk = {
  /** The last reading if it was made under this key, else a new one, which is kept when it succeeds. */
  readonly reading: (key: string, read: () => Promise<Reading>) => Promise<Reading>;
  readonly forgetReading: () => void;
};

export function createActualsDesk(): ActualsDesk {
  let last: { readonly key: string; readonly file: ActualsFile } | null = null;

  return {
    async reading(key, read) {
      if (last?.key === key) return { ok: true, value: last.file };
      const reading = await read();
      if (reading.ok) last = { key, file: reading.value };
      return reading;
    },
    forgetReading() {
      last = null;
    },
  };
}

const desks = new WeakMap<object, ActualsDesk>();

/** The desk of a host, made when it is first asked for. */
export function deskOf(host: object): ActualsDesk {
  const known = desks.get(host);
  if (known) return known;
  const made = createActualsDesk();
  desks.set(host, made);
  return made;
}
