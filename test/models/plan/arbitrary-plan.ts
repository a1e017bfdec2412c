/** Random plans and changes for property tests: small, valid, every kind of line and entry among them. */
import fc from 'fast-check';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import { canonicalLine } from '../../../models/plan/canonical.ts';
import type { SimpleChange } from '../../../models/plan/change.ts';
import type { Entry, Kind, Line, Plan } from '../../../models/plan/schema.ts';
import { outlookSchema, type Target, targetSchema } from '../../../models/plan/tracking/course-schema.ts';
import { type WarningRule, warningRuleSchema } from '../../../models/plan/tracking/warning-schema.ts';

const KINDS: readonly Kind[] = [
  'driver',
  'revenue',
  'variable-cost',
  'fixed-cost',
  'investment',
  'working-capital',
  'financing',
  'memo',
];
const CODES = ['alpha', 'beta', 'gamma', 'delta', '收入', 'cost_1'] as const;
const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });

export const entryArbitrary: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({ type: fc.constant('constant' as const), value: amount }),
  fc.record({
    type: fc.constant('series' as const),
    values: fc.array(fc.option(amount), { maxLength: 6 }),
    opening: fc.option(amount),
  }),
  fc
    .constantFrom('alpha + 1', 'prev(beta, 3) * 2', 'gamma / delta', '收入 * 0.1', 'cost_1', 'nonsense (')
    .map((formula) => ({ type: 'formula' as const, formula })),
);

function lineArbitrary(id: string, code: string): fc.Arbitrary<Line> {
  return fc
    .tuple(fc.constantFrom(...KINDS), entryArbitrary, fc.string({ maxLength: 12 }))
    .map(([kind, entry, owner]) =>
      canonicalLine({ ...blankLine(id, code, `Line ${code}`, kind), entry, owner }),
    );
}

export const planArbitrary: fc.Arbitrary<Plan> = fc
  .tuple(...CODES.slice(0, 4).map((code, index) => lineArbitrary(`id${index}`, code)))
  .map((lines) => {
    const plan = blankPlan('plan', 'Plan', '2026-01');
    return { ...plan, timeline: { ...plan.timeline, periods: 6 }, lines };
  });

const partId = fc.constantFrom('p0', 'p1', 'p2');
const lineId = fc.constantFrom('id0', 'id1', 'id2', 'id3', 'new0', 'missing');

export const changeArbitrary: fc.Arbitrary<SimpleChange> = fc.oneof(
  fc.record({ type: fc.constant('set-plan' as const), name: fc.constantFrom('A', 'B') }),
  fc.record({
    type: fc.constant('set-timeline' as const),
    timeline: fc.record({
      start: fc.constantFrom('2026-01', '2027-07'),
      periodicity: fc.constantFrom('month' as const, 'quarter' as const, 'year' as const),
      periods: fc.integer({ min: 1, max: 12 }),
      fiscalYearStart: fc.integer({ min: 1, max: 12 }),
    }),
  }),
  fc.record({
    type: fc.constant('set-settings' as const),
    settings: fc.record({ currency: fc.constantFrom('CNY', 'EUR') }),
  }),
  fc.record({
    type: fc.constant('add-line' as const),
    line: fc.constantFrom('alpha', 'cost_1', '收入').chain((code) => lineArbitrary('new0', code)),
    index: fc.integer({ min: 0, max: 8 }),
  }),
  fc.record({ type: fc.constant('remove-line' as const), lineId }),
  fc.record({ type: fc.constant('move-line' as const), lineId, index: fc.integer({ min: 0, max: 8 }) }),
  fc.record({
    type: fc.constant('set-line' as const),
    lineId,
    patch: fc.record({ label: fc.constantFrom('One', 'Two'), range: fc.constant({ low: 1, high: 2 }) }),
  }),
  fc.record({
    type: fc.constant('set-line' as const),
    lineId,
    patch: fc.constant({}),
    clear: fc.constant<('range' | 'outsideBudget')[]>(['range', 'outsideBudget']),
  }),
  fc.record({ type: fc.constant('set-entry' as const), lineId, entry: entryArbitrary }),
  fc.record({
    type: fc.constant('set-cells' as const),
    cells: fc.array(fc.record({ lineId, column: fc.integer({ min: 0, max: 7 }), value: fc.option(amount) }), {
      minLength: 1,
      maxLength: 5,
    }),
  }),
  fc.record({
    type: fc.constant('rename-code' as const),
    lineId,
    code: fc.constantFrom('beta', 'renamed', '成本', 'if', '1x'),
  }),
  fc.record({
    type: fc.constant('put-part' as const),
    part: fc.oneof(
      partId.map((id) => ({ list: 'warnings' as const, item: arbitraryRule(id) })),
      partId.map((id) => ({ list: 'targets' as const, item: arbitraryTarget(id) })),
    ),
    index: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({
    type: fc.constant('remove-part' as const),
    list: fc.constantFrom('warnings' as const, 'milestones' as const, 'targets' as const),
    id: partId,
  }),
  fc.record({
    type: fc.constant('set-outlook' as const),
    outlook: fc.constantFrom(null, outlookSchema.parse({ cutOver: '2026-03' })),
  }),
  fc.record({
    type: fc.constant('set-thresholds' as const),
    thresholds: fc.constantFrom(null, {
      yellow: { percent: 0.03, amount: 100_00 },
      red: { percent: 0.2, amount: 0 },
      floor: 5_000_00,
    }),
  }),
);

function arbitraryRule(id: string): WarningRule {
  return warningRuleSchema.parse({
    id,
    name: `Rule ${id}`,
    when: 'actual(alpha) / plan(alpha)',
    grain: 'week',
    direction: 'above',
    red: { value: 1.2 },
  });
}

function arbitraryTarget(id: string): Target {
  return targetSchema.parse({ id, name: id, code: 'alpha', baseline: 80, target: 100, challenge: 120 });
}
