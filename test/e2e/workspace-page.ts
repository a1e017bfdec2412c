/**
 * What the browser tests of the pages share: opening a plan, reading the grid's active cell, pasting, the axe check.
 * Everything goes through roles and labels, as a user of a screen reader would find it.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './host-fixture.ts';

export async function openHome(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** A new blank plan on its Budget page. */
export async function newPlan(page: Page): Promise<void> {
  await openHome(page);
  await page.getByRole('button', { name: 'New plan', exact: true }).click();
  await expect(page.getByRole('grid')).toBeVisible();
}

export async function fromSample(page: Page, sample: string): Promise<void> {
  await openHome(page);
  // The plans made before carry the sample's name too.
  await page
    .getByRole('region', { name: /sample/ })
    .getByRole('button', { name: sample })
    .click();
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible();
}

export async function goToPage(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name }).click();
}

/** The text of the cell that the grid says is active. */
export async function activeCell(page: Page): Promise<string> {
  const id = await page.getByRole('grid').getAttribute('aria-activedescendant');
  return page.locator(`[id="${id}"]`).innerText();
}

/** The texts of the row with this label, from the opening on. */
export async function rowTexts(page: Page, label: string): Promise<string[]> {
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: label, exact: true }) });
  const cells = await row.first().getByRole('gridcell').allInnerTexts();
  return cells.slice(2).map((text) => text.trim());
}

export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** What Ctrl+V delivers to the page, without the machine's clipboard. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('grid').evaluate((grid, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    grid.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

export async function copy(page: Page): Promise<string> {
  return page.getByRole('grid').evaluate((grid) => {
    const clipboardData = new DataTransfer();
    grid.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData('text/plain');
  });
}

export async function expectAccessible(page: Page): Promise<void> {
  // The pages have no frames, so the mode without support for them sees the same, several times faster.
  const found = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const summary = found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`,
  );
  expect(summary).toEqual([]);
}
