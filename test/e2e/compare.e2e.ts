/** Another workspace beside the open one: what differs, who changed it, single changes and whole plans taken over. */
import type { Page } from '@playwright/test';
import type { Change } from '../../models/plan/change.ts';
import { callHost } from './host-call.ts';
import { expect, test } from './host-fixture.ts';
import { expectAccessible, fromSample, openHome } from './workspace-page.ts';

let count = 0;

/** A copy of the open workspace as a file of another name, opened; gives the way back. */
async function openCopy(page: Page, name: string): Promise<() => Promise<void>> {
  const { workspace } = await callHost(page, 'workspace.current', {});
  const copy = await callHost(page, 'workspace.copy', {});
  const origin = new URL(page.url()).origin;
  const file = await page.request.get(`${origin}/api/files/${copy.ticket}`);
  const uploaded = await page.request.post(`${origin}/api/files?purpose=workspace&name=${name}.hurdle`, {
    headers: { origin, 'content-type': 'application/octet-stream' },
    data: await file.body(),
  });
  const { value } = (await uploaded.json()) as { value: { ticket: string } };
  await callHost(page, 'workspace.open', { ticket: value.ticket });
  return async () => {
    const { recent } = await callHost(page, 'workspace.current', {});
    const own = recent.find(({ location }) => location === workspace?.location);
    await callHost(page, 'workspace.open', { recentId: own?.id ?? '' });
  };
}

async function edit(page: Page, planId: string, ...changes: readonly Change[]): Promise<void> {
  for (const change of changes)
    await callHost(page, 'plan.change', { planId, baseSeq: 0, clientId: 'test', change, label: 'Edit' });
}

/** The sample in two workspaces: changed there, changed here, and in one place by both. Shows the comparison. */
async function compared(page: Page): Promise<string> {
  const planId = await fromSample(page, 'Shop agency');
  const name = `Theirs-${++count}`;
  const { plan } = await callHost(page, 'plan.load', { planId });
  const [first, second, third] = plan.lines.filter(({ entry }) => entry.type === 'constant');
  if (!first || !second || !third) throw new Error('the sample has too few constants');
  const label = (lineId: string, text: string): Change => ({
    type: 'set-line',
    lineId,
    patch: { label: text },
  });
  const back = await openCopy(page, name);
  await edit(page, planId, label(first.id, 'First of theirs'), label(second.id, 'Second of theirs'));
  await back();
  await edit(page, planId, label(second.id, 'Second of ours'), label(third.id, 'Third of ours'));
  await openHome(page);
  await page.getByRole('button', { name: 'Compare or take over from another…' }).click();
  await page
    .getByRole('region', { name: 'Opened before' })
    .getByRole('button', { name, exact: true })
    .click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return planId;
}

test('a change of another workspace is taken over, a conflict is told, and undo takes it back', async ({
  page,
}) => {
  const planId = await compared(page);
  const row = page.getByRole('row').filter({ hasText: 'changed on both sides' }).first();
  await expectAccessible(page);
  await row.getByRole('button', { name: 'Compare' }).click();
  const lines = page.getByRole('region', { name: 'Lines' });
  await expect(lines).toContainText('First of theirs');
  await expect(lines).toContainText('conflict: both changed the same');
  await expect(
    page.getByRole('checkbox', { name: /^Choose First of theirs|^Choose .* \(/ }).first(),
  ).toBeChecked();
  await expect(
    page.getByText('Both come from state #0 of the plan. Changes since: 2 here, 2 there.'),
  ).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Take over 1 difference' }).click();
  await expect(page.getByRole('alert')).toContainText('taken over');
  await expect(lines).not.toContainText('First of theirs');
  const merged = (await callHost(page, 'plan.load', { planId })).plan.lines.map(({ label }) => label);
  expect(merged).toContain('First of theirs');
  expect(merged).toContain('Second of ours');
  expect(merged).toContain('Third of ours');
  await callHost(page, 'plan.undo', { planId, clientId: 'test' });
  await expect(lines).toContainText('First of theirs');
});

test('whole plans are taken over beside those that are there, under another name', async ({ page }) => {
  const planId = await compared(page);
  const before = (await callHost(page, 'plan.list', {})).plans.length;
  const row = page.getByRole('row').filter({ hasText: 'changed on both sides' }).first();
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Take over 1 plan' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('exists here');
  await expectAccessible(page);
  await dialog.getByRole('textbox').fill('From the other side');
  await dialog.getByRole('button', { name: 'Take over 1 plan' }).click();
  await expect(dialog).toContainText('Its change log begins anew');
  await dialog.getByRole('button', { name: 'From the other side' }).click();
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible();
  const { plans } = await callHost(page, 'plan.list', {});
  expect(plans.length).toBe(before + 1);
  const taken = plans.find(({ name }) => name === 'From the other side');
  expect(taken?.id).not.toBe(planId);
  const { plan } = await callHost(page, 'plan.load', { planId: taken?.id ?? '' });
  expect(plan.lines.map(({ label }) => label)).toContain('First of theirs');
});

test('a plan is saved as a file of its own, which can be encrypted', async ({ page }) => {
  await fromSample(page, 'Shop agency');
  await openHome(page);
  await page.getByRole('button', { name: 'Actions for Shop agency' }).first().click();
  await page.getByRole('menuitem', { name: 'Save as a file of its own…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('checkbox', { name: 'Change log' })).toBeChecked();
  await expectAccessible(page);
  await dialog.getByRole('switch', { name: 'Encrypt with a passphrase' }).check();
  await dialog.getByLabel('New passphrase').fill('lamp river otter tulip');
  await dialog.getByLabel('The same again').fill('lamp river otter tulip');
  await dialog.getByRole('checkbox', { name: 'I have understood this.' }).check();
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save file' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('Shop agency.hurdle');
  // Brought back, it asks for its passphrase.
  const path = await download.path();
  await page.goto('/#/exchange');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a workspace file' }).click();
  await (await choosing).setFiles(path);
  const question = page.getByRole('dialog');
  await question.getByLabel('Passphrase', { exact: true }).fill('lamp river otter tulip');
  await question.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('region', { name: 'Plans of the other workspace' })).toContainText('the same');
});
