/** Scenarios: the ready-made three beside the plan, overrides typed, refused and reset, parents, and the bridge. */
import type { Page } from '@playwright/test';
import { expect, test } from './host-fixture.ts';
import { expectAccessible, fromSample, goToPage } from './workspace-page.ts';

async function readyMade(page: Page): Promise<void> {
  await fromSample(page, 'Shop agency', 'scenarios');
  await page.getByRole('button', { name: 'Base, optimistic, downturn' }).click();
  await expect(metric(page, 'Net present value').getByRole('cell')).toHaveCount(5);
  await expect(metric(page, 'Net present value')).not.toContainText('…');
}

function metric(page: Page, name: string) {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${name}`) }) });
}

/** The number of a metric in a column: the plan is 0, then the scenarios. */
async function figure(page: Page, name: string, column: number): Promise<string> {
  return (await metric(page, name).first().getByRole('cell').nth(column).innerText()).replace(
    /[▲▼\s]|best|worst/g,
    '',
  );
}

const names = (page: Page) => page.getByRole('main').getByRole('textbox', { name: /^Name of/ });
const inDownturn = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name} in Downturn`) });

test('three scenarios stand beside the plan with their figures, inputs and expected value', async ({
  page,
}) => {
  await readyMade(page);
  const npv = metric(page, 'Net present value');
  // The base is the plan itself; the downturn loses clients and pays more for money.
  expect(await figure(page, 'Net present value', 1)).toBe(await figure(page, 'Net present value', 0));
  await expect(npv.getByRole('cell').nth(2)).toContainText('best');
  await expect(npv.getByRole('cell').nth(3)).toContainText('worst');
  await expect(inDownturn(page, 'Client retention a year')).toContainText('54.5 %');
  await expect(inDownturn(page, 'Risk premium on the rate')).toContainText('2.00 %');
  await expect(page.getByRole('columnheader', { name: /^Expected value/ })).toContainText(
    'weighted by probability',
  );
  // Rates have no mean; the cell says why.
  await expect(npv.getByRole('cell').nth(4)).not.toHaveText('–');
  const rate = metric(page, 'Internal rate of return').getByRole('cell').nth(4);
  await expect(rate).toHaveText('–');
  await expect(rate.getByTitle(/would be that of no case/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Probability of Downturn' }).fill('20');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: /^Expected value/ })).toContainText(/add to 90\s%/);
});

test('a scenario is shown in the whole application', async ({ page }) => {
  await readyMade(page);
  // Shown everywhere: the verdict is that of the scenario, and its edits would be its overrides.
  await page.getByRole('button', { name: 'What to do with Downturn' }).click();
  await page.getByRole('menuitem', { name: 'Show in the whole application' }).click();
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('Misses the hurdle');
});

test('an override is typed in its cell, refused at its field, marked and taken back', async ({ page }) => {
  await readyMade(page);
  const before = await figure(page, 'Net present value', 3);
  await inDownturn(page, 'Client retention a year').click();
  const editor = page.getByRole('dialog', { name: 'Client retention a year in Downturn' });
  await editor.getByLabel('How it differs').selectOption('scale');
  await editor.getByLabel('Change').fill('a lot');
  await page.keyboard.press('Enter');
  await expect(editor).toContainText('is not a change in percent');
  await editor.getByLabel('Change').fill('-10 %');
  await page.keyboard.press('Enter');
  await expect(editor).toBeHidden();
  // 65 % less a tenth.
  await expect(inDownturn(page, 'Client retention a year')).toContainText('58.5 %');
  await expect.poll(() => figure(page, 'Net present value', 3)).not.toBe(before);

  await page.getByRole('button', { name: 'Reset Client retention a year in Downturn' }).click();
  await expect(inDownturn(page, 'Client retention a year')).toContainText('65.0 %');
  await page.keyboard.press('Control+z');
  await expect(inDownturn(page, 'Client retention a year')).toContainText('58.5 %');

  await page.getByRole('combobox', { name: 'Override a line or setting' }).fill('Tax rate');
  await page.getByRole('option', { name: 'Tax rate' }).click();
  const tax = page.getByRole('dialog', { name: 'Tax rate in Downturn' });
  await tax.getByLabel('Value').fill('150 %');
  await page.keyboard.press('Enter');
  await expect(tax).toContainText('cannot take this number');
  await tax.getByLabel('Value').fill('30');
  await page.keyboard.press('Enter');
  await expect(inDownturn(page, 'Tax rate')).toContainText('30.00 %');
});

test('a child follows its parent, a circle is refused, a deleted parent leaves the child with the plan', async ({
  page,
}) => {
  await readyMade(page);
  await page.getByRole('button', { name: 'What to do with Downturn' }).click();
  await page.getByRole('menuitem', { name: 'New scenario based on this' }).click();
  const retention = page.getByRole('button', { name: /^Client retention a year in Downturn 2/ });
  await expect(retention).toContainText('54.5 %');
  await expect(retention).toContainText('from Downturn');
  await page.getByRole('combobox', { name: 'Downturn inherits from', exact: true }).click();
  await page.getByRole('option', { name: 'from Downturn 2' }).click();
  await expect(page.getByRole('columnheader', { name: 'Downturn', exact: true })).toContainText(
    'cannot inherit from itself: Downturn → Downturn 2 → Downturn',
  );
  await page.getByRole('button', { name: 'What to do with Downturn', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(names(page)).toHaveCount(3);
  await expect(page.getByRole('combobox', { name: 'Downturn 2 inherits from' })).toHaveValue('from the plan');
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
  await expect(names(page)).toHaveCount(4);
  await expect(retention).toContainText('from Downturn');
});

test('the bridge says which inputs made the difference, adds up, and reads as a table', async ({ page }) => {
  await readyMade(page);
  const bridge = page.getByRole('region', { name: 'Bridge' });
  await expect(bridge.getByRole('heading', { level: 2 })).toHaveText(
    'Why does net present value differ between Plan and Downturn?',
  );
  await expect(bridge).toContainText(/2 changes add up to .* exactly/);
  await bridge.getByRole('button', { name: 'As table' }).click();
  const rows = bridge.getByRole('row');
  // A head, the plan, two changes, the downturn.
  await expect(rows).toHaveCount(5);
  await expect(rows.nth(2).getByRole('rowheader')).toHaveText('Client retention a year: 65.0 % → 54.5 %');
  await bridge.getByRole('combobox', { name: 'To', exact: true }).click();
  await page.getByRole('option', { name: 'As created' }).click();
  await expect(bridge).toContainText('Nothing that changes figures differs between the two.');
  await expectAccessible(page);
});

test('a value that is sought while a scenario is shown becomes an override of it', async ({ page }) => {
  await readyMade(page);
  const planned = await figure(page, 'Net present value', 0);
  await page.getByRole('button', { name: 'What to do with Downturn' }).click();
  await page.getByRole('menuitem', { name: 'Show in the whole application' }).click();
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await expect(verdict).toContainText('Misses the hurdle');

  await goToPage(page, 'Sensitivity');
  const seek = page.getByRole('region', { name: 'Goal seek' });
  await seek.scrollIntoViewIfNeeded();
  const solutions = seek.getByRole('list', { name: 'Solutions' });
  await solutions.getByRole('button', { name: /^Use / }).first().click({ timeout: 60_000 });
  await expect(solutions).toContainText('as planned', { timeout: 60_000 });

  // The plan itself is as it was; the scenario clears or just touches zero.
  await goToPage(page, 'Scenarios');
  await expect.poll(() => figure(page, 'Net present value', 0)).toBe(planned);
  await expect
    .poll(async () => Number((await figure(page, 'Net present value', 3)).replace(/,/g, '')))
    .toBe(0);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expect
    .poll(async () => Number((await figure(page, 'Net present value', 3)).replace(/,/g, '')))
    .not.toBe(0);
  await expect.poll(() => figure(page, 'Net present value', 0)).toBe(planned);
});
