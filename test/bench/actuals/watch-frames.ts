/**
 * How long the page goes without a frame, and how often a bar of progress has moved: watched inside the page by
 * requestAnimationFrame while something long is going on.
 */
import type { Page } from '@playwright/test';

export type Watched = {
  /** The longest time between two frames, in milliseconds, and how far into the watching it was. */
  readonly worst: number;
  readonly at: number;
  readonly frames: number;
  readonly over50: number;
  /** Different values that bars of progress have had. */
  readonly steps: number;
  /** The page's own long tasks, in milliseconds, the longest first. */
  readonly tasks: readonly number[];
};

/** From now on. */
export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const began = performance.now();
    const values = new Set<string>();
    const seen = { last: began, worst: 0, at: 0, frames: 0, over50: 0, began, values, tasks: [] as number[] };
    Reflect.set(window, 'framesSeen', seen);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.tasks.push(Math.round(duration));
    }).observe({ type: 'longtask' });
    const frame = (now: number): void => {
      const gap = now - seen.last;
      seen.last = now;
      seen.frames += 1;
      if (gap > 50) seen.over50 += 1;
      if (gap > seen.worst) {
        seen.worst = gap;
        seen.at = now - began;
      }
      for (const bar of document.querySelectorAll('[role="progressbar"]')) {
        values.add(bar.getAttribute('aria-valuenow') ?? '');
      }
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

export async function framesSeen(page: Page): Promise<Watched> {
  return page.evaluate(() => {
    const { worst, at, frames, over50, values, tasks } = Reflect.get(window, 'framesSeen');
    return {
      worst,
      at,
      frames,
      over50,
      steps: values.size,
      tasks: tasks.toSorted((a: number, b: number) => b - a).slice(0, 8),
    };
  });
}
