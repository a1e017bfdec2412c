/**
 * The page's speed in a real Chromium against the built local host: a plan of 200 lines x 120 months on its Budget
 * page, edits and moves by keyboard, each timed from the key press to the frame after the one that shows it; and the
 * time from opening the address in a fresh browser to the first page that can be used.
 */
import { type Browser, chromium, type Page } from '@playwright/test';
import { buildIfStale } from '../../scripts/build.mjs';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { type Host, startHost } from '../e2e/host-fixture.ts';
import { bigPlan } from './big-plan.ts';

export type BrowserTimes = {
  readonly edits: readonly number[];
  readonly moves: readonly number[];
  readonly firstUsable: readonly number[];
};

const EDITS = 60;
const MOVES = 60;
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
    const { edits, moves } = await timeKeys(browser, host);
    return { edits, moves, firstUsable: await timeOpenings(browser, host) };
  } finally {
    await browser.close();
    await host.stop();
  }
}

async function timeKeys(browser: Browser, host: Host): Promise<Omit<BrowserTimes, 'firstUsable'>> {
  const context = await browser.newContext({ ...viewport, storageState: host.cookies });
  const page = await context.newPage();
  await page.goto(host.origin);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const planId = await createPlan(page);
  await page.goto(`${host.origin}/#/plan/${planId}/budget`);
  const grid = page.getByRole('grid');
  await grid.getByRole('rowheader', { name: 'Line r0', exact: true }).waitFor();
  await grid.focus();
  for (const key of ['Control+Home', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  await page.evaluate(watchKeys);
  for (let round = 0; round < EDITS; round += 1) {
    await page.keyboard.type(String(100 + round));
    await pressAndWait(page, 'Enter', round + 1);
    await page.keyboard.press('ArrowUp');
  }
  for (let round = 0; round < MOVES; round += 1) await pressAndWait(page, 'ArrowDown', EDITS + round + 1);
  const times = await page.evaluate(() => Reflect.get(window, 'keyTimes') as [string, number][]);
  await context.close();
  const of = (key: string) => times.filter(([name]) => name === key).map(([, time]) => time);
  return { edits: of('Enter'), moves: of('ArrowDown') };
}

const viewport = { viewport: { width: 1280, height: 800 }, locale: 'en-GB' } as const;

async function createPlan(page: Page): Promise<string> {
  const body = JSON.stringify({
    method: 'plan.create',
    input: { from: { kind: 'plan', plan: bigPlan() } },
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
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    const { key } = event;
    const began = performance.now();
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => times.push([key, performance.now() - began]);
      after.port2.postMessage(null);
    });
  };
  window.addEventListener('keydown', watched, true);
}

async function pressAndWait(page: Page, key: string, count: number): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForFunction((wanted) => {
    const times: unknown = Reflect.get(window, 'keyTimes');
    return Array.isArray(times) && times.length >= wanted;
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
