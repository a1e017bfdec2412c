/** The page's figures for `npm run bench`: key press to painted numbers, and the first usable page. */
import { timeBrowser } from './browser.ts';

export const benches = [
  {
    name: 'page, 200 lines x 120 months',
    run: async () => {
      const { edits, moves, firstUsable } = await timeBrowser();
      return {
        figures: {
          'edit to paint, p50, ms': percentile(edits, 0.5),
          'edit to paint, p95, ms': percentile(edits, 0.95),
          'move to paint, p50, ms': percentile(moves, 0.5),
          'move to paint, p95, ms': percentile(moves, 0.95),
          'first usable page, worst of 5, ms': Math.max(...firstUsable),
        },
        limits: {
          'edit to paint, p95, ms': 50,
          'move to paint, p95, ms': 50,
          'first usable page, worst of 5, ms': 1500,
        },
      };
    },
  },
];

/** The smallest value that at least this share of the values does not exceed. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
