import { chromium } from '@playwright/test';
import { blankLine, blankPlan } from '/work/main/models/plan/blank.ts';
import { line, columns, constant, formula, smallPlan } from '/work/main/test/models/appraisal/small-plan.ts';
import type { Plan } from '/work/main/models/plan/schema.ts';

const [,, address = '', mode = 'all'] = process.argv;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking'] });
const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
const page = await context.newPage();
page.on('console', (m) => { if (m.type() === 'error' || m.type()==='warning') console.log('console', m.type(), m.text()); });
page.on('pageerror', (e) => console.log('pageerror', e.message));
await page.goto(address);
await page.waitForTimeout(500);
const call = (method: string, input: unknown) => page.evaluate(async ([m, i]) => {
  const r = await fetch('/api/call', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ method: m, input: i }) });
  return r.json();
}, [method, input] as const);
function project(name: string, opening: number, y1: number, income: readonly number[]): Plan {
  return { ...smallPlan({ lines: [
    line('site', 'investment', columns(opening, 0, y1), { label: 'Site', investment: { book: { method: 'none' } } }),
    line('income', 'revenue', columns(0, ...income), { label: 'Income' }),
  ], settings: { displayUnit: 'thousand' } }), name };
}
const specs: [string, number, number, number[]][] = [
  ['New warehouse in the north', 900_000, 300_000, [0, 600_000, 700_000, 700_000, 700_000]],
  ['Store app', 500_000, 0, [200_000, 250_000, 250_000, 250_000, 200_000]],
  ['Delivery fleet', 400_000, 250_000, [200_000, 250_000, 250_000, 250_000, 300_000]],
  ['Loyalty scheme', 450_000, 0, [180_000, 200_000, 220_000, 220_000, 180_000]],
  ['Packing robots', 700_000, 100_000, [150_000, 250_000, 300_000, 300_000, 300_000]],
];
export const ids: string[] = [];
for (const [name, a, b, income] of specs) {
  const r = await call('plan.create', { from: { kind: 'plan', plan: project(name, a, b, income) } });
  if (!r.ok) console.log(JSON.stringify(r).slice(0, 400)); else ids.push(r.value.planId);
}
const shot = (name: string, full = false) => page.screenshot({ path: `/tmp/pf/${name}.png`, fullPage: full });
await page.goto(`${new URL(address).origin}/#/plan/${ids[0]}/portfolio`);
await page.getByRole('heading', { level: 1 }).waitFor();
await page.waitForTimeout(1500);
await shot('a1');
const budget = page.getByRole('textbox', { name: 'Budget 2026' });
await budget.fill('1500000'); await budget.press('Enter');
await page.waitForTimeout(800);
await shot('a2');
const b2 = page.getByRole('textbox', { name: 'Budget 2027' });
await b2.fill('300000'); await b2.press('Enter');
await page.waitForTimeout(1500);
await page.setViewportSize({ width: 1280, height: 1400 });
await page.waitForTimeout(500);
await shot('a3');
await browser.close();
