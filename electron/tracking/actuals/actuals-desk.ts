/**
 * What one host keeps while files of actuals are looked at: the jobs that can be cancelled, and the last reading, so that
 * an import does not read again what its preview has read. Nothing of it outlives the host.
 */
import type { Result } from '../../../models/plan/result.ts';
import type { HostError } from '../../contract/host-error.ts';
import type { ActualsFile } from '../../exchange/actuals/actuals-file.ts';

export type Reading = Result<ActualsFile, HostError>;

export type ActualsDesk = {
  /** Runs the work with a signal that `cancel` of the same job id sets off. */
  readonly job: <T>(jobId: string | undefined, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /** False when no such job is running. */
  readonly cancel: (jobId: string) => boolean;
  /** The last reading if it was made under this key, else a new one, which is kept when it succeeds. */
  readonly reading: (key: string, read: () => Promise<Reading>) => Promise<Reading>;
  readonly forgetReading: () => void;
};

export function createActualsDesk(): ActualsDesk {
  const jobs = new Map<string, AbortController>();
  let last: { readonly key: string; readonly file: ActualsFile } | null = null;

  return {
    async job(jobId, work) {
      const controller = new AbortController();
      if (jobId === undefined) return work(controller.signal);
      // The same id again means that the page has given up the earlier one.
      jobs.get(jobId)?.abort();
      jobs.set(jobId, controller);
      try {
        return await work(controller.signal);
      } finally {
        if (jobs.get(jobId) === controller) jobs.delete(jobId);
      }
    },
    cancel(jobId) {
      const job = jobs.get(jobId);
      job?.abort();
      return job !== undefined;
    },
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
