/** The lock after a time without use: when it is due, what puts it off, and that it is off at 0 minutes. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type IdleLock, startIdleLock } from '../../../electron/host/workspace/idle-lock.ts';

let idle: IdleLock;
const MINUTE = 60_000;

function start(minutes: () => number, lockable: () => boolean = () => true) {
  const lock = vi.fn<() => void>();
  idle = startIdleLock({ clock: () => Date.now(), minutes, lockable, lock });
  return lock;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  idle.stop();
  vi.useRealTimers();
});

describe('the lock after a time without use', () => {
  it('comes after the minutes that were chosen, and not before', () => {
    const lock = start(() => 5);
    vi.advanceTimersByTime(5 * MINUTE - 1000);
    expect(lock).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10_000);
    expect(lock).toHaveBeenCalled();
  });

  it('is put off by use', () => {
    const lock = start(() => 5);
    for (let minute = 0; minute < 20; minute += 1) {
      vi.advanceTimersByTime(MINUTE);
      idle.used();
    }
    expect(lock).not.toHaveBeenCalled();
  });

  it('never comes at 0 minutes, nor where there is nothing to lock', () => {
    const never = start(() => 0);
    vi.advanceTimersByTime(100 * MINUTE);
    expect(never).not.toHaveBeenCalled();
    idle.stop();
    let open = false;
    const later = start(
      () => 5,
      () => open,
    );
    vi.advanceTimersByTime(100 * MINUTE);
    open = true;
    // The time begins when there is something to lock.
    vi.advanceTimersByTime(4 * MINUTE);
    expect(later).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2 * MINUTE);
    expect(later).toHaveBeenCalled();
  });

  it('comes before the first use after a machine has slept over the time', () => {
    const lock = start(() => 5);
    // Timers stand still while a machine sleeps; its clock does not.
    vi.setSystemTime(Date.now() + 60 * MINUTE);
    idle.used();
    expect(lock).toHaveBeenCalledOnce();
  });

  it('is not put off by a clock that was set back', () => {
    const lock = start(() => 5);
    vi.setSystemTime(Date.now() - 600 * MINUTE);
    vi.advanceTimersByTime(6 * MINUTE);
    expect(lock).toHaveBeenCalled();
  });

  it('is asked for again when it was refused, and follows a change of the minutes', () => {
    let minutes = 60;
    const lock = start(() => minutes);
    vi.advanceTimersByTime(2 * MINUTE);
    minutes = 1;
    vi.advanceTimersByTime(10_000);
    expect(lock.mock.calls.length).toBeGreaterThan(1);
  });
});
