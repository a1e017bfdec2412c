/**
 * `hurdle warnings` end to end on a workspace with a marketing line of 70 a week: as planned in the first weeks, 30 % over
 * in the third.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import { dayText } from '../../../models/tracking/calendar/day.ts';
import { emptyFolder, hurdle } from './run-for-test.ts';

const at = emptyFolder();
const calm = at('calm.hurdle');
const alarmed = at('alarmed.hurdle');

beforeAll(async () => {
  const plan = blankPlan('shop', 'Shop', '2026-01');
  const lines = [
    {
      ...blankLine('l-ads', 'ads', 'Marketing', 'variable-cost'),
      entry: { type: 'series', values: [310, 280] },
    },
  ];
  const rule = {
    id: 'r-1',
    name: 'Marketing over budget',
    when: 'actual(ads) / plan(ads)',
    unit: 'percent',
    grain: 'week',
    direction: 'above',
    red: { value: 1.2, run: 1 },
    owner: 'Li',
  };
  const broken = { ...rule, id: 'r-2', name: 'Broken', when: 'actual(add)' };
  const timeline = { ...plan.timeline, periods: 2 };
  const file = { ...plan, timeline, lines, warnings: [rule, broken] };
  writeFileSync(at('plan.json'), JSON.stringify(file));
  const calmRows = 'date,account,amount\n2026-01-05,ads,70\n2026-01-18,ads,70\n';
  writeFileSync(at('calm.csv'), calmRows);
  writeFileSync(at('alarmed.csv'), `${calmRows}2026-01-25,ads,91\n`);
  for (const [workspace, csv] of [
    [calm, 'calm.csv'],
    [alarmed, 'alarmed.csv'],
  ] as const) {
    await hurdle('import', at('plan.json'), '--into', workspace);
    await hurdle('actuals', 'import', at(csv), '--workspace', workspace);
  }
});

describe('hurdle warnings', () => {
  it('ends with exit code 3 when a rule is red, and says which, since when and by how much', async () => {
    const { exit, out } = await hurdle('warnings', '--workspace', alarmed);
    expect(exit).toBe(3);
    expect(out).toMatch(
      /■ red\s+Marketing over budget\s+\(plan\)\s+130.0 %\s+–\s+120.0 %\s+1 of 1\s+2026-01-19\s+2026-01-25\s+by week/,
    );
    expect(out).toContain("Broken cannot be evaluated: There is no line 'add'. Did you mean ads?");
  });

  it('tells of a sum that runs on from which month it is red, not where the sum begins', async () => {
    const plan = JSON.parse(readFileSync(at('plan.json'), 'utf8'));
    const [rule] = plan.warnings;
    const running = { ...rule, grain: 'year-to-date', red: { value: 1.1, run: 1 } };
    writeFileSync(at('running.json'), JSON.stringify({ ...plan, warnings: [running] }));
    // January 300 of 310, with February 700 of 590: 118.6 %.
    writeFileSync(at('running.csv'), 'date,account,amount\n2026-01-31,ads,300\n2026-02-28,ads,400\n');
    await hurdle('import', at('running.json'), '--into', at('running.hurdle'));
    await hurdle('actuals', 'import', at('running.csv'), '--workspace', at('running.hurdle'));
    const { out } = await hurdle('warnings', '--workspace', at('running.hurdle'));
    expect(out).toMatch(/■ red .* 118\.6 % .* 2026-02-01\s+2026-02-28\s+year to date/);
  });

  it('ends with 0 when none is', async () => {
    const { exit, out } = await hurdle('warnings', '--workspace', calm, '--lang', 'zh');
    expect(exit).toBe(0);
    expect(out).toContain('● 绿');
  });

  it('prints one object with --json', async () => {
    const { exit, out } = await hurdle('warnings', '--workspace', alarmed, '--json');
    expect(exit).toBe(3);
    const report = JSON.parse(out);
    expect(report.plan.name).toBe('Shop');
    expect(report.counts).toEqual({ red: 1, yellow: 0, green: 0, none: 0 });
    expect(report.rules[0].lights[0].explanation.value).toBeCloseTo(1.3, 12);
    expect(dayText(report.rules[0].lights[0].since.from)).toBe('2026-01-19');
    expect(report.rules[1].problems[0]).toMatchObject({
      field: 'when',
      code: 'unknown-name',
      start: 7,
      end: 10,
    });
  });

  it('needs a workspace', async () => {
    const { exit, err } = await hurdle('warnings');
    expect(exit).toBe(2);
    expect(err).toContain('--workspace');
  });
});
