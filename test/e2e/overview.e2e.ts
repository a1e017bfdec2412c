/** Overview: the verdict in a sentence, figures against the hurdle, what matters most, findings that lead on. */
import { expect, test } from './host-fixture.ts';
import { expectAccessible, fromSample } from './workspace-page.ts';

test('the first page of a plan says whether to do it and why', async ({ page }) => {
  await fromSample(page, 'Premium online store');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('The case clears its hurdle.');
  await expect(main).toContainText('The IRR of');
  await expect(main.getByRole('figure', { name: 'Cash flow over time' })).toBeVisible();
  // Three inputs, each with what 10 % less and 10 % more of it do to NPV.
  const drivers = main.getByRole('region', { name: 'What matters most' });
  await expect(drivers.getByRole('listitem')).toHaveCount(3);
  await expect(drivers.getByRole('listitem').first()).toContainText(/−10 %: NPV .*; \+10 %: NPV/);
  await expectAccessible(page);
});

test('the chart can be read as a table', async ({ page }) => {
  await fromSample(page, 'Premium online store');
  const chart = page.getByRole('figure', { name: 'Cash flow over time' });
  await chart.getByRole('button', { name: 'As table' }).click();
  const rows = chart.getByRole('row');
  // A head, the opening and three years.
  await expect(rows).toHaveCount(5);
  await expect(rows.nth(1).getByRole('rowheader')).toHaveText('Opening');
  await expectAccessible(page);
});

test('a finding leads to its place, a figure to its explanation', async ({ page }) => {
  await fromSample(page, 'Premium online store');
  const findings = page.getByRole('region', { name: 'Checks and findings' });
  await expect(findings).toContainText(/All \d+ checks of the statements pass/);
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Internal rate of return/ })
    .click();
  await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText(
    'Internal rate of return',
  );
  await findings.getByRole('button').first().click();
  await expect(page).not.toHaveURL(/overview/);
});

test('the description is kept when its field is left, and undone with one key', async ({ page }) => {
  await fromSample(page, 'Shop agency');
  const field = page.getByRole('textbox', { name: 'Description' });
  await field.fill('Decide by June.');
  await field.blur();
  await expect(page.getByText('All changes saved')).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue('Decide by June.');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expect(field).not.toHaveValue('Decide by June.');
});
