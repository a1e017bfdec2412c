/**
 * What the browser tests of the pages share: opening a plan, reading the grid's active cell, pasting, the axe check.
 * Everything goes through roles and labels, as a user of a screen reader would find it.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { PlanPage } from '../../renderer/state/navigation.ts';
import { callHost } from './host-call.ts';
import { expect } from './host-fixture.ts';

export async function openHome(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** As the button "New plan" makes it (job.e2e.ts presses it): a blank plan on its Budget page. */
export async function newPlan(page: Page): Promise<void> {
  const from = { kind: 'blank', name: 'New plan' } as const;
  const { planId } = await callHost(page, 'plan.create', { from });
  await page.goto(`/#/plan/${planId}/budget`);
  await expect(page.getByRole('grid')).toBeVisible();
}

const SAMPLES = {
  'Premium online store': 'premium-store',
  'Premium furniture online': 'furniture',
  'Shop agency': 'agency',
} as const;
export type Sample = keyof typeof SAMPLES;

/** As the sample's button on Home makes it (frame.e2e.ts presses it), on one of its pages; gives the plan's id. */
export async function fromSample(page: Page, sample: Sample, at: PlanPage = 'overview'): Promise<string> {
  const from = { kind: 'template', templateId: SAMPLES[sample], language: 'en' } as const;
  const { planId } = await callHost(page, 'plan.create', { from });
  await page.goto(`/#/plan/${planId}/${at}`);
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible();
  return planId;
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

/** Runs a command of the palette by keyboard. */
export async function command(page: Page, words: string): Promise<void> {
  await press(page, 'Control+k');
  const field = page.getByPlaceholder('Page, line or command');
  await expect(field).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByRole('button', { name: words })).toBeVisible();
  await press(page, 'Enter');
  await expect(field).toBeHidden();
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
