/**
 * The page's speed in a real Chromium against the built local host: a plan of 200 lines x 120 months on its Budget
 * page, edits and moves by keyboard, each timed from the key press to the frame after the one that shows it, with
 * certain lines and with ten uncertain ones that are simulated while the keys go on; and the time from opening the
 * address in a fresh browser to the first page that can be used.
 */
import { type Browser, chromium, type Page } from '@playwright/test';
import type { Plan } from '../../models/plan/schema.ts';
import { buildIfStale } from '../../scripts/build.mjs';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { type Host, startHost } from '../e2e/host-fixture.ts';
import { bigPlan, withUncertainty } from './big-plan.ts';

/** Milliseconds from a key to the frame that shows its effect. */
export type KeyTimes = {
  readonly edits: readonly number[];
  readonly digits: readonly number[];
  readonly moves: readonly number[];
};

export type BrowserTimes = {
  readonly certain: readonly KeyTimes[];
  readonly simulated: readonly KeyTimes[];
  readonly firstUsable: readonly number[];
};

/** Each in a page of its own. */
const SESSIONS = 3;
const EDITS = 40;
const MOVES = 40;
const PAUSE = 120;
const OPENINGS = 5;

export async function timeBrowser(): Promise<BrowserTimes> {
  const quiet = () => undefined;
  const built = await buildIfStale(quiet);
  if (!built.ok) throw new Error(built.message);
  const found = await findBrowser(quiet);
  if (!found.ok) throw new Error(found.message);
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...root, '--disable-gpu', '--disable-background-networking'];
  const browser = await chromium.launch({ executablePath: found.path, args });
  const host = await startHost(browser);
  try {
    const certain: KeyTimes[] = [];
    const simulated: KeyTimes[] = [];
    for (let session = 0; session < SESSIONS; session += 1) {
      certain.push(await timeKeys(browser, host, bigPlan()));
      simulated.push(await timeKeys(browser, host, withUncertainty(bigPlan())));
    }
    return { certain, simulated, firstUsable: await timeOpenings(browser, host) };
  } finally {
    await browser.close();
    await host.stop();
  }
}

async function timeKeys(browser: Browser, host: Host, plan: Plan): Promise<KeyTimes> {
  const context = await browser.newContext({ ...viewport, storageState: host.cookies });
  const page = await context.newPage();
  await page.goto(host.origin);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const planId = await createPlan(page, plan);
  await page.goto(`${host.origin}/#/plan/${planId}/budget`);
  const grid = page.getByRole('grid');
  await grid.getByRole('rowheader', { name: 'Line r0', exact: true }).waitFor();
  await grid.focus();
  for (const key of ['Control+Home', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  await page.evaluate(watchKeys);
  for (let round = 0; round < EDITS; round += 1) {
    for (const digit of String(100 + round)) await pressAndWait(page, digit);
    await pressAndWait(page, 'Enter');
    await page.keyboard.press('ArrowUp');
    // The pace of somebody who types numbers: the simulation begins anew between them.
    await page.waitForTimeout(PAUSE);
  }
  for (let round = 0; round < MOVES; round += 1) await pressAndWait(page, 'ArrowDown');
  const times = await page.evaluate(() => Reflect.get(window, 'keyTimes') as [string, number][]);
  await context.close();
  const of = (key: string) => times.filter(([name]) => name === key).map(([, time]) => time);
  return { edits: of('Enter'), digits: of('digit'), moves: of('ArrowDown') };
}

const viewport = { viewport: { width: 1280, height: 800 }, locale: 'en-GB' } as const;

async function createPlan(page: Page, plan: Plan): Promise<string> {
  const body = JSON.stringify({
    method: 'plan.create',
    input: { from: { kind: 'plan', plan } },
  });
  return page.evaluate(async (text) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch('/api/call', { method: 'POST', headers, body: text });
    const answer = (await response.json()) as { ok: boolean; value: { planId: string } };
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer.value.planId;
  }, body);
}

/** Runs in the page: notes for each key the time until the frame that shows its effect has been handed over. */
function watchKeys(): void {
  const times: [string, number][] = [];
  Reflect.set(window, 'keyTimes', times);
  const watched = (event: KeyboardEvent) => {
    const key = /^[0-9]$/.test(event.key) ? 'digit' : event.key;
    if (key !== 'Enter' && key !== 'ArrowDown' && key !== 'digit') return;
    const began = performance.now();
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => times.push([key, performance.now() - began]);
      after.port2.postMessage(null);
    });
  };
  window.addEventListener('keydown', watched, true);
}

async function pressAndWait(page: Page, key: string): Promise<void> {
  const count = await page.evaluate(() => (Reflect.get(window, 'keyTimes') as unknown[]).length);
  await page.keyboard.press(key);
  await page.waitForFunction((before) => {
    const times: unknown = Reflect.get(window, 'keyTimes');
    return Array.isArray(times) && times.length > before;
  }, count);
}

async function timeOpenings(browser: Browser, host: Host): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < OPENINGS; round += 1) {
    // A context of its own has an empty cache: the first start of the day.
    const context = await browser.newContext({ ...viewport, storageState: host.cookies });
    const page = await context.newPage();
    const began = performance.now();
    await page.goto(host.origin);
    await page.getByRole('button', { name: 'New plan', exact: true }).waitFor();
    times.push(performance.now() - began);
    await context.close();
  }
  return times;
}
