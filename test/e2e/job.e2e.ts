/**
 * The main job by keyboard alone: a blank plan, lines and figures, a formula with completion, the verdict, undo, a
 * snapshot, the workbook out, and the workbook in again with the same verdict.
 */
import type { Page } from '@playwright/test';
import { expect, test } from './host-fixture.ts';
import { command, openHome, press, rowTexts } from './workspace-page.ts';

const npv = (page: Page) =>
  page.getByRole('region', { name: 'Verdict' }).getByRole('button', { name: /^NPV/ });

test('from a blank plan to a workbook and back, without the mouse', async ({ page }) => {
  // It writes, recalculates and reads a workbook: on a busy machine that takes its time.
  test.slow();
  await openHome(page);
  await page.getByRole('button', { name: 'New plan', exact: true }).focus();
  await press(page, 'Enter');
  const grid = page.getByRole('grid');
  await expect(grid).toBeVisible();
  await grid.focus();
  // Revenue of 1,000 in the first two months; the row to add a line is below the section's head.
  await press(page, 'Control+Home', 'ArrowDown');
  await page.keyboard.type('Sales');
  await press(page, 'Enter');
  await expect(page.getByRole('rowheader', { name: 'Sales' })).toBeVisible();
  await press(page, 'ArrowUp', 'End', 'Home', 'ArrowRight');
  await page.keyboard.type('1k');
  await press(page, 'Tab');
  await page.keyboard.type('1000');
  await press(page, 'Enter');
  // 1000/1.1^(1/12) + 1000/1.1^(2/12) = 992.09 + 984.24 = 1976.3, less 25 % tax in the same months: 1482.2.
  await expect(npv(page)).toContainText('1,482');
  // A cost by formula, its name completed.
  await press(page, 'Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
  await page.keyboard.type('Goods');
  await press(page, 'Enter');
  await expect(page.getByRole('rowheader', { name: 'Goods' })).toBeVisible();
  await press(page, 'ArrowUp', 'End', 'Home', 'ArrowRight');
  await page.keyboard.type('=');
  await expect(page.getByRole('combobox', { name: 'Formula of Goods', exact: true })).toBeFocused();
  await page.keyboard.type('sal');
  await expect(page.getByRole('option', { name: /sales/ }).first()).toBeVisible();
  await press(page, 'Tab');
  await page.keyboard.type(' * 0.4');
  await press(page, 'Enter');
  await expect.poll(async () => (await rowTexts(page, 'Goods')).slice(1, 3)).toEqual(['400', '400']);
  // Six tenths of 1482.2.
  await expect(npv(page)).toContainText('889');
  await expect(grid).toBeFocused();
  await press(page, 'Control+z');
  await expect(npv(page)).toContainText('1,482');
  await press(page, 'Control+y');
  await expect(npv(page)).toContainText('889');

  await command(page, 'History');
  await page.getByRole('button', { name: 'Name this state' }).focus();
  await press(page, 'Enter');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  await page.keyboard.type('First version');
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: 'First version', exact: true })).toBeVisible();

  const delivered = page.waitForEvent('download');
  await command(page, 'Export as Excel workbook');
  const workbook = await (await delivered).path();
  await page.goto('/#/import');
  const choose = page.getByRole('button', { name: 'Choose a file' });
  await choose.focus();
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'Enter');
  await (await chooser).setFiles({
    name: 'Plan.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await bytes(workbook),
  });
  const take = page.getByRole('button', { name: 'Import', exact: true });
  await expect(take).toBeEnabled({ timeout: 60_000 });
  await take.focus();
  await press(page, 'Enter');
  await expect(page).toHaveURL(/#\/plan\/.*\/overview/, { timeout: 60_000 });
  await expect(npv(page)).toContainText('889');
});

async function bytes(path: string): Promise<Buffer> {
  const { readFile } = await import('node:fs/promises');
  return readFile(path);
}
