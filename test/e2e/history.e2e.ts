/** History: what was changed, taking the plan back, snapshots with compare, restore, rename and delete with undo. */
import type { Page } from '@playwright/test';
import { expect, test } from './host-fixture.ts';
import { expectAccessible, fromSample, goToPage, press } from './workspace-page.ts';

/** The tax rate by way of the description: a change that every page shows. */
async function describe(page: Page, text: string): Promise<void> {
  await goToPage(page, 'Overview');
  const field = page.getByRole('textbox', { name: 'Description' });
  await field.fill(text);
  await field.blur();
  await expect(page.getByText('All changes saved')).toBeVisible();
}

test('each change stands in the log with what was before and after, and the plan goes back to it', async ({
  page,
}) => {
  await fromSample(page, 'Shop agency');
  await describe(page, 'First words');
  await describe(page, 'Second words');
  await goToPage(page, 'History');
  const log = page.getByRole('feed', { name: 'Change log' });
  await expect(log.getByRole('article')).toHaveCount(2);
  await expect(log.getByRole('article').first()).toContainText('First words → Second words');
  await expect(page.getByText('Log unbroken, 2 changes')).toBeVisible();
  await expectAccessible(page);
  await log.getByRole('article').nth(1).getByRole('button', { name: 'Go back to here' }).click();
  // Going back is one more row; nothing is removed.
  await expect(log.getByRole('article')).toHaveCount(3);
  await expect(log.getByRole('article').first()).toContainText('Went back');
  await goToPage(page, 'Overview');
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('First words');
});

test('a snapshot is kept, compared, restored, renamed, deleted and brought back', async ({ page }) => {
  await fromSample(page, 'Shop agency', 'history');
  const snapshots = page.getByRole('region', { name: 'Snapshots' });
  await snapshots.getByRole('button', { name: 'Name this state' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Before the board');
  await press(page, 'Enter');
  const named = snapshots.getByRole('button', { name: 'Before the board', exact: true });
  await expect(named).toBeVisible();
  await describe(page, 'After the board');
  await goToPage(page, 'History');
  await named.click();
  const comparison = page.getByRole('region', { name: 'Comparison' });
  await expect(comparison).toContainText('After the board');
  await expect(comparison.getByRole('rowheader', { name: 'Net present value' })).toBeVisible();
  await expectAccessible(page);
  await comparison.getByRole('button', { name: 'Go back to here' }).click();
  await expect(comparison).toContainText('Nothing differs.');

  const menu = () => snapshots.getByRole('button', { name: /^What to do with/ }).click();
  await menu();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Board of June');
  await press(page, 'Enter');
  await expect(snapshots.getByRole('button', { name: 'Board of June', exact: true })).toBeVisible();
  await menu();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(snapshots.getByRole('button', { name: 'Board of June', exact: true })).toHaveCount(0);
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
  await expect(snapshots.getByRole('button', { name: 'Board of June', exact: true })).toBeVisible();
});
