/** Outlook: one timeline from actual to forecast, the review sheet, the method of a line, targets. */
import { expect, test } from './host-fixture.ts';
import { openPage, trackedPlan } from './tracked-plan.ts';
import { expectAccessible, fromSample } from './workspace-page.ts';

const FIRST = { timeout: 20_000 };

test('the outlook says where the project ends, beside what was approved', async ({ page }) => {
  await openPage(page, await trackedPlan(page), 'outlook');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^At this course the project ends with an NPV of .*, .* below what was approved\.$/,
    FIRST,
  );
  const review = page.getByRole('region', { name: 'Review: expected against approved' }).first();
  await expect(review.getByRole('row', { name: /^Outlay/ })).toContainText(/\+\d.* A/);
  await expect(review.getByRole('row', { name: /^Net present value/ })).toContainText(/−\d.* A/);
  const chart = page.getByRole('figure', { name: 'EBITDA: actual, then forecast' });
  await expect(chart).toContainText('actual to 2027-12');
  await chart.getByRole('button', { name: 'As table' }).click();
  await expect(chart.getByRole('row')).toHaveCount(38);
  await expectAccessible(page);
});

test('the method of a line is chosen by how well it did, and undone', async ({ page }) => {
  await openPage(page, await trackedPlan(page), 'outlook');
  const course = page.getByRole('region', { name: 'How each line goes on' }).first();
  const method = course.getByRole('button', { name: /^Sales after returns goes on by/ });
  await expect(method).toHaveText('Plan', FIRST);
  await method.click();
  const dialog = page.getByRole('dialog', { name: 'How does Sales after returns go on?' });
  await expect(dialog).toContainText('smallest error', FIRST);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Use Trend' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(method).toHaveText('Trend', FIRST);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expect(method).toHaveText('Plan', FIRST);
});

test('a target is refused with its reason, kept in three values, and its attainment told', async ({
  page,
}) => {
  await openPage(page, await trackedPlan(page), 'outlook');
  await page.getByRole('button', { name: 'Add a target' }).click(FIRST);
  const dialog = page.getByRole('dialog', { name: 'A new target' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Sales of the year');
  await dialog.getByRole('textbox', { name: 'Baseline' }).fill('1.2亿');
  await dialog.getByRole('textbox', { name: 'Target' }).fill('1亿');
  await dialog.getByRole('textbox', { name: 'Challenge' }).fill('1.6亿');
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await expect(dialog).toContainText('the values must rise');
  await dialog.getByRole('textbox', { name: 'Target' }).fill('1.4亿');
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await expect(dialog).toHaveCount(0);
  const row = page.getByRole('row', { name: /^Sales of the year/ });
  // Some 102 million of 140 million: 73 %.
  await expect(row).toContainText('73 %', FIRST);
  await expect(row).toContainText('below 80 %: change the plan');
  await row.getByRole('button', { name: 'Remove Sales of the year' }).click();
  await expect(row).toHaveCount(0);
});

test('without actuals the page says the next step', async ({ page }) => {
  await fromSample(page, 'Shop agency', 'outlook');
  await page.getByRole('button', { name: 'Enter or import actuals' }).click(FIRST);
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText('Actuals');
});

test('the outlook becomes a plan of its own for what-if, with the NPV that the outlook says', async ({
  page,
}) => {
  await openPage(page, await trackedPlan(page), 'outlook');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('At this course', FIRST);
  const npv = /NPV of ([\d.,]+)/.exec(await heading.innerText())?.[1] ?? 'none';
  await page.getByRole('button', { name: 'What-if on the outlook' }).click();
  await expect(page.getByRole('textbox', { name: 'Name of the plan' })).toHaveValue(/, outlook$/, FIRST);
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText(npv);
});

test('a regression on a driver is tried and used, a rate has its own scale, the forecast rolls for any length', async ({
  page,
}) => {
  await openPage(page, await trackedPlan(page), 'outlook');
  const course = page.getByRole('region', { name: 'How each line goes on' }).first();
  const method = course.getByRole('button', { name: /^Paid traffic goes on by/ });
  await method.click(FIRST);
  const dialog = page.getByRole('dialog', { name: 'How does Paid traffic go on?' });
  await dialog.getByRole('combobox', { name: 'Driver' }).selectOption({ label: 'Visits a month' }, FIRST);
  await dialog.getByRole('button', { name: 'Try it' }).click();
  await dialog.getByRole('button', { name: 'Use Regression on Visits a month' }).click(FIRST);
  await expect(method).toHaveText('Regression on Visits a month', FIRST);
  await course.getByRole('button', { name: 'Visits a month', exact: true }).click();
  const chart = page.getByRole('figure', { name: 'Visits a month: actual, then forecast' });
  await chart.getByRole('button', { name: 'As table' }).click();
  // 800,000 visits are planned in the first month: no thousands of a currency.
  await expect(chart.getByRole('row').nth(2)).toContainText('800,000');
  await page.getByRole('combobox', { name: 'Forecast' }).selectOption('Rolling');
  const length = page.getByRole('textbox', { name: 'For' });
  await length.fill('7');
  await length.press('Enter');
  await expect(page.getByRole('main')).toContainText('At this course', FIRST);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'For' })).toHaveValue('7', FIRST);
});
