/** A passphrase: set with its warning, locked with nothing to be seen, opened again with what was being typed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { callHost } from './host-call.ts';
import { expect, test } from './host-fixture.ts';
import { expectAccessible, fromSample, openHome, press } from './workspace-page.ts';

const PASSPHRASE = 'lamp river otter tulip';

async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await press(page, 'Enter');
}

const lockedHeading = (page: Page) => page.getByRole('heading', { name: '“My workspace” is locked' });

test('a workspace is encrypted from the page, after a plain warning and with the passphrase typed twice', async ({
  page,
  host,
}) => {
  await fromSample(page, 'Shop agency');
  await openHome(page);
  await page.getByRole('button', { name: 'Encrypt…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Encrypt this workspace' });
  const encrypt = dialog.getByRole('button', { name: 'Encrypt' });
  await expect(dialog).toContainText('A lost passphrase is lost data');
  await expectAccessible(page);
  await dialog.getByLabel('New passphrase').fill('short');
  await expect(dialog).toContainText('At least 8 characters');
  await dialog.getByLabel('New passphrase').fill(PASSPHRASE);
  await dialog.getByLabel('The same again').fill('lamp river otter');
  await expect(dialog).toContainText('The two are not the same');
  await dialog.getByRole('checkbox', { name: 'I have understood this.' }).check();
  await expect(encrypt).toBeDisabled();
  await dialog.getByLabel('The same again').fill(PASSPHRASE);
  await encrypt.click();
  await expect(dialog).toContainText('The workspace is encrypted');
  await expect(dialog).toContainText('What was saved before stays readable');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('region', { name: 'Workspaces' })).toContainText('encrypted');
  const bytes = readFileSync(join(host.dataFolder, 'My workspace.hurdle'));
  expect(bytes.includes('Shop agency')).toBe(false);
});

test('locked, nothing of the plan is in the page; opened, what was being typed is still there', async ({
  page,
}) => {
  const { workspace } = await callHost(page, 'workspace.current', {});
  if (!workspace?.encrypted) await callHost(page, 'workspace.setPassphrase', { next: PASSPHRASE });
  const planId = await fromSample(page, 'Shop agency');
  const field = page.getByRole('textbox', { name: 'Description' });
  await field.fill('A half-typed thought');
  await press(page, 'Control+Shift+L');
  await expect(lockedHeading(page)).toBeVisible();
  await expectAccessible(page);
  const html = await page.content();
  for (const word of ['Shop agency', 'half-typed', 'Net present value', 'NPV'])
    expect(html).not.toContain(word);
  expect(await page.title()).toBe('Hurdle');
  await unlock(page, 'lamp river');
  await expect(page.getByText('This passphrase does not open the workspace')).toBeVisible();
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await unlock(page, PASSPHRASE);
  await expect(field).toHaveValue('A half-typed thought');
  await expect(field).toBeFocused();
  expect(page.url()).toContain(planId);
  await field.blur();
  await expect(page.getByText('All changes saved')).toBeVisible();
  const { plan } = await callHost(page, 'plan.load', { planId });
  expect(plan.description).toBe('A half-typed thought');
});

test('an edit that was on its way when the workspace was locked is stored after it was opened', async ({
  page,
}) => {
  const { workspace, locked } = await callHost(page, 'workspace.current', {});
  if (locked) await callHost(page, 'workspace.unlock', { passphrase: PASSPHRASE });
  else if (!workspace?.encrypted) await callHost(page, 'workspace.setPassphrase', { next: PASSPHRASE });
  const planId = await fromSample(page, 'Shop agency');
  // The edit reaches a host that has just been locked by another window.
  let isFirst = true;
  await page.route('**/api/call', async (route) => {
    if (isFirst && route.request().postData()?.includes('"plan.change"')) {
      isFirst = false;
      await callHost(page, 'workspace.lock', {});
    }
    await route.continue();
  });
  const field = page.getByRole('textbox', { name: 'Description' });
  await field.fill('Sent too late');
  await field.blur();
  await expect(lockedHeading(page)).toBeVisible();
  // A reload while locked shows the question first, and the page behind it afterwards.
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(lockedHeading(other)).toBeVisible();
  await unlock(page, PASSPHRASE);
  await expect(page.getByText('All changes saved')).toBeVisible();
  await expect(other.getByRole('textbox', { name: 'Description' })).toHaveValue('Sent too late');
  const { plan } = await callHost(page, 'plan.load', { planId });
  expect(plan.description).toBe('Sent too late');
  await other.close();
});

test('the passphrase is taken away only for the one who knows it', async ({ page }) => {
  const { workspace } = await callHost(page, 'workspace.current', {});
  if (!workspace?.encrypted) await callHost(page, 'workspace.setPassphrase', { next: PASSPHRASE });
  await openHome(page);
  await page.getByRole('button', { name: 'Remove passphrase…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove the passphrase' });
  await dialog.getByLabel('Present passphrase').fill('guess');
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(dialog).toContainText('This passphrase does not open the workspace');
  await dialog.getByLabel('Present passphrase').fill(PASSPHRASE);
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(dialog).toContainText('not encrypted any more');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: 'Encrypt…' })).toBeVisible();
});
