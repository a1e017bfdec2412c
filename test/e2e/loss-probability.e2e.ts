// P(NPV < 0) in the verdict strip: absent in a certain plan, there in an uncertain one, and following every edit
// while a long simulation runs behind it, on the small plan of the page's own host. The expected share follows from
// the plan: NPV = (a + b) / 1.1 - 100 with normal a and b.

import type { Page } from '@playwright/test';
import { normal, sumPlan } from '../scenarios/simulation/study/uncertain-plan.ts';
import { callHost } from './host-call.ts';
import { expect, test } from './host-fixture.ts';
import { goToPage, newPlan, press } from './workspace-page.ts';

/** A long simulation, so that it still runs while the test types. */
const TRIALS = 2_000_000;

async function openUncertainPlan(page: Page): Promise<void> {
  const plan = {
    ...sumPlan(normal(60, 10), normal(55, 5)),
    simulation: { trials: TRIALS, seed: 1, method: 'latin-hypercube' },
  } as const;
  const { planId } = await callHost(page, 'plan.create', { from: { kind: 'plan', plan } });
  await page.goto(`/#/plan/${planId}/budget`);
  await expect(page.getByRole('grid')).toBeVisible();
}

const strip = (page: Page) => page.getByRole('region', { name: 'Verdict' });
const loss = (page: Page) => strip(page).getByRole('button', { name: /^P\(NPV < 0\)/ });

test('a plan without uncertain lines has no loss probability and starts no worker', async ({ page }) => {
  await newPlan(page);
  await expect(strip(page)).toBeVisible();
  await expect(loss(page)).toHaveCount(0);
  expect(page.workers()).toEqual([]);
});

test('the loss probability follows an edit while the simulation runs, and back by undo', async ({ page }) => {
  await openUncertainPlan(page);
  // Phi(-4.5454 / 10.1639) = 32.7 %; of 1,000 Latin hypercube trials within two points.
  await expect(loss(page)).toContainText(/3[0-5]\.\d %/);
  // Most of the two million are still to come.
  await expect(loss(page)).toHaveAccessibleName(/not final yet/);
  expect(page.workers().length).toBeGreaterThan(1);
  const grid = page.getByRole('grid');
  await grid.focus();
  const outlay = page.getByRole('rowheader', { name: 'outlay', exact: true });
  await expect(outlay).toBeVisible();
  await page
    .getByRole('row')
    .filter({ has: outlay })
    .getByRole('gridcell')
    .filter({ hasText: '100' })
    .click();
  await page.keyboard.type('130');
  await press(page, 'Enter');
  // NPV = (a + b) / 1.1 - 130: Phi(25.4545 / 10.1639) = Phi(2.5044) = 99.4 %.
  await expect(loss(page)).toContainText(/(98|99)\.\d %/);
  await expect(loss(page)).toContainText('▲');
  await press(page, 'Control+z');
  await expect(loss(page)).toContainText(/3[0-5]\.\d %/);
  await expect(loss(page)).toContainText('▼');
});

test('the loss probability leads to the simulation and stays on every page', async ({ page }) => {
  await openUncertainPlan(page);
  await expect(loss(page)).toContainText('%');
  await loss(page).click();
  await expect(page).toHaveURL(/\/simulation/);
  await goToPage(page, 'Returns');
  await expect(loss(page)).toContainText('%');
});
