/**
 * The long calls of one host: a page that has given one a name can cancel it, and a lock cancels all of them. Nothing of it
 * outlives the host; what a job does and what it answers when it is cancelled is its own.
 */

export type Jobs = {
  /** Runs the work with a signal that `cancel` of the same job id sets off. */
  readonly run: <T>(jobId: string | undefined, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /** False when no such job is running. */
  readonly cancel: (jobId: string) => boolean;
  /** Also those without a name. */
  readonly cancelAll: () => void;
};

export function createJobs(): Jobs {
  const named = new Map<string, AbortController>();
  const running = new Set<AbortController>();
  return {
    async run(jobId, work) {
      const controller = new AbortController();
      running.add(controller);
      if (jobId !== undefined) {
        // The same id again means that the page has given up the earlier one.
        named.get(jobId)?.abort();
        named.set(jobId, controller);
      }
      try {
        return await work(controller.signal);
      } finally {
        running.delete(controller);
        if (jobId !== undefined && named.get(jobId) === controller) named.delete(jobId);
      }
    },
    cancel(jobId) {
      const job = named.get(jobId);
      job?.abort();
      return job !== undefined;
    },
    cancelAll() {
      for (const job of running) job.abort();
    },
  };
}
