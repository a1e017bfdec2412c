/**
 * The import of a long Excel file as a user does it: chosen on the page Actuals of the built local host in a real Chromium,
 * looked at, imported, while the page's frames are watched. A tenth of the accounts have a rule, the rest goes to the queue.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { buildIfStale } from '../../../scripts/build.mjs';
import { findBrowser } from '../../../scripts/find-browser.mjs';
import { callHost } from '../../e2e/host-call.ts';
import { type Host, startHost } from '../../e2e/host-fixture.ts';
import { longWorkbook, ROWS } from './long-workbook.ts';
import { framesSeen, type Watched, watchFrames } from './watch-frames.ts';

export type ImportInPage = {
  readonly preview: Watched & { readonly milliseconds: number };
  readonly saving: Watched & { readonly milliseconds: number };
};

const PATIENCE = { timeout: 60_000 };

export async function importInPage(sessions: number): Promise<readonly ImportInPage[]> {
  const quiet = () => undefined;
  const built = await buildIfStale(quiet);
  if (!built.ok) throw new Error(built.message);
  const found = await findBrowser(quiet);
  if (!found.ok) throw new Error(found.message);
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...root, '--disable-gpu', '--disable-background-networking'];
  const folder = mkdtempSync(join(tmpdir(), 'hurdle-bench-'));
  const path = join(folder, 'ledger.xlsx');
  writeFileSync(path, longWorkbook().bytes);
  const browser = await chromium.launch({ executablePath: found.path, args });
  try {
    const measured: ImportInPage[] = [];
    for (let session = 0; session < sessions; session += 1) {
      const host = await startHost(browser);
      try {
        measured.push(await once(browser, host, path));
      } finally {
        await host.stop();
      }
    }
    return measured;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function once(browser: Browser, host: Host, path: string): Promise<ImportInPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    storageState: host.cookies,
  });
  const page = await context.newPage();
  await page.goto(host.origin);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const from = { kind: 'template', templateId: 'premium-store', language: 'en' } as const;
  const { planId } = await callHost(page, 'plan.create', { from });
  const { plan } = await callHost(page, 'plan.load', { planId });
  const cost = plan.lines.find(({ kind }) => kind === 'fixed-cost');
  if (!cost) throw new Error('the sample has no fixed cost');
  const rule = { id: 'r', match: 'starts' as const, account: '66010', lineId: cost.id, sign: 1 as const };
  await callHost(page, 'actuals.saveRules', { planId, rules: [rule] });
  await page.goto(`${host.origin}/#/plan/${planId}/actuals?view=import`);
  const choose = page.getByRole('button', { name: 'Choose a file' });
  await choose.waitFor();
  // What opening the page costs is over.
  await page.waitForTimeout(1000);

  await watchFrames(page);
  const chooser = page.waitForEvent('filechooser');
  await choose.click();
  const began = performance.now();
  await (await chooser).setFiles(path);
  const importIt = page.getByRole('button', { name: 'Import', exact: true });
  await importIt.waitFor(PATIENCE);
  const read = performance.now() - began;
  await page.waitForTimeout(300);
  const preview = { ...(await framesSeen(page)), milliseconds: read };

  await watchFrames(page);
  const pressed = performance.now();
  await importIt.click();
  await page.getByRole('grid', { name: 'Actuals by line and time' }).waitFor(PATIENCE);
  const saved = performance.now() - pressed;
  await page.waitForTimeout(1000);
  const saving = { ...(await framesSeen(page)), milliseconds: saved };
  const { entries } = await callHost(page, 'actuals.summary', { planId });
  if (entries !== ROWS) throw new Error(`${entries} entries were imported`);
  await context.close();
  return { preview, saving };
}
