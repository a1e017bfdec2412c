/**
 * Comparing and merging plans: what differs is what was changed by applyChange, what is taken is what theirs has, and what
 * was not chosen stays. Expected values follow from the edits made here, never from a comparison's own answer.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../../models/plan/apply-change.ts';
import { blankLine } from '../../../../models/plan/blank.ts';
import type { Change } from '../../../../models/plan/change.ts';
import { alignPlan } from '../../../../models/plan/compare/align.ts';
import { comparePlans } from '../../../../models/plan/compare/compare-plans.ts';
import { chosenByName, mergePlans } from '../../../../models/plan/compare/merge-plans.ts';
import { mergeValue } from '../../../../models/plan/compare/merge-value.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Override, Scenario } from '../../../../models/plan/what-if/scenario-schema.ts';
import { samplePlan } from '../../../electron/sample-plan.ts';

function edited(plan: Plan, ...changes: readonly Change[]): Plan {
  return changes.reduce((state, change) => {
    const applied = applyChange(state, change);
    if (!applied.ok) throw new Error(applied.error.message);
    return applied.value.plan;
  }, plan);
}

const cell = (lineId: string, column: number, value: number): Change => ({
  type: 'set-cells',
  cells: [{ lineId, column, value }],
});
const rename = (lineId: string, label: string): Change => ({ type: 'set-line', lineId, patch: { label } });
const rent = {
  ...blankLine('l-rent', 'rent', 'Rent', 'fixed-cost'),
  entry: { type: 'constant' as const, value: 7 },
};
const base = samplePlan();

function facts(mine: Plan, theirs: Plan, from: Plan | null = null): readonly string[] {
  return comparePlans(mine, theirs, from).map(({ token, what, side }) =>
    `${token} ${what} ${side ?? ''}`.trim(),
  );
}

function all(mine: Plan, theirs: Plan, from: Plan | null = null) {
  const pieces = comparePlans(mine, theirs, from);
  return mergePlans(mine, theirs, pieces, new Set(pieces.map(({ key }) => key)));
}

describe('comparing two plans', () => {
  it('finds nothing between a plan and itself', () => {
    expect(comparePlans(base, structuredClone(base))).toEqual([]);
  });

  it('finds each line that was added, removed or changed, by its code', () => {
    const theirs = edited(
      base,
      { type: 'add-line', line: rent, index: 1 },
      { type: 'remove-line', lineId: 'l-shop' },
      cell('l-sales', 2, 5),
    );
    expect(facts(base, theirs)).toEqual(['sales changed', 'shop removed', 'rent added']);
  });

  it('finds settings by their section, the order of lines, and scenarios by their name', () => {
    const scenario = { id: 's1', name: 'Bad year', parentId: null, overrides: [] };
    const theirs = edited(
      base,
      { type: 'set-settings', settings: { currency: 'USD' } },
      { type: 'move-line', lineId: 'l-shop', index: 0 },
      { type: 'put-scenario', scenario, index: 0 },
    );
    expect(facts(base, theirs)).toEqual([
      'setting:currency changed',
      'scenario:Bad year added',
      'order changed',
    ]);
  });

  it('says who changed what since the state both come from', () => {
    const mine = edited(
      base,
      cell('l-sales', 1, 1),
      rename('l-price', 'Our price'),
      rename('l-shop', 'Our shop'),
    );
    const theirs = edited(
      base,
      cell('l-sales', 2, 2),
      rename('l-cost', 'Their cost'),
      rename('l-shop', 'Their shop'),
    );
    expect(facts(mine, theirs, base)).toEqual([
      'sales changed apart',
      'price changed mine',
      'cost changed theirs',
      'shop changed conflict',
    ]);
  });

  it('calls it a conflict when one side removed what the other changed', () => {
    const mine = edited(base, rename('l-shop', 'Our shop'));
    const theirs = edited(base, { type: 'remove-line', lineId: 'l-shop' });
    expect(facts(mine, theirs, base)).toEqual(['shop removed conflict']);
    expect(facts(theirs, mine, base)).toEqual(['shop added conflict']);
  });
});

describe('merging', () => {
  it('takes what was chosen and nothing else', () => {
    const theirs = edited(base, cell('l-sales', 2, 5), rename('l-price', 'Their price'));
    const pieces = comparePlans(base, theirs);
    const chosen = chosenByName(pieces, ['price']);
    if (!chosen.ok) throw new Error(chosen.error.name);
    const { plan, misfits } = mergePlans(base, theirs, pieces, chosen.value);
    expect(misfits).toEqual([]);
    expect(plan).toEqual(edited(base, rename('l-price', 'Their price')));
  });

  it('keeps our change of the same line where theirs is in another place', () => {
    const mine = edited(base, cell('l-sales', 1, 1), rename('l-sales', 'Our sales'));
    const theirs = edited(base, cell('l-sales', 2, 2));
    expect(all(mine, theirs, base).plan).toEqual(edited(mine, cell('l-sales', 2, 2)));
  });

  it('puts a new line behind the line that it stands behind on their side', () => {
    const theirs = edited(base, { type: 'add-line', line: rent, index: 2 });
    const mine = edited(base, { type: 'remove-line', lineId: 'l-price' });
    const pieces = comparePlans(mine, theirs, base);
    const { plan } = mergePlans(mine, theirs, pieces, new Set(['line:l-rent']));
    expect(plan.lines.map(({ code }) => code)).toEqual(['sales', 'rent', 'cost', 'shop']);
  });

  it('tells of a formula that names a line which was not taken, and that taking it would help', () => {
    const theirs = edited(
      base,
      { type: 'add-line', line: rent, index: 9 },
      { type: 'set-entry', lineId: 'l-cost', entry: { type: 'formula', formula: 'sales * price + rent' } },
    );
    const pieces = comparePlans(base, theirs);
    const merged = mergePlans(base, theirs, pieces, new Set(['line:l-cost']));
    expect(merged.misfits).toMatchObject([
      { kind: 'finding', finding: { code: 'formula-error', lineCode: 'cost' } },
    ]);
    expect(merged.helpful).toEqual(['line:l-rent']);
    expect(mergePlans(base, theirs, pieces, new Set(['line:l-cost', 'line:l-rent'])).misfits).toEqual([]);
  });

  it('tells of a line that others still need', () => {
    const theirs = edited(
      base,
      { type: 'set-entry', lineId: 'l-cost', entry: { type: 'constant', value: 1 } },
      { type: 'remove-line', lineId: 'l-price' },
    );
    const pieces = comparePlans(base, theirs);
    const { misfits } = mergePlans(base, theirs, pieces, new Set(['line:l-price']));
    expect(misfits).toMatchObject([{ kind: 'finding', finding: { lineCode: 'cost' } }]);
  });

  it('tells of a scenario of a line that is not there', () => {
    const override = {
      target: 'line',
      lineId: 'l-rent',
      label: 'Rent',
      change: { type: 'scale', factor: 2 },
    } as const;
    const scenario = { id: 's1', name: 'Dear', parentId: null, overrides: [override] };
    const theirs = edited(
      base,
      { type: 'add-line', line: rent, index: 9 },
      { type: 'put-scenario', scenario, index: 0 },
    );
    const pieces = comparePlans(base, theirs);
    const merged = mergePlans(base, theirs, pieces, new Set(['scenario:s1']));
    expect(merged.misfits).toEqual([{ kind: 'lost-line', by: 'Dear', lineId: 'l-rent' }]);
    expect(merged.helpful).toEqual(['line:l-rent']);
  });

  it('refuses what would be no plan: two lines of one code', () => {
    const mine = edited(base, { type: 'rename-code', lineId: 'l-shop', code: 'rent' });
    const theirs = edited(base, { type: 'add-line', line: rent, index: 9 });
    const pieces = comparePlans(mine, theirs, base);
    const merged = mergePlans(mine, theirs, pieces, new Set(['line:l-rent']));
    expect(merged.misfits).toMatchObject([{ kind: 'invalid', path: 'lines.4.code' }]);
    expect(merged.plan).toBe(mine);
  });

  it('gives theirs when everything is taken, from any edits on both sides', () => {
    const lines = fc.constantFrom('l-sales', 'l-shop');
    const edit = fc.oneof(
      fc
        .record({ lineId: lines, column: fc.integer({ min: 1, max: 12 }), value: fc.integer() })
        .map(({ lineId, column, value }) => cell(lineId, column, value)),
      fc
        .record({ lineId: lines, label: fc.constantFrom('A', 'B', 'C') })
        .map(({ lineId, label }) => rename(lineId, label)),
      fc.integer({ min: 0, max: 3 }).map((index): Change => ({ type: 'move-line', lineId: 'l-shop', index })),
      fc.constantFrom('x', 'y').map((description): Change => ({ type: 'set-plan', description })),
    );
    const edits = fc.array(edit, { maxLength: 6 });
    fc.assert(
      fc.property(edits, edits, (ours, others) => {
        const mine = edited(base, ...ours);
        const theirs = edited(base, ...others);
        expect(all(mine, theirs).plan).toEqual(theirs);
        // With the common state nothing is lost that only we changed, and theirs is there.
        const pieces = comparePlans(mine, theirs, base);
        expect(mergePlans(mine, theirs, pieces, new Set()).plan).toEqual(mine);
        for (const piece of pieces) {
          const one = mergePlans(mine, theirs, pieces, new Set([piece.key])).plan;
          expect(comparePlans(mine, one).map(({ key }) => key)).toEqual([piece.key]);
        }
      }),
      { numRuns: 60 },
    );
  });

  describe('inside a scenario that both have', () => {
    const scale = (lineId: string, factor: number): Override => ({
      target: 'line',
      lineId,
      label: lineId,
      change: { type: 'scale', factor },
    });
    const rate = (value: number): Override => ({
      target: 'setting',
      setting: 'taxRate',
      change: { type: 'replace', value },
    });
    const bad = (...overrides: readonly Override[]) => ({
      id: 's1',
      name: 'Bad year',
      parentId: null,
      overrides: [...overrides],
    });
    const having = (scenario: Scenario): Plan => edited(base, { type: 'put-scenario', scenario, index: 0 });
    const common = having(bad(scale('l-sales', 0.9), rate(0.3)));
    const mine = having(bad(scale('l-sales', 0.8), rate(0.3), scale('l-cost', 2)));
    const theirs = having({ ...bad(scale('l-sales', 0.7), scale('l-price', 1.1)), probability: 0.2 });

    it('finds each override by itself, who changed it, and the scenario without them', () => {
      expect(facts(mine, theirs, common)).toEqual([
        'scenario:Bad year changed theirs',
        'scenario:Bad year/sales changed conflict',
        'scenario:Bad year/setting:taxRate removed theirs',
        'scenario:Bad year/cost removed mine',
        'scenario:Bad year/price added theirs',
      ]);
      const [, sales] = comparePlans(mine, theirs, common);
      expect([sales?.base, sales?.mine, sales?.theirs]).toEqual([
        scale('l-sales', 0.9),
        scale('l-sales', 0.8),
        scale('l-sales', 0.7),
      ]);
    });

    it('takes those that were chosen and leaves the others as they are', () => {
      const pieces = comparePlans(mine, theirs, common);
      const take = (...names: readonly string[]): Scenario | undefined => {
        const chosen = chosenByName(pieces, names);
        if (!chosen.ok) throw new Error(chosen.error.name);
        const { plan, misfits } = mergePlans(mine, theirs, pieces, chosen.value);
        expect(misfits).toEqual([]);
        return plan.scenarios?.[0];
      };
      expect(take('scenario:Bad year/price')).toEqual(
        bad(scale('l-sales', 0.8), scale('l-price', 1.1), rate(0.3), scale('l-cost', 2)),
      );
      expect(take('scenario:Bad year/sales', 'scenario:Bad year/setting:taxRate')).toEqual(
        bad(scale('l-sales', 0.7), scale('l-cost', 2)),
      );
      // By its name the scenario stands for everything of it.
      expect(take('scenario:Bad year')).toEqual(theirs.scenarios?.[0]);
      expect(take()).toEqual(mine.scenarios?.[0]);
    });

    it('finds nothing more once it was taken', () => {
      const pieces = comparePlans(mine, theirs, common);
      const merged = mergePlans(mine, theirs, pieces, new Set(pieces.map(({ key }) => key))).plan;
      expect(comparePlans(merged, theirs, common)).toEqual([]);
    });

    it('takes a scenario that only they have, or that they removed, as a whole', () => {
      expect(facts(base, theirs)).toEqual(['scenario:Bad year added']);
      expect(all(base, theirs).plan).toEqual(theirs);
      expect(facts(mine, base, common)).toEqual(['scenario:Bad year removed conflict']);
      expect(all(mine, base, common).plan).toEqual(base);
    });
  });

  it('names the first name that fits no piece', () => {
    const pieces = comparePlans(base, edited(base, cell('l-sales', 1, 1)));
    expect(chosenByName(pieces, ['sales', 'nonsense'])).toEqual({
      ok: false,
      error: { name: 'nonsense', fits: 0 },
    });
  });
});

describe('plans with other ids', () => {
  it('are compared by the codes of lines and the names of scenarios', () => {
    const override = {
      target: 'line',
      lineId: 'l-price',
      label: 'Price',
      change: { type: 'scale', factor: 2 },
    } as const;
    const scenario = { id: 's1', name: 'Dear', parentId: null, overrides: [override] };
    const mine = edited(base, { type: 'put-scenario', scenario, index: 0 });
    const other = JSON.parse(
      JSON.stringify(mine).replaceAll('"l-', '"other-').replaceAll('"s1"', '"s9"'),
    ) as Plan;
    const theirs = edited({ ...other, id: 'another' }, rename('other-sales', 'Turnover'));
    expect(facts(mine, alignPlan(mine, theirs))).toEqual(['sales changed']);
    expect(all(mine, alignPlan(mine, theirs)).plan).toEqual(edited(mine, rename('l-sales', 'Turnover')));
  });
});

describe('three versions of a value', () => {
  it.each([
    ['only theirs changed', 1, 1, 2, 2, false],
    ['only ours changed', 1, 2, 1, 2, false],
    ['both alike', 1, 2, 2, 2, false],
    ['both apart', 1, 2, 3, 3, true],
    ['cells in different places', [1, 2, 3], [9, 2, 3], [1, 2, 8], [9, 2, 8], false],
    ['a cell added at the end', [1], [1, null, 5], [2], [2, null, 5], false],
    ['the same cell', [1, 2], [3, 2], [4, 2], [4, 2], true],
    ['a removed field', { a: 1, b: 2 }, { a: 1 }, { a: 5, b: 2 }, { a: 5 }, false],
    [
      'another kind',
      { type: 'constant', value: 1 },
      { type: 'formula', formula: 'x' },
      { type: 'constant', value: 2 },
      { type: 'constant', value: 2 },
      true,
    ],
  ])('%s', (_what, was, mine, theirs, value, conflict) => {
    expect(mergeValue(was, mine, theirs)).toEqual({ value, conflict });
  });
});
