/**
 * The sample plans that the application offers: whole, free of errors, the same in both languages, and equal in
 * every row and metric to the independent month-by-month models of hand-models.ts, to 1e-6 relative.
 */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../models/appraisal/appraise.ts';
import type { Appraisal } from '../../models/appraisal/types.ts';
import { parsePlan } from '../../models/plan/parse-plan.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { templates } from '../../models/templates/templates.ts';
import type { Language } from '../../models/templates/write-line.ts';
import { agencyByHand, furnitureByHand, type HandModel, premiumStoreByHand } from './hand-models.ts';

const HAND: Readonly<Record<string, () => HandModel>> = {
  'premium-store': premiumStoreByHand,
  furniture: furnitureByHand,
  agency: agencyByHand,
};

const HAN = /\p{Script=Han}/u;

function sample(id: string, language: Language): Plan {
  const template = templates.find((candidate) => candidate.id === id);
  if (!template) throw new Error(`no sample ${id}`);
  // Through JSON, as a file would bring it.
  const parsed = parsePlan(JSON.parse(JSON.stringify(template.build(`sample-${id}`, language))));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function near(actual: number | null | undefined, expected: number, what: string): void {
  const value = actual ?? Number.NaN;
  const allowed = 1e-6 * Math.max(Math.abs(value), Math.abs(expected), 1e-3);
  expect(Math.abs(value - expected), `${what}: ${value}, by hand ${expected}`).toBeLessThanOrEqual(allowed);
}

/** Rows are compared to 1e-6 of each cell; a cell near zero to 1e-9 of the largest of its row. */
function nearRow(actual: Float64Array, expected: readonly number[], what: string): void {
  expect(actual.length, what).toBe(expected.length);
  const floor = 1e-9 * Math.max(...expected.map(Math.abs), 1e-6);
  expected.forEach((value, column) => {
    const found = actual[column] ?? Number.NaN;
    const allowed = Math.max(1e-6 * Math.abs(value), floor);
    expect(Math.abs(found - value), `${what}[${column}]: ${found}, by hand ${value}`).toBeLessThanOrEqual(
      allowed,
    );
  });
}

const years = (payback: Appraisal['headline']['payback']): number | null =>
  payback.kind === 'reached' ? payback.years : null;

function texts(plan: Plan): readonly string[] {
  const { lines } = plan;
  const said = lines.flatMap((line) => [line.label, line.group, line.owner, line.source, line.note]);
  return [plan.name, plan.description, ...said].filter((text) => text !== '');
}

describe('the sample plans', () => {
  it('have an independent model each', () => {
    expect(templates.map(({ id }) => id).toSorted()).toEqual(Object.keys(HAND).toSorted());
  });
});

for (const [id, byHand] of Object.entries(HAND)) {
  describe(`the sample ${id}`, () => {
    it('is a plan of 36 months that has no error and whose check rows are all zero', () => {
      const appraisal = appraise(sample(id, 'en'));
      expect(appraisal.plan.timeline).toMatchObject({ periodicity: 'month', periods: 36 });
      expect(appraisal.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(appraisal.checks.length).toBeGreaterThanOrEqual(6);
      for (const check of appraisal.checks) expect(check, check.code).toMatchObject({ ok: true });
      expect(appraisal.ok).toBe(true);
    });

    it('gives the same bits in both languages, label for label translated', () => {
      const english = sample(id, 'en');
      const chinese = sample(id, 'zh');
      const bare = (plan: Plan): unknown => ({
        ...plan,
        name: '',
        description: '',
        settings: { ...plan.settings, displayUnit: 'one' },
        lines: plan.lines.map((line) => ({
          ...line,
          ...{ label: '', unit: '', group: '', owner: '', source: '', note: '' },
        })),
      });
      expect(bare(chinese)).toEqual(bare(english));
      // Units are words too; money and rates are written the same, and none may clash in either language.
      const words = /clients|days|orders|visits|people/;
      expect(chinese.lines.filter(({ unit }) => words.test(unit))).toEqual([]);
      for (const plan of [english, chinese]) {
        expect(appraise(plan).findings.filter(({ code }) => code === 'unit-clash')).toEqual([]);
      }
      const [first, second] = [appraise(english), appraise(chinese)];
      expect(second.headline).toEqual(first.headline);
      for (const { code } of first.rows) {
        expect(second.evaluation.values(code), code).toEqual(first.evaluation.values(code));
      }
      expect(texts(english).filter((text) => HAN.test(text))).toEqual([]);
      expect(texts(chinese).filter((text) => !HAN.test(text))).toEqual([]);
      expect(texts(chinese).length).toBe(texts(english).length);
    });

    it('agrees in every row with the independent model', () => {
      const appraisal = appraise(sample(id, 'en'));
      for (const [code, row] of Object.entries(byHand().rows)) {
        nearRow(appraisal.evaluation.values(code), row, code);
      }
    });

    it('agrees in every metric with the independent model', () => {
      const hand = byHand();
      const { headline, returns, breakEven, shares, discountRates } = appraise(sample(id, 'en'));
      near(discountRates[0], hand.rate, 'discount rate');
      near(headline.npv, hand.npv, 'NPV');
      near(returns.preTax.withTerminal.npv, hand.npvBeforeTax, 'NPV before tax');
      near(headline.npvAtHurdle, hand.npvAtHurdle, 'NPV at the hurdle');
      expect(headline.irr.kind).toBe('unique');
      if (headline.irr.kind === 'unique') near(headline.irr.rate, hand.irr, 'IRR');
      for (const [what, found, expected] of [
        ['payback', years(headline.payback), hand.paybackYears],
        ['discounted payback', years(headline.discountedPayback), hand.discountedPaybackYears],
      ] as const) {
        if (expected === null) expect(found, what).toBeNull();
        else near(found, expected, what);
      }
      near(headline.peakFunding?.amount, hand.peakFunding, 'peak funding');
      near(breakEven.contributionRatio, hand.contributionRatio, 'contribution ratio');
      near(breakEven.revenue, hand.breakEvenRevenue, 'break-even revenue');
      near(shares.fixed, hand.budget.fixed, 'fixed budget');
      near(shares.variable, hand.budget.variable, 'variable budget');
      near(shares.investment, hand.budget.investment, 'investment budget');
    });
  });
}
