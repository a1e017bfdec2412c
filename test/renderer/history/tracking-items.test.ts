// Changes of rules, milestones, targets and the outlook as facts and in words; inverses are those of the real applyChange.
import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../models/plan/apply-change.ts';
import type { Change } from '../../../models/plan/change.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import {
  type OutlookSettings,
  outlookSchema,
  targetSchema,
} from '../../../models/plan/tracking/course-schema.ts';
import { warningRuleSchema } from '../../../models/plan/tracking/warning-schema.ts';
import type { Texts } from '../../../renderer/i18n/use-text.ts';
import { type ChangeItem, changeItems } from '../../../renderer/pages/history/change-items.ts';
import { comparePlans } from '../../../renderer/pages/history/plan-comparison.ts';
import { trackingWords } from '../../../renderer/pages/history/tracking-words.ts';
import { yearlyPlan } from '../sample-plan.ts';

const plan = yearlyPlan();
const rule = warningRuleSchema.parse({
  id: 'w',
  name: 'Costs run away',
  when: '1 - it / plan(it)',
  unit: 'percent',
  grain: 'week',
  direction: 'above',
  yellow: { value: 0.05, run: 1 },
  red: { value: 0.1, run: 2 },
});
const target = targetSchema.parse({
  id: 't',
  name: 'Sales',
  code: '$revenue',
  baseline: 1,
  target: 2,
  challenge: 3,
});

function applied(change: Change, to: Plan = plan): { plan: Plan; items: readonly ChangeItem[] } {
  const result = applyChange(to, change);
  if (!result.ok) throw new Error(result.error.message);
  return { plan: result.value.plan, items: changeItems(change, result.value.inverse) };
}

const putRule = (item = rule, index = 0): Change => ({
  type: 'put-part',
  part: { list: 'warnings', item },
  index,
});
const withRule = applied(putRule());

describe('parts of the tracking as facts', () => {
  it('are added and removed by their name', () => {
    expect(withRule.items).toEqual([{ kind: 'part-added', list: 'warnings', name: 'Costs run away' }]);
    const gone = applied({ type: 'remove-part', list: 'warnings', id: 'w' }, withRule.plan);
    expect(gone.items).toEqual([{ kind: 'part-removed', list: 'warnings', name: 'Costs run away' }]);
  });

  it('tell each field that differs, a threshold of a percentage as a rate', () => {
    const changed = applied(putRule({ ...rule, owner: 'Li', red: { value: 0.12, run: 2 } }), withRule.plan);
    expect(changed.items).toEqual([
      {
        kind: 'part',
        list: 'warnings',
        name: 'Costs run away',
        path: 'red.value',
        before: 0.1,
        after: 0.12,
        rate: true,
      },
      {
        kind: 'part',
        list: 'warnings',
        name: 'Costs run away',
        path: 'owner',
        before: '',
        after: 'Li',
        rate: false,
      },
    ]);
  });

  it('tell a threshold that was taken away', () => {
    const changed = applied(putRule({ ...rule, yellow: null }), withRule.plan);
    expect(changed.items).toMatchObject([
      { path: 'yellow.value', before: 0.05, after: null },
      { path: 'yellow.run', before: 1, after: null },
    ]);
  });

  it('tell the lines watched as one fact', () => {
    const scope = { type: 'lines', lineIds: ['l1', 'l3'] } as const;
    const changed = applied(
      putRule({ ...rule, scope: { ...scope, lineIds: [...scope.lineIds] } }),
      withRule.plan,
    );
    expect(changed.items).toEqual([
      { kind: 'scope', name: 'Costs run away', before: { type: 'plan' }, after: scope },
    ]);
  });

  it('tell a move when nothing else differs', () => {
    const second = applied(putRule({ ...rule, id: 'v', name: 'Second' }, 1), withRule.plan);
    const moved = applied(putRule({ ...rule, id: 'v', name: 'Second' }, 0), second.plan);
    expect(moved.items).toEqual([{ kind: 'part-moved', list: 'warnings', name: 'Second' }]);
  });

  it('tell a target that changed, whatever is in the list of rules', () => {
    const put = (item: typeof target): Change => ({
      type: 'put-part',
      part: { list: 'targets', item },
      index: 0,
    });
    const before = applied(put(target), withRule.plan);
    const changed = applied(put({ ...target, target: 2.5 }), before.plan);
    expect(changed.items).toMatchObject([{ list: 'targets', path: 'target', before: 2, after: 2.5 }]);
  });
});

describe('the outlook as facts', () => {
  const set = (outlook: OutlookSettings | null): Change => ({ type: 'set-outlook', outlook });
  const chosen = outlookSchema.parse({
    cutOver: '2026-03',
    methods: [{ lineId: 'l1', method: { type: 'run-rate', months: 6 } }],
  });

  it('are the cut-over and the method of each line', () => {
    const { items } = applied(set(chosen));
    expect(items).toEqual([
      { kind: 'outlook', path: 'cutOver', before: null, after: '2026-03' },
      { kind: 'method', lineId: 'l1', before: null, after: { type: 'run-rate', months: 6 } },
    ]);
  });

  it('are told against what stood before a whole batch', () => {
    const first = applied(set(chosen));
    const change: Change = {
      type: 'batch',
      changes: [
        { type: 'set-outlook', outlook: { ...chosen, months: 6 } },
        { type: 'set-outlook', outlook: null },
      ],
    };
    expect(applied(change, first.plan).items.at(-1)).toEqual({
      kind: 'method',
      lineId: 'l1',
      before: { type: 'run-rate', months: 6 },
      after: null,
    });
  });
});

describe('changes of the thresholds', () => {
  const thresholds = { yellow: { percent: 0.03, amount: 0 }, red: { percent: 0.1, amount: 50_00 }, floor: 0 };

  it('are told one by one, against what stood before', () => {
    const first = applied({ type: 'set-thresholds', thresholds });
    expect(first.items).toContainEqual({
      kind: 'threshold',
      path: 'yellow.percent',
      before: null,
      after: 0.03,
    });
    const next = { ...thresholds, floor: 1000_00 };
    expect(applied({ type: 'set-thresholds', thresholds: next }, first.plan).items).toEqual([
      { kind: 'threshold', path: 'floor', before: 0, after: 1000_00 },
    ]);
  });
});

describe('two states compared', () => {
  it('differ by what they are tracked with', () => {
    const comparison = comparePlans(
      plan,
      applied({ type: 'set-outlook', outlook: outlookSchema.parse({ months: 9 }) }, withRule.plan).plan,
    );
    expect(comparison.same).toBe(false);
    expect(comparison.tracking).toEqual([
      { kind: 'part-added', list: 'warnings', name: 'Costs run away' },
      { kind: 'outlook', path: 'months', before: null, after: 9 },
    ]);
    expect(comparePlans(withRule.plan, plan).tracking).toEqual([
      { kind: 'part-removed', list: 'warnings', name: 'Costs run away' },
    ]);
  });
});

describe('the facts in words', () => {
  // The keys stand for the texts; i18n-keys.test.ts holds that each exists in both languages.
  const texts: Texts = {
    t: (key, params) => (params ? `${key}(${Object.values(params).join(',')})` : key),
    dynamic: (area, key) => `${area}.${key}`,
    language: 'en',
  };

  it('write a rate as percent, a choice by its word, and what a person wrote as it is', () => {
    const part = { kind: 'part', list: 'warnings', name: 'A', rate: false } as const;
    const words = (item: Parameters<typeof trackingWords>[2]) => trackingWords(texts, plan, item);
    expect(words({ ...part, path: 'red.value', before: 0.1, after: null, rate: true })).toMatchObject({
      before: '10.00 %',
      after: '–',
    });
    expect(words({ ...part, path: 'grain', before: 'week', after: 'day' }).after).toBe(
      'history.tracking.choice.grain.day',
    );
    expect(words({ ...part, path: 'owner', before: '', after: 'week' }).after).toBe('week');
    expect(words({ ...part, list: 'targets', path: 'year', before: null, after: 2026 }).after).toBe('2026');
  });

  it('write thresholds as percent and as amounts in units of the currency', () => {
    const words = (path: 'red.percent' | 'floor', after: number) =>
      trackingWords(texts, plan, { kind: 'threshold', path, before: null, after });
    expect(words('red.percent', 0.125)).toMatchObject({
      before: 'history.tracking.threshold.usual',
      after: '12.50 %',
    });
    expect(words('floor', 123_450).after).toBe('1,234.5');
  });

  it('name the lines that a rule watches', () => {
    const words = trackingWords(texts, plan, {
      kind: 'scope',
      name: 'A',
      before: { type: 'plan' },
      after: { type: 'lines', lineIds: ['l1', 'gone'] },
    });
    expect(words.after).toBe('Price; history.goneLine');
  });
});
