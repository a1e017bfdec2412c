/**
 * How headline numbers came about: the internal rate by its flows at its own factors, what goes in with its range and
 * unit, and that rounded parts need not add up. Expected values from algebra.
 */
import { describe, expect, it } from 'vitest';
import type { Explanation, PackContent } from '../../../../electron/packs/content/pack-content.ts';
import type { SectionKind } from '../../../../models/plan/packs/pack-schema.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { blocks, line, made, packOf, tableOf, untaxed } from './small-pack.ts';

/** 1,000 at the opening and 600 in each of two years: x = 1 / (1 + r) solves 600 x + 600 x2 = 1,000. */
const PLAN: Plan = untaxed(2, [
  line('price', 'driver', { type: 'constant', value: 30 }, { label: 'Price', unit: 'CNY/visits' }),
  line(
    'visits',
    'driver',
    { type: 'series', values: [40, 60] },
    { label: 'Visits', unit: 'visits', source: 'Market study', owner: 'Sales' },
  ),
  line('sales', 'revenue', { type: 'formula', formula: 'price * 20 + visits * 0' }),
  line('plant', 'investment', { type: 'series', values: [], opening: 1000 }),
]);
const X = (Math.sqrt(1 + (4 * 1000) / 600) - 1) / 2;

async function packed(plan: Plan, kinds: readonly SectionKind[], language: 'en' | 'zh' = 'en') {
  return (await made(plan, packOf('investment-paper', kinds), language)).content;
}

function explained(content: PackContent, id: string): Explanation {
  const found = content.explanations.find(({ figureId }) => figureId === `metric:${id}:postTax:withTerminal`);
  if (!found) throw new Error(`${id} is not explained`);
  return found;
}

function names({ ingredients }: Explanation): readonly string[] {
  return ingredients.map(({ label }) => label);
}

describe('the internal rate of return', () => {
  it('is explained by the flows at the factors of the rate itself, which come to zero', async () => {
    const content = await packed(PLAN, ['summary']);
    const irr = (100 * (1 / X - 1)).toFixed(2);
    expect(irr).toBe('13.07');
    expect(explained(content, 'irr').withValues).toBe(
      `Factors 1 / (1 + ${irr}\u00a0%)^years: (1,000) × 1.0000 + 600 × ${X.toFixed(4)} + 600 × ${(X * X).toFixed(4)} = 0`,
    );
    const chinese = await packed(PLAN, ['summary'], 'zh');
    expect(explained(chinese, 'irr').withValues).toBe(
      `折现系数 = 1 /（1 + ${irr}\u00a0%）^年数：(1,000) × 1.0000 + 600 × ${X.toFixed(4)} + 600 × ${(X * X).toFixed(4)} = 0`,
    );
  });

  it('depends on no discount rate, as payback does not; NPV does', async () => {
    const content = await packed(PLAN, ['summary']);
    for (const id of ['irr', 'payback', 'peakFunding']) {
      expect(names(explained(content, id)), id).not.toContain('Discount rate');
      expect(explained(content, id).convention).toContain('No discount rate goes in');
    }
    for (const id of ['npv', 'discountedPayback', 'profitabilityIndex']) {
      expect(names(explained(content, id)), id).toContain('Discount rate');
    }
    expect(explained(content, 'irr').text).toContain('only compared with the hurdle rate, 10.00\u00a0%');
  });
});

describe('what goes into a number', () => {
  const texts = ({ ingredients }: Explanation) =>
    new Map(ingredients.map(({ label, text, source, owner }) => [label, [text, source, owner]]));
  const visits = ['from 40 to 60\u00a0visits', 'Market study', 'Sales'];

  it('is the way from the first to the last value of a driver, with unit, source and owner', async () => {
    // Without a tornado the drivers stand in the plan's order.
    const found = texts(explained(await packed(PLAN, ['returns']), 'peakFunding'));
    expect(found.get('Visits')).toEqual(visits);
    expect(found.get('Price')?.[0]).toBe('30\u00a0CNY/visit');
    expect(found.get('Revenue')?.[0]).toBe('CNY\u00a01,200');
  });

  it('is the same where a tornado varies the driver as a whole', async () => {
    const lines = PLAN.lines.map((each) =>
      each.code === 'sales'
        ? { ...each, entry: { type: 'formula' as const, formula: 'price * visits' } }
        : each,
    );
    const { facts, content } = await made({ ...PLAN, lines }, packOf('investment-paper', ['summary']));
    expect(facts.sensitivity?.tornado.bars.map(({ driver }) => driver)).toContainEqual({
      kind: 'line',
      code: 'visits',
      measure: 'factor',
    });
    expect(texts(explained(content, 'npv')).get('Visits')).toEqual(visits);
  });
});

describe('rounded parts', () => {
  it.each(['en', 'zh'] as const)(
    'are said to be rounded wherever parts stand above a sum (%s)',
    async (language) => {
      const said = language === 'en' ? 'Figures are rounded' : '因四舍五入';
      const scenarios: Plan['scenarios'] = [
        {
          id: 's',
          name: 'More',
          parentId: null,
          overrides: [
            { target: 'line', lineId: 'l-price', label: '', change: { type: 'scale', factor: 1.1 } },
            { target: 'line', lineId: 'l-plant', label: '', change: { type: 'scale', factor: 1.1 } },
          ],
        },
      ];
      const content = await packed({ ...PLAN, scenarios }, ['cash-flows', 'funding', 'npv-bridge'], language);
      const titles =
        language === 'en'
          ? (['Profit', 'Cash', 'What each change adds'] as const)
          : (['利润测算表', '资金来源与现金结余', '各项变动的影响'] as const);
      expect(tableOf(content, 'cash-flows', titles[0]).note).toContain(said);
      expect(tableOf(content, 'funding', titles[1]).note).toContain(said);
      expect(tableOf(content, 'npv-bridge', titles[2]).note).toContain(said);
      expect(blocks(content, 'npv-bridge').length).toBeGreaterThan(1);
    },
  );
});
