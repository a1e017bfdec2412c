/**
 * Actuals: a file is looked at before anything is stored, what fits no line waits in the queue, a batch is taken back as
 * a whole; entries are typed by keyboard; a file is refused, cancelled, or its rows, in words.
 */
import type { Page } from '@playwright/test';
import { expect, test } from './host-fixture.ts';
import { expectAccessible, fromSample } from './workspace-page.ts';

const LEDGER = [
  'Date,Account,Amount,Memo',
  '2027-01-05,sales,"1,000.50",first',
  '2027-01-05,sales,(0.25),refund',
  '2027-02-10,rent,300,lease',
  '2027-02-11,6601 Couriers,77.5,parcels',
  '2027-02-12,sales,#REF!,broken',
  'Total,,1377.75,',
].join('\n');

async function openActuals(page: Page): Promise<void> {
  await fromSample(page, 'Premium online store', 'actuals');
  await expect(page.getByRole('heading', { name: 'Actuals' })).toBeVisible();
}

async function choose(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Import file' }).first().click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

/** The texts of a row of the table, from its total on. */
async function sums(page: Page, label: string): Promise<readonly string[]> {
  const row = page
    .getByRole('grid')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: label, exact: true }) });
  const cells = await row.first().getByRole('gridcell').allInnerTexts();
  return cells.slice(1).map((text) => text.trim());
}

test('a file is looked at and imported, and a sum shows what it is made of', async ({ page }) => {
  await openActuals(page);
  await expect(page.getByText('Nothing has come in yet.')).toBeVisible();
  await expectAccessible(page);
  await choose(page, 'Ledger.csv', LEDGER);

  // 4 of 6 rows are entries: an error value and a total stay out, each with its reason and its row.
  await expect(page.getByRole('status').first()).toContainText('4 entries of Ledger.csv will be imported.');
  const out = page.getByRole('region', { name: 'Rows that stay out' });
  await expect(out.getByRole('row').filter({ hasText: '#REF!' })).toContainText('6');
  await expect(out.getByRole('row').filter({ hasText: 'Total' })).toContainText('7');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Import', exact: true }).click();

  const grid = page.getByRole('grid', { name: 'Actuals by line and time' });
  await expect(grid).toBeVisible();
  // 1,000.50 - 0.25 = 1,000.25 in thousands with one decimal; nothing in February.
  await expect.poll(() => sums(page, 'Sales after returns')).toEqual(['1.0', '1.0', '']);
  await expect.poll(() => sums(page, 'Office and warehouse')).toEqual(['0.3', '', '0.3']);
  await expectAccessible(page);

  // A click on a sum shows what it is made of, to the cent.
  const sales = grid
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'Sales after returns' }) });
  await sales.getByRole('gridcell').nth(2).click();
  const panel = page.getByRole('complementary', { name: /^Sales after returns/ });
  await expect(panel).toContainText('2 entries, 1,000.25 CNY');
  await expect(panel.getByRole('article').filter({ hasText: 'refund' })).toContainText('(0.25)');
  await page.keyboard.press('Enter');
  await expect(panel).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(grid).toBeFocused();
});

test('what fits no line waits and is placed, a copy is noticed, a batch is taken back and put back', async ({
  page,
}) => {
  // Four tools in a row, each looked at by axe.
  test.slow();
  await openActuals(page);
  await choose(page, 'Ledger.csv', LEDGER);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  // Placed by the keyboard; the rule is remembered.
  await page.getByRole('button', { name: /^Queue/ }).click();
  const line = page.getByRole('combobox', { name: 'Line for 6601 Couriers' });
  await line.click();
  await page.keyboard.type('logis');
  await page.keyboard.press('Enter');
  await expect(line).toHaveValue('Logistics');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Place 1 account' }).click();
  await expect(page.getByText('Nothing waits')).toBeVisible();
  // Undone, the entry waits again and the rule is gone; placed once more it stays.
  const placed = page.getByRole('alert').filter({ hasText: '1 entry was placed' });
  await placed.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone: 1 entry is back where it was, 1 in the queue.')).toBeVisible();
  await expect(line).toHaveValue('');
  await page.getByRole('button', { name: 'Account rules' }).click();
  await expect(page.getByText('No rules yet.')).toBeVisible();
  await page.getByRole('button', { name: /^Queue/ }).click();
  await line.click();
  await page.keyboard.type('logis');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Place 1 account' }).click();
  await expect(page.getByText('Nothing waits')).toBeVisible();
  await page.getByRole('button', { name: 'Account rules' }).click();
  await expect(page.getByRole('textbox', { name: 'Text, row 1' })).toHaveValue('6601 Couriers');
  await expectAccessible(page);

  // The same file again is noticed under another name.
  await choose(page, 'Copy.csv', `${LEDGER}\n`);
  await expect(page.getByText('imported before as “Ledger”')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();

  await page.getByRole('button', { name: 'Batches' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Take back Ledger' }).click();
  await expect(page.getByRole('cell', { name: /Taken back/ })).toBeVisible();
  await page.getByRole('button', { name: 'Put back Ledger' }).click();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  // 77.50 of logistics in February are there again.
  await expect.poll(() => sums(page, 'Logistics')).toEqual(['0.1', '', '0.1']);
});

test('entries are typed by keyboard alone, and a mistake is told at its cell', async ({ page }) => {
  await openActuals(page);
  await page.getByRole('button', { name: 'Type entries' }).click();
  await expect(page.getByRole('textbox', { name: 'Date, row 1' })).toBeFocused();
  await page.keyboard.type('2027-01-31');
  await page.keyboard.press('Tab');
  await page.keyboard.type('offi');
  await page.keyboard.press('Tab');
  await page.keyboard.type('5万');
  await page.keyboard.press('Enter');
  // The next row goes on with the same day; its line is next.
  await expect(page.getByRole('combobox', { name: 'Line, row 1' })).toHaveValue('Office and warehouse');
  await expect(page.getByRole('textbox', { name: 'Amount, row 1' })).toHaveValue('50,000.00');
  await expect(page.getByRole('combobox', { name: 'Line, row 2' })).toBeFocused();
  await page.keyboard.type('rent');
  await page.keyboard.press('Tab');
  await page.keyboard.type('12.345');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toHaveText('At most two decimals.');
  await expect(page.getByRole('textbox', { name: 'Amount, row 2' })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('(12.35)');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('2 entries are kept.')).toBeVisible();

  await page.getByRole('button', { name: 'Table', exact: true }).click();
  // 50,000.00 - 12.35 = 49,987.65, in thousands 50.0.
  await expect.poll(() => sums(page, 'Office and warehouse')).toEqual(['50.0', '50.0']);
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(page.getByText('Nothing has come in yet.')).toBeVisible();
});

test('a rate is typed with all its decimals, and shown with them', async ({ page }) => {
  await openActuals(page);
  await page.getByRole('button', { name: 'Type entries' }).click();
  for (const [at, rate] of ['0.0253', '2.47%'].entries()) {
    await page.getByRole('textbox', { name: `Date, row ${at + 1}` }).fill(`2027-01-0${at + 1}`);
    await page.getByRole('combobox', { name: `Line, row ${at + 1}` }).fill('Paid share of traffic');
    await page.getByRole('textbox', { name: `Amount, row ${at + 1}` }).fill(rate);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('textbox', { name: 'Amount, row 1' })).toHaveValue('2.53%');
  await expect(page.getByRole('textbox', { name: 'Amount, row 2' })).toHaveValue('2.47%');
  await page.getByRole('button', { name: 'Keep 2 entries' }).click();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  // The month is the mean of its days, (2.53 % + 2.47 %) / 2; a rate has no total.
  await expect.poll(() => sums(page, 'Paid share of traffic')).toEqual(['', '2.5 %']);
  const row = page
    .getByRole('grid')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'Paid share of traffic' }) });
  await row.getByRole('gridcell').nth(2).click();
  const panel = page.getByRole('complementary', { name: /^Paid share of traffic/ });
  await expect(panel.getByRole('article').first()).toContainText('2.53%');
  await expect(panel.getByRole('article').last()).toContainText('2.47%');
});

test('an account that maps to two lines waits, and both rules say so', async ({ page }) => {
  await openActuals(page);
  await page.getByRole('button', { name: 'Account rules' }).click();
  for (const [at, line] of ['Logistics', 'Team'].entries()) {
    await page.getByRole('button', { name: 'Add a rule' }).click();
    await page.getByRole('combobox', { name: `Account, row ${at + 1}` }).selectOption('starts');
    await page.getByRole('textbox', { name: `Text, row ${at + 1}` }).fill('6601');
    await page.getByRole('combobox', { name: `Line, row ${at + 1}` }).fill(line);
  }
  await expect(page.getByText('Rule 2 claims the same')).toBeVisible();
  await expect(page.getByText('Rule 1 claims the same')).toBeVisible();
  await page.getByRole('button', { name: 'Save the rules' }).click();
  await choose(page, 'Ledger.csv', LEDGER);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('button', { name: /^Queue/ }).click();
  await expect(page.getByRole('cell', { name: /Claimed by .*Logistics.*Team/ })).toBeVisible();

  // The rules are taken away, and put back by the undo.
  await page.getByRole('button', { name: 'Account rules' }).click();
  await page.getByRole('button', { name: 'Remove row 2' }).click();
  await page.getByRole('button', { name: 'Save the rules' }).click();
  const saved = page.getByRole('alert').filter({ hasText: '1 entry moved, 0 left' });
  await saved.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone: 1 entry is back where it was, 1 in the queue.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Text, row 2' })).toHaveValue('6601');
});

test('a file whose dates can be read two ways asks, and one without amounts is told so', async ({ page }) => {
  await openActuals(page);
  await choose(page, 'Dates.csv', 'Date,Account,Amount\n3/4/2027,sales,100\n5/6/2027,rent,200');
  await expect(page.getByRole('alert')).toContainText('Choose how its dates are written');
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  await page.getByRole('combobox', { name: 'Dates' }).selectOption('dmy');
  // Day first: the 3rd of April.
  await expect(page.getByRole('region', { name: 'The first rows as they were understood' })).toContainText(
    '2027-04-03',
  );
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeEnabled();
  await page.getByRole('button', { name: 'Another file' }).click();
  await choose(page, 'Half.csv', 'Date,Account,Memo\n2027-01-05,sales,a\n2027-01-06,sales,b');
  await expect(page.getByRole('alert')).toHaveText('Which column holds the amount?');
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
});

test('a long import is cancelled at 60 % and leaves nothing', async ({ page }) => {
  test.slow();
  const rows = Array.from(
    { length: 100_000 },
    (_, index) =>
      `2027-01-${String((index % 28) + 1).padStart(2, '0')},sales,${index % 1000}.25,row ${index}`,
  );
  await openActuals(page);
  await choose(page, 'Long.csv', ['Date,Account,Amount,Memo', ...rows].join('\n'));
  await expect(page.getByRole('status').first()).toContainText('100,000 entries', { timeout: 30_000 });
  // Pressed in the page itself, at the moment in which the bar of storing has reached 60 %.
  const cancelledAt = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const bar = document.querySelector('[role="progressbar"][aria-label^="Storing"]');
          const at = Number(bar?.getAttribute('aria-valuenow') ?? 0);
          const cancel = [...document.querySelectorAll('button')].find(
            ({ textContent }) => textContent === 'Cancel',
          );
          if (at < 60 || !cancel) requestAnimationFrame(look);
          else {
            cancel.click();
            resolve(at);
          }
        };
        look();
      }),
  );
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  expect(await cancelledAt).toBeGreaterThanOrEqual(60);
  await expect(page.getByText('Cancelled. Nothing was stored.')).toBeVisible();
  await page.getByRole('button', { name: 'Batches' }).click();
  await expect(page.getByText('No batches yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(page.getByText('Nothing has come in yet.')).toBeVisible();
});
