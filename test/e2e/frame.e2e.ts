/** The frame and the pages Home, Assumptions and Settings: both languages, both themes, keyboard and axe. */
import { expect, test } from './host-fixture.ts';
import { expectAccessible, fromSample, goToPage, openHome, press, rowTexts } from './workspace-page.ts';

test('the first start offers the samples, and one of them opens with its verdict', async ({ page }) => {
  await openHome(page);
  await expect(page.getByRole('region', { name: 'Begin with a sample' })).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole('region', { name: 'Begin with a sample' })
    .getByRole('button', { name: 'Premium online store' })
    .click();
  await expect(page).toHaveURL(/#\/plan\/.*\/overview$/);
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText(/NPV/);
  await goToPage(page, 'Home');
  await expect(page.getByRole('link', { name: 'Premium online store' })).toBeVisible();
  await expectAccessible(page);
});

test('a deleted plan can be restored', async ({ page }) => {
  await fromSample(page, 'Shop agency');
  await goToPage(page, 'Home');
  await page.getByRole('button', { name: 'Actions for Shop agency' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('link', { name: 'Shop agency' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByRole('link', { name: 'Shop agency' })).toBeVisible();
});

test('a driver changed on Assumptions moves the verdict and is undone with one key', async ({ page }) => {
  await fromSample(page, 'Premium online store', 'assumptions');
  const verdict = page.getByRole('region', { name: 'Verdict' });
  const before = await verdict.getByRole('button', { name: /^NPV/ }).innerText();
  const value = page.getByRole('row').filter({ hasText: 'Average order value' }).getByRole('gridcell').nth(1);
  await value.click();
  await page.keyboard.type('330');
  await press(page, 'Enter');
  await expect(verdict.getByRole('button', { name: /^NPV/ })).toContainText('▲');
  await press(page, 'Control+z');
  await expect(verdict.getByRole('button', { name: /^NPV/ })).toContainText('▼');
  const after = await verdict.getByRole('button', { name: /^NPV/ }).innerText();
  expect(after.split('\n').slice(0, 2)).toEqual(before.split('\n').slice(0, 2));
  await expectAccessible(page);
});

test('settings change the verdict: a higher rate lowers the NPV, WACC shows its result', async ({ page }) => {
  await fromSample(page, 'Premium online store', 'settings');
  await page.getByRole('textbox', { name: 'Discount rate' }).fill('20');
  await press(page, 'Enter');
  await expect(
    page.getByRole('region', { name: 'Verdict' }).getByRole('button', { name: /^NPV/ }),
  ).toContainText('▼');
  await page.getByText('WACC', { exact: true }).click();
  // 70 % x (2.5 % + 1 x 5.5 %) + 30 % x 4.5 % x (1 - 25 %) = 6.6125 %.
  await expect(page.getByText('WACC 6.61 %')).toBeVisible();
  await expectAccessible(page);
});

test('the palette finds pages and lines in either language', async ({ page }) => {
  await fromSample(page, 'Premium online store');
  // A text field that has the focus does not keep the key to itself.
  await page.getByRole('textbox', { name: 'Name of the plan' }).focus();
  await press(page, 'Control+k');
  await page.getByPlaceholder('Page, line or command').fill('预算');
  await press(page, 'Enter');
  await expect(page.getByRole('grid', { name: 'Budget by period' })).toBeVisible();
  await press(page, 'Control+k');
  await page.getByPlaceholder('Page, line or command').fill('parcel_cost');
  await press(page, 'Enter');
  await expect(page.getByRole('grid', { name: 'Drivers' })).toBeVisible();
});

test.describe('in Chinese and dark', () => {
  test.beforeEach(async ({ page }) => {
    await fromSample(page, 'Premium online store', 'budget');
    await page.getByRole('button', { name: '中文' }).click();
    await expect(page.getByRole('navigation').getByRole('link', { name: '预算' })).toBeVisible();
    await page.getByRole('button', { name: '深色主题' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  });

  test.afterEach(async ({ page }) => {
    await page.getByRole('button', { name: '浅色主题' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('navigation').getByRole('link', { name: 'Home' })).toBeVisible();
  });

  test('the pages are drawn, readable in the dark, and the document says its language', async ({ page }) => {
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    await expect(page.getByRole('grid', { name: '分期预算' })).toBeVisible();
    await expectAccessible(page);
    await goToPage(page, '设置');
    await expect(page.getByRole('heading', { name: '方案设置' })).toBeVisible();
    await expectAccessible(page);
    await goToPage(page, '首页');
    await expect(page.getByRole('region', { name: '工作区' })).toBeVisible();
    await expectAccessible(page);
  });
});

test('two windows on one plan show the same numbers', async ({ page, context }) => {
  await fromSample(page, 'Premium furniture online', 'budget');
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('grid')).toBeVisible();
  const name = page.getByRole('textbox', { name: 'Name of the plan' });
  await name.fill('Renamed in the first window');
  await press(page, 'Enter');
  await expect(other.getByRole('textbox', { name: 'Name of the plan' })).toHaveValue(
    'Renamed in the first window',
  );
  expect(await rowTexts(other, 'Free cash flow')).toEqual(await rowTexts(page, 'Free cash flow'));
});
