/** Board pack: described on its page, made into files, known again when they come back; and the web page by itself. */
import { copyFileSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import type { PackForm } from '../../electron/contract/packs/pack-calls.ts';
import { packFromTemplate } from '../../models/plan/packs/pack-templates.ts';
import { callHost } from './host-call.ts';
import { expect, test } from './host-fixture.ts';
import { openPage } from './tracked-plan.ts';
import { expectAccessible, fromSample, press } from './workspace-page.ts';

const sections = (page: Page) => page.getByRole('navigation', { name: 'Sections' });
const pages = (page: Page) => page.getByRole('region', { name: 'Pages' });
/** Their names without the numbers before them. */
const names = (page: Page) =>
  sections(page)
    .getByRole('listitem')
    .evaluateAll((rows) => rows.map((row) => (row.textContent ?? '').replace(/^\d+/, '')));

/** One red point as PNG: IHDR, IDAT and IEND with their lengths and check sums (ISO/IEC 15948, 5.3). */
const POINT = Buffer.from(
  '89504e470d0a1a0a0000000d494844520000000100000001080200000090' +
    '7753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082',
  'hex',
);

/** A small pack of the agency's plan, stored, with its page open. */
async function withPack(page: Page): Promise<string> {
  const planId = await fromSample(page, 'Shop agency');
  const pack = packFromTemplate('investment-paper', { id: 'paper', name: 'Paper', language: 'en' });
  const kept = ['summary', 'cash-flows', 'returns'];
  const item = { ...pack, sections: pack.sections.filter(({ kind }) => kept.includes(kind)) };
  const change = { type: 'put-part', part: { list: 'packs', item }, index: 0 } as const;
  await callHost(page, 'plan.change', { planId, baseSeq: 0, clientId: 'test', label: 'Pack', change });
  await openPage(page, planId, 'pack');
  await expect(pages(page).getByRole('heading', { name: 'Shop agency' })).toBeVisible({ timeout: 30_000 });
  return planId;
}

/** The forms of the pack, made by the button; gives the paths of the downloads by form. */
async function make(page: Page, forms: readonly PackForm[]): Promise<ReadonlyMap<string, string>> {
  await page.getByRole('button', { name: 'All four forms' }).click();
  for (const [form, label] of [
    ['pdf', 'PDF'],
    ['pptx', 'PowerPoint'],
    ['xlsx', 'Excel'],
    ['html', 'Web page'],
  ] as const) {
    if (!forms.includes(form)) await page.getByRole('checkbox', { name: label }).uncheck();
  }
  await press(page, 'Escape');
  const arrived: Promise<readonly [string, string]>[] = [];
  page.on('download', (download) => {
    const form = download.suggestedFilename().split('.').at(-1) ?? '';
    arrived.push(download.path().then((path) => [form, path] as const));
  });
  await page.getByRole('button', { name: 'Make pack' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The pack was made' })).toBeVisible({
    timeout: 50_000,
  });
  await expect.poll(() => arrived.length).toBe(forms.length);
  return new Map(await Promise.all(arrived));
}

test('a pack is begun from a template, its sections moved, left out, added and commented, and all of it undone', async ({
  page,
}) => {
  await fromSample(page, 'Shop agency', 'pack');
  await expect(page.getByText('A pack is what executives read')).toBeVisible();
  await page.getByRole('button', { name: 'New pack' }).click();
  await page.getByRole('menuitem', { name: /^Monthly report/ }).click();
  await expect(pages(page).getByRole('heading', { name: 'Shop agency' })).toBeVisible({ timeout: 30_000 });
  const first = await names(page);
  expect(first.slice(0, 3)).toEqual([
    'Early-warning lights',
    'Actual against plan',
    'From planned to actual profit',
  ]);

  const moved = sections(page)
    .getByRole('button', { name: /Early-warning lights$/ })
    .first();
  await moved.focus();
  await press(page, 'Alt+ArrowDown');
  await expect.poll(() => names(page)).toEqual([first[1], first[0], ...first.slice(2)]);
  await expect(sections(page).getByText('Early-warning lights is now number 2 of 6.')).toBeAttached();
  await expect(moved).toBeFocused();
  await press(page, 'Control+z');
  await expect.poll(() => names(page)).toEqual(first);

  await sections(page).getByRole('button', { name: 'Leave Outlook out' }).focus();
  await press(page, 'Enter');
  await expect.poll(() => names(page)).toEqual(first.filter((name) => name !== 'Outlook'));
  await expect(sections(page).getByRole('button', { name: /\d Open actions$/ })).toBeFocused();
  await sections(page).getByRole('button', { name: 'Add a section' }).click();
  await page.getByRole('menuitem', { name: 'Summary' }).click();
  await expect.poll(() => names(page)).toContain('Summary');

  await page.getByRole('textbox', { name: 'Your comment' }).fill('We go on <b>as planned</b>.');
  await press(page, 'Control+Enter');
  await expect(pages(page).getByText('We go on <b>as planned</b>.')).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
});

test('files are made, stand in the list, and are known again or found changed', async ({ page }) => {
  await withPack(page);
  const files = await make(page, ['html', 'pptx']);
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: 'Web page' }) });
  await expect(row.getByRole('button', { name: 'PowerPoint' })).toBeVisible();
  const html = readFileSync(files.get('html') ?? '');
  const check = async (name: string, buffer: Buffer): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Check a file' }).click();
    await (await chooser).setFiles({ name, mimeType: 'text/html', buffer });
  };
  const dialog = page.getByRole('dialog', { name: 'Check of a pack' });
  await check('pack.html', html);
  await expect(dialog).toContainText('Byte for byte the file that was handed over.', { timeout: 20_000 });
  await expect(dialog).toContainText('The model still says the same');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  await check('pack.html', Buffer.concat([html, Buffer.from('<!-- -->')]));
  await expect(dialog).toContainText('Made here, but changed since it was handed over.', { timeout: 20_000 });
});

test('the web page stands alone: no request, no error, every headline number explained by click and by key', async ({
  page,
  context,
}, testInfo) => {
  await withPack(page);
  const path = testInfo.outputPath('pack.html');
  copyFileSync((await make(page, ['html'])).get('html') ?? '', path);
  const problems: string[] = [];
  const requests: string[] = [];
  const alone = await context.newPage();
  alone.on('console', (message) => void (message.type() === 'error' ? problems.push(message.text()) : null));
  alone.on('pageerror', (error) => void problems.push(String(error)));
  alone.on('request', (request) => void requests.push(request.url()));
  await context.setOffline(true);
  await alone.goto(pathToFileURL(path).href);
  await expect(alone.getByRole('heading', { level: 1 })).toHaveText('Shop agency');
  const links = alone.locator('.headline a.explained');
  expect(await links.count()).toBeGreaterThan(4);
  for (const link of await links.all()) {
    const target = alone.locator((await link.getAttribute('href')) ?? '');
    await link.click();
    await expect(target.getByRole('link', { name: 'Close' })).toBeInViewport();
    await target.getByRole('link', { name: 'Close' }).click();
    await expect(target.getByRole('link', { name: 'Close' })).toBeHidden();
  }
  await links.first().focus();
  await press(alone, 'Enter');
  const opened = alone.locator((await links.first().getAttribute('href')) ?? '');
  await expect(opened).toBeInViewport();
  await expect(opened).toContainText('NPV = ');
  await opened.getByRole('link', { name: 'Close' }).focus();
  await press(alone, 'Enter');
  await expect(opened.getByRole('link', { name: 'Close' })).toBeHidden();

  const spot = alone.locator('.spot').nth(3);
  await expect(spot.locator('.tip')).toBeHidden();
  await spot.hover();
  await expect(spot.locator('.tip')).toBeVisible();
  await alone.mouse.move(0, 0);
  await expect(spot.locator('.tip')).toBeHidden();
  await alone.locator('.spot').nth(2).focus();
  await press(alone, 'Tab');
  await expect(spot.locator('.tip')).toBeVisible();

  await expectAccessible(alone);
  await alone.emulateMedia({ media: 'print' });
  await expect(alone.locator('details').first()).toBeHidden();
  await expect(alone.getByRole('navigation', { name: 'Contents' })).toBeHidden();
  expect(problems).toEqual([]);
  // Itself, and the font and pictures inside it.
  expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
  await context.setOffline(false);
});

test('a making is cancelled, and leaves nothing', async ({ page }) => {
  const planId = await withPack(page);
  let downloads = 0;
  page.on('download', () => {
    downloads += 1;
  });
  await page.getByRole('button', { name: 'Make pack' }).click();
  const cancel = page.getByRole('group', { name: 'Making Paper' }).getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeFocused();
  await press(page, 'Enter');
  await expect(page.getByText('Cancelled. Nothing was written.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'Make pack' })).toBeFocused();
  expect((await callHost(page, 'packs.issues', { planId })).issues).toEqual([]);
  expect(downloads).toBe(0);
});

test('what is typed is not lost: another window writes there too, and the page is left in the middle', async ({
  page,
}) => {
  const planId = await withPack(page);
  const comment = page.getByRole('textbox', { name: 'Your comment' });
  await comment.fill('Mine');
  const { plan, seq: baseSeq } = await callHost(page, 'plan.load', { planId });
  const item = plan.packs?.[0];
  if (!item) throw new Error('the plan has no pack');
  const theirs = item.sections.map((each, index) => (index === 0 ? { ...each, comment: 'Theirs' } : each));
  const part = { list: 'packs', item: { ...item, sections: theirs } } as const;
  const change = { type: 'put-part', part, index: 0 } as const;
  await callHost(page, 'plan.change', { planId, baseSeq, clientId: 'other', label: 'Other', change });
  await expect(page.getByText('Another window has written here meanwhile: “Theirs”.')).toBeVisible();
  await expect(comment).toHaveValue('Mine');
  await comment.press('Escape');
  await expect(comment).toHaveValue('Theirs');
  await expect(comment).toBeFocused();
  await comment.fill('Mine after all');
  await openPage(page, planId, 'returns');
  await expect(comment).toBeHidden();
  await expect(page.getByText('All changes saved')).toBeVisible();
  await page.reload();
  await openPage(page, planId, 'pack');
  await expect(comment).toHaveValue('Mine after all');
});

test('the look of a pack: a colour is typed, what only looks like a picture is refused, who signs comes and goes by keys', async ({
  page,
}) => {
  await withPack(page);
  await page.getByRole('button', { name: 'Whole pack' }).click();
  const colour = page.getByRole('textbox', { name: 'Main colour' });
  await colour.fill('#336699');
  await press(page, 'Enter');
  // Only a pack with colours of its own can go back to the usual ones.
  await expect(page.getByRole('button', { name: "Hurdle's own colours" })).toBeVisible();
  await expect(colour).toHaveValue('#336699');

  const logo = page.getByRole('complementary', { name: 'What is said and set' }).locator('input[type=file]');
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  for (const buffer of [Buffer.from(svg), POINT.subarray(0, 50)]) {
    await logo.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer });
    await expect(page.getByRole('alert')).toHaveText(
      'logo.png is not a whole PNG or JPEG picture. Choose another file.',
    );
    await logo.setInputFiles({ name: 'logo.jpg', mimeType: 'image/jpeg', buffer: POINT });
    // What it is, not what it is called.
    await expect(page.getByRole('img', { name: 'Logo' })).toHaveAttribute('src', /^data:image\/png;base64,/);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Choose a picture' })).toBeFocused();
  }

  await page.getByRole('button', { name: 'Add a signatory' }).focus();
  await press(page, 'Enter');
  await expect(page.getByRole('textbox', { name: 'Role 5' })).toBeFocused();
  await page.keyboard.type('Audit');
  await press(page, 'Enter');
  await press(page, 'Tab');
  await expect(page.getByRole('textbox', { name: 'Role 5' })).toHaveValue('Audit');
  await page.getByRole('button', { name: 'Remove signatory 5' }).focus();
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: 'Add a signatory' })).toBeFocused();
  await expectAccessible(page);
});
