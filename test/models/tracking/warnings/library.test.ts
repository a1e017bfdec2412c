/** The ready-made rules: each can be filled from the sample plans and evaluated, and those of the documents do what they say. */
import { describe, expect, it } from 'vitest';
import { warningRuleSchema } from '../../../../models/plan/tracking/warning-schema.ts';
import { templates } from '../../../../models/templates/templates.ts';
import { checkRule } from '../../../../models/tracking/warnings/check-rule.ts';
import { fillTemplate } from '../../../../models/tracking/warnings/library/fill-template.ts';
import { RULE_TEMPLATES, templateNamed } from '../../../../models/tracking/warnings/library/library.ts';
import { suggestLines } from '../../../../models/tracking/warnings/library/suggest-lines.ts';
import { suitedFigures } from '../../../../models/tracking/warnings/library/suited-figures.ts';
import { line, plannedOf, planOf, sumsOf } from '../tracked-case.ts';
import { evaluated, inputsOf, lightsOf } from './rule-case.ts';

function filled(
  id: string,
  plan: Parameters<typeof fillTemplate>[1],
  slots: Parameters<typeof fillTemplate>[2],
) {
  const template = templateNamed(id);
  const made = template && fillTemplate(template, plan, slots, { id: 'r', language: 'en' });
  if (!made?.ok) throw new Error(`${id}: ${JSON.stringify(made)}`);
  return made.value;
}

describe('every ready-made rule', () => {
  it('has an id of its own', () => {
    expect(new Set(RULE_TEMPLATES.map(({ id }) => id)).size).toBe(RULE_TEMPLATES.length);
  });

  const [store] = templates;
  const plan = store?.build('plan', 'zh');
  if (!plan) throw new Error('there is no sample plan');
  const planned = plannedOf(plan);
  const inputs = inputsOf(plan, sumsOf({}), { flexed: () => 0, outlook: planned, band: () => 0 });

  it.each(RULE_TEMPLATES.map((template) => [template.id, template] as const))(
    '%s can be filled from a sample plan, kept and evaluated',
    (_id, template) => {
      const slots = template.slots.flatMap((slot) => {
        if (slot.takes === 'number') return [];
        const { suggestions, preset } = suggestLines(plan, slot);
        const chosen = preset.length > 0 ? preset : suggestions.slice(0, 1);
        return [[slot.id, chosen] as const];
      });
      const made = fillTemplate(template, plan, Object.fromEntries(slots), { id: 'r', language: 'zh' });
      if (!made.ok) throw new Error(`${made.error.slot} ${made.error.code}`);
      expect(warningRuleSchema.parse(made.value)).toEqual(made.value);
      expect(made.value.when).not.toMatch(/[{}]/);
      expect(made.value.name).toMatch(/\p{Script=Han}/u);
      const checked = checkRule(made.value, inputs);
      expect(checked.ok ? [] : checked.error).toEqual([]);
    },
  );
});

describe('finding lines for a slot', () => {
  it('takes those that have the word, in either language, before others of the kind', () => {
    const plan = planOf([
      line('fixed-cost', 'rent', 1),
      line('fixed-cost', 'crew', 1, { label: '运营团队薪酬' }),
      line('driver', 'salary_growth', 1),
    ]);
    const slot = templateNamed('labour-share')?.slots.find(({ id }) => id === 'labour');
    expect(slot && suggestLines(plan, slot)).toEqual({
      suggestions: ['id-crew', 'id-rent'],
      preset: ['id-crew'],
    });
  });

  it('takes a count for orders, no share of orders and no line that is only in a group of that name', () => {
    const plan = planOf([
      line('driver', 'conversion', 0.02, { group: 'Orders', unit: 'orders/visits' }),
      line('driver', 'order_value', 300, { unit: 'CNY/orders' }),
      line('driver', 'basket', 2, { group: 'Orders', unit: 'pieces' }),
      line('memo', 'orders', 'visits * conversion', { unit: 'orders' }),
      line('driver', 'visits', 1000, { unit: 'visits' }),
    ]);
    const slots = templateNamed('conversion-below-mean')?.slots ?? [];
    expect(slots.slice(0, 2).map((slot) => suggestLines(plan, slot).preset)).toEqual([
      ['id-orders'],
      ['id-visits'],
    ]);
    const without = planOf([line('driver', 'basket', 2, { group: 'Orders', unit: 'pieces' })]);
    expect(slots.slice(0, 1).map((slot) => suggestLines(without, slot).preset)).toEqual([[]]);
  });

  it('prefers a line that is called so to one that only has the word in its name', () => {
    const plan = planOf([
      line('memo', 'sales_goal', 100, { unit: 'CNY' }),
      line('revenue', 'online_sales', 100),
      line('revenue', 'sales', 100),
    ]);
    const slot = templateNamed('channel-return')?.slots.find(({ id }) => id === 'sales');
    expect(slot && suggestLines(plan, slot)).toEqual({
      suggestions: ['id-sales', 'id-online_sales', 'id-sales_goal'],
      preset: ['id-sales'],
    });
  });
});

describe('figures', () => {
  const template = templateNamed('conversion-below-mean');
  if (!template) throw new Error('the rule is gone');
  const shop = (conversion: readonly number[]) =>
    planOf([
      line('driver', 'visits', 1000, { unit: 'visits' }),
      line('driver', 'conversion', conversion, { unit: 'orders/visits' }),
      line('memo', 'orders', 'visits * conversion', { unit: 'orders' }),
    ]);
  const suited = (plan: ReturnType<typeof planOf>) => [...suitedFigures(template, plan, plannedOf(plan))];

  it('stay the usual ones where the plan keeps them', () => {
    expect(suited(shop([0.03, 0.04, ...Array(10).fill(0.05)]))).toEqual([]);
  });

  it('move a little behind the worst of the plan where it does not: 5 % of 0.018 below it, in three digits', () => {
    const [[slot, { worst, figure }] = ['', { worst: 0, figure: 0 }]] = suited(
      shop([0.02, 0.018, ...Array(10).fill(0.05)]),
    );
    expect(slot).toBe('mean');
    expect(worst).toBeCloseTo(0.018, 12);
    expect(figure).toBe(0.0171);
  });

  it('move red further than yellow', () => {
    const margin = templateNamed('gross-margin');
    const plan = planOf([line('revenue', 'sales', 100), line('variable-cost', 'goods', 80)]);
    // A margin of 20 % against 35 % and 30 %: 19 % and 18 %.
    expect(
      margin && [...suitedFigures(margin, plan, plannedOf(plan))].map(([id, { figure }]) => [id, figure]),
    ).toEqual([
      ['high', 0.19],
      ['low', 0.18],
    ]);
  });
});

describe('filling', () => {
  const plan = planOf([line('fixed-cost', 'team', 1), line('fixed-cost', 'tech', 1)]);

  it('adds up several lines of one slot, and keeps figures that were changed', () => {
    const made = filled('labour-share', plan, {
      labour: ['id-team', 'id-tech'],
      base: ['$variable_cost', '$fixed_cost'],
      share: 0.3,
    });
    expect(made.when).toBe('(actual(team) + actual(tech)) / (actual($variable_cost) + actual($fixed_cost))');
    expect(made.yellow).toEqual({ value: 0.3, run: 2 });
  });

  it('keeps what stands around an amount around each line', () => {
    expect(filled('reserve-used', plan, { reserve: ['id-team', 'id-tech'] }).when).toBe(
      '(cumulative(actual(team)) + cumulative(actual(tech))) / (total(plan(team)) + total(plan(tech)))',
    );
  });

  it('names the slot that is empty, gone or no number', () => {
    const template = templateNamed('labour-share');
    const problem = (slots: Parameters<typeof fillTemplate>[2]) => {
      const made = template && fillTemplate(template, plan, slots, { id: 'r', language: 'en' });
      return made?.ok === false ? made.error : null;
    };
    expect(problem({})).toEqual({ slot: 'labour', code: 'empty' });
    expect(problem({ labour: ['id-gone'], base: ['$revenue'] })).toEqual({
      slot: 'labour',
      code: 'unknown-line',
    });
    expect(problem({ labour: ['id-team'], base: ['$revenue'], share: Number.NaN })).toEqual({
      slot: 'share',
      code: 'not-a-number',
    });
  });
});

describe('the rules of the documents', () => {
  it('marketing 20 % over budget is red (D18)', () => {
    // 70 a week: 10 a day in January and February (2026-01-05 is a Monday).
    const plan = planOf([line('variable-cost', 'ads', [310, 280])], { periods: 2 });
    const sums = sumsOf({
      ads: [
        ['2026-01-05', 70],
        ['2026-01-12', 77],
        ['2026-01-19', 84],
        ['2026-02-01', 72],
      ],
    });
    const made = filled('marketing-over-budget', plan, { lines: ['id-ads'] });
    // The first four days have no entry; 72 of 70 is behind the line of return, 105 %.
    expect(lightsOf(evaluated(made, inputsOf(plan, sums)))).toBe('-gyrg');
  });

  it('labour above 35 % for two weeks running is yellow (D18)', () => {
    const plan = planOf([line('fixed-cost', 'team', 100), line('variable-cost', 'goods', 100)]);
    const week = (sunday: string, team: number) => ({ sunday, team });
    const weeks = [
      week('2026-01-11', 36),
      week('2026-01-18', 34),
      week('2026-01-25', 36),
      week('2026-02-01', 35),
    ];
    const sums = sumsOf({
      team: weeks.map(({ sunday, team }) => [sunday, team]),
      goods: weeks.map(({ sunday, team }) => [sunday, 100 - team]),
    });
    const made = filled('labour-share', plan, {
      labour: ['id-team'],
      base: ['$variable_cost', '$fixed_cost'],
    });
    expect(lightsOf(evaluated(made, inputsOf(plan, sums)))).toBe('-gggy');
  });

  it('a channel that returns less than 1.1 stops the money (D18)', () => {
    const plan = planOf([line('revenue', 'live', 100), line('variable-cost', 'host', 100)]);
    const sums = sumsOf({
      live: [
        ['2026-01-11', 131],
        ['2026-01-18', 109],
      ],
      host: [
        ['2026-01-11', 100],
        ['2026-01-18', 100],
      ],
    });
    expect(
      lightsOf(
        evaluated(
          filled('channel-return', plan, { sales: ['id-live'], spend: ['id-host'] }),
          inputsOf(plan, sums),
        ),
      ),
    ).toBe('-gr');
  });

  it('a project 20 % over its plan so far is red, week by week (A4)', () => {
    const plan = planOf([line('investment', 'build', [310])], { periods: 1 });
    // Planned 40, 110, 180 at the ends of the first three weeks.
    const sums = sumsOf({
      build: [
        ['2026-01-04', 40],
        ['2026-01-11', 92],
        ['2026-01-18', 45],
      ],
    });
    expect(
      lightsOf(evaluated(filled('project-overrun', plan, { lines: ['id-build'] }), inputsOf(plan, sums))),
    ).toBe('grg');
  });

  it('attainment below 80 % of the year so far changes the plan (D16)', () => {
    const plan = planOf([line('revenue', 'sales', 100)]);
    const sums = sumsOf({
      sales: [
        ['2026-01-31', 79],
        ['2026-02-28', 85],
        ['2026-03-31', 110],
      ],
    });
    // 79 of 100, 164 of 200, 274 of 300.
    expect(
      lightsOf(evaluated(filled('attainment', plan, { goal: ['$revenue'] }), inputsOf(plan, sums))),
    ).toBe('ryg');
  });
});
