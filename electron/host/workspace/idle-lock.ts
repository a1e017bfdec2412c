/**
 * Locks an encrypted workspace that nobody has used for the minutes the user chose. The host keeps the time, because the
 * page may be gone; what counts as use is told by the page. Off at 0 minutes.
 */

export type IdleLock = {
  /** Somebody is there. */
  readonly used: () => void;
  readonly stop: () => void;
};

export type IdleParts = {
  /** Milliseconds on a clock that only goes forward. */
  readonly clock: () => number;
  readonly minutes: () => number;
  /** Whether there is something to lock. */
  readonly lockable: () => boolean;
  /** Asks for the lock; tried again at the next look when it was refused. */
  readonly lock: () => void;
  readonly every?: number;
};

const LOOK_EVERY_MS = 5000;
const MINUTE_MS = 60_000;

export function startIdleLock({
  clock,
  minutes,
  lockable,
  lock,
  every = LOOK_EVERY_MS,
}: IdleParts): IdleLock {
  let last = clock();
  const look = (): void => {
    const wait = minutes();
    if (!lockable()) {
      // The time before it was opened does not count.
      last = clock();
    } else if (wait > 0 && clock() - last >= wait * MINUTE_MS) lock();
  };
  const timer = setInterval(look, every);
  timer.unref();
  return {
    used: () => {
      last = clock();
    },
    stop: () => clearInterval(timer),
  };
}
