/**
 * Portfolio: a budget that cuts the choice, a plan that needs another, budgets that last; and the best split of a
 * budget over two channels, with a refusal where the constraints clash. Expected choices by hand.
 */
import type { Page } from '@playwright/test';
import { blankLine, blankPlan } from '../../models/plan/blank.ts';
import type { Kind, Line, Plan } from '../../models/plan/schema.ts';
import { callHost } from './host-call.ts';
import { expect, test } from './host-fixture.ts';
import { expectAccessible } from './workspace-page.ts';

test.describe.configure({ timeout: 120_000 });

/** The solver and the search start when first asked. */
const FIRST = { timeout: 45_000 };

function line(code: string, label: string, kind: Kind, entry: Line['entry']): Line {
  return { ...blankLine(code, code, label, kind), entry };
}

function yearlyPlan(name: string, lines: readonly Line[]): Plan {
  const plan = blankPlan('p', name, '2026-01');
  return {
    ...plan,
    timeline: { ...plan.timeline, periodicity: 'year', periods: 1 },
    settings: {
      ...plan.settings,
      displayUnit: 'one',
      discounting: { ...plan.settings.discounting, rate: { mode: 'given', rate: 0.1 } },
      tax: { rate: 0, losses: 'none', paymentLag: 0 },
    },
    lines: [...lines],
  };
}

/** Land for `outlay`, and a year later as much income that the NPV is `npv`. */
function project(name: string, outlay: number, npv: number): Plan {
  const site = line('site', 'Site', 'investment', { type: 'series', opening: outlay, values: [] });
  const income = line('income', 'Income', 'revenue', { type: 'series', values: [(outlay + npv) * 1.1] });
  return yearlyPlan(name, [{ ...site, investment: { book: { method: 'none' } } }, income]);
}

/** One year's income 40 sqrt(a) + 20 sqrt(b) less what is spent: a budget of 100 is best split 80 to 20. */
function channels(): Plan {
  const constant = (value: number) => ({ type: 'constant', value }) as const;
  return yearlyPlan('Channels', [
    line('search', 'Search', 'driver', constant(50)),
    line('social', 'Social', 'driver', constant(50)),
    line('income', 'Income', 'revenue', {
      type: 'formula',
      formula: '40 * search ^ 0.5 + 20 * social ^ 0.5',
    }),
    line('spending', 'Spending', 'fixed-cost', { type: 'formula', formula: 'search + social' }),
  ]);
}

/** Into a workspace of its own; gives the id of the last plan. */
async function withPlans(page: Page, workspace: string, plans: readonly Plan[]): Promise<string> {
  await callHost(page, 'workspace.create', { name: workspace });
  let id = '';
  for (const plan of plans) {
    id = (await callHost(page, 'plan.create', { from: { kind: 'plan', plan } })).planId;
  }
  return id;
}

async function openPortfolio(page: Page, planId: string, tab = ''): Promise<void> {
  await page.goto(`/#/plan/${planId}/portfolio${tab}`);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Portfolio' })).toBeVisible(FIRST);
}

function rowOf(page: Page, name: string) {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
}

async function setBudget(page: Page, amount: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Budget 2026' });
  await field.fill(amount);
  await field.press('Enter');
}

// By index: Depot 2.0, Robots 1.8, Trucks 1.5. With 1,000: Robots and Trucks (650) beat Depot alone (600).
const three = [project('Depot', 600, 600), project('Robots', 500, 400), project('Trucks', 500, 250)];

test('a budget cuts the choice, and the exact one beats the ranking', async ({ page }) => {
  await openPortfolio(page, await withPlans(page, 'Budget', three));
  await expect(page.getByText(/^Do Depot, Robots,? and Trucks: total NPV CNY\s1,250\.$/)).toBeVisible(FIRST);
  await setBudget(page, '1000');
  await expect(page.getByText('Do Robots and Trucks: total NPV CNY 650.')).toBeVisible(FIRST);
  await expect(
    page.getByText(
      'Going down the ranking would give CNY 600: doing Robots and Trucks instead of Depot gains CNY 50.',
    ),
  ).toBeVisible();
  await expect(rowOf(page, 'Depot')).toContainText('Leave');
  await expect(rowOf(page, 'Depot')).toContainText('the ranking would do it');
  await expect(rowOf(page, 'Robots')).toContainText('Do');
  await expect(page.getByRole('cell', { name: /^Waterline/ })).toBeVisible();
  const frontier = page.getByRole('figure', { name: 'What more budget would bring' });
  await frontier.getByRole('button', { name: 'As table' }).click();
  // Nothing, then 500 for Robots, 600 for Depot, 1,000 for both cheap ones, 1,100 Depot and Robots, 1,600 all.
  await expect(frontier.getByRole('rowheader')).toHaveText(['-', '500', '600', '1,000', '1,100', '1,600']);
  await expectAccessible(page);
  await rowOf(page, 'Depot').getByRole('link', { name: 'Depot' }).click();
  await expect(page.getByRole('textbox', { name: 'Name of the plan' })).toHaveValue('Depot');
});

test('a plan that needs another, duties that clash, and all of it kept for another window', async ({
  page,
}) => {
  const planId = await withPlans(page, 'Ties', three);
  await openPortfolio(page, planId);
  await setBudget(page, '1000');
  await expect(page.getByText('Do Robots and Trucks: total NPV CNY 650.')).toBeVisible(FIRST);
  await page.getByRole('combobox', { name: 'Plan', exact: true }).click();
  await page.getByRole('option', { name: 'Trucks' }).click();
  await page.getByRole('combobox', { name: 'Other plan' }).click();
  await page.getByRole('option', { name: 'Depot' }).click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('list', { name: 'What ties plans together' })).toContainText(
    'Trucks only with Depot',
  );
  await expect(page.getByText('Do Depot: total NPV CNY 600.')).toBeVisible(FIRST);

  const other = await page.context().newPage();
  await openPortfolio(other, planId);
  await expect(other.getByText('Do Depot: total NPV CNY 600.')).toBeVisible(FIRST);
  await expect(other.getByRole('textbox', { name: 'Budget 2026' })).toHaveValue('1000');
  await other
    .getByRole('radiogroup', { name: 'Must Trucks be done?' })
    .getByText('Must', { exact: true })
    .click();
  // Trucks need Depot, and both cost 1,100: told here and in the first window.
  for (const window of [other, page]) {
    const alert = window.getByRole('alert').filter({ hasText: 'No choice meets all of these together' });
    await expect(alert).toContainText('Budget 2026: CNY 1,000', FIRST);
    await expect(alert).toContainText('Trucks must be done');
    await expect(alert).toContainText('Trucks only with Depot');
  }
  await setBudget(page, '');
  await expect(other.getByText(/^Do Depot, Robots,? and Trucks/)).toBeVisible(FIRST);
  await other.close();
});

test('a workspace with one plan says what is missing', async ({ page }) => {
  await openPortfolio(page, await withPlans(page, 'Alone', three.slice(0, 1)));
  await expect(
    page.getByText('Which of several plans to do is a question for two plans or more.'),
  ).toBeVisible(FIRST);
  await page.getByRole('button', { name: 'To Home' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Alone' })).toBeVisible();
});

async function addDecision(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Add a decision' }).click();
  await page.getByRole('option', { name, exact: true }).click();
  await expect(page.getByRole('textbox', { name: `${name}, at least` })).toBeVisible();
}

async function setNumber(page: Page, name: string, value: string): Promise<void> {
  const field = page.getByRole('textbox', { name, exact: true });
  await field.fill(value);
  await field.press('Enter');
}

test('a budget over two channels is split at its best, used, and told where it cannot be', async ({
  page,
}) => {
  await openPortfolio(page, await withPlans(page, 'Split', [channels()]), '?tab=optimise');
  await addDecision(page, 'Search');
  await addDecision(page, 'Social');
  await setNumber(page, 'Search, at most', '100');
  await setNumber(page, 'Search, at least', '0');
  await setNumber(page, 'Social, at most', '100');
  await setNumber(page, 'Social, at least', '0');
  await page.getByRole('button', { name: 'Add: these add to …' }).click();
  const total = page.getByRole('group', { name: 'Total' });
  await expect(total.getByRole('textbox', { name: 'Amount' })).toHaveValue('100');
  await page.getByRole('button', { name: 'Find the best' }).click();
  const values = page.getByRole('region', { name: 'Best values' }).first();
  await expect(values.getByRole('row', { name: /^Search/ })).toContainText('+60.0 %', FIRST);
  await expect(values.getByRole('row', { name: /^Social/ })).toContainText('−60.0 %');
  // The multiplier of the budget: (20 / sqrt(80) - 1) / 1.1.
  await expect(page.getByRole('region', { name: 'What holds it back' }).first()).toContainText('+1.124 CNY');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Keep as a scenario' }).click();
  await expect(page.getByText('The scenario “Best NPV” was added.')).toBeVisible();
  await page.getByRole('button', { name: 'Use in the plan' }).click();
  await expect(page.getByText('The plan or the question has changed since; search again.')).toBeVisible();
  await expect(rowOf(page, 'Search').first()).toContainText('80');

  await setNumber(page, 'Search, at least', '90');
  await setNumber(page, 'Social, at least', '20');
  await page.getByRole('button', { name: 'Find the best' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'No choice meets all constraints.' });
  await expect(alert.getByRole('listitem')).toHaveText(
    ['Search: at least 90', 'Social: at least 20', 'Total: at most 100'],
    FIRST,
  );
  await expect(page.getByText('All changes saved')).toBeVisible();
});
