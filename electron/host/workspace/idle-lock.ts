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
  /** Milliseconds on a clock that goes on while the machine sleeps. */
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
  const isDue = (): boolean => {
    const now = clock();
    // A clock that was set back must not put the lock off.
    last = Math.min(last, now);
    const wait = minutes();
    return wait > 0 && now - last >= wait * MINUTE_MS;
  };
  const used = (): void => {
    // A machine that was asleep over the time: who wakes it is asked for the passphrase first.
    if (lockable() && isDue()) lock();
    else last = clock();
  };
  const look = (): void => {
    // The time before it was opened does not count.
    if (!lockable()) last = clock();
    else if (isDue()) lock();
  };
  const timer = setInterval(look, every);
  timer.unref();
  return { used, stop: () => clearInterval(timer) };
}
