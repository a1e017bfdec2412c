/** The facts shown of a difference: one for each value that differs, with what was and what would be. */
import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../models/plan/apply-change.ts';
import type { Change } from '../../../models/plan/change.ts';
import { comparePlans } from '../../../models/plan/compare/compare-plans.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { factsOf } from '../../../renderer/pages/exchange/compare/piece-facts.ts';
import { headOf } from '../../../renderer/pages/exchange/compare/piece-words.ts';
import { samplePlan } from '../../electron/sample-plan.ts';

function edited(plan: Plan, ...changes: readonly Change[]): Plan {
  return changes.reduce((state, change) => {
    const applied = applyChange(state, change);
    if (!applied.ok) throw new Error(applied.error.message);
    return applied.value.plan;
  }, plan);
}

function facts(...changes: readonly Change[]) {
  const mine = samplePlan();
  return comparePlans(mine, edited(mine, ...changes)).map((piece) => ({
    head: headOf(piece),
    facts: factsOf(piece, piece.mine, piece.taken),
  }));
}

describe('the facts of a difference', () => {
  it('name each cell of a series, the opening too, and each field of a line', () => {
    const cells = [
      { lineId: 'l-sales', column: 0, value: 8 },
      { lineId: 'l-sales', column: 2, value: 9 },
    ];
    expect(
      facts({ type: 'set-cells', cells }, { type: 'set-line', lineId: 'l-sales', patch: { note: 'why' } }),
    ).toEqual([
      {
        head: 'lines',
        facts: [
          { kind: 'cell', lineId: 'l-sales', column: 0, before: -3, after: 8 },
          { kind: 'cell', lineId: 'l-sales', column: 2, before: null, after: 9 },
          { kind: 'field', lineId: 'l-sales', path: 'note', before: '', after: 'why' },
        ],
      },
    ]);
  });

  it('name a formula as a whole, and a setting by its place', () => {
    const { tax } = samplePlan().settings;
    expect(
      facts(
        { type: 'set-entry', lineId: 'l-cost', entry: { type: 'formula', formula: 'sales' } },
        { type: 'set-settings', settings: { tax: { ...tax, rate: 0.5 } } },
      ),
    ).toEqual([
      { head: 'plan', facts: [{ kind: 'setting', path: 'tax.rate', before: tax.rate, after: 0.5 }] },
      {
        head: 'lines',
        facts: [
          {
            kind: 'entry',
            lineId: 'l-cost',
            before: { type: 'formula', formula: 'sales * price', opening: '0' },
            after: { type: 'formula', formula: 'sales' },
          },
        ],
      },
    ]);
  });

  it('say nothing more of a line that one side has alone, or of another order', () => {
    expect(
      facts({ type: 'remove-line', lineId: 'l-shop' }, { type: 'move-line', lineId: 'l-cost', index: 0 }),
    ).toEqual([
      { head: 'lines', facts: [] },
      { head: 'lines', facts: [] },
    ]);
  });
});
