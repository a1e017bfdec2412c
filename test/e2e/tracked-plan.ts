/**
 * A sample plan with an approved baseline and a year of daily actuals (test/fixtures/daily-actuals.ts), made through the
 * host's own calls, for the browser tests of the pages that track.
 */
import type { Page } from '@playwright/test';
import type { Input } from '../../electron/contract/contract.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { dailyActuals, STORIES } from '../fixtures/daily-actuals.ts';
import { callHost } from './host-call.ts';

/** Gives the plan's id. */
export async function trackedPlan(page: Page, sample = 'premium-store'): Promise<string> {
  const from = { kind: 'template', templateId: sample, language: 'en' } as const;
  const { planId } = await callHost(page, 'plan.create', { from });
  await callHost(page, 'baseline.approve', { planId, name: 'Budget 2027', note: '', approvedBy: 'Board' });
  const { plan } = await callHost(page, 'plan.load', { planId });
  await callHost(page, 'actuals.add', { planId, name: 'A year', entries: entriesOf(plan, sample) });
  return planId;
}

export async function openPage(page: Page, planId: string, name: string): Promise<void> {
  await page.goto(`/#/plan/${planId}/${name}`);
}

function entriesOf(plan: Plan, sample: string): Input<'actuals.add'>['entries'] {
  const story = STORIES[sample];
  if (!story) throw new Error(`${sample} has no story`);
  const idOf = new Map(plan.lines.map(({ code, id }) => [code, id]));
  return dailyActuals(plan, story).map(({ day, code, minor, memo }) => ({
    day,
    lineId: idOf.get(code) ?? '',
    minor,
    memo,
  }));
}
