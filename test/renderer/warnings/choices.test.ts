/** What a rule may watch and what a template begins with, as choices; a sentence whose blanks stand where it says. */
import { describe, expect, it } from 'vitest';
import type { LibraryEntry } from '../../../electron/contract/tracking/warning-calls.ts';
import type { WarningRule } from '../../../models/plan/tracking/warning-schema.ts';
import { scopeKey, scopeOf, scopeOptions } from '../../../renderer/pages/warnings/editor/scope-options.ts';
import { emptySlots, filledAtFirst } from '../../../renderer/pages/warnings/library/slots.ts';
import { pathsOf } from '../../../renderer/pages/warnings/parts/history-chart.tsx';
import { threeLines, yearlyPlan } from '../sample-plan.ts';

const t = (key: string, params?: Readonly<Record<string, string | number>>) =>
  [key, ...Object.values(params ?? {})].join(' ');

describe('the scope of a rule', () => {
  const plan = yearlyPlan(
    {},
    threeLines().map((line) => ({ ...line, group: line.kind === 'revenue' ? 'Shop' : '' })),
  );

  it('is chosen by a key that leads back to it', () => {
    const scopes: readonly WarningRule['scope'][] = [
      { type: 'plan' },
      { type: 'kind', kind: 'investment' },
      { type: 'group', group: 'Shop' },
      { type: 'lines', lineIds: ['l2'] },
    ];
    for (const scope of scopes) {
      expect(scopeOf(scopeKey(scope), plan, scope)).toEqual(scope);
    }
  });

  it('offers the groups of the plan, and a group that is gone while it is watched', () => {
    const groups = (group: string) =>
      scopeOptions({ t }, plan, { type: 'group', group })
        .at(-1)
        ?.items.map(({ value }) => value);
    expect(groups('Shop')).toEqual(['group:Shop']);
    expect(groups('Gone')).toEqual(['group:Shop', 'group:Gone']);
  });

  it('goes over to chosen lines with those that were watched', () => {
    expect(scopeOf('lines', plan, { type: 'kind', kind: 'investment' })).toEqual({
      type: 'lines',
      lineIds: ['l3'],
    });
    expect(scopeOf('lines', plan, { type: 'plan' })).toEqual({ type: 'lines', lineIds: ['l2'] });
    expect(scopeOf('lines', { ...plan, lines: [] }, { type: 'plan' })).toBe(null);
  });
});

describe('the blanks of a template', () => {
  const slot: LibraryEntry['slots'][number] = {
    id: 'cost',
    label: 'Cost',
    takes: 'line',
    kinds: [],
    suggestions: ['l1', 'l2'],
    preset: ['l2'],
    usual: null,
    money: false,
    suited: null,
  };
  const slots = [
    slot,
    { ...slot, id: 'base', preset: [] },
    { ...slot, id: 'share', takes: 'number' as const, usual: 0.35 },
  ];

  it('begin with what the plan seems to mean and the usual figures', () => {
    expect(filledAtFirst({ slots })).toEqual({ cost: ['l2'], share: 0.35 });
  });

  it('begin with a figure that the plan keeps where it does not keep the usual one', () => {
    const share = { ...slot, id: 'share', takes: 'number' as const, usual: 0.35 };
    const suited = { worst: 0.8, figure: 0.84 };
    expect(filledAtFirst({ slots: [{ ...share, suited }] })).toEqual({ share: 0.84 });
  });

  it('are open while nothing stands in them; nought is a figure', () => {
    const open = (filled: Parameters<typeof emptySlots>[1]) =>
      emptySlots({ slots }, filled).map(({ id }) => id);
    expect(open({ cost: ['l2'], share: 0 })).toEqual(['base']);
    expect(open({ cost: [], base: ['$revenue'] })).toEqual(['cost', 'share']);
  });
});

describe('the line of a chart', () => {
  it('breaks where there is no number', () => {
    const points = [1, 2, null, null, 3].map((value, index) => ({ name: String(index), value, light: null }));
    expect(
      pathsOf(
        points,
        (index) => index,
        (value) => value,
      ),
    ).toEqual(['M0.0 1.0L1.0 2.0', 'M4.0 3.0']);
  });
});
