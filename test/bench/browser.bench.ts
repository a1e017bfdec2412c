/** The page's figures for `npm run bench`: key press to painted numbers, and the first usable page. */
import { type KeyTimes, timeBrowser } from './browser.ts';

export const benches = [
  {
    name: 'page, 200 lines x 120 months',
    run: async () => {
      const { certain, simulated, firstUsable } = await timeBrowser();
      const figures = {
        ...figuresOf('', certain),
        ...figuresOf(' while simulating', simulated),
        'first usable page, worst of 5, ms': Math.max(...firstUsable),
      };
      const limits = Object.keys(figures).filter((name) => name.endsWith('p95, ms'));
      return {
        figures,
        limits: {
          ...Object.fromEntries(limits.map((name) => [name, 50])),
          // Two cores then work for the simulation too: no frame that a person would notice.
          'edit to paint while simulating, p95, ms': 100,
          'first usable page, worst of 5, ms': 1500,
        },
      };
    },
  },
];

/** Of the sessions the middle one: a moment in which the machine was slow is in one of them. */
function figuresOf(when: string, sessions: readonly KeyTimes[]): Record<string, number> {
  const middle = (of: keyof KeyTimes, share: number): number =>
    percentile(
      sessions.map((session) => percentile(session[of], share)),
      0.5,
    );
  return {
    [`edit to paint${when}, p50, ms`]: middle('edits', 0.5),
    [`edit to paint${when}, p95, ms`]: middle('edits', 0.95),
    [`digit to paint${when}, p95, ms`]: middle('digits', 0.95),
    [`move to paint${when}, p95, ms`]: middle('moves', 0.95),
  };
}

/** The smallest value that at least this share of the values does not exceed. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
