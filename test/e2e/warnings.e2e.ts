/**
 * Warnings: a template of the library finds the planted overrun, its alert is acknowledged, overridden and closed; a rule
 * is written in words and shows how often it would have fired; notices are off until they are wanted.
 */
import type { Page } from '@playwright/test';
import type { Plan } from '../../models/plan/schema.ts';
import { dailyActuals, STORIES } from '../fixtures/daily-actuals.ts';
import { expect, test } from './host-fixture.ts';
import { expectAccessible, goToPage, openHome, press } from './workspace-page.ts';

// The check of accessibility is slow on a machine that is busy.
test.describe.configure({ timeout: 120_000 });

type Answer = { readonly ok: boolean; readonly value: Record<string, unknown> };

async function call(page: Page, method: string, input: unknown): Promise<Record<string, unknown>> {
  const answer: Answer = await page.evaluate(
    async ([name, sent]) => {
      const response = await fetch('/api/call', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ method: name, input: sent }),
      });
      return response.json();
    },
    [method, input] as const,
  );
  expect(answer, method).toMatchObject({ ok: true });
  return answer.value;
}

/** The online store with its year of invented actuals: paid traffic runs at 1.34 times the plan from 5 April 2027. */
async function storeWithActuals(page: Page): Promise<string> {
  await openHome(page);
  const planId = await putStore(page);
  await page.goto(`/#/plan/${planId}/warnings`);
  await expect(page.getByRole('heading', { name: 'Warnings', level: 1 })).toBeVisible();
  return planId;
}

/** Beside whatever is on show. */
async function putStore(page: Page, name?: string): Promise<string> {
  const from = { kind: 'template', templateId: 'premium-store', language: 'en' };
  const { planId } = await call(page, 'plan.create', { from });
  const { plan } = (await call(page, 'plan.load', { planId })) as { plan: Plan };
  const story = STORIES['premium-store'];
  if (!story) throw new Error('the story of the store is gone');
  const until = { ...story, days: 130 };
  const entries = dailyActuals(plan, until).flatMap(({ day, code, minor, memo }) => {
    const line = plan.lines.find((known) => known.code === code);
    return line ? [{ day, lineId: line.id, minor, memo }] : [];
  });
  await call(page, 'actuals.add', { planId, name: 'Until May', entries: entries.slice(0, 5000) });
  if (name !== undefined) {
    const change = { type: 'set-plan', name };
    await call(page, 'plan.change', { planId, baseSeq: 0, change, label: 'Rename', clientId: 'test' });
  }
  return String(planId);
}

/** Watches paid traffic by the week, as the library's rule does. */
async function putRule(page: Page, planId: string, change: Record<string, unknown> = {}): Promise<void> {
  const { plan } = (await call(page, 'plan.load', { planId })) as { plan: Plan };
  const paid = plan.lines.find(({ code }) => code === 'paid_marketing');
  const item = {
    id: 'paid',
    name: 'Paid traffic over budget',
    when: 'actual(it) / plan(it)',
    unit: 'percent',
    grain: 'week',
    direction: 'above',
    yellow: { value: 1.1, run: 1 },
    red: { value: 1.2, run: 2 },
    scope: { type: 'lines', lineIds: [paid?.id ?? ''] },
    action: 'Start the cost plan',
    ...change,
  };
  await call(page, 'plan.change', {
    planId,
    baseSeq: 0,
    change: { type: 'put-part', part: { list: 'warnings', item }, index: 0 },
    label: 'Add a rule',
    clientId: 'test',
  });
}

test('a template of the library is filled, added and judged at once', async ({ page }) => {
  await storeWithActuals(page);
  await expect(page.getByText('No rule watches this plan yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Open the library' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('navigation').getByRole('button', { name: 'Marketing over budget' }).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByRole('status')).toContainText('added and switched on');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('tab', { name: 'All rules (1)' }).click();
  const rules = page.getByRole('region', { name: 'Rules', exact: true });
  await expect(rules.getByRole('img', { name: 'red', exact: true }).first()).toBeVisible();
  await rules.getByRole('button', { name: /^Marketing over budget/ }).click();
  await rules.getByRole('button', { name: 'Paid traffic', exact: true }).click();
  await expect(rules.getByText(/Paid traffic \d.*\s% of plan in 2027-W\d\d/)).toBeVisible();
  await expectAccessible(page);
});

test('a rule that looks closer than a line is booked says so, and can follow the bookings', async ({
  page,
}) => {
  const planId = await storeWithActuals(page);
  const { plan } = (await call(page, 'plan.load', { planId })) as { plan: Plan };
  const brand = plan.lines.find(({ code }) => code === 'brand');
  // Brand promotion is booked on the 2nd of each month, as planned.
  const lines = { type: 'lines', lineIds: [brand?.id ?? ''] };
  await putRule(page, planId, { name: 'Brand by week', scope: lines, red: { value: 1.2, run: 1 } });
  await page.goto(`/#/plan/${planId}/warnings?rule=paid`);
  const past = page.getByRole('region', { name: 'On past data' });
  await expect(past).toContainText('Brand promotion is booked by month: judged by week, it stands out');
  await expect(past).toContainText(/It would have come on once red/);
  await past.getByRole('button', { name: 'Judge it as it is booked' }).click();
  await expect(past).toContainText(
    'Brand promotion is booked by month, so this is judged by month, not by week.',
  );
  await expect(past).toContainText('It would never have come on');
  await expect(page.getByRole('combobox', { name: 'How often it is judged' })).toHaveValue(
    'no finer than booked',
  );
  await expectAccessible(page);
});

test('an alert says what is wrong, is acknowledged, handed over, overridden and closed', async ({ page }) => {
  const planId = await storeWithActuals(page);
  await putRule(page, planId);
  const list = page.getByRole('list', { name: 'Open alerts' });
  // The run of two weeks begins with the week of 5 April, so red comes on in the week after it.
  await expect(list).toContainText('Paid traffic over budget');
  await expect(list).toContainText(/above 120\s% for \d+ weeks in a row/);
  const panel = page.getByRole('region', { name: 'Alert: Paid traffic over budget' });
  await panel.getByRole('textbox', { name: 'Answers for it' }).fill('Ms Li');
  await press(page, 'Enter');
  await expect(list).toContainText('Ms Li');
  await panel.getByRole('button', { name: 'Acknowledge' }).click();
  await panel.getByRole('textbox', { name: 'Note' }).fill('Bids are being cut');
  await panel.getByRole('button', { name: 'Acknowledge' }).last().click();
  await expect(list).toContainText('Acknowledged');
  await expect(panel.getByText('Bids are being cut')).toBeVisible();

  await panel.getByRole('button', { name: 'Set another light' }).click();
  await panel.locator('label', { hasText: /^green$/ }).click();
  await panel.locator('label', { hasText: /^yellow$/ }).click();
  const send = panel.getByRole('button', { name: 'Set the light' });
  await expect(send).toBeDisabled();
  await panel.getByRole('textbox', { name: 'Reason' }).fill('Campaign was brought forward');
  await send.click();
  await expect(panel.getByText('By the numbers: red')).toBeVisible();
  await expect(panel.getByText(/Set to yellow by/)).toBeVisible();
  await expectAccessible(page);

  await panel.getByRole('button', { name: 'Close', exact: true }).click();
  await panel.getByRole('textbox', { name: 'Effect' }).fill('Back to plan in June');
  await panel.getByRole('button', { name: 'Close the alert' }).click();
  await expect(page.getByRole('tab', { name: 'Closed (1)' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'To act on (0)' })).toBeVisible();
});

test('a rule is written as a sentence and shows when it would have come on', async ({ page }) => {
  await storeWithActuals(page);
  await page.getByRole('button', { name: 'New rule' }).click();
  const past = page.getByRole('region', { name: 'On past data' });
  await expect(past).toContainText(/in \d+ numbers/);
  const watched = page.getByRole('combobox', { name: 'What is watched' });
  await watched.fill('actual(paid_marketin) / plan(paid_marketing)');
  await expect(past).toContainText('Did you mean paid_marketing?');
  const add = page.getByRole('button', { name: 'Add the rule' });
  await expect(add).toBeDisabled();
  await watched.fill('actual(paid_marketing) / plan(paid_marketing)');
  await page.getByRole('combobox', { name: 'Of which lines' }).click();
  await page.getByRole('option', { name: 'the plan as a whole' }).click();
  await page.getByRole('combobox', { name: 'Every' }).click();
  await page.getByRole('option', { name: 'week', exact: true }).click();
  await expect(past).toContainText(/It would have come on .*red/);
  await expect(past.getByRole('list', { name: 'When it would have come on' })).toContainText('2027-W');
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Dear traffic');
  await expect(add).toBeEnabled();
  await add.click();
  await expect(page.getByRole('tab', { name: 'All rules (1)' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Dear traffic/ })).toBeVisible();
  await page.getByRole('button', { name: /Undo: Add the warning rule/ }).click();
  await expect(page.getByRole('tab', { name: 'All rules (0)' })).toBeVisible();
  await expect(page.getByText('No rule watches this plan yet.')).toBeVisible();
});

test('a red light is told by the system only after it was asked for', async ({ page, context }) => {
  await context.grantPermissions(['notifications']);
  // The system's own notes cannot be read by a test: what the page asks for is written down.
  await page.addInitScript(() => {
    const told: unknown[] = [];
    Reflect.set(window, 'told', told);
    class Noted {
      static readonly permission = 'granted';
      readonly title: string;
      readonly body: string;
      onclick: (() => void) | null = null;
      constructor(title: string, options: { body: string }) {
        this.title = title;
        this.body = options.body;
        told.push(this);
      }
      close(): void {}
    }
    Reflect.set(window, 'Notification', Noted);
  });
  type Told = { readonly title: string; readonly body: string; onclick: (() => void) | null };
  const told = () =>
    page.evaluate(() => (Reflect.get(window, 'told') as Told[]).map(({ title, body }) => ({ title, body })));
  await page.goto('/#/preferences');
  const wanted = page.getByRole('switch', { name: 'Tell me when a light turns red' });
  await expect(wanted).not.toBeChecked();
  await wanted.check({ force: true });
  await expect(wanted).toBeChecked();
  const planId = await storeWithActuals(page);
  await goToPage(page, 'Overview');
  await putRule(page, planId);
  const note = {
    title: 'Red: Paid traffic over budget',
    body: 'Premium online store: Paid traffic Start the cost plan',
  };
  await expect.poll(told).toEqual([note]);

  // Another plan turns red while none is on show: the note leads to its own page of warnings.
  await goToPage(page, 'Home');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const otherId = await putStore(page, 'Second store');
  await putRule(page, otherId);
  await expect.poll(told).toEqual([note, { ...note, body: note.body.replace('Premium online', 'Second') }]);
  await page.evaluate(() => (Reflect.get(window, 'told') as Told[])[1]?.onclick?.());
  await expect(page).toHaveURL(new RegExp(`#/plan/${otherId}/warnings\\?view=open&alert=`));
  await expect(page.getByRole('region', { name: 'Alert: Paid traffic over budget' })).toBeVisible();
});
