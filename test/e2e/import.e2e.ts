/** Import: a file is read, its reading is shown and corrected on the cells, nothing is stored before Import. */
import type { Page } from '@playwright/test';
import { expect, test } from './host-fixture.ts';
import { expectAccessible, goToPage, openHome } from './workspace-page.ts';

const BUDGET = [
  'Item,Unit,2026-01,2026-02,2026-03',
  'Sales revenue,CNY,1000,1200,1400',
  'Commission,CNY,-100,-120,-140',
  'Rent,CNY,50,tbd,50',
  'Total cost,CNY,150,170,190',
].join('\n');

async function choose(page: Page, name: string, text: string | Buffer): Promise<void> {
  await openHome(page);
  await page.goto('/#/import');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles({
    name,
    mimeType: 'text/csv',
    buffer: typeof text === 'string' ? Buffer.from(text) : text,
  });
}

test('a sheet is read, corrected in place and becomes a plan', async ({ page }) => {
  await choose(page, 'Budget 2026.csv', BUDGET);
  const table = page.getByRole('grid', { name: 'The sheet and its reading' });
  await expect(table).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name of the new plan' })).toHaveValue('Budget 2026');
  await expectAccessible(page);
  // The commission stands with a minus: it is turned. The total is left out, so that nothing counts twice.
  await expect(table.getByRole('combobox', { name: 'Sign of Commission' })).toHaveValue('flip');
  await expect(table.getByRole('checkbox', { name: 'Import Total cost' })).not.toBeChecked();
  await table.getByRole('combobox', { name: 'Kind of Rent' }).selectOption('fixed-cost');

  // What cannot be read stops the import, and says where; nothing is stored.
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('D4');
  await page.getByText('Count cells that cannot be read as empty').click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page).toHaveURL(/#\/plan\/.*\/overview/);
  await goToPage(page, 'Returns');
  const row = page
    .getByRole('grid', { name: 'Statement' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'Commission' }) });
  // 100 + 120 + 140, a cost.
  await expect(row.getByRole('gridcell').last()).toHaveText('(360)');
});

test('leaving out the first month starts the plan a month later', async ({ page }) => {
  await choose(page, 'Budget.csv', BUDGET);
  const role = page.getByRole('combobox', { name: 'What column C is' });
  await role.selectOption('none');
  await expect(page.getByRole('textbox', { name: 'First month' })).toHaveValue('2026-02');
  await expect(page.getByRole('status')).toContainText('over 2 periods');
});

test('the keyboard walks through the sheet, changes roles and takes rows', async ({ page }) => {
  await choose(page, 'Budget.csv', BUDGET);
  const at = (): Promise<string | null> =>
    page.evaluate(() => document.activeElement?.getAttribute('data-at') ?? null);
  await page.locator('[data-at="-1 5"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  expect(await at()).toBe('0 7');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('combobox', { name: 'What column C is' })).toHaveValue('none');
  await expect(page.getByRole('textbox', { name: 'First month' })).toHaveValue('2026-02');
  // Back again as it was proposed, with the month that was left out.
  await page.keyboard.press('p');
  await expect(page.getByRole('textbox', { name: 'First month' })).toHaveValue('2026-01');
  expect(await at()).toBe('0 7');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: 'Import Total cost' })).toBeChecked();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Kind of Total cost' })).toBeFocused();
  await page.keyboard.press('Escape');
  expect(await at()).toBe('4 1');
});

test('a file that is no workbook is refused in words, and another can be chosen', async ({ page }) => {
  // The signature of a PNG, whatever the name says.
  await choose(
    page,
    'Budget.xlsx',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]),
  );
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeEnabled();
});

test('a refusal is told in the language of the page', async ({ page }) => {
  await openHome(page);
  await page.getByRole('button', { name: '中文', exact: true }).click();
  await page.goto('/#/import');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件' }).click();
  const buffer = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
  await (await chooser).setFiles({ name: '预算.xlsx', mimeType: 'text/csv', buffer });
  await expect(page.getByRole('alert')).toHaveText(
    '这是图片，不是工作簿。请选择 .xlsx、.xls、.ods 或 .csv 文件。',
  );
  // The host of this file's tests keeps the language.
  await page.getByRole('button', { name: 'English', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
});
