/**
 * Variance with months of daily actuals: nothing to compare, the planted overrun found and worked on, the plan
 * approved and changed afterwards, the bridges that close to the cent.
 */
import type { Page } from '@playwright/test';
import type { Plan } from '../../models/plan/schema.ts';
import { dayOf } from '../../models/tracking/calendar/day.ts';
import { type ActualEntry, dailyActuals, STORIES } from '../fixtures/daily-actuals.ts';
import { expect, test } from './host-fixture.ts';
import { expectAccessible, fromSample, goToPage, press } from './workspace-page.ts';

const BATCH = 4000;

async function call<T>(page: Page, method: string, input: unknown): Promise<T> {
  const answer = await page.evaluate(async (body) => {
    const response = await fetch('/api/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return response.json();
  }, JSON.stringify({ method, input }));
  expect(answer.ok, JSON.stringify(answer)).toBe(true);
  return answer.value;
}

async function openPlan(page: Page): Promise<{ readonly plan: Plan }> {
  await fromSample(page, 'Premium online store');
  const planId = /plan\/([^/]+)\//.exec(page.url())?.[1] ?? '';
  return call(page, 'plan.load', { planId });
}

/** The books of the first months of 2027. */
async function keepBooks(page: Page, plan: Plan, months: number): Promise<readonly ActualEntry[]> {
  const story = STORIES['premium-store'];
  if (!story) throw new Error('the story of the sample plan is missing');
  const end = dayOf({ year: 2027, month: months + 1, day: 1 });
  const entries = dailyActuals(plan, story).filter(({ day }) => day < end);
  const ids = new Map(plan.lines.map(({ code, id }) => [code, id]));
  for (let first = 0; first < entries.length; first += BATCH) {
    const rows = entries.slice(first, first + BATCH).map(({ day, code, minor, memo }) => ({
      day,
      lineId: ids.get(code) ?? '',
      minor,
      memo,
    }));
    await call(page, 'actuals.add', { planId: plan.id, name: 'Books', entries: rows });
  }
  return entries;
}

/** The sum of a line's entries of one month, as the books have it, with two decimals. */
function sumOf(entries: readonly ActualEntry[], code: string, month: number): string {
  const [from, to] = [dayOf({ year: 2027, month, day: 1 }), dayOf({ year: 2027, month: month + 1, day: 1 })];
  const minor = entries
    .filter((entry) => entry.code === code && entry.day >= from && entry.day < to)
    .reduce((sum, entry) => sum + entry.minor, 0);
  return (minor / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

test('the planted overrun is found, opened with the keyboard down to its entries, and worked on', async ({
  page,
}) => {
  // The whole round of a review: beside a busy machine it takes longer than a test's minute.
  test.slow();
  const { plan } = await openPlan(page);
  await goToPage(page, 'Variance');
  await expect(page.getByText('There are no actuals yet')).toBeVisible();
  await expect(page.getByRole('button', { name: 'To Actuals' })).toBeVisible();
  const entries = await keepBooks(page, plan, 5);
  // The page follows the books without being asked.
  const report = page.getByRole('treegrid', { name: 'Actual against plan' });
  await expect(report).toBeVisible();
  await expect(page.getByText(/^EBITDA from 2027-01 to 2027-05 is/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Paid traffic', exact: true })).toBeVisible();

  // Paid traffic ran a third above plan in May: a red light in that month.
  const row = report
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'Paid traffic' }) })
    .first();
  await expect(row.getByRole('gridcell').nth(4)).toHaveText('A■Red');
  await report.focus();
  const rows = await report.getByRole('rowheader').allInnerTexts();
  const place = rows.findIndex((text) => text.trim() === 'Paid traffic');
  expect(place).toBeGreaterThan(0);
  await press(page, ...Array.from({ length: place }, () => 'ArrowDown'), 'Enter');
  const panel = page.getByRole('region', { name: 'Paid traffic' });
  await expect(panel.getByRole('heading', { name: 'Paid traffic' })).toBeFocused();
  await expect(panel.getByRole('row', { name: /^31 entries/ })).toContainText(
    sumOf(entries, 'paid_marketing', 5),
  );
  await expectAccessible(page);

  await panel.getByRole('button', { name: 'Add a note' }).click();
  const form = page.getByRole('form', { name: 'Note' });
  await form.getByRole('textbox', { name: 'Cause' }).fill('Bids were raised for the campaign');
  await form.getByRole('textbox', { name: 'Action' }).fill('Cap the bids');
  await form.getByRole('textbox', { name: 'Owner' }).fill('Wang Fang');
  await form.getByLabel('Due').fill('2020-01-31');
  await form.getByRole('button', { name: 'Keep' }).click();
  await expect(panel.getByText('2020-01-31, overdue')).toBeVisible();
  await expect(row.getByText('1 open note')).toBeAttached();
  await panel.getByRole('button', { name: 'Close', exact: true }).focus();
  await press(page, 'Escape');
  await expect(panel).toHaveCount(0);
  await expect(report).toBeFocused();

  await page.getByRole('tab', { name: 'Actions' }).click();
  const action = page.getByRole('row').filter({ hasText: 'Cap the bids' });
  await expect(action).toContainText('Wang Fang');
  await action.getByRole('button', { name: 'Paid traffic' }).click();
  await panel.getByRole('button', { name: 'Close it' }).click();
  await panel.getByRole('textbox', { name: 'Effect' }).fill('Back at plan in June');
  await panel.getByRole('button', { name: 'Close it' }).click();
  await expect(page.getByText('No actions are open.')).toBeVisible();
});

test('an approved plan is what counts from then on, and the History page tells what changed since', async ({
  page,
}) => {
  const { plan } = await openPlan(page);
  await keepBooks(page, plan, 3);
  await goToPage(page, 'Variance');
  await expect(page.getByText('Nothing is approved yet')).toBeVisible();
  await page.getByRole('button', { name: 'Approve the plan as it is' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Budget 2027');
  await expect(dialog.getByRole('button', { name: 'Approve the plan as it is' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Approved by' }).fill('Board');
  await dialog.getByRole('button', { name: 'Approve the plan as it is' }).click();
  await expect(page.getByText('Compared with “Budget 2027”, approved by Board')).toBeVisible();
  const gap = /^EBITDA from 2027-01 to 2027-03 is [^,]+,[\d.]+\) CNY thousand, ([\d,.]+) /;
  const sentence = page.getByText(/^EBITDA from/);
  const before = gap.exec(await sentence.innerText())?.[1];
  // A figure, so that the comparison below cannot be one of nothing with nothing.
  expect(before).toMatch(/^[\d,]+\.\d$/);

  // The plan is made modest afterwards; the gap to what was approved stays.
  await page.evaluate(
    ([planId, lineId]) =>
      fetch('/api/call', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          method: 'plan.change',
          input: {
            planId,
            baseSeq: 0,
            clientId: 'another-window',
            label: 'Fewer sales',
            change: { type: 'set-entry', lineId, entry: { type: 'constant', value: 1_000_000 } },
          },
        }),
      }),
    [plan.id, plan.lines.find(({ code }) => code === 'sales')?.id ?? ''] as const,
  );
  await goToPage(page, 'History');
  const baselines = page.getByRole('region', { name: 'Approved baselines' });
  await expect(baselines.getByText('In force')).toBeVisible();
  await baselines.getByRole('button', { name: 'Budget 2027', exact: true }).click();
  const comparison = page.getByRole('region', { name: 'Comparison' });
  await expect(comparison).toContainText('1,000,000');
  await expectAccessible(page);
  await goToPage(page, 'Variance');
  await expect(sentence).toContainText(`${before}`);
});

test('the bridges lead from plan to actual to the cent, and the report shows only what matters', async ({
  page,
}) => {
  const { plan } = await openPlan(page);
  await keepBooks(page, plan, 9);
  await goToPage(page, 'Variance');
  const report = page.getByRole('treegrid', { name: 'Actual against plan' });
  await expect(report.getByRole('rowheader', { name: 'Office and warehouse' })).toBeVisible();
  await page.getByRole('switch', { name: 'Only what matters' }).press('Space');
  await expect(report.getByRole('rowheader', { name: 'Office and warehouse' })).toHaveCount(0);
  await expect(report.getByRole('rowheader', { name: 'Paid traffic' })).toBeVisible();
  await expect(page.getByText(/lines within the thresholds are left out/)).toBeVisible();

  await page.getByRole('button', { name: 'One month earlier' }).click();
  await expect(page.getByText(/^EBITDA from 2027-01 to 2027-08 is/)).toBeVisible();
  await page.getByRole('tab', { name: 'Profit bridge' }).click();
  await expect(page.getByText(/steps = .* to the cent\./)).toBeVisible();
  await page.getByRole('button', { name: 'As table' }).click();
  const cents = async (): Promise<number[]> => {
    const texts = await page.getByRole('figure').getByRole('row').getByRole('cell').allInnerTexts();
    return texts.map((text) => {
      const minor = Math.round(Number(text.replace(/[(),]/g, '')) * 100);
      return text.startsWith('(') ? -minor : minor;
    });
  };
  // What stands in the table adds up by hand: plan and steps are the actual.
  const amounts = await cents();
  expect(amounts.length).toBeGreaterThan(3);
  expect(amounts.slice(0, -1).reduce((sum, minor) => sum + minor, 0)).toBe(amounts.at(-1));
  await expectAccessible(page);

  await page.getByRole('tab', { name: 'GMV bridge' }).click();
  await expect(page.getByRole('combobox', { name: 'Traffic' })).toHaveValue('Visits a month');
  await page.getByRole('button', { name: 'As table' }).click();
  const gmv = await cents();
  // Plan, traffic, conversion, order value, actual.
  expect(gmv).toHaveLength(5);
  expect(gmv.slice(0, -1).reduce((sum, minor) => sum + minor, 0)).toBe(gmv.at(-1));
});

test('columns fit the window, the notes stand beside them, and the thresholds stay with the plan', async ({
  page,
}) => {
  const { plan } = await openPlan(page);
  await keepBooks(page, plan, 5);
  await goToPage(page, 'Variance');
  const report = page.getByRole('treegrid', { name: 'Actual against plan' });
  await expect(report.getByRole('columnheader', { name: /^Full year/ })).toBeInViewport();
  const wider = () =>
    page.evaluate(() => {
      const area = document.querySelector('[role=treegrid]')?.parentElement;
      return {
        page: document.documentElement.scrollWidth > window.innerWidth,
        area: area ? area.scrollWidth > area.clientWidth : true,
      };
    });
  expect(await wider()).toEqual({ page: false, area: false });

  await call(page, 'notes.put', {
    planId: plan.id,
    note: {
      lineId: plan.lines.find(({ code }) => code === 'paid_marketing')?.id,
      ...{
        month: '2027-05',
        comment: 'Over plan',
        cause: 'Bids',
        action: 'Cap the bids',
        owner: 'Wang Fang',
      },
    },
  });
  await page.getByRole('button', { name: 'Month', exact: true }).click();
  await page.getByRole('button', { name: 'Comment and action' }).click();
  await expect(report.getByRole('gridcell', { name: 'Cap the bids' })).toBeVisible();
  await expect(report.getByRole('columnheader', { name: /^Month/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Month', exact: true }).click();
  await page.getByRole('button', { name: 'Comment and action' }).click();

  // Paid traffic is a third over in May: red by the usual 10 %, yellow where red begins at 50 %.
  const row = report
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'Paid traffic' }) })
    .first();
  await expect(row.getByRole('gridcell').nth(4)).toHaveText('A■Red');
  await page.getByRole('button', { name: 'Thresholds' }).click();
  const red = page.getByRole('group', { name: 'Red' }).getByRole('textbox').first();
  await red.fill('50 %');
  await red.press('Enter');
  await expect(row.getByRole('gridcell').nth(4)).toHaveText('A▲Yellow');
  await expect(page.getByText('All changes saved')).toBeVisible();
  await page.reload();
  await expect(row.getByRole('gridcell').nth(4)).toHaveText('A▲Yellow');
  await goToPage(page, 'History');
  await expect(page.getByText('Threshold of red, percent')).toBeVisible();
});
