// The change log in facts, from changes whose inverses the real applyChange has made.
import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../models/plan/apply-change.ts';
import type { Change } from '../../../models/plan/change.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { changeItems, linesTouched } from '../../../renderer/pages/history/change-items.ts';
import { numberWords } from '../../../renderer/pages/history/change-words.ts';
import { leafDifferences } from '../../../renderer/pages/history/leaf-differences.ts';
import { comparePlans } from '../../../renderer/pages/history/plan-comparison.ts';
import { threeLines, yearlyPlan } from '../sample-plan.ts';

const plan = yearlyPlan();

function applied(change: Change, to: Plan = plan): { plan: Plan; items: ReturnType<typeof changeItems> } {
  const result = applyChange(to, change);
  if (!result.ok) throw new Error(result.error.message);
  return { plan: result.value.plan, items: changeItems(change, result.value.inverse) };
}

describe('changes as facts', () => {
  it('tells a typed value with what was before', () => {
    const { items } = applied({ type: 'set-entry', lineId: 'l1', entry: { type: 'constant', value: 12 } });
    expect(items).toEqual([
      {
        kind: 'entry',
        lineId: 'l1',
        before: { type: 'constant', value: 10 },
        after: { type: 'constant', value: 12 },
      },
    ]);
  });

  it('tells each cell of a batch against the state before the whole batch', () => {
    const { items } = applied({
      type: 'batch',
      changes: [
        { type: 'set-cells', cells: [{ lineId: 'l3', column: 1, value: 5 }] },
        {
          type: 'set-cells',
          cells: [
            { lineId: 'l3', column: 1, value: 7 },
            { lineId: 'l3', column: 0, value: 900 },
          ],
        },
      ],
    });
    expect(items).toEqual([
      { kind: 'cell', lineId: 'l3', column: 1, before: null, after: 5 },
      { kind: 'cell', lineId: 'l3', column: 1, before: null, after: 7 },
      { kind: 'cell', lineId: 'l3', column: 0, before: 1000, after: 900 },
    ]);
  });

  it('tells only the leaves of a settings section that differ', () => {
    const { items } = applied({
      type: 'set-settings',
      settings: { tax: { ...plan.settings.tax, rate: 0.2 } },
    });
    expect(items).toEqual([{ kind: 'setting', path: 'tax.rate', before: 0, after: 0.2 }]);
  });

  it('names lines that come and go, and codes that change', () => {
    expect(applied({ type: 'remove-line', lineId: 'l1' }).items).toEqual([
      { kind: 'removed', label: 'Price', code: 'price' },
    ]);
    const [line] = threeLines();
    if (!line) throw new Error('no line');
    expect(applied({ type: 'add-line', line: { ...line, id: 'n', code: 'other' }, index: 0 }).items).toEqual([
      { kind: 'added', label: 'Price', code: 'other' },
    ]);
    expect(applied({ type: 'rename-code', lineId: 'l1', code: 'unit_price' }).items).toEqual([
      { kind: 'code', lineId: 'l1', before: 'price', after: 'unit_price' },
    ]);
  });

  it('tells the fields of a line, those that were cleared too', () => {
    const withRange = applied({
      type: 'set-line',
      lineId: 'l1',
      patch: { owner: 'Li', range: { low: 8, high: 12 } },
    });
    expect(withRange.items).toContainEqual({
      kind: 'field',
      lineId: 'l1',
      path: 'owner',
      before: '',
      after: 'Li',
    });
    expect(withRange.items).toContainEqual({
      kind: 'field',
      lineId: 'l1',
      path: 'range.low',
      before: null,
      after: 8,
    });
    const cleared = applied({ type: 'set-line', lineId: 'l1', patch: {}, clear: ['range'] }, withRange.plan);
    expect(cleared.items).toContainEqual({
      kind: 'field',
      lineId: 'l1',
      path: 'range.high',
      before: 12,
      after: null,
    });
  });

  it('names each line a change touches once', () => {
    expect(
      linesTouched({
        type: 'set-cells',
        cells: [
          { lineId: 'a', column: 1, value: 1 },
          { lineId: 'a', column: 2, value: 1 },
        ],
      }),
    ).toEqual(['a']);
    expect(linesTouched({ type: 'set-plan', name: 'x' })).toEqual([]);
  });

  it('finds differences at the leaves of nested values', () => {
    expect(leafDifferences({ a: { b: [1, 2] } }, { a: { b: [1, 3, 4] } })).toEqual([
      { path: 'a.b.1', before: 2, after: 3 },
      { path: 'a.b.2', before: null, after: 4 },
    ]);
  });
});

describe('two states compared', () => {
  it('are the same when nothing was changed', () => {
    expect(comparePlans(plan, structuredClone(plan)).same).toBe(true);
  });

  it('differ by lines added, removed, changed, and by settings', () => {
    const changed = [
      { type: 'set-entry', lineId: 'l1', entry: { type: 'constant', value: 12 } },
      { type: 'remove-line', lineId: 'l3' },
      { type: 'set-plan', name: 'Renamed' },
    ] as const satisfies readonly Change[];
    const after = changed.reduce((state, change) => applied(change, state).plan, plan);
    const comparison = comparePlans(plan, after);
    expect(comparison.lines.map((line) => [line.kind, line.line.code])).toEqual([
      ['changed', 'price'],
      ['removed', 'plant'],
    ]);
    expect(comparison.settings).toEqual([{ path: 'name', before: 'Sample', after: 'Renamed' }]);
  });
});

describe('numbers in the log', () => {
  it('keep every digit, grouped, rates as percent', () => {
    expect(numberWords(1234567.125)).toBe('1,234,567.125');
    expect(numberWords(-0.5)).toBe('\u22120.5');
    expect(numberWords(null)).toBe('–');
    const [line] = threeLines();
    expect(numberWords(0.42000000000000004, line && { ...line, unit: '%' })).toBe('42 %');
  });
});

describe('scenarios and studies as facts', () => {
  const line = {
    target: 'line',
    lineId: 'l1',
    label: 'Price',
    change: { type: 'scale', factor: 1.3 },
  } as const;
  const scenario = { id: 's', name: 'Downturn', parentId: null, overrides: [line] };
  const added = applied({ type: 'put-scenario', scenario, index: 0 });

  it('tells a scenario added and removed by its name', () => {
    expect(added.items).toEqual([{ kind: 'scenario-added', name: 'Downturn' }]);
    const { items } = applied({ type: 'remove-scenario', scenarioId: 's' }, added.plan);
    expect(items).toEqual([{ kind: 'scenario-removed', name: 'Downturn' }]);
  });

  it('tells each override that differs, a new probability, and a move', () => {
    const other = { ...line, change: { type: 'replace', value: 9 } } as const;
    const { items } = applied(
      { type: 'put-scenario', scenario: { ...scenario, probability: 0.3, overrides: [other] }, index: 0 },
      added.plan,
    );
    expect(items).toEqual([
      { kind: 'scenario', name: 'Downturn', path: 'probability', before: null, after: 0.3 },
      { kind: 'override', name: 'Downturn', before: line, after: other },
    ]);
    const moved = applied({ type: 'put-scenario', scenario, index: 0 }, added.plan);
    expect(moved.items).toEqual([
      { kind: 'scenario', name: 'Downturn', path: 'order', before: null, after: null },
    ]);
  });

  it('tells the settings of the simulation, and finds them between two states', () => {
    const simulation = { trials: 5000, seed: 3, method: 'sobol' } as const;
    const changed = applied({ type: 'set-studies', patch: { simulation } });
    expect(changed.items).toContainEqual({
      kind: 'study',
      path: 'simulation.trials',
      before: null,
      after: 5000,
    });
    expect(comparePlans(plan, added.plan).whatIf).toEqual([{ kind: 'scenario-added', name: 'Downturn' }]);
    expect(comparePlans(plan, changed.plan).same).toBe(false);
  });
});
