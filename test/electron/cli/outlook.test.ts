/**
 * `hurdle outlook` end to end on a workspace with a machine of three years and actuals from a file: 1000 at the opening,
 * 500 a year approved; 1100 and 400 happened. Present values at 10 %, no tax.
 */
import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import { emptyFolder, hurdle } from './run-for-test.ts';

const at = emptyFolder();
const workspace = at('outlook.hurdle');

beforeAll(async () => {
  const plan = blankPlan('machine', 'Machine', '2024-01');
  const timeline = { ...plan.timeline, periodicity: 'year', periods: 3 };
  const lines = [
    {
      ...blankLine('l-build', 'build', 'Machine', 'investment'),
      entry: { type: 'series', values: [], opening: 1000 },
      investment: { book: { method: 'none' } },
    },
    {
      ...blankLine('l-sales', 'sales', 'Sales', 'revenue'),
      entry: { type: 'series', values: [500, 500, 500] },
    },
    {
      ...blankLine('l-rent', 'rent', 'Rent', 'fixed-cost'),
      entry: { type: 'series', values: [10, 10, 10] },
    },
  ];
  const targets = [
    { id: 't', name: 'Sales', code: '$revenue', year: 2024, baseline: 400, target: 600, challenge: 700 },
  ];
  const settings = { ...plan.settings, tax: { ...plan.settings.tax, rate: 0 } };
  writeFileSync(at('plan.json'), JSON.stringify({ ...plan, timeline, settings, lines, targets }));
  writeFileSync(
    at('actuals.csv'),
    'date,account,amount\n2023-12-15,build,1100\n2024-06-30,Sales,150\n2024-12-31,Sales,250\n',
  );
  await must('import', at('plan.json'), '--into', workspace);
  await must('actuals', 'import', at('actuals.csv'), '--workspace', workspace);
});

async function must(...words: readonly string[]): Promise<string> {
  const { exit, out, err } = await hurdle(...words);
  if (exit !== 0) throw new Error(`${words.join(' ')}: ${exit} ${err}`);
  return out;
}

describe('hurdle outlook', () => {
  it('prints one object with --json', async () => {
    const report = JSON.parse(await must('outlook', '--workspace', workspace, '--json'));
    expect(report.plan.name).toBe('Machine');
    expect(report.cutOver).toEqual({
      month: '2024-12',
      lastComplete: '2024-12',
      lastActual: '2024-12',
      given: false,
    });
    const annuity = 490 / 1.1 + 490 / 1.21 + 490 / 1.331;
    expect(report.returns.approved.npv).toBeCloseTo(annuity - 1000, 9);
    expect(report.returns.expected.npv).toBeCloseTo(annuity - 1100 - 100 / 1.1, 9);
    const sales = report.lines.find((line: { code: string }) => line.code === 'sales');
    expect(sales.values).toEqual([0, 400, 500, 500]);
    expect(report.targets[0]).toMatchObject({ outlook: 400, reached: 'baseline', flag: 'change-plan' });
  });

  it('prints a page of text in both languages, with what was assumed', async () => {
    const english = await must('outlook', '--workspace', workspace, '--plan', 'Machine');
    expect(english).toContain('Actuals to 2024-12, the last complete month, forecast after it.');
    expect(english).toMatch(/^Revenue +400 +1,000 +1,400 +1,500 +\(100\)/m);
    expect(english).toMatch(/^Outlay +1,000 +1,100 +100 +A +100 +-$/m);
    expect(english).toContain('Rent has no actuals: it is computed as in the plan (10 planned to date).');
    expect(english).toContain('below 80 %: change the plan');
    const chinese = await must('outlook', '--workspace', workspace, '--lang', 'zh');
    expect(chinese).toMatch(/^投资支出 +1,000 +1,100 +100 +A/m);
    expect(chinese).not.toMatch(/undefined|NaN|null/);
  });

  it('takes the month that is asked for', async () => {
    const report = JSON.parse(
      await must('outlook', '--workspace', workspace, '--cut-over', '2024-06', '--json'),
    );
    expect(report.cutOver).toMatchObject({ month: '2024-06', given: true });
    // 150 to June, and 184 of the 366 days of 2024 of the planned 500.
    const sales = report.lines.find((line: { code: string }) => line.code === 'sales');
    expect(sales.values[1]).toBeCloseTo(150 + (500 * 184) / 366, 9);
    expect(sales.toDate).toBe(150);
    expect(sales.referenceToDate).toBeCloseTo((500 * 182) / 366, 9);
  });

  it('rolls for the months that are asked for, beyond the plan too', async () => {
    const report = JSON.parse(await must('outlook', '--workspace', workspace, '--months', '42', '--json'));
    // 42 months from December 2024 reach into 2028, two years after the plan's last.
    expect(report.columns.map(({ state }: { state: string }) => state)).toEqual([
      'actual',
      'actual',
      'forecast',
      'forecast',
      'beyond',
      'beyond',
    ]);
  });

  it('tells two rates apart by percentage points', async () => {
    const text = await must('outlook', '--workspace', workspace);
    // The roots of -1000, 490, 490, 490 (22.0456 %) and of -1100, 390, 490, 490 (11.3683 %), by bisection apart from here.
    expect(text).toMatch(/^Internal rate of return +22\.05 % +11\.37 % +\(10\.68\) pp +A/m);
  });

  it('refuses wrong use in plain words', async () => {
    const cases: [string[], RegExp][] = [
      [['outlook'], /--workspace is needed/],
      [['outlook', '--workspace', at('none.hurdle')], /none\.hurdle/],
      [['outlook', '--workspace', workspace, '--plan', 'Other'], /no plan "Other"/],
      [['outlook', '--workspace', workspace, '--cut-over', 'June'], /2026-06/],
      [['outlook', '--workspace', workspace, '--months', '0'], /whole number from 1/],
      [['outlook', '--workspace', workspace, '--months', '2.5'], /whole number from 1/],
    ];
    for (const [words, message] of cases) {
      const { exit, err } = await hurdle(...words);
      expect(exit).toBe(2);
      expect(err).toMatch(message);
    }
  });
});
