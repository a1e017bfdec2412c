/**
 * `hurdle variance` end to end: a shop whose figures are worked out by hand, and a year of invented daily actuals of the
 * premium store, in which the overruns that were planted have to be found in the right months.
 */
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  profitBridgeSchema,
  varianceReportSchema,
} from '../../../electron/contract/tracking/variance-calls.ts';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import type { Kind } from '../../../models/plan/schema.ts';
import { premiumStore } from '../../../models/templates/premium-store.ts';
import { actualsCsv, dailyActuals, STORIES } from '../../fixtures/daily-actuals.ts';
import { emptyFolder, hurdle } from './run-for-test.ts';

const PATIENCE = 120_000;
const answerSchema = varianceReportSchema.extend({
  plan: z.strictObject({ id: z.string(), name: z.string() }),
  bridge: profitBridgeSchema,
});

async function must(...argv: readonly string[]): Promise<string> {
  const { exit, out, err } = await hurdle(...argv);
  if (exit !== 0) throw new Error(`${argv.join(' ')}: ${err}`);
  return out;
}

/** A workspace with one plan and its actuals. */
async function workspaceOf(plan: unknown, csv: string): Promise<string> {
  const at = emptyFolder();
  const workspace = at('work.hurdle');
  writeFileSync(at('plan.json'), JSON.stringify(plan));
  writeFileSync(at('actuals.csv'), csv);
  await must('import', at('plan.json'), '--into', workspace);
  await must('actuals', 'import', at('actuals.csv'), '--workspace', workspace);
  return workspace;
}

function shop(): unknown {
  const line = (code: string, kind: Kind, value: number) => ({
    ...blankLine(`l-${code}`, code, `The ${code}`, kind),
    entry: { type: 'constant' as const, value },
  });
  const plan = blankPlan('shop', 'Shop', '2026-01');
  return {
    ...plan,
    timeline: { ...plan.timeline, periods: 12 },
    lines: [
      line('sales', 'revenue', 1000),
      line('goods', 'variable-cost', 400),
      line('rent', 'fixed-cost', 300),
    ],
  };
}

const CSV = [
  'Date,Account,Amount',
  ...['2026-01-31,sales,1100', '2026-01-31,goods,450.25', '2026-01-02,rent,300'],
  ...['2026-02-28,sales,900', '2026-02-28,goods,390', '2026-02-02,rent,345'],
].join('\n');

describe('variance', () => {
  it('gives the report of the last closed month as JSON, with the bridge', async () => {
    const workspace = await workspaceOf(shop(), CSV);
    const report = answerSchema.parse(JSON.parse(await must('variance', '--workspace', workspace, '--json')));
    expect([report.month, report.lastClosed, report.yearFrom]).toEqual(['2026-02', '2026-02', '2026-01']);
    const rent = report.rows.find(({ code }) => code === 'rent');
    expect(rent?.month).toMatchObject({ actual: 345_00, plan: 300_00, light: 'red' });
    expect(rent?.yearToDate.againstPlan).toEqual({ amount: 45_00, percent: 0.075, effect: 'A' });
    // Two months as they were, ten as planned.
    expect(rent?.fullYear.actual).toBe(645_00 + 3000_00);
    // Sales 900 of 1,000: goods 360 at that; 100 less sales, 40 less goods.
    expect(report.bridge).toMatchObject({ plan: 300_00, flexed: 240_00, actual: 165_00 });
    expect(report.bridge.bars.map(({ step, amount }) => [step, amount])).toEqual([
      ['sales-unsplit', -60_00],
      ['cost-unsplit', -30_00],
      ['fixed-cost', -45_00],
    ]);
  });

  it('prints tables in both languages, of the month that is asked for', async () => {
    const workspace = await workspaceOf(shop(), CSV);
    const english = await must('variance', '--workspace', workspace, '--plan', 'Shop', '--month', '2026-01');
    expect(english).toContain('No baseline is approved');
    // 450.25 against 400: 12.6 %, adverse and red; against 440 at the sales reached 2.3 %.
    expect(english).toMatch(/The goods +450\.25 +400\.00 +440\.00 +50\.25 +12\.6 % +A ■ +all revenue/);
    expect(english).toMatch(/EBITDA +349\.75 +300\.00 /);
    const flexed = await must('variance', '--workspace', workspace, '--month', '2026-01', '--flexed');
    expect(flexed).toMatch(/The goods +450\.25 +400\.00 +440\.00 +10\.25 +2\.3 % +A ● +all revenue/);
    const matters = await must('variance', '--workspace', workspace, '--matters', '--month', '2026-01');
    expect(matters).not.toContain('The rent');
    expect(matters).toContain('1 line within the thresholds left out');
    const chinese = await must('variance', '--workspace', workspace, '--lang', 'zh');
    expect(chinese).toContain('息税折旧摊销前利润');
  });

  it('refuses what it cannot do, in plain words', async () => {
    const workspace = await workspaceOf(shop(), CSV);
    const refusal = async (...argv: readonly string[]) => {
      const { exit, err } = await hurdle('variance', ...argv);
      return `${exit} ${err}`;
    };
    expect(await refusal()).toMatch(/^2 .*--workspace is needed/);
    expect(await refusal('--workspace', workspace, '--month', 'March')).toMatch(/^2 .*not "March"/);
    expect(await refusal('--workspace', workspace, '--month', '2026-04')).toMatch(
      /^2 .*nothing to compare in 2026-04/,
    );
    expect(await refusal('--workspace', workspace, '--plan', 'None')).toMatch(/^2 .*no plan "None"/);
  });
});

describe('a year of the premium store', () => {
  it(
    'shows the planted overruns in their months, and the bridge where they come from',
    async () => {
      const plan = premiumStore('store', 'en');
      const story = STORIES['premium-store'];
      if (!story) throw new Error('no story');
      const workspace = await workspaceOf(plan, actualsCsv(dailyActuals(plan, story)));
      const at = async (month: string) =>
        answerSchema.parse(
          JSON.parse(
            await must('variance', '--workspace', workspace, '--month', month, '--flexed', '--json'),
          ),
        );
      const lightOf = async (code: string, month: string) =>
        (await at(month)).rows.find((row) => row.code === code)?.month.light;
      // Paid traffic a third dearer for eight weeks from 5 April, against the visits that came.
      expect(
        await Promise.all(
          ['2027-03', '2027-04', '2027-05', '2027-06'].map((month) => lightOf('paid_marketing', month)),
        ),
      ).toEqual([...['green', 'red', 'red', 'green']]);
      // Fewer visitors order from 7 June: conversion takes GMV down, and the sales bars of the bridge show it as volume.
      const july = await at('2027-07');
      const step = (name: string) => july.bridge.bars.find((bar) => bar.step === name)?.amount ?? 0;
      const quantity = step('sales-quantity');
      expect(quantity).toBeLessThan(0);
      expect(Math.abs(quantity)).toBeGreaterThan(5 * Math.abs(step('sales-price')));
      expect(july.rows.find(({ code }) => code === 'sales')?.flexedBy).toMatchObject({
        type: 'volume',
        code: 'orders',
      });
      expect(july.rows.find(({ code }) => code === 'sales')?.yearToDate.againstPlan?.effect).toBe('A');
    },
    PATIENCE,
  );
});
