/**
 * What sections say before their numbers, and the tables of a feasibility study: against algebra on small plans, against
 * identities of the statements, and against the sample plans with a rate or a limit moved.
 */
import { describe, expect, it } from 'vitest';
import type { PackFacts } from '../../../../electron/packs/content/facts.ts';
import type { Cell } from '../../../../electron/packs/content/pack-content.ts';
import { appraise } from '../../../../models/appraisal/appraise.ts';
import type { SectionKind } from '../../../../models/plan/packs/pack-schema.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { templates } from '../../../../models/templates/templates.ts';
import { line, made, numbers, packOf, said, tableOf, untaxed } from './small-pack.ts';

function sample(id: string): Plan {
  const found = templates.find((each) => each.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found.build('plan', 'en');
}

/** Two years of 1,000 revenue and 600 cost, a loan of 300 with 30 and 15 interest, paid back by halves; no tax. */
function borrowed(): Plan {
  return untaxed(2, [
    line('sales', 'revenue', { type: 'constant', value: 1000 }),
    line('staff', 'fixed-cost', { type: 'constant', value: 600 }),
    line(
      'loan',
      'financing',
      { type: 'series', values: [], opening: 300 },
      { financing: { role: 'loan-draw' } },
    ),
    line('back', 'financing', { type: 'constant', value: 150 }, { financing: { role: 'loan-repayment' } }),
    line('interest', 'financing', { type: 'series', values: [30, 15] }, { financing: { role: 'interest' } }),
  ]);
}

describe('debt service', () => {
  it('covers interest by EBIT, and interest with repayments by EBITDA less tax', async () => {
    const { content } = await made(borrowed(), packOf('feasibility-study', ['funding']));
    const { rows } = tableOf(content, 'funding', 'Debt service');
    // 400 / 30, 400 / 15; 400 / (30 + 150), 400 / (15 + 150).
    const expected = [
      [13.3333, 26.6667],
      [2.2222, 2.4242],
    ];
    rows.forEach(({ cells }, row) => {
      numbers(cells).forEach((value, year) => {
        expect(value).toBeCloseTo(expected[row]?.[year] ?? Number.NaN, 4);
      });
    });
    expect(rows.flatMap(({ cells }) => numbers(cells))).toHaveLength(4);
    expect(said(content, 'funding')).toContain('interest cover is 13.33x and debt service cover 2.22x');
  });
});

describe('the finance chapter of a feasibility study', () => {
  it('lists revenue and total cost by line, and they leave the profit before tax', async () => {
    const plan = sample('furniture');
    const { content } = await made(plan, packOf('feasibility-study', ['cash-flows', 'sign-off']));
    const revenue = numbers(tableOf(content, 'cash-flows', 'Revenue by line').rows.at(-1)?.cells).at(-1) ?? 0;
    const cost = numbers(tableOf(content, 'cash-flows', 'Cost by line').rows.at(-1)?.cells).at(-1) ?? 0;
    const sum = (code: string): number =>
      appraise(plan)
        .evaluation.values(code)
        .reduce((all, each) => all + each, 0);
    // Profit before tax is EBIT less interest; a gain on disposals is in EBIT and no part of cost.
    expect(revenue - cost + sum('$disposal_gain')).toBeCloseTo(sum('$ebit') - sum('$interest'), 4);
    expect(content.sections.map(({ title }) => title)).toEqual([
      'Revenue, cost, profit and cash flow',
      'Conclusion and sign-off',
    ]);
    expect(said(content, 'sign-off')).toContain('Recommendation: Approve.');
  });

  it('discounts the flows of every year, and the last sum is the NPV', async () => {
    const plan = sample('premium-store');
    const { content } = await made(plan, packOf('feasibility-study', ['cash-flows']));
    const { rows } = tableOf(content, 'cash-flows', 'Free cash flow');
    const npv = appraise(plan).returns.postTax.withoutTerminal.npv ?? Number.NaN;
    const discounted = numbers(rows.find(({ cells }) => cells[0] === 'Discounted free cash flow')?.cells);
    const cumulated = numbers(rows.find(({ cells }) => cells[0] === 'Cumulative, discounted')?.cells);
    expect(discounted.at(-1)).toBeCloseTo(npv, 4);
    expect(discounted.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBeCloseTo(npv, 4);
    expect(cumulated.at(-1)).toBeCloseTo(npv, 4);
  });

  it('is no longer than it was in an investment paper', async () => {
    const { content } = await made(sample('furniture'), packOf('investment-paper', ['cash-flows']));
    expect(() => tableOf(content, 'cash-flows', 'Cost by line')).toThrow();
  });
});

describe('the verdict in words', () => {
  const kinds: readonly SectionKind[] = ['options', 'summary'];

  function limited(years: number): Plan {
    const plan = sample('premium-store');
    const discounting = { ...plan.settings.discounting, maxPaybackYears: years };
    return { ...plan, settings: { ...plan.settings, discounting } };
  }

  async function verdictOf(plan: Plan): Promise<Cell | undefined> {
    const { content } = await made(plan, packOf('investment-paper', ['options']));
    return tableOf(content, 'options', 'Options side by side').rows.at(-1)?.cells.at(-1);
  }

  it('says by what a case fails: a limit of one year is passed although NPV is positive', async () => {
    expect(await verdictOf(limited(2.5))).toBe('passes');
    expect(await verdictOf(limited(1))).toBe('fails: payback over the limit');
    const poor = withHurdle(sample('premium-store'), 0.9);
    expect(await verdictOf(poor)).toBe('fails: NPV below zero');
  });

  it('names the hurdle where NPV is discounted at another rate, and only there', async () => {
    const wacc = await made(sample('furniture'), packOf('investment-paper', kinds));
    expect(said(wacc.content, 'summary')).toMatch(/NPV at the hurdle of 12\.0\s% falls below zero when/);
    const same = await made(sample('premium-store'), packOf('investment-paper', kinds));
    expect(said(same.content, 'summary')).toMatch(/ NPV falls below zero when/);
  });

  it('does not recommend without a word what fails in most of the trials', async () => {
    const trials = { trials: 2000, seed: 1, method: 'latin-hypercube' as const };
    const risky = await made({ ...sample('agency'), simulation: trials }, packOf('investment-paper', kinds));
    expect(lossOf(risky.facts)).toBeGreaterThan(0.5);
    expect(said(risky.content, 'summary')).toContain('Mind: although NPV is positive as planned');
    const safe = await made(
      { ...sample('premium-store'), simulation: trials },
      packOf('investment-paper', kinds),
    );
    expect(lossOf(safe.facts)).toBeLessThan(0.5);
    expect(said(safe.content, 'summary')).not.toContain('Mind:');
  });
});

function withHurdle(plan: Plan, rate: number): Plan {
  const discounting = {
    ...plan.settings.discounting,
    rate: { mode: 'given' as const, rate },
    hurdle: rate,
  };
  return { ...plan, settings: { ...plan.settings, discounting } };
}

function lossOf({ simulation }: PackFacts): number {
  return simulation?.kind === 'done' ? simulation.summary.loss.share : Number.NaN;
}
