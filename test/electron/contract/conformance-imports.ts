/**
 * Workbooks coming in, over one transport: looked at, tried, imported, remembered, compared. Expected figures are those of the
 * files, which are written here.
 */
import { expect, it } from 'vitest';
import type { Session } from './session.ts';

const BUDGET = 'Item,2027-01,2027-02,2027-03\nSales,100,110.5,121\nRent,10,10,10\nTotal,110,120.5,131\n';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export function importConformance(session: Session): void {
  const { connect, must, refusal, newPlan } = session;

  it('looks at a table, tries its mapping and imports it; a look stores nothing', async () => {
    const host = await connect();
    const ticket = await host.bring('workbook', 'Budget.csv', bytes(BUDGET));
    const looked = await must(host, 'exchange.previewWorkbook', { ticket, jobId: 'job-look' });
    expect(looked).toMatchObject({ own: null, remembered: null, preview: { error: null } });
    const mapping = looked.preview?.mapping;
    if (!mapping) throw new Error('nothing was recognised');
    expect(await must(host, 'exchange.checkMapping', { ticket, mappings: [mapping] })).toEqual({
      lines: 2,
      periods: 3,
      formulas: [],
    });
    expect((await must(host, 'plan.list', {})).plans).toEqual([]);
    const { planId } = await must(host, 'exchange.importWorkbook', {
      ticket,
      mappings: [mapping],
      name: 'In',
    });
    const { plan } = await must(host, 'plan.load', { planId });
    expect(plan.lines.map(({ label, entry }) => [label, entry])).toEqual([
      ['Sales', { type: 'series', values: [100, 110.5, 121] }],
      ['Rent', { type: 'series', values: [10, 10, 10] }],
    ]);
  });

  it('offers the mapping again for the next file of the same shape, with the dates of that file', async () => {
    const host = await connect();
    const first = await host.bring('workbook', 'May.csv', bytes(BUDGET));
    const mapping = (await must(host, 'exchange.previewWorkbook', { ticket: first })).preview?.mapping;
    if (!mapping) throw new Error('nothing was recognised');
    const changed = {
      ...mapping,
      lines: mapping.lines.map((line) =>
        line.label === 'Rent' ? { ...line, kind: 'investment' as const } : line,
      ),
    };
    await must(host, 'exchange.importWorkbook', { ticket: first, mappings: [changed], name: 'May' });
    const next = BUDGET.replaceAll('2027-', '2028-').replace('110.5', '99');
    const second = await host.bring('workbook', 'June.csv', bytes(next));
    const looked = await must(host, 'exchange.previewWorkbook', { ticket: second });
    expect(looked.remembered).toMatchObject({ name: 'May.csv', tables: [0] });
    expect(looked.remembered?.mappings[0]?.timeline.start).toBe('2028-01');
    expect(looked.remembered?.mappings[0]?.lines.find(({ label }) => label === 'Rent')?.kind).toBe(
      'investment',
    );
    const other = await host.bring('workbook', 'Other.csv', bytes(BUDGET.replace('Rent', 'Fees')));
    expect((await must(host, 'exchange.previewWorkbook', { ticket: other })).remembered).toBeNull();
  });

  it('refuses in words what is no workbook, and compares only what Hurdle wrote', async () => {
    const host = await connect();
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const picture = await host.bring('workbook', 'Budget.xlsx', png);
    expect(await refusal(host, 'exchange.previewWorkbook', { ticket: picture })).toBe('import-refused');
    const planId = await newPlan(host);
    const table = await host.bring('workbook', 'Budget.csv', bytes(BUDGET));
    expect(await refusal(host, 'exchange.compareWorkbook', { ticket: table, planId })).toBe('import-refused');
    expect(await refusal(host, 'exchange.compareWorkbook', { ticket: table, planId: 'none' })).toBe(
      'not-found',
    );
    expect(
      await refusal(host, 'exchange.importWorkbook', { ticket: table, mappings: null, name: 'In' }),
    ).toBe('import-refused');
  });
}
