/** A workbook of many figures on its way out: what is done, how far it is, and Cancel, which leaves nothing behind. */
import { bigPlan } from '../bench/big-plan.ts';
import { callHost } from './host-call.ts';
import { expect, test } from './host-fixture.ts';
import { openPage } from './tracked-plan.ts';
import { command, expectAccessible } from './workspace-page.ts';

test('the writing of a workbook tells its share, and is cancelled', async ({ page }) => {
  test.slow();
  // Forty years of months: long enough to be met on its way on any machine.
  const plan = bigPlan();
  const long = { ...plan, timeline: { ...plan.timeline, periods: 480 } };
  const { planId } = await callHost(page, 'plan.create', { from: { kind: 'plan', plan: long } });
  await openPage(page, planId, 'history');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  let downloads = 0;
  page.on('download', () => {
    downloads += 1;
  });

  await command(page, 'Export as Excel workbook');
  const message = page.getByRole('alert').filter({ has: page.getByRole('button', { name: 'Cancel' }) });
  await expect(message).toContainText('Writing the formulas');
  await expect(message).toContainText(/Recalculating every figure.*\d\s%/, { timeout: 60_000 });
  await message.getByRole('button', { name: 'Cancel' }).click();

  const told = page.getByRole('alert').filter({ hasText: 'The export was cancelled. Nothing was written.' });
  await expect(told).toBeVisible();
  await expect(message).toBeHidden();
  await expectAccessible(page);
  await told.getByRole('button', { name: 'Close' }).click();
  await expect(told).toBeHidden();
  expect(downloads).toBe(0);
});
