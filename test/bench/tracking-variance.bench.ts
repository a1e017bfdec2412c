/**
 * The variance report for `npm run bench`: a workspace of a million entries over 500 lines x 36 months, asked through the
 * host as the page asks, warm (plan and sums in memory) and for a month that was not asked before.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFolder } from '../../electron/host/data/data-folder.ts';
import { openHost } from '../../electron/host/open-host.ts';
import { createServices } from '../../electron/host/services.ts';
import { ok } from '../../models/plan/result.ts';
import { bigTrackedPlan, writeMillionEntries } from './tracking/million-entries.ts';

const planId = bigTrackedPlan().id;

export const benches = [
  {
    name: 'variance, a million entries',
    run: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'hurdle-bench-'));
      try {
        const path = join(folder, 'million.hurdle');
        writeMillionEntries(path);
        return { figures: await timeCalls(folder, path), limits: { 'report, warm, ms': 100 } };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },
];

async function timeCalls(folder: string, path: string): Promise<Record<string, number>> {
  const host = openHost({
    platform: {
      host: 'direct',
      version: 'bench',
      user: 'bench',
      now: () => new Date('2029-02-01T12:00:00Z'),
      newId: () => crypto.randomUUID(),
      pickFile: async () => ok(path),
      pickTarget: async () => ok(null),
      log: (problem) => process.stderr.write(`${String(problem)}\n`),
    },
    services: createServices(),
    folder: dataFolder(join(folder, 'data')),
  });
  const { call } = host.dispatcher;
  const must = async (method: string, input: unknown): Promise<unknown> => {
    const answer = await call(method, input);
    if (!answer.ok) throw new Error(`${method}: ${answer.error.message}`);
    return answer.value;
  };
  const time = async (method: string, input: unknown): Promise<number> => {
    const started = performance.now();
    await must(method, input);
    return performance.now() - started;
  };
  try {
    const picked = await must('file.pick', { purpose: 'workspace' });
    if (typeof picked !== 'object' || picked === null || !('ticket' in picked)) throw new Error('no ticket');
    await must('workspace.open', { ticket: String(picked.ticket) });
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
  } finally {
    await host.close();
  }
}

async function median(measure: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 9; run += 1) times.push(await measure());
  return times.toSorted((a, b) => a - b)[4] ?? Number.NaN;
}
