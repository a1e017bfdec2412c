/**
 * Long work in short pieces, so that the host answers other calls meanwhile. Ends early, with false, when the signal is
 * set off; a piece that has begun is always finished.
 */
import { setImmediate } from 'node:timers/promises';

export async function inSlices(
  count: number,
  size: number,
  signal: AbortSignal,
  slice: (from: number, to: number) => void,
): Promise<boolean> {
  for (let from = 0; from < count; from += size) {
    if (signal.aborted) return false;
    slice(from, Math.min(from + size, count));
    await setImmediate();
  }
  return !signal.aborted;
}
