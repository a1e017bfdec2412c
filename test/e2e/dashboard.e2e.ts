/** Dashboard: the lights first, the figures against the plan, milestones with their gates. */
import { callHost } from './host-call.ts';
import { expect, test } from './host-fixture.ts';
import { openPage, trackedPlan } from './tracked-plan.ts';
import { expectAccessible, goToPage } from './workspace-page.ts';

const FIRST = { timeout: 20_000 };

test('a red light stands first and leads to the warnings; the figures lead to the variance', async ({
  page,
}) => {
  const planId = await trackedPlan(page);
  const item = {
    id: 'marketing',
    name: 'Marketing over budget',
    when: 'cumulative(actual(paid_marketing)) / cumulative(plan(paid_marketing))',
    unit: 'percent',
    grain: 'month',
    direction: 'above',
    red: { value: 1.03 },
  } as const;
  const change = { type: 'put-part', part: { list: 'warnings', item }, index: 0 } as const;
  await callHost(page, 'plan.change', { planId, baseSeq: 0, clientId: 'test', change, label: 'Rule' });
  await openPage(page, planId, 'dashboard');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 red, 0 yellow', FIRST);
  const lights = page.getByRole('region', { name: 'Lights' });
  const figures = page.getByRole('region', { name: 'Against the plan' });
  await expect(figures.getByRole('button', { name: /Revenue/ })).toContainText(/−.* A/, FIRST);
  await expect(figures.getByRole('button', { name: /NPV expected/ })).toContainText(/approved .* A/);
  await expectAccessible(page);
  await lights.getByRole('button', { name: /Marketing over budget/ }).click();
  await expect(page).toHaveURL(/warnings/);
  await goToPage(page, 'Dashboard');
  // The figure of the dashboard is the one its explanation begins with.
  const shown = /EBITDA\s*(\([\d,.]+\)|[\d,.]+)/.exec(
    await figures.getByRole('button', { name: /EBITDA/ }).innerText(),
  )?.[1];
  expect(shown).toMatch(/\d/);
  await figures.getByRole('button', { name: /EBITDA/ }).click(FIRST);
  await expect(page).toHaveURL(/variance/);
  const panel = page.getByRole('region', { name: 'EBITDA', exact: true });
  await expect(panel.getByRole('row', { name: /^Actual/ })).toContainText(shown ?? 'none', FIRST);
  await goToPage(page, 'Dashboard');
  await figures.getByRole('button', { name: /NPV expected/ }).click(FIRST);
  await expect(
    page.getByRole('region', { name: 'Review: expected against approved' }).first(),
  ).toBeInViewport(FIRST);
});

test('a gate is added, its condition is read from the actuals, and the fallback stands by it when missed', async ({
  page,
}) => {
  await openPage(page, await trackedPlan(page), 'dashboard');
  await page.getByRole('button', { name: 'Add a milestone' }).click(FIRST);
  const dialog = page.getByRole('dialog', { name: 'A new milestone' });
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await expect(dialog).toContainText('A milestone needs a name.');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Month 6');
  await dialog.getByLabel('Due').fill('2027-06-30');
  await dialog.getByRole('combobox', { name: 'Condition' }).fill('cumulative(actual($revenue))');
  await dialog.getByRole('textbox', { name: 'Value' }).fill('1亿');
  await dialog.getByRole('textbox', { name: 'If it is missed' }).fill('Postpone the second warehouse');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Keep' }).click();
  const gate = page.getByRole('listitem').filter({ hasText: 'Month 6' });
  // Forty million of a hundred by the end of June.
  await expect(gate).toContainText(/of at least 100,000,000 \(\d\d %\)/, FIRST);
  await gate.getByRole('button', { name: /of at least/ }).click();
  await expect(page.getByRole('region', { name: 'Revenue' })).toBeVisible(FIRST);
  await goToPage(page, 'Dashboard');
  await gate.getByRole('button', { name: 'Remove Month 6' }).click();
  await expect(gate).toHaveCount(0);
});
