/**
 * A file of more than 500 MB on each way in: the page's upload, the file dialog, the command line. It is refused in words,
 * without being read, as the memory shows. The file is sparse: one byte at 501 MB.
 */
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTickets } from '../../../../electron/host/tickets.ts';
import { readActualsOf } from '../../../../electron/tracking/actuals/read-file.ts';
import { emptyFolder, hurdle } from '../../cli/run-for-test.ts';
import { samplePlan } from '../../sample-plan.ts';

const MEGABYTE = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'hurdle-huge-'));
const path = join(folder, 'huge.xlsx');

beforeAll(() => {
  const file = openSync(path, 'w');
  writeSync(file, 'P', 501 * MEGABYTE);
  closeSync(file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Megabytes that the process has grown by. */
async function cost<T>(work: () => Promise<T> | T) {
  const before = process.memoryUsage().rss;
  const value = await work();
  return { value, megabytes: (process.memoryUsage().rss - before) / MEGABYTE };
}

describe('a file of 501 MB', () => {
  it('is refused where host and command line read files, before it is read', async () => {
    const read = await cost(() => readActualsOf({ path, name: 'huge.xlsx', currency: 'CNY' }));
    expect(read.value).toMatchObject({
      ok: false,
      error: { code: 'import-refused', params: { reason: 'too-large', limit: 60 } },
    });
    expect(read.value.ok ? '' : read.value.error.message).toContain('larger than 60 MB');
    // Reading 501 MB would take as much memory again.
    expect(read.megabytes).toBeLessThan(250);
  });

  it('gets no ticket, so that no page can ask for it', async () => {
    const tickets = createTickets(() => 0);
    const asked = await cost(() => tickets.forFile('workbook', path, 'huge.xlsx'));
    expect(asked.value).toMatchObject({ ok: false, error: { code: 'too-large' } });
    expect(asked.megabytes).toBeLessThan(50);
    tickets.close();
  });

  it('is refused by `hurdle actuals import` with one sentence and exit code 2', async () => {
    const at = emptyFolder();
    writeFileSync(at('plan.json'), JSON.stringify(samplePlan()));
    await hurdle('import', at('plan.json'), '--into', at('w.hurdle'));
    const run = await cost(() => hurdle('actuals', 'import', path, '--workspace', at('w.hurdle')));
    expect(run.value.exit).toBe(2);
    expect(run.value.err).toContain('larger than 60 MB');
    expect(run.megabytes).toBeLessThan(250);
  });
});
