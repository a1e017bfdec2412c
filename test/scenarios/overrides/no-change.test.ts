/**
 * An override that equals the plan changes nothing, bit for bit, on every line and setting of the sample plans; one
 * that differs does; and the order of overrides and of scenarios does not matter.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import type { Line, Plan } from '../../../models/plan/schema.ts';
import type { Override, Scenario } from '../../../models/plan/what-if/scenario-schema.ts';
import { NUMERIC_SETTINGS } from '../../../models/plan/what-if/setting-names.ts';
import { templates } from '../../../models/templates/templates.ts';
import { readSetting } from '../../../scenarios/drivers/numeric-settings.ts';
import { headlineMetric, METRIC_IDS, metricValue } from '../../../scenarios/metrics.ts';
import { applyOverrides, applyScenario } from '../../../scenarios/overrides/apply.ts';

const plans = templates.map((template): readonly [string, Plan] => [
  template.id,
  template.build(`sample-${template.id}`, 'en'),
]);

const onLine = ({ id, label }: Line, change: Extract<Override, { target: 'line' }>['change']): Override => ({
  target: 'line',
  lineId: id,
  label,
  change,
});

/** Every way to say of a line what the plan says already. */
function equals(line: Line): readonly Override[] {
  const { entry } = line;
  const same = [
    onLine(line, { type: 'planned' }),
    onLine(line, { type: 'scale', factor: 1 }),
    onLine(line, { type: 'shift', by: 0 }),
  ];
  switch (entry.type) {
    case 'constant':
      return [...same, onLine(line, { type: 'replace', value: entry.value })];
    case 'series':
      return [...same, onLine(line, structuredClone(entry))];
    case 'formula':
      return [...same, onLine(line, structuredClone(entry))];
  }
}

function equalSettings(plan: Plan): readonly Override[] {
  return NUMERIC_SETTINGS.flatMap((setting): readonly Override[] => {
    const value = readSetting(plan, setting);
    if (value === null) return [];
    return [
      { target: 'setting', setting, change: { type: 'replace', value } },
      { target: 'setting', setting, change: { type: 'scale', factor: 1 } },
      { target: 'setting', setting, change: { type: 'shift', by: 0 } },
    ];
  });
}

const figures = (plan: Plan): readonly (number | null)[] => {
  const appraisal = appraise(plan);
  return METRIC_IDS.map((id) => metricValue(appraisal, headlineMetric(id)).value);
};

describe.each(plans)('overrides of the sample %s', (_, plan) => {
  const perLine = plan.lines.map(equals);
  const settings = equalSettings(plan);

  it('that equal the plan give back the very plan, each alone', () => {
    expect(perLine.flat().length).toBeGreaterThan(3 * plan.lines.length);
    for (const override of [...perLine.flat(), ...settings]) {
      expect(applyOverrides(plan, [override])).toEqual({ plan, orphans: [], refused: [] });
      expect(applyOverrides(plan, [override]).plan).toBe(plan);
    }
  });

  it('that equal the plan give back the very plan in any selection and order, and its every figure', () => {
    const one = fc.tuple(...perLine.map((options) => fc.constantFrom(...options)));
    const chosen = one.chain((list) => fc.shuffledSubarray([...list, ...settings.slice(0, 1)]));
    fc.assert(
      fc.property(chosen, (overrides) => {
        expect(applyOverrides(plan, overrides).plan).toBe(plan);
      }),
      { numRuns: 50 },
    );
    const all = perLine.flatMap((options) => options.at(-1) ?? []);
    const copied = applyOverrides(structuredClone(plan), all).plan;
    expect(figures(copied)).toEqual(figures(plan));
  });

  it('that differ change the plan, in the same way in any order', () => {
    const drivers = plan.lines.filter(({ kind }) => kind === 'driver').slice(0, 6);
    const overrides: readonly Override[] = [
      ...drivers.map((line, index) => onLine(line, { type: 'scale', factor: 1.05 + index / 100 })),
      { target: 'setting', setting: 'discountRate', change: { type: 'shift', by: 0.01 } },
      { target: 'setting', setting: 'ratePremium', change: { type: 'shift', by: 0.02 } },
    ];
    const expected = applyOverrides(plan, overrides).plan;
    expect(figures(expected)).not.toEqual(figures(plan));
    fc.assert(
      fc.property(fc.shuffledSubarray([...overrides], { minLength: overrides.length }), (shuffled) => {
        expect(applyOverrides(plan, shuffled).plan).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('give the same plan wherever their scenario stands in the list', () => {
    const [first, second] = plan.lines.filter(({ kind }) => kind === 'driver');
    if (!first || !second) throw new Error('the sample has drivers');
    const scenario = (id: string, parentId: string | null, ...overrides: Override[]): Scenario => ({
      id,
      name: id,
      parentId,
      overrides,
    });
    const list = [
      scenario('root', null, onLine(first, { type: 'scale', factor: 1.2 })),
      scenario('child', 'root', onLine(second, { type: 'scale', factor: 0.9 })),
      scenario('other', null, onLine(first, { type: 'shift', by: 1 })),
    ];
    const made = (scenarios: readonly Scenario[], id: string): Plan | null => {
      const result = applyScenario(plan, scenarios, id);
      return result.ok ? result.value.plan : null;
    };
    const orders = [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
      [1, 2, 0],
    ] as const;
    for (const id of ['root', 'child', 'other']) {
      const seen = orders.map((order) =>
        made(
          order.flatMap((index) => list[index] ?? []),
          id,
        ),
      );
      expect(seen[0]).not.toBeNull();
      expect(seen[0]).not.toEqual(plan);
      for (const each of seen) expect(each).toEqual(seen[0]);
    }
  });
});
