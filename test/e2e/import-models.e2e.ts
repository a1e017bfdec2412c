/** Import of models: formulas kept, an odd cell chosen, a mapping remembered, a workbook of ours back into its plan. */

import type { Page } from '@playwright/test';
import { fileBytes, loadExcelize } from '../../electron/exchange/excelize.ts';
import { subscriptionModel } from '../fixtures/ugly/published-models.ts';
import { uglyWorkbook } from '../fixtures/ugly/ugly-workbooks.ts';
import { callHost } from './host-call.ts';
import { expect, test } from './host-fixture.ts';
import { expectAccessible, fromSample, openHome } from './workspace-page.ts';

async function choose(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await openHome(page);
  await page.goto('/#/import');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  const buffer = Buffer.from(bytes);
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
}

test('a model keeps its formulas, and the plan computes them', async ({ page }) => {
  test.setTimeout(120_000);
  await choose(page, 'SaaS.xlsx', subscriptionModel());
  const table = page.getByRole('grid', { name: 'The sheet and its reading' });
  await expect(table.getByRole('button', { name: 'Explain Hosting' })).toHaveText('ƒ kept');
  await table.getByRole('button', { name: 'Explain Hosting' }).click();
  const panel = page.getByRole('complementary', { name: 'The row Hosting' });
  await expect(panel).toContainText('subscription_revenue * hosting_cost_of_revenue');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page).toHaveURL(/#\/plan\/.*\/overview/);
  const id = /plan\/([^/]+)\//.exec(page.url())?.[1] ?? '';
  const { plan } = await callHost(page, 'plan.load', { planId: id });
  expect(plan.lines.find(({ code }) => code === 'customers_at_end')?.entry).toMatchObject({
    formula: 'customers_at_start + new_customers - customers_lost',
  });

  // The next file of the same shape is offered the same reading.
  await choose(page, 'SaaS next month.xlsx', subscriptionModel());
  await page.getByRole('button', { name: 'Read it the same way' }).click();
  await expect(table.getByRole('button', { name: 'Explain Hosting' })).toHaveText('ƒ kept');
});

test('a cell that breaks its row is shown, and the row’s formula can be chosen all the same', async ({
  page,
}) => {
  // The first of the ugly ones, in English, that has one cell typed over.
  const ugly = Array.from({ length: 100 }, (_, seed) => uglyWorkbook(seed)).find(
    ({ name, truth }) =>
      name.includes(' en, ') && truth.tables === 1 && truth.lines.some(({ odd }) => odd !== null),
  );
  const broken = ugly?.truth.lines.find(({ odd }) => odd !== null);
  if (!ugly || !broken) throw new Error('no seed has a broken row');
  await choose(page, 'Ugly.xlsx', ugly.bytes);
  const button = page.getByRole('button', { name: `Explain ${broken.label}` });
  await expect(button).toHaveText('▲ differs');
  await button.click();
  const panel = page.getByRole('complementary', { name: `The row ${broken.label}` });
  await expect(panel).toContainText(broken.odd ?? '?');
  await panel.getByText('Formula', { exact: true }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page).toHaveURL(/#\/plan\/.*\/overview/);
  const id = /plan\/([^/]+)\//.exec(page.url())?.[1] ?? '';
  const { plan } = await callHost(page, 'plan.load', { planId: id });
  expect(plan.lines.find(({ label }) => label === broken.label)?.entry.type).toBe('formula');
});

test('a workbook of ours comes back into its plan, line by line, and can be undone', async ({ page }) => {
  test.setTimeout(120_000);
  const planId = await fromSample(page, 'Premium furniture online', 'budget');
  const before = (await callHost(page, 'plan.load', { planId })).plan;
  const { ticket } = await callHost(page, 'exchange.exportWorkbook', { planId, language: 'en' });
  const { origin } = new URL(page.url());
  const book = await page.request.get(`${origin}/api/files/${ticket}`);
  const excelize = await loadExcelize();
  const file = excelize.OpenReader(new Uint8Array(await book.body()));
  const constants = before.lines
    .filter(({ entry }) => entry.type === 'constant' && entry.value !== 0)
    .slice(0, 2);
  const [first, second] = constants;
  if (!first || !second) throw new Error('the sample has no two constants');
  const { result } = file.GetRows('Assumptions');
  const set = (code: string, value: number): void => {
    const row = result.findIndex((cells) => cells[1] === code) + 1;
    expect(file.SetCellValue('Assumptions', `D${row}`, value).error).toBeNull();
  };
  set(first.code, 7);
  set(second.code, 8);
  await choose(page, 'Furniture.xlsx', fileBytes(file));
  const update = page.getByRole('region', { name: 'Changes made in Excel' });
  await expect(update.getByRole('heading', { level: 2 })).toContainText('2 inputs were changed in Excel');
  await expectAccessible(page);
  // Only the first is accepted.
  await update.getByRole('row').nth(2).getByRole('checkbox').uncheck();
  await update.getByRole('button', { name: 'Take 1 into the plan' }).click();
  await expect(page).toHaveURL(new RegExp(`#/plan/${planId}/`));
  const changed = (await callHost(page, 'plan.load', { planId })).plan;
  const values = [first, second].map(({ code }) => changed.lines.find((line) => line.code === code)?.entry);
  expect(values.filter((entry) => entry?.type === 'constant' && [7, 8].includes(entry.value)).length).toBe(1);
  await callHost(page, 'plan.undo', { planId, clientId: 'test' });
  expect((await callHost(page, 'plan.load', { planId })).plan).toEqual(before);
});
