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
          'first usable page, worst of 5, ms': 1500,
        },
      };
    },
  },
];

function figuresOf(when: string, { edits, digits, moves }: KeyTimes): Record<string, number> {
  return {
    [`edit to paint${when}, p50, ms`]: percentile(edits, 0.5),
    [`edit to paint${when}, p95, ms`]: percentile(edits, 0.95),
    [`digit to paint${when}, p95, ms`]: percentile(digits, 0.95),
    [`move to paint${when}, p95, ms`]: percentile(moves, 0.95),
  };
}

/** The smallest value that at least this share of the values does not exceed. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
