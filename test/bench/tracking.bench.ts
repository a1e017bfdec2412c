/**
 * The store of actuals for `npm run bench`: a workspace of a million entries over 500 lines x 36 months is opened, summed
 * up and looked at, and takes in files of 1,000 and 100,000 rows while the host goes on answering.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkspace } from '../../electron/store/open-workspace.ts';
import { loadDaySums } from '../../electron/store/tracking/day-sums.ts';
import { dayText } from '../../models/tracking/calendar/day.ts';
import { type BenchHost, withBenchHost, withMillionEntries } from './tracking/bench-host.ts';
import { bigTrackedPlan, seeded } from './tracking/million-entries.ts';

const PLAN = bigTrackedPlan().id;

export const benches = [
  {
    name: 'actuals, a million entries',
    run: async () => {
      const figures = await withMillionEntries(async (folder, path) => ({
        ...timeOpening(path),
        ...(await withBenchHost(folder, path, timeCalls)),
      }));
      return {
        figures,
        limits: {
          'workspace open, ms': 1000,
          'longest silence while 100,000 rows are imported, ms': 100,
        },
      };
    },
  },
];

function timeOpening(path: string): Record<string, number> {
  const started = performance.now();
  const opened = openWorkspace(path, { backup: () => undefined });
  if (!opened.ok) throw new Error(opened.error.message);
  const open = performance.now() - started;
  const { db, close } = opened.value;
  const loading = performance.now();
  const sums = loadDaySums(db, PLAN);
  const load = performance.now() - loading;
  close();
  const days = [...sums.values()].reduce((count, line) => count + line.days.length, 0);
  return { 'workspace open, ms': open, 'sums by line and day, ms': load, 'lines x days with entries': days };
}

async function timeCalls({ must, time, bring, folder }: BenchHost): Promise<Record<string, number>> {
  const planId = PLAN;
  const figures: Record<string, number> = {};
  figures['summary, ms'] = await time('actuals.summary', { planId });
  await must('actuals.table', { planId, grain: 'month' });
  figures['table by month, warm, ms'] = await time('actuals.table', { planId, grain: 'month' });
  const june = { planId, from: 20_605, to: 20_634 };
  figures['entries of a line and a month, ms'] = await time('actuals.entries', {
    ...june,
    lineId: 'line7',
  });
  figures['last page of all entries, ms'] = await time('actuals.entries', { planId, offset: 999_900 });
  for (const [rows, seed] of [
    [1000, 1],
    [100_000, 2],
  ] as const) {
    const file = join(folder, `${rows}.csv`);
    writeFileSync(file, actualsCsv(rows, seed));
    const ticket = await bring('workbook', file);
    await must('actuals.preview', { planId, ticket });
    const started = performance.now();
    const silence = await longestSilence(() => must('actuals.import', { planId, ticket }));
    const name = `${rows.toLocaleString('en')} rows`;
    figures[`import of ${name} after its preview, ms`] = performance.now() - started;
    figures[`longest silence while ${name} are imported, ms`] = silence;
  }
  figures['take back 100,000 rows, ms'] = await time('actuals.takeBack', { planId, batchId: 38 });
  figures['put back 100,000 rows, ms'] = await time('actuals.putBack', { planId, batchId: 38 });
  return figures;
}

/** The longest time in which nothing else could be answered. */
async function longestSilence(work: () => Promise<unknown>): Promise<number> {
  let [last, longest] = [performance.now(), 0];
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  try {
    await work();
  } finally {
    clearInterval(timer);
    look();
  }
  return longest;
}

/** Rows of all lines over the 36 months, none like those of the workspace. */
function actualsCsv(rows: number, seed: number): string {
  const random = seeded(seed);
  const lines = ['date,account,amount,memo'];
  for (let row = 0; row < rows; row += 1) {
    const day = dayText(20_454 + Math.floor(random() * 1095));
    lines.push(`${day},Line ${Math.floor(random() * 500)},${(random() * 1e4).toFixed(2)},receipt ${row}`);
  }
  return lines.join('\n');
}
