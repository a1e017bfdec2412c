/** The one door for edits: what each change does, and that its inverse gives back exactly what was there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../models/plan/apply-change.ts';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import { type Change, changeSchema } from '../../../models/plan/change.ts';
import { parsePlan } from '../../../models/plan/parse-plan.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { changeArbitrary, planArbitrary } from './arbitrary-plan.ts';

function apply(plan: Plan, change: Change): { plan: Plan; inverse: Change } {
  const result = applyChange(plan, change);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function twoLines(): Plan {
  const price = {
    ...blankLine('p', 'price', 'Price', 'driver'),
    entry: { type: 'constant' as const, value: 5 },
  };
  const sales = {
    ...blankLine('s', 'sales', 'Sales', 'revenue'),
    entry: { type: 'formula' as const, formula: 'price * 10' },
  };
  return { ...blankPlan('plan', 'Plan', '2026-01'), lines: [price, sales] };
}

describe('applyChange', () => {
  it('gives back the very same plan when the inverse is applied, whatever the changes were', () => {
    fc.assert(
      fc.property(
        planArbitrary,
        fc.array(changeArbitrary, { minLength: 1, maxLength: 8 }),
        (plan, changes) => {
          const trail: { before: Plan; inverse: Change }[] = [];
          let current = plan;
          for (const change of changes) {
            const result = applyChange(current, change);
            if (!result.ok) continue;
            trail.push({ before: current, inverse: result.value.inverse });
            current = result.value.plan;
          }
          for (const { before, inverse } of trail.reverse()) {
            current = apply(current, inverse).plan;
            expect(current).toEqual(before);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('leaves the plan it was given untouched and keeps lines it does not concern the same objects', () => {
    const plan = twoLines();
    const copy = structuredClone(plan);
    const next = apply(plan, { type: 'set-entry', lineId: 'p', entry: { type: 'constant', value: 6 } }).plan;
    expect(plan).toEqual(copy);
    expect(next.lines[1]).toBe(plan.lines[1]);
  });

  it('keeps every plan it makes valid for the schema', () => {
    fc.assert(
      fc.property(planArbitrary, changeArbitrary, (plan, change) => {
        const result = applyChange(plan, change);
        if (result.ok) expect(parsePlan(result.value.plan)).toEqual({ ok: true, value: result.value.plan });
      }),
      { numRuns: 300 },
    );
  });

  it('renames a code in the formulas that use it, and only there', () => {
    const plan = apply(twoLines(), { type: 'rename-code', lineId: 'p', code: '单价' }).plan;
    expect(plan.lines.map((line) => line.code)).toEqual(['单价', 'sales']);
    expect(plan.lines[1]?.entry).toEqual({ type: 'formula', formula: '单价 * 10' });
  });

  it('undoes a rename even where a formula already named the new code', () => {
    const plan = apply(twoLines(), {
      type: 'set-entry',
      lineId: 's',
      entry: { type: 'formula', formula: 'price * cost' },
    }).plan;
    const renamed = apply(plan, { type: 'rename-code', lineId: 'p', code: 'cost' });
    expect(renamed.plan.lines[1]?.entry).toEqual({ type: 'formula', formula: 'cost * cost' });
    expect(apply(renamed.plan, renamed.inverse).plan).toEqual(plan);
  });

  it('sets only what a patch names, also after it went through the schema of the wire', () => {
    const line = {
      ...blankLine('p', 'price', 'Price', 'driver'),
      unit: 'CNY',
      source: 'list',
      note: 'n',
      group: 'g',
    };
    const plan = { ...blankPlan('plan', 'Plan', '2026-01'), lines: [line] };
    const change = changeSchema.parse({ type: 'set-line', lineId: 'p', patch: { owner: 'Finance' } });
    expect(apply(plan, change).plan.lines).toEqual([{ ...line, owner: 'Finance' }]);
  });

  it('means the same before and after the schema of the wire, whatever the change', () => {
    fc.assert(
      fc.property(changeArbitrary, (change) => {
        expect(changeSchema.parse(JSON.parse(JSON.stringify(change)))).toEqual(change);
      }),
    );
  });

  it('applies a batch as a whole or not at all', () => {
    const plan = twoLines();
    const result = applyChange(plan, {
      type: 'batch',
      changes: [
        { type: 'set-plan', name: 'Other' },
        { type: 'remove-line', lineId: 'missing' },
      ],
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'no-such-line', field: 'lineId' } });
    expect(plan.name).toBe('Plan');
  });

  const refusals: readonly [string, Change, { code: string; field: string }][] = [
    [
      'a code that another line has',
      { type: 'rename-code', lineId: 'p', code: 'sales' },
      { code: 'duplicate-code', field: 'code' },
    ],
    [
      'a code that is a function name',
      { type: 'rename-code', lineId: 'p', code: 'if' },
      { code: 'invalid-code', field: 'code' },
    ],
    [
      'a code in the name space of the statements',
      { type: 'rename-code', lineId: 'p', code: '$ebitda' },
      { code: 'invalid-code', field: 'code' },
    ],
    [
      'a single cell of a line that is no series',
      { type: 'set-cells', cells: [{ lineId: 's', column: 1, value: 1 }] },
      { code: 'not-a-series', field: 'sales' },
    ],
    [
      'a second line with the same id',
      { type: 'add-line', index: 0, line: blankLine('p', 'other', 'Other', 'driver') },
      { code: 'duplicate-id', field: 'id' },
    ],
    [
      'a low above the high',
      { type: 'set-line', lineId: 'p', patch: { range: { low: 2, high: 1 } } },
      { code: 'invalid-range', field: 'range' },
    ],
    [
      'an investment without its details',
      { type: 'set-line', lineId: 'p', patch: { kind: 'investment' } },
      { code: 'missing-detail', field: 'investment' },
    ],
  ];
  it.each(refusals)('refuses %s and says where', (_what, change, error) => {
    expect(applyChange(twoLines(), change)).toMatchObject({ ok: false, error });
  });

  it('refuses a cell outside the timeline', () => {
    const plan = apply(twoLines(), {
      type: 'set-entry',
      lineId: 'p',
      entry: { type: 'series', values: [1] },
    }).plan;
    const change: Change = { type: 'set-cells', cells: [{ lineId: 'p', column: 37, value: 1 }] };
    expect(applyChange(plan, change)).toMatchObject({ ok: false, error: { code: 'outside-timeline' } });
  });
});
