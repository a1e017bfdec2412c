/** Simulation: how sure are we? From the first uncertain input to a bad case opened as a plan and kept as a scenario. */
import type { Page } from '@playwright/test';
import { expect, test } from './host-fixture.ts';
import { expectAccessible, fromSample, goToPage, newPlan } from './workspace-page.ts';

/** The first run also starts the workers. */
const FIRST = { timeout: 30_000 };

async function openSimulation(page: Page): Promise<void> {
  await fromSample(page, 'Premium online store', 'simulation');
  await expect(page.getByText('10,000 trials done')).toBeVisible(FIRST);
}

const headline = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });

test('the answer is a sentence, a histogram and percentiles, and follows the seed and the metric', async ({
  page,
}) => {
  await openSimulation(page);
  await expect(headline(page)).toHaveText(
    /^NPV is negative in \d+ of 1,?0*00? trials \([\d.]+ to [\d.]+ %\)$/,
  );
  const main = page.getByRole('main');
  await expect(main.getByRole('figure', { name: 'NPV of all trials' })).toBeVisible();
  const percentiles = main.getByRole('region', { name: 'Percentiles and risk' }).getByRole('table');
  const median = percentiles.getByRole('row', { name: /^P50/ });
  const before = await median.innerText();
  const seed = main.getByRole('textbox', { name: 'Seed' });
  await seed.fill('2');
  await seed.press('Enter');
  await expect(median).not.toHaveText(before, FIRST);
  await expect(page.getByText('10,000 trials done')).toBeVisible(FIRST);
  await seed.fill('1');
  await seed.press('Enter');
  await expect.poll(() => median.innerText(), FIRST).toBe(before);
  await main.getByRole('radiogroup', { name: 'Metric' }).getByText('IRR').click();
  await expect(main).toContainText(/IRR is below the hurdle of 12\.00 % in \d+ of/);
  await expectAccessible(page);
});

test('nothing is uncertain: the page says the next step, and a problem is told at its field', async ({
  page,
}) => {
  await newPlan(page);
  await goToPage(page, 'Simulation');
  await expect(page.getByRole('main')).toContainText('Add them in the budget');
  await openSimulation(page);
  await page.getByRole('button', { name: 'Average order value', exact: true }).click();
  const editor = page.getByRole('dialog', { name: 'How uncertain is Average order value?' });
  await expectAccessible(page);
  await editor.getByRole('textbox', { name: 'Lowest' }).fill('400');
  await expect(editor).toContainText('The lowest value is above the highest.');
  await editor.getByRole('button', { name: 'Keep' }).click();
  await expect(editor).toContainText('Not kept yet. Please look at: Lowest.');
  await editor.getByRole('textbox', { name: 'Lowest' }).fill('200');
  await expect(editor.getByRole('img', { name: /^P10 / })).toBeVisible();
  await editor.getByRole('button', { name: 'Keep' }).click();
  await expect(editor).toHaveCount(0);
  await expect(page.getByText('All changes saved')).toBeVisible();
  await expect(page.getByText('10,000 trials done')).toBeVisible(FIRST);
  const correlation = page.getByRole('textbox', {
    name: /^Correlation of Average order value and Cost of a paid visit/,
  });
  await correlation.fill('1.2');
  await correlation.press('Enter');
  await expect(page.getByRole('main')).toContainText('a correlation lies between −1 and 1');
  await correlation.fill('0.5');
  await correlation.press('Enter');
  await expect(page.getByText('1.2 is not possible')).toHaveCount(0);
  await expect(page.getByText('All changes saved')).toBeVisible();
});

test('pasted history is fitted, and the choice is kept', async ({ page }) => {
  await openSimulation(page);
  await page.getByRole('button', { name: 'Edit the uncertainty of Cost of a paid visit' }).click();
  const editor = page.getByRole('dialog');
  await editor.getByRole('combobox', { name: 'Distribution' }).click();
  await page.getByRole('option', { name: 'History (pasted numbers)' }).click();
  await editor.getByRole('textbox', { name: 'Past numbers' }).fill('2.9\n3.1\n3.3\n3.0\n3.6\n3.2\nabout 3');
  await expect(editor).toContainText('6 numbers read');
  await expect(editor).toContainText('Not a number: “about 3”.');
  await editor.getByRole('table').getByRole('button', { name: 'Lognormal' }).click();
  await expect(editor.getByRole('textbox', { name: 'Mean of the logarithm' })).toHaveValue(/^1\.1/);
  await editor.getByRole('button', { name: 'Keep' }).click();
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: 'Cost of a paid visit', exact: true }) });
  await expect(row).toContainText('Lognormal');
});

test('too many trials are told their cost; the worst case becomes a scenario and a plan of its own', async ({
  page,
}) => {
  await openSimulation(page);
  const main = page.getByRole('main');
  const trials = main.getByRole('textbox', { name: 'Trials', exact: true });
  await trials.fill('100m');
  await trials.press('Enter');
  await expect(main).toContainText(/100,000,000 trials would take [\d.]+ GB of memory/, FIRST);
  await expect(main.getByRole('button', { name: /^Run 20,000,000 instead/ })).toBeVisible();
  await trials.fill('2000');
  await trials.press('Enter');
  await expect(page.getByText('2,000 trials done')).toBeVisible(FIRST);
  const trial = main.getByRole('region', { name: 'One trial' });
  await trial.getByRole('button', { name: 'Worst' }).click();
  const npv = trial.getByRole('row', { name: /^NPV/ }).getByRole('cell').nth(1);
  await expect(npv).toHaveText(/\d/, FIRST);
  const worst = await npv.innerText();
  await trial.getByRole('button', { name: 'Keep as a scenario' }).click();
  await expect(page).toHaveURL(/\/scenarios/);
  await expect(page.getByRole('main')).toContainText('Worst trial');
  await expect(page.getByRole('main')).toContainText(worst, FIRST);
  await goToPage(page, 'Simulation');
  await trial.getByRole('button', { name: 'Open as a plan of its own' }).click(FIRST);
  await expect(page).toHaveURL(/\/overview/);
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText(worst);
});

test('a window closed in the middle of a run loses nothing: the next one has the edits and runs it again', async ({
  page,
}) => {
  await openSimulation(page);
  const trials = page.getByRole('main').getByRole('textbox', { name: 'Trials' });
  await trials.fill('1000000');
  await trials.press('Enter');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible(FIRST);
  await expect(page.getByText('All changes saved')).toBeVisible(FIRST);
  const address = page.url();
  const next = await page.context().newPage();
  await page.close();
  await next.goto(address);
  await expect(next.getByRole('main').getByRole('textbox', { name: 'Trials' })).toHaveValue(/^1,?000,?000$/);
  await expect(next.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(
    /^NPV is negative in/,
    FIRST,
  );
  await next.getByRole('button', { name: 'Cancel' }).click(FIRST);
  await expect(next.getByRole('button', { name: 'Run again' })).toBeVisible(FIRST);
});
