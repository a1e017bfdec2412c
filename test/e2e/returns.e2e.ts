/** Returns: statement, metrics, rate, break-even, checks; everything by keyboard, in both languages. */
import { expect, test } from './host-fixture.ts';
import { expectAccessible, fromSample, press } from './workspace-page.ts';

test('the statement folds, moves with arrow keys, and explains a number on Enter', async ({ page }) => {
  await fromSample(page, 'Premium online store', 'returns');
  const grid = page.getByRole('grid', { name: 'Statement' });
  await expect(grid.getByRole('rowheader', { name: 'EBITDA' }).first()).toBeVisible();
  await expectAccessible(page);
  const closed = grid.getByRole('button', { name: 'Fixed assets, books' });
  await expect(closed).toHaveAttribute('aria-expanded', 'false');
  await closed.click();
  await expect(grid.getByRole('rowheader', { name: /^Opening balance/ }).first()).toBeVisible();
  await grid.getByRole('gridcell').first().focus();
  await press(page, 'ArrowRight', 'ArrowDown');
  await expect(page.locator(':focus')).toHaveAttribute('role', 'gridcell');
  await press(page, 'Enter');
  const panel = page.getByRole('complementary');
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Revenue');
  await press(page, 'Escape');
  await expect(panel).toHaveCount(0);
});

test('months take the place of years, and only the columns in sight are in the page', async ({ page }) => {
  await fromSample(page, 'Premium online store', 'returns');
  await page.getByText('Months', { exact: true }).click();
  const grid = page.getByRole('grid', { name: 'Statement' });
  await expect(grid).toHaveAttribute('aria-colcount', '39');
  await expect(grid.getByRole('columnheader', { name: '2027-01' })).toBeVisible();
  expect(await grid.getByRole('columnheader').count()).toBeLessThan(30);
  await grid.getByRole('gridcell').first().focus();
  await press(page, 'End');
  await expect(grid.getByRole('columnheader', { name: 'Total' })).toBeVisible();
});

test('before and after tax stand side by side, and every check passes', async ({ page }) => {
  await fromSample(page, 'Premium online store', 'returns');
  const metrics = page.getByRole('region', { name: 'Returns' }).getByRole('table');
  await expect(metrics.getByRole('columnheader', { name: 'Before tax' })).toBeVisible();
  await expect(metrics.getByRole('rowheader', { name: 'Discounted payback' })).toBeVisible();
  await expect(page.getByText('Master check: all pass.')).toBeVisible();
});

test('the page is Chinese in Chinese', async ({ page }) => {
  await fromSample(page, 'Premium online store', 'returns');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('投资回报');
  await expect(page.getByRole('grid').getByRole('rowheader', { name: '边际贡献' })).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Returns');
});
