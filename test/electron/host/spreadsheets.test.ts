/** A CSV file through the real readers, from the preview to a stored plan, as a page does it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { directHost } from '../../../electron/host/direct.ts';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { bigPlan } from '../../bench/big-plan.ts';
import { closeAll, openTestHost, temporaryFolder } from '../test-host.ts';

afterEach(closeAll);

const smallPlan: Plan = {
  ...blankPlan('small', 'Small', '2027-01'),
  timeline: { start: '2027-01', periodicity: 'quarter', periods: 4, fiscalYearStart: 1 },
  lines: [
    { ...blankLine('l1', 'sales', 'Sales', 'revenue'), entry: { type: 'series', values: [100, 110.5, 121] } },
    {
      ...blankLine('l2', 'outlay', 'Outlay', 'investment'),
      entry: { type: 'series', values: [], opening: 200 },
    },
  ],
};

async function bring(name: string, content: string | Uint8Array) {
  const { host, dialogs } = openTestHost();
  const page = directHost(host);
  dialogs.pick = join(temporaryFolder(), name);
  writeFileSync(dialogs.pick, content);
  const picked = await page.call('file.pick', { purpose: 'workbook' });
  if (!picked.ok || !picked.value) throw new Error('The file was not taken.');
  return { page, ticket: picked.value.ticket };
}

describe('a table of any origin', () => {
  it('is previewed, saved by import only, and comes out with the figures of the file', async () => {
    const table = 'Item,2027-01,2027-02,2027-03\nSales,100,110.5,121\nRent,10,10,10\n';
    const { page, ticket } = await bring('budget.csv', table);
    const shown = await page.call('exchange.previewWorkbook', { ticket });
    if (!shown.ok || !shown.value.preview) throw new Error(JSON.stringify(shown));
    expect(shown.value.own).toBeNull();
    expect(await page.call('plan.list', {})).toEqual({ ok: true, value: { plans: [] } });
    const { mapping } = shown.value.preview;
    const mappings = mapping ? [mapping] : null;
    const imported = await page.call('exchange.importWorkbook', { ticket, mappings, name: 'Imported' });
    const planId = imported.ok ? imported.value.planId : '';
    const loaded = await page.call('plan.load', { planId });
    if (!loaded.ok) throw new Error(JSON.stringify([imported, loaded]));
    const { plan } = loaded.value;
    expect(plan.timeline).toMatchObject({ start: '2027-01', periodicity: 'month', periods: 3 });
    expect(plan.lines.map((line) => [line.label, line.entry])).toEqual([
      ['Sales', { type: 'series', values: [100, 110.5, 121] }],
      ['Rent', { type: 'series', values: [10, 10, 10] }],
    ]);
  });

  it('that is really a picture is refused in words', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001', 'hex');
    const { page, ticket } = await bring('budget.xlsx', png);
    const shown = await page.call('exchange.previewWorkbook', { ticket });
    expect(shown).toMatchObject({
      ok: false,
      error: { code: 'import-refused', params: { reason: 'not-a-spreadsheet' } },
    });
  });
});

describe('a workbook that Hurdle wrote', () => {
  it('is written while edits go on, comes back whole, and is known as its own', {
    timeout: 60_000,
  }, async () => {
    const { host, dialogs } = openTestHost();
    const page = directHost(host);
    const created = await page.call('plan.create', { from: { kind: 'plan', plan: smallPlan } });
    const planId = created.ok ? created.value.planId : '';
    const order: string[] = [];
    const writing = page.call('exchange.exportWorkbook', { planId, language: 'en' }).then((answer) => {
      order.push('workbook');
      return answer;
    });
    const change = { type: 'set-plan' as const, description: 'edited meanwhile' };
    await page.call('plan.change', { planId, baseSeq: 0, clientId: 'c', label: '', change });
    order.push('edit');
    const written = await writing;
    if (!written.ok) throw new Error(JSON.stringify(written.error));
    expect(order).toEqual(['edit', 'workbook']);
    expect(written.value.checks.every((check) => check.ok)).toBe(true);

    dialogs.target = join(temporaryFolder(), written.value.name);
    expect(await page.call('file.save', { ticket: written.value.ticket })).toEqual({
      ok: true,
      value: { saved: true },
    });
    dialogs.pick = dialogs.target;
    const picked = await page.call('file.pick', { purpose: 'workbook' });
    const ticket = picked.ok && picked.value ? picked.value.ticket : '';
    const shown = await page.call('exchange.previewWorkbook', { ticket });
    expect(shown).toMatchObject({
      ok: true,
      value: { own: { name: 'Small', lines: 2, periods: 4 }, preview: null },
    });
    const imported = await page.call('exchange.importWorkbook', { ticket, mappings: null, name: 'Small' });
    const back = await page.call('plan.load', { planId: imported.ok ? imported.value.planId : '' });
    expect(back.ok && { ...back.value.plan, id: 'small' }).toEqual(smallPlan);
  });
});

describe('the writing of a workbook', () => {
  it('is followed and cancelled by the name of its job, and nothing is written then', {
    timeout: 60_000,
  }, async () => {
    const page = directHost(openTestHost().host);
    const created = await page.call('plan.create', { from: { kind: 'plan', plan: bigPlan() } });
    const planId = created.ok ? created.value.planId : '';
    const cancelling: Promise<unknown>[] = [];
    page.on('exchange.progress', ({ jobId, phase, done, total }) => {
      expect({ jobId, phase }).toEqual({ jobId: 'job', phase: 'recalculating' });
      expect(done).toBeLessThanOrEqual(total);
      if (cancelling.length === 0) cancelling.push(page.call('exchange.cancel', { jobId }));
    });
    const written = await page.call('exchange.exportWorkbook', { planId, language: 'en', jobId: 'job' });
    expect(await Promise.all(cancelling)).toEqual([{ ok: true, value: { cancelled: true } }]);
    expect(written).toMatchObject({
      ok: false,
      error: { code: 'export-refused', params: { reason: 'cancelled' } },
    });
  });
});

describe('the sample plans', () => {
  it('are offered in both languages and can all be created', async () => {
    const page = directHost(openTestHost().host);
    const offered = await page.call('plan.templates', {});
    if (!offered.ok) throw new Error(offered.error.message);
    expect(offered.value.templates.length).toBeGreaterThanOrEqual(3);
    for (const { id, lines } of offered.value.templates) {
      for (const language of ['en', 'zh'] as const) {
        const created = await page.call('plan.create', {
          from: { kind: 'template', templateId: id, language },
        });
        const loaded = await page.call('plan.load', { planId: created.ok ? created.value.planId : '' });
        expect(loaded.ok && loaded.value.plan.lines.length).toBe(lines);
      }
    }
  });
});
