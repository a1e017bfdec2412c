/** A CSV file through the real readers, from the preview to a stored plan, as a page does it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { directHost } from '../../../electron/host/direct.ts';
import { closeAll, openTestHost, temporaryFolder } from '../test-host.ts';

afterEach(closeAll);

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
    const imported = await page.call('exchange.importWorkbook', { ticket, mapping, name: 'Imported' });
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
