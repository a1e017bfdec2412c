/** The picture of the README: the overview of the first sample as a first visitor sees it, written on every run. */
import { join } from 'node:path';
import { expect, test } from './host-fixture.ts';
import { fromSample } from './workspace-page.ts';

test('the overview of the premium store is drawn whole', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await fromSample(page, 'Premium online store');
  await expect(page.getByRole('figure', { name: 'Cash flow over time' })).toContainText('Payback');
  const drivers = page.getByRole('region', { name: 'What matters most' });
  await expect(drivers.getByRole('listitem')).toHaveCount(3);
  await expect(page.getByText('All changes saved')).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  const path = join(import.meta.dirname, '..', '..', 'test-results', 'overview.png');
  const picture = await page.screenshot({ path, animations: 'disabled' });
  // A blank page compresses to a few kilobytes.
  expect(picture.byteLength).toBeGreaterThan(30_000);
});
