import { chromium } from '@playwright/test';
import { line, columns, constant, formula, smallPlan } from '/work/main/test/models/appraisal/small-plan.ts';
const [,, address = ''] = process.argv;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking'] });
const context = await browser.newContext({ viewport: { width: 1280, height: 1500 } });
const page = await context.newPage();
page.setDefaultTimeout(15000);
page.on('console', (m) => { if (m.type() === 'error' || m.type()==='warning') console.log('console', m.type(), m.text()); });
page.on('pageerror', (e) => console.log('pageerror', e.message));
await page.goto(address);
await page.waitForTimeout(500);
const call = (method: string, input: unknown) => page.evaluate(async ([m, i]) => {
  const r = await fetch('/api/call', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ method: m, input: i }) });
  return r.json();
}, [method, input] as const);
const unc = (mean: number, sd: number) => ({ uncertainty: { type: 'value', distribution: { type: 'normal', mean, sd } } });
const plan = { ...smallPlan({ lines: [
  line('search', 'driver', constant(100_000), { label: 'Search spend', unit: 'CNY' }),
  line('social', 'driver', constant(100_000), { label: 'Social spend', unit: 'CNY' }),
  line('video', 'driver', constant(100_000), { label: 'Video spend', unit: 'CNY' }),
  line('rs', 'driver', constant(1300), { label: 'Search response' }),
  line('rv', 'driver', constant(900), { label: 'Video response' }),
  line('income', 'revenue', formula('rs * search ^ 0.5 + 800 * social ^ 0.5 + rv * video ^ 0.5'), { label: 'Income' }),
  line('spending', 'fixed-cost', formula('search + social + video'), { label: 'Spending' }),
] , settings: { displayUnit: 'thousand' } }), name: 'Channels' };
const r = await call('plan.create', { from: { kind: 'plan', plan } });
if (!r.ok) console.log(JSON.stringify(r).slice(0, 600));
await page.goto(`${new URL(address).origin}/#/plan/${r.value.planId}/portfolio?tab=optimise`);
await page.getByRole('heading', { level: 1 }).waitFor();
await page.waitForTimeout(800);
const shot = (name: string) => page.screenshot({ path: `/tmp/pf/${name}.png` });
await shot('o0');
for (const name of ['Search spend', 'Social spend', 'Video spend']) {
  await page.getByRole('combobox', { name: 'Add a decision' }).click();
  await page.getByRole('option', { name }).click();
}
await page.getByRole('button', { name: 'These add to …' }).click();
await page.getByRole('button', { name: 'Find the best' }).click();
await page.getByRole('button', { name: 'Use in the plan' }).waitFor();
await page.waitForTimeout(500);
await shot('o1');
await page.getByRole('button', { name: '7-2-1 guide' }).click();
for (const [g, n] of [['Proven, 70 %', 'Search spend'], ['Growing, 20 %', 'Social spend'], ['New, 10 %', 'Video spend']] as const) {
  await page.getByRole('combobox', { name: g }).click();
  await page.getByRole('option', { name: n }).click();
  await page.keyboard.press('Escape');
}
await shot('o2');
await page.getByRole('button', { name: 'Add the guide' }).click();
await page.getByRole('button', { name: 'Find the best' }).click();
await page.waitForTimeout(2500);
await shot('o3');
await browser.close();
