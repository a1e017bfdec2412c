/**
 * Random edits for property tests: small integers that are read against the plan as it is, so that most edits fit
 * and some are refused. Gives changes only; it never applies one.
 */
import fc from 'fast-check';
import { blankLine } from '../../../models/plan/blank.ts';
import type { Change, SimpleChange } from '../../../models/plan/change.ts';
import type { Entry, Kind, Line, Plan } from '../../../models/plan/schema.ts';
import { milestoneSchema, outlookSchema } from '../../../models/plan/tracking/course-schema.ts';
import { warningRuleSchema } from '../../../models/plan/tracking/warning-schema.ts';
import type { Scenario } from '../../../models/plan/what-if/scenario-schema.ts';

export type Edit = { readonly what: number; readonly a: number; readonly b: number; readonly value: number };

const value = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
  fc.constantFrom(0.1, 0.30000000000000004, 5e-324, 1.7976931348623157e308, 2 ** 53 + 1),
);

export const editArbitrary: fc.Arbitrary<Edit> = fc.record({
  what: fc.integer({ min: 0, max: 20 }),
  a: fc.nat(1000),
  b: fc.nat(1000),
  value,
});

const KINDS: readonly Kind[] = ['driver', 'revenue', 'variable-cost', 'fixed-cost', 'investment', 'memo'];

export function changeOf(plan: Plan, edit: Edit): Change {
  if (edit.what < 19) return simpleChange(plan, edit);
  const steps = Array.from({ length: 1 + (edit.a % 4) }, (_, index) =>
    simpleChange(plan, { ...edit, what: (edit.what + edit.b + index) % 19, a: edit.a + index }),
  );
  return { type: 'batch', changes: steps };
}

function simpleChange(plan: Plan, { what, a, b, value: number }: Edit): SimpleChange {
  const line = plan.lines[a % Math.max(plan.lines.length, 1)];
  const lineId = line?.id ?? 'none';
  switch (what) {
    case 0:
      return { type: 'add-line', line: newLine(a, b, number), index: b % (plan.lines.length + 2) };
    case 1:
      return { type: 'remove-line', lineId };
    case 2:
      return { type: 'move-line', lineId, index: b % (plan.lines.length + 1) };
    case 3:
      return { type: 'set-plan', name: `Plan ${b}`, description: b % 2 ? 'described' : '' };
    case 4:
      return { type: 'set-timeline', timeline: { ...plan.timeline, periods: 1 + (b % 48) } };
    case 5:
      return { type: 'set-settings', settings: { currency: b % 2 ? 'EUR' : 'CNY' } };
    case 6:
      return { type: 'set-line', lineId, patch: { label: `Label ${b}`, range: { low: -1, high: b } } };
    case 7:
      return { type: 'set-line', lineId, patch: { note: `${number}` }, clear: ['range'] };
    case 8:
      return { type: 'set-entry', lineId, entry: newEntry(b, number) };
    case 12:
      return { type: 'put-scenario', scenario: newScenario(plan, a, b, number), index: b % 4 };
    case 13:
      return { type: 'remove-scenario', scenarioId: `scenario-${a % 4}` };
    case 14:
      return studies(plan, a, b);
    case 15:
      return { type: 'put-part', part: newPart(a, b, number), index: b % 4 };
    case 16:
      return { type: 'remove-part', list: b % 2 === 0 ? 'warnings' : 'milestones', id: `part-${a % 4}` };
    case 17:
      return {
        type: 'set-outlook',
        outlook: b % 3 === 0 ? null : outlookSchema.parse({ months: 1 + (b % 24) }),
      };
    case 18:
      return {
        type: 'set-thresholds',
        thresholds:
          b % 3 === 0
            ? null
            : {
                yellow: { percent: 0.01 * (b % 9), amount: 0 },
                red: { percent: 0.1, amount: a },
                floor: b * 100,
              },
      };
    case 9:
      return { type: 'rename-code', lineId, code: `code_${b % 40}` };
    default:
      return {
        type: 'set-cells',
        cells: [
          { lineId, column: b % 37, value: b % 5 === 0 ? null : number },
          { lineId, column: (b + what) % 37, value: number },
        ],
      };
  }
}

function newLine(a: number, b: number, number: number): Line {
  const kind = KINDS[b % KINDS.length] ?? 'memo';
  return { ...blankLine(`line-${a}`, `code_${b % 200}`, `Line ${a}`, kind), entry: newEntry(a, number) };
}

function newScenario(plan: Plan, a: number, b: number, number: number): Scenario {
  const line = plan.lines[b % Math.max(plan.lines.length, 1)];
  return {
    id: `scenario-${a % 4}`,
    name: `Scenario ${b}`,
    parentId: b % 3 === 0 ? null : `scenario-${b % 5}`,
    overrides: [
      { target: 'setting', setting: 'discountRate', change: { type: 'replace', value: (b % 30) / 100 } },
      {
        target: 'line',
        lineId: line?.id ?? 'gone',
        label: line?.label ?? '',
        change:
          b % 2 === 0
            ? { type: 'formula', formula: `code_${b % 40} + ${b}` }
            : { type: 'series', values: [number, null], opening: null },
      },
    ],
    ...(a % 2 === 0 ? { probability: (b % 10) / 10 } : {}),
  };
}

function newPart(a: number, b: number, number: number): Extract<SimpleChange, { type: 'put-part' }>['part'] {
  const id = `part-${a % 4}`;
  if (b % 2 === 1) {
    return { list: 'milestones', item: milestoneSchema.parse({ id, name: `Gate ${b}`, due: '2026-06-30' }) };
  }
  const red = { value: number, run: 1 + (b % 5) };
  const rule = { id, name: `Rule ${b}`, when: 'actual(code_1)', grain: 'week', direction: 'above', red };
  return { list: 'warnings', item: warningRuleSchema.parse(rule) };
}

function studies(plan: Plan, a: number, b: number): SimpleChange {
  const [one, other] = plan.lines;
  const correlations = one && other && b % 2 === 0 ? [{ a: one.id, b: other.id, rho: 0.5 }] : [];
  return a % 3 === 0
    ? { type: 'set-studies', patch: {}, clear: ['simulation', 'correlations'] }
    : {
        type: 'set-studies',
        patch: { correlations, simulation: { trials: 1 + b, seed: a, method: 'sobol' } },
      };
}

function newEntry(choice: number, number: number): Entry {
  switch (choice % 4) {
    case 0:
      return { type: 'constant', value: number, opening: choice % 8 === 0 ? number : null };
    case 1:
      return { type: 'formula', formula: `code_${choice % 40} * 2`, opening: '0' };
    case 2:
      return { type: 'series', values: [number, null, number, null], opening: number };
    default:
      return { type: 'series', values: [] };
  }
}
