/** A long import through a host: it goes on answering, tells how far it is, and stops when it is told to. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dayText } from '../../../../models/tracking/calendar/day.ts';
import { direct } from '../../contract/transport.ts';
import { samplePlan } from '../../sample-plan.ts';
import { closeAll } from '../../test-host.ts';

vi.mock('electron', async () => (await import('../../electron-stand-in.ts')).electronStandIn);
afterEach(closeAll);

const ROWS = 20_000;
const PATIENCE = 120_000;

async function longFile() {
  const host = await direct();
  const made = await host.call('plan.create', { from: { kind: 'plan', plan: samplePlan() } });
  if (!made.ok) throw new Error(made.error.message);
  const rows = Array.from(
    { length: ROWS },
    (_, at) => `${dayText(20_819 + (at % 90))},Sales,${at}.25,row ${at}`,
  );
  const text = ['date,account,amount,memo', ...rows].join('\n');
  const ticket = await host.bring('workbook', 'long.csv', new TextEncoder().encode(text));
  return { host, planId: made.value.planId, ticket };
}

describe('a long import', () => {
  it(
    'lets other calls through, and tells each phase to its end',
    async () => {
      const { host, planId, ticket } = await longFile();
      const phases = new Map<string, number>();
      host.on('actuals.progress', ({ phase, done, total }) => {
        phases.set(phase, total === 0 ? 0 : done / total);
      });
      let over = false;
      const importing = host.call('actuals.import', { planId, ticket, jobId: 'long' }).finally(() => {
        over = true;
      });
      let answered = 0;
      while (!over) {
        const info = await host.call('actuals.summary', { planId });
        if (info.ok && !over) answered += 1;
        // What is being written is in no list.
        if (info.ok && !over) expect(info.value.batches).toEqual([]);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      const done = await importing;
      expect(done.ok && done.value.batch.entries).toBe(ROWS);
      expect([...phases]).toEqual([
        ['reading', 1],
        ['checking', 1],
        ['saving', 1],
      ]);
      // Twenty pieces of a thousand rows are written; between them others had their turn.
      expect(answered).toBeGreaterThan(10);
    },
    PATIENCE,
  );

  it(
    'stops at 60 % and leaves the plan as it was',
    async () => {
      const { host, planId, ticket } = await longFile();
      let at = 0;
      host.on('actuals.progress', ({ phase, done, total }) => {
        if (phase !== 'saving' || done < 0.6 * total || at > 0) return;
        at = done / total;
        void host.call('actuals.cancel', { jobId: 'long' });
      });
      const done = await host.call('actuals.import', { planId, ticket, jobId: 'long' });
      expect(done).toMatchObject({
        ok: false,
        error: { code: 'import-refused', params: { reason: 'cancelled' } },
      });
      expect(at).toBeCloseTo(0.6, 1);
      const summary = await host.call('actuals.summary', { planId });
      expect(summary).toMatchObject({ ok: true, value: { batches: [], entries: 0, queue: 0 } });
      // The file can be imported after all.
      const again = await host.call('actuals.import', { planId, ticket });
      expect(again.ok && again.value.batch.entries).toBe(ROWS);
    },
    PATIENCE,
  );

  it(
    'ends without a trace when another workspace is opened meanwhile',
    async () => {
      const { host, planId, ticket } = await longFile();
      const importing = host.call('actuals.import', { planId, ticket, jobId: 'long' });
      const first = await new Promise<void>((resolve) => {
        host.on('actuals.progress', ({ phase }) => {
          if (phase === 'saving') resolve();
        });
      }).then(() => host.call('workspace.create', { name: 'Other' }));
      expect(first.ok).toBe(true);
      expect(await importing).toMatchObject({ ok: false, error: { code: 'import-refused' } });
      const { recent } = first.ok ? first.value : { recent: [] };
      const recentId = recent.find(({ name }) => name === 'My workspace')?.id ?? '';
      expect((await host.call('workspace.open', { recentId })).ok).toBe(true);
      const summary = await host.call('actuals.summary', { planId });
      expect(summary).toMatchObject({ ok: true, value: { batches: [], entries: 0 } });
      expect(host.problems).toEqual([]);
    },
    PATIENCE,
  );
});
