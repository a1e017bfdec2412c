/**
 * Edits made while a scenario is shown. The property that defines them: the scenario then shows exactly what the edit
 * gives on the plan it showed before, the plan's own figures stay, and undo brings the scenario back.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../models/plan/apply-change.ts';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import type { Change, SimpleChange } from '../../../models/plan/change.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { Override, Scenario } from '../../../models/plan/what-if/scenario-schema.ts';
import { editInScenario } from '../../../scenarios/overrides/edit-in-scenario.ts';
import { scenarioView } from '../../../scenarios/overrides/view.ts';

const scenario = (id: string, parentId: string | null, overrides: Override[]): Scenario => ({
  id,
  name: id,
  parentId,
  overrides,
});

function plan(): Plan {
  const blank = blankPlan('p', 'Plan', '2026-01');
  return {
    ...blank,
    timeline: { ...blank.timeline, periods: 4 },
    lines: [
      {
        ...blankLine('l-price', 'price', 'Price', 'driver'),
        entry: { type: 'constant', value: 10, opening: 3 },
      },
      {
        ...blankLine('l-volume', 'volume', 'Volume', 'driver'),
        entry: { type: 'series', values: [1, 2, 3, 4], opening: 5 },
      },
      {
        ...blankLine('l-sales', 'sales', 'Sales', 'revenue'),
        entry: { type: 'formula', formula: 'price * volume' },
      },
    ],
    scenarios: [
      scenario('down', null, [
        { target: 'line', lineId: 'l-volume', label: 'Volume', change: { type: 'scale', factor: 0.8 } },
        { target: 'setting', setting: 'ratePremium', change: { type: 'replace', value: 0.02 } },
      ]),
      scenario('deep', 'down', [
        { target: 'line', lineId: 'l-price', label: 'Price', change: { type: 'replace', value: 7 } },
      ]),
    ],
  };
}

const figure = fc.constantFrom(0, 1, 7, 10, -3, 0.25);
const edit: fc.Arbitrary<SimpleChange> = fc.oneof(
  fc.record({
    type: fc.constant('set-entry' as const),
    lineId: fc.constantFrom('l-price', 'l-volume', 'l-sales'),
    entry: fc.oneof(
      fc.record({ type: fc.constant('constant' as const), value: figure, opening: fc.option(figure) }),
      fc.record({ type: fc.constant('series' as const), values: fc.array(figure, { maxLength: 4 }) }),
      fc.constant({ type: 'formula' as const, formula: 'price * 2' }),
    ),
  }),
  fc.record({
    type: fc.constant('set-cells' as const),
    cells: fc.array(
      fc.record({
        lineId: fc.constant('l-volume'),
        column: fc.integer({ min: 0, max: 4 }),
        value: fc.option(figure),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record({ rate: fc.constantFrom(0.08, 0.1, 0.12), hurdle: fc.option(fc.constantFrom(0.1, 0.2)) }).map(
    ({ rate, hurdle }): SimpleChange => ({
      type: 'set-settings',
      settings: {
        discounting: {
          ...blankPlan('p', 'p', '2026-01').settings.discounting,
          rate: { mode: 'given', rate },
          hurdle,
        },
      },
    }),
  ),
  fc.constantFrom(0.2, 0.25, 0.3).map(
    (rate): SimpleChange => ({
      type: 'set-settings',
      settings: { tax: { rate, losses: 'immediate', paymentLag: 1 } },
    }),
  ),
  fc
    .constantFrom('book' as const, 'none' as const)
    .map((method): SimpleChange => ({ type: 'set-settings', settings: { terminalValue: { method } } })),
  fc.constantFrom(3, 4, 6).map(
    (periods): SimpleChange => ({
      type: 'set-timeline',
      timeline: { start: '2026-01', periodicity: 'month', periods, fiscalYearStart: 1 },
    }),
  ),
);

function shown(of: Plan, id: string): Plan {
  const view = scenarioView.apply(of, id);
  if (!view) throw new Error('the scenario can be made');
  return view;
}

/** What a scenario can touch. */
const figures = ({ lines, settings, timeline }: Plan) => ({
  entries: lines.map(({ id, entry }) => [id, entry]),
  settings,
  timeline,
});

describe('an edit while a scenario is shown', () => {
  it('shows what it would give on the plan shown, leaves the plan, and can be undone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('down', 'deep'),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        (id, edits) => {
          let base = plan();
          for (const change of edits) {
            const wanted = applyChange(shown(base, id), change);
            const made = editInScenario(base, id, change);
            expect(made.ok).toBe(wanted.ok);
            if (!made.ok || !wanted.ok) continue;
            const applied = applyChange(base, made.value);
            if (!applied.ok) throw new Error(applied.error.message);
            expect(figures(shown(applied.value.plan, id))).toEqual(figures(wanted.value.plan));
            expect(figures(applied.value.plan)).toEqual(figures(plan()));
            const undone = applyChange(applied.value.plan, applied.value.inverse);
            expect(undone.ok && undone.value.plan).toEqual(base);
            base = applied.value.plan;
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('loses its override when the entry is again as inherited', () => {
    const change: Change = {
      type: 'set-entry',
      lineId: 'l-price',
      entry: { type: 'constant', value: 10, opening: 3 },
    };
    const made = editInScenario(plan(), 'deep', change);
    expect(made.ok && made.value.type === 'put-scenario' && made.value.scenario.overrides).toEqual([]);
  });

  it('of a description, a range or the display unit goes to the plan itself', () => {
    for (const change of [
      { type: 'set-line', lineId: 'l-price', patch: { note: 'asked', range: { low: 8, high: 12 } } },
      { type: 'set-settings', settings: { displayUnit: 'wan' } },
      { type: 'set-plan', name: 'Other' },
    ] satisfies Change[]) {
      expect(editInScenario(plan(), 'down', change)).toEqual({ ok: true, value: change });
    }
  });

  it('that adds, deletes or re-kinds a line is refused with what to do', () => {
    for (const change of [
      { type: 'remove-line', lineId: 'l-price' },
      { type: 'set-line', lineId: 'l-price', patch: { kind: 'memo' } },
      { type: 'rename-code', lineId: 'l-price', code: 'fee' },
    ] satisfies Change[]) {
      const made = editInScenario(plan(), 'down', change);
      expect(made).toMatchObject({ ok: false, error: { code: 'not-in-a-scenario' } });
    }
  });
});
