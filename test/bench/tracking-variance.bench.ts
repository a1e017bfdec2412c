/**
 * The variance report for `npm run bench`: a workspace of a million entries over 500 lines x 36 months, asked through the
 * host as the page asks, warm (plan and sums in memory) and for a month that was not asked before.
 */
import { type BenchHost, withBenchHost, withMillionEntries } from './tracking/bench-host.ts';
import { bigTrackedPlan } from './tracking/million-entries.ts';

const planId = bigTrackedPlan().id;

export const benches = [
  {
    name: 'variance, a million entries',
    run: async () => {
      const figures = await withMillionEntries((folder, path) => withBenchHost(folder, path, timeCalls));
      return { figures, limits: { 'report, warm, ms': 100 } };
    },
  },
];

async function timeCalls({ must, time }: BenchHost): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  figures['first report, sums read and outlook made, ms'] = await time('variance.report', { planId });
  await must('variance.report', { planId });
  figures['report, warm, ms'] = await median(() => time('variance.report', { planId }));
  figures['report of another month, ms'] = await time('variance.report', { planId, month: '2028-06' });
  figures['only what matters, warm, ms'] = await time('variance.report', { planId, onlyMatters: true });
  figures['bridge of a year, ms'] = await median(() =>
    time('variance.bridge', { planId, scope: 'year-to-date' }),
  );
  return figures;
}

async function median(measure: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 9; run += 1) times.push(await measure());
  return times.toSorted((a, b) => a - b)[4] ?? Number.NaN;
}
