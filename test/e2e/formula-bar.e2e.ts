/**
 * What is typed in the bar above the grid stays what was typed and where it was meant: by fast hands, when frames come
 * late, and when a click elsewhere ends the edit.
 */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './host-fixture.ts';
import { newPlan, press, rowTexts } from './workspace-page.ts';

/** A blank plan with revenue lines of these names. */
async function planWith(page: Page, ...names: readonly string[]): Promise<void> {
  await newPlan(page);
  await page.getByRole('grid').focus();
  await press(page, 'Control+Home', 'ArrowDown');
  for (const name of names) {
    await page.keyboard.type(name);
    await press(page, 'Enter');
    await expect(page.getByRole('rowheader', { name, exact: true })).toBeVisible();
  }
}

/** The cell of a period; 1 is the first one after the opening. */
function cellOf(page: Page, label: string, period: number): Locator {
  const name = page.getByRole('rowheader', { name: label, exact: true });
  // Before the periods stand the code, the unit and the opening.
  return page
    .getByRole('row')
    .filter({ has: name })
    .getByRole('gridcell')
    .nth(period + 2);
}

test('keys that come before the next frame go behind a completed name, not into it', async ({ page }) => {
  // A machine under load draws late: here the frames come when they are let through.
  await page.addInitScript(() => {
    const draw = window.requestAnimationFrame.bind(window);
    const wait = (callback: FrameRequestCallback) => window.setTimeout(() => draw(callback), 300);
    Object.assign(window, { drawLate: () => Object.assign(window, { requestAnimationFrame: wait }) });
  });
  await planWith(page, 'Sales', 'Goods');
  await cellOf(page, 'Sales', 1).click();
  await page.keyboard.type('1000');
  await press(page, 'Enter');
  await cellOf(page, 'Goods', 1).click();
  await page.keyboard.type('=sal');
  await expect(page.getByRole('option', { name: /sales/ }).first()).toBeVisible();
  await page.evaluate('drawLate()');
  await press(page, 'Tab');
  await page.keyboard.type(' * 0.4');
  await press(page, 'Enter');
  // Four tenths of 1000.
  await expect.poll(async () => (await rowTexts(page, 'Goods'))[1]).toBe('400');
});

test('a click elsewhere keeps a formula of the bar in the line it was typed for', async ({ page }) => {
  await planWith(page, 'First', 'Second');
  await cellOf(page, 'First', 1).click();
  await page.keyboard.type('=1+2');
  await cellOf(page, 'Second', 1).click();
  await expect.poll(async () => (await rowTexts(page, 'First')).slice(1, 3)).toEqual(['3', '3']);
  await expect.poll(async () => (await rowTexts(page, 'Second')).slice(1, 3)).toEqual(['-', '-']);
});

test('a click elsewhere keeps a number of the bar in the cell it was typed for', async ({ page }) => {
  await planWith(page, 'First', 'Second');
  const bar = page.getByRole('region', { name: 'Formula bar' });
  await cellOf(page, 'First', 1).click();
  await bar.getByRole('textbox', { name: 'Value of First' }).fill('77');
  await cellOf(page, 'Second', 3).click();
  await expect.poll(async () => (await rowTexts(page, 'First')).slice(1, 4)).toEqual(['77', '-', '-']);
  await expect.poll(async () => (await rowTexts(page, 'Second')).slice(1, 4)).toEqual(['-', '-', '-']);
});

test('a number of the bar that cannot be read stays in hand, with the reason', async ({ page }) => {
  await planWith(page, 'First', 'Second');
  const field = page.getByRole('region', { name: 'Formula bar' }).getByRole('textbox');
  await cellOf(page, 'First', 1).click();
  await field.fill('rubbish');
  await cellOf(page, 'Second', 3).click();
  await expect(page.getByRole('alert')).toContainText('“rubbish” is not a number');
  await expect(page.getByRole('textbox', { name: 'Value of First' })).toBeFocused();
  await page.keyboard.type('0');
  await expect(field).toHaveValue('rubbish0');
  await press(page, 'Escape');
  await cellOf(page, 'Second', 3).click();
  await expect(field).toHaveAccessibleName('Value of Second');
});

test('what is typed in the details beside is kept when another line is clicked', async ({ page }) => {
  await planWith(page, 'First', 'Second');
  await cellOf(page, 'First', 1).click();
  await press(page, 'Alt+Enter');
  await page.getByRole('textbox', { name: 'Owner' }).fill('Ada');
  await cellOf(page, 'Second', 1).click();
  await expect(page.getByRole('textbox', { name: 'Owner' })).toHaveValue('');
  await cellOf(page, 'First', 1).click();
  await expect(page.getByRole('textbox', { name: 'Owner' })).toHaveValue('Ada');
});

test('a formula longer than a plan holds stays in the field and says so', async ({ page }) => {
  await planWith(page, 'First');
  await cellOf(page, 'First', 1).click();
  await page.keyboard.type('=');
  const field = page.getByRole('combobox', { name: 'Formula of First', exact: true });
  await expect(field).toBeFocused();
  // A million characters, as a paste delivers them.
  await page.keyboard.insertText(`${'1+'.repeat(500_000)}1`);
  await press(page, 'Enter');
  await expect(field).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'the limit is 4000' })).toBeVisible();
  await press(page, 'Escape');
  await expect.poll(async () => (await rowTexts(page, 'First')).slice(1, 3)).toEqual(['-', '-']);
});

test('digits typed on the row of a formula are refused with what to do, and the formula stays', async ({
  page,
}) => {
  await planWith(page, 'First');
  await cellOf(page, 'First', 1).click();
  await page.keyboard.type('=1+2');
  await press(page, 'Enter');
  await expect.poll(async () => (await rowTexts(page, 'First')).slice(1, 3)).toEqual(['3', '3']);
  await cellOf(page, 'First', 2).click();
  await page.keyboard.type('100');
  await expect(page.getByText(/one formula for all periods. Press F2/).first()).toBeVisible();
  await press(page, 'Enter');
  expect((await rowTexts(page, 'First')).slice(1, 3)).toEqual(['3', '3']);
});
