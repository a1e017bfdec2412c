/** Explain: from a number to its ingredients and back, by mouse and by keyboard; metrics put back into equations. */
import { expect, test } from './host-fixture.ts';
import { expectAccessible, fromSample, press } from './workspace-page.ts';

test('a number leads to its ingredients, down to who typed them, and back', async ({ page }) => {
  await fromSample(page, 'Premium online store', 'returns');
  await page.getByText('Months', { exact: true }).click();
  const grid = page.getByRole('grid', { name: 'Statement' });
  const row = grid
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'Contribution margin' }) });
  await row.getByRole('gridcell').nth(1).click();
  const panel = page.getByRole('complementary');
  const title = panel.getByRole('heading', { level: 2 });
  await expect(title).toHaveText('Contribution margin');
  await expect(panel.getByRole('region', { name: 'Formula' })).toHaveText(/Revenue - Variable cost/);
  await expect(panel.getByRole('region', { name: 'With the values of this column' })).toHaveText(
    /[\d,.]+ - [\d,.]+/,
  );
  await expect(panel.getByRole('region', { name: 'In Excel, with names for cells' })).toHaveText(
    /=\$revenue-\$variable_cost/,
  );
  await expectAccessible(page);
  // Ctrl+[ goes to the first ingredient.
  await press(page, 'Control+[');
  await expect(title).toHaveText('Revenue');
  await press(page, 'Control+[');
  await expect(title).toHaveText('Sales after returns');
  await expect(panel.getByRole('region', { name: 'The line' })).toContainText('revenue');
  // Ctrl+] goes to the first line that uses this one, Alt+Left back along the trail.
  await press(page, 'Control+]');
  await expect(title).not.toHaveText('Sales after returns');
  await press(page, 'Alt+ArrowLeft');
  await expect(title).toHaveText('Sales after returns');
  await panel.getByRole('navigation', { name: 'The way here' }).getByRole('button').first().click();
  await expect(title).toHaveText('Contribution margin');
  await press(page, 'Escape');
  await expect(panel).toHaveCount(0);
});

test('NPV is shown as flows times factors that add up to it', async ({ page }) => {
  await fromSample(page, 'Premium online store');
  await page.getByRole('region', { name: 'Verdict' }).getByRole('button', { name: /^NPV/ }).click();
  const panel = page.getByRole('complementary');
  await expect(panel).toContainText('NPV = Σ flow × factor');
  const figures = (text: string) => text.replace(/[^\d.,()]/g, '');
  const shown = figures(
    await panel
      .getByText(/^[\d,.()]+$/)
      .first()
      .innerText(),
  );
  await expect(panel.getByRole('table').getByRole('row').last()).toContainText(shown);
});

test('an internal rate put back gives nothing, and payback shows its crossing', async ({ page }) => {
  await fromSample(page, 'Premium online store');
  const strip = page.getByRole('region', { name: 'Verdict' });
  await strip.getByRole('button', { name: /IRR/ }).click();
  const panel = page.getByRole('complementary');
  await expect(panel.getByRole('table').getByRole('row').last()).toHaveText(/^Sum\s*-$/);
  await strip.getByRole('button', { name: /Payback/ }).click();
  await expect(panel).toContainText(/periods = .* periods; \/ 12 = 2\.\d+ years/);
  await expectAccessible(page);
});
