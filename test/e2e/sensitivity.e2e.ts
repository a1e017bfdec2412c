/** Sensitivity: what matters most, by eye, by keys and in figures; two inputs at once; a goal that is sought and used. */
import type { Page } from '@playwright/test';
import { expect, test } from './host-fixture.ts';
import { expectAccessible, fromSample, press, type Sample } from './workspace-page.ts';

// Each study is computed in a worker of its own; on a busy machine starting one takes seconds.
test.describe.configure({ timeout: 150_000 });

/** The first study also starts the worker. */
const FIRST = { timeout: 45_000 };

async function openSensitivity(page: Page, sample: Sample): Promise<void> {
  await fromSample(page, sample, 'sensitivity');
  await expect(page.getByRole('option').first()).toBeVisible(FIRST);
}

test('the tornado names what matters most, is walked by keys and read as figures', async ({ page }) => {
  await openSensitivity(page, 'Premium online store');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toContainText('matters most');
  const bars = main.getByRole('listbox', { name: 'NPV when one input alone moves' });
  await expect(bars.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await expect(bars.getByRole('option').first()).toHaveAccessibleName(
    /^Average order value: NPV CNY thousand .* at 270, CNY thousand .* at 330\.$/,
  );
  const looked = main.getByRole('region', { name: 'The input looked at' });
  await expect(looked).toContainText(
    /The verdict flips when Average order value drops under [\d.]+ \(−/,
    FIRST,
  );
  await bars.focus();
  await press(page, 'ArrowDown');
  await expect(bars.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(looked.getByRole('figure', { name: 'Conversion' })).toBeVisible(FIRST);
  await expectAccessible(page);
  await main.getByText('Figures', { exact: true }).click();
  const figures = main.getByRole('table').first();
  await expect(figures.getByRole('columnheader', { name: 'Elasticity' })).toBeVisible();
  await expect(figures.getByRole('row').nth(1)).toContainText('Average order value');
});

test('an own low above the high is refused at the field, a new one redraws the bars', async ({ page }) => {
  await openSensitivity(page, 'Premium online store');
  const looked = page.getByRole('region', { name: 'The input looked at' });
  const low = looked.getByRole('textbox', { name: 'Low' });
  await expect(low).toHaveValue('270', FIRST);
  await low.fill('400');
  await low.press('Enter');
  await expect(looked).toContainText('At most 330.');
  await low.fill('200');
  await low.press('Enter');
  await expect(page.getByRole('option').first()).toHaveAccessibleName(/at 200,/, FIRST);
  await expect(page.getByText('All changes saved')).toBeVisible();
});

test('another metric is studied everywhere, and the grid goes to 41 by 41', async ({ page }) => {
  await openSensitivity(page, 'Shop agency');
  const main = page.getByRole('main');
  await main.getByRole('combobox', { name: 'Metric', exact: true }).click();
  await page.getByRole('option', { name: 'Internal rate of return', exact: true }).click();
  await expect(main.getByRole('listbox', { name: 'IRR when one input alone moves' })).toBeVisible(FIRST);
  const grid = main.getByRole('region', { name: 'Two inputs at once' });
  await grid.scrollIntoViewIfNeeded();
  const map = grid.getByRole('figure', { name: 'IRR over two inputs' });
  await expect(map).toContainText('the line is at 15.0', FIRST);
  await grid.getByRole('combobox', { name: 'Cells' }).click();
  await page.getByRole('option', { name: '41 × 41' }).click();
  await map.getByRole('button', { name: 'As table' }).click();
  await expect(map.getByRole('row')).toHaveCount(42, FIRST);
  await expectAccessible(page);
});

test('a goal is sought, and its value becomes one edit that can be undone', async ({ page }) => {
  await openSensitivity(page, 'Premium online store');
  const seek = page.getByRole('region', { name: 'Goal seek' });
  await seek.scrollIntoViewIfNeeded();
  const solutions = seek.getByRole('list', { name: 'Solutions' });
  await expect(solutions).toContainText(
    /Average order value = [\d.]+ \(−.*\s%\): NPV is CNY thousand 0\./,
    FIRST,
  );
  const target = seek.getByRole('textbox', { name: 'Target' });
  await target.fill('-1000000000000');
  await target.press('Enter');
  await expect(seek).toContainText(/NPV stays above .* It comes nearest at 0:/, FIRST);
  await target.fill('0');
  await target.press('Enter');
  await solutions.getByRole('button', { name: /^Use / }).click(FIRST);
  await expect(solutions).toContainText('as planned', FIRST);
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('Misses');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('Clears');
});
