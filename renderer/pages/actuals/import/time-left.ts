/**
 * How long a job will still take, by how fast its present phase has gone so far. Pure: the moments are given.
 * A guess from the first moments would jump: there is none before a second has passed.
 */
export type ProgressPoint = {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  /** Milliseconds of a clock that only runs forward. */
  readonly at: number;
};

const SOONEST_MS = 1000;

/** Seconds, or null while nothing can be said. `first` is the first point of the same phase. */
export function secondsLeft(first: ProgressPoint | null, now: ProgressPoint): number | null {
  if (!first || first.phase !== now.phase || now.total <= 0) return null;
  const elapsed = now.at - first.at;
  const done = now.done - first.done;
  if (elapsed < SOONEST_MS || done <= 0) return null;
  return Math.max(0, ((now.total - now.done) * elapsed) / done / 1000);
}

/** 0 to 1, or null where the whole is not known. */
export function shareDone({ done, total }: Pick<ProgressPoint, 'done' | 'total'>): number | null {
  return total > 0 ? Math.min(1, Math.max(0, done / total)) : null;
}
