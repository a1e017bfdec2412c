/**
 * The long calls of one host that a page has given a name, so that it can cancel them. Nothing of it outlives the host;
 * what a job does and what it answers when it is cancelled is its own.
 */

export type Jobs = {
  /** Runs the work with a signal that `cancel` of the same job id sets off. */
  readonly run: <T>(jobId: string | undefined, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /** False when no such job is running. */
  readonly cancel: (jobId: string) => boolean;
};

export function createJobs(): Jobs {
  const running = new Map<string, AbortController>();
  return {
    async run(jobId, work) {
      const controller = new AbortController();
      if (jobId === undefined) return work(controller.signal);
      // The same id again means that the page has given up the earlier one.
      running.get(jobId)?.abort();
      running.set(jobId, controller);
      try {
        return await work(controller.signal);
      } finally {
        if (running.get(jobId) === controller) running.delete(jobId);
      }
    },
    cancel(jobId) {
      const job = running.get(jobId);
      job?.abort();
      return job !== undefined;
    },
  };
}
