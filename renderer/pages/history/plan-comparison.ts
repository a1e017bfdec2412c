/**
 * How two states of one plan differ: lines added, removed and changed, settings, timeline. Pure. Lines are the same
 * when their ids are, whatever they are called. Nothing is appraised here.
 */
import { sameValue } from '../../../models/plan/same-value.ts';
import type { Entry, Line, Plan } from '../../../models/plan/schema.ts';
import { TRACKING_LISTS, type TrackingPart } from '../../../models/plan/tracking/apply-tracking.ts';
import { type ChangeItem, scenarioItems } from './change-items.ts';
import { leafDifferences, type Plain } from './leaf-differences.ts';
import { outlookItems, partItems, thresholdItems } from './tracking-items.ts';

export type LeafDifference = { readonly path: string; readonly before: Plain; readonly after: Plain };

export type LineDifference =
  | { readonly kind: 'added' | 'removed'; readonly line: Line }
  | {
      readonly kind: 'changed';
      readonly line: Line;
      /** Set when the entry differs. */
      readonly entries: { readonly before: Entry; readonly after: Entry } | null;
      readonly fields: readonly LeafDifference[];
    };

export type PlanComparison = {
  readonly lines: readonly LineDifference[];
  readonly settings: readonly LeafDifference[];
  /** Scenarios that were added, removed or changed, and what the plan says about its studies. */
  readonly whatIf: readonly ChangeItem[];
  /** Warning rules, milestones, targets, the outlook, thresholds. */
  readonly tracking: readonly ChangeItem[];
  readonly same: boolean;
};

export function comparePlans(before: Plan, after: Plan): PlanComparison {
  const old = new Map(before.lines.map((line) => [line.id, line]));
  const now = new Set(after.lines.map((line) => line.id));
  const lines = [
    ...after.lines.flatMap((line): readonly LineDifference[] => {
      const earlier = old.get(line.id);
      return earlier ? changedLine(earlier, line) : [{ kind: 'added', line }];
    }),
    ...before.lines
      .filter((line) => !now.has(line.id))
      .map((line): LineDifference => ({ kind: 'removed', line })),
  ];
  const settings = [
    ...leafDifferences(before.timeline, after.timeline),
    ...leafDifferences(before.settings, after.settings),
    ...leafDifferences(
      { name: before.name, description: before.description },
      { name: after.name, description: after.description },
    ),
  ];
  const whatIf = whatIfDifferences(before, after);
  const tracking = trackingDifferences(before, after);
  const count = lines.length + settings.length + whatIf.length + tracking.length;
  return { lines, settings, whatIf, tracking, same: count === 0 };
}

function whatIfDifferences(before: Plan, after: Plan): readonly ChangeItem[] {
  const old = new Map((before.scenarios ?? []).map((scenario) => [scenario.id, scenario]));
  const now = new Map((after.scenarios ?? []).map((scenario) => [scenario.id, scenario]));
  const studies = (plan: Plan) => ({
    correlations: plan.correlations,
    simulation: plan.simulation,
    optimisation: plan.optimisation,
  });
  return [
    ...[...now.values()].flatMap((scenario) => {
      const was = old.get(scenario.id);
      return was && sameValue(was, scenario) ? [] : scenarioItems(scenario, was);
    }),
    ...[...old.values()].flatMap((scenario): ChangeItem[] =>
      now.has(scenario.id) ? [] : [{ kind: 'scenario-removed', name: scenario.name }],
    ),
    ...leafDifferences(studies(before), studies(after)).map(
      (leaf): ChangeItem => ({ kind: 'study', ...leaf }),
    ),
  ];
}

function trackingDifferences(before: Plan, after: Plan): readonly ChangeItem[] {
  const parts = TRACKING_LISTS.flatMap((list): readonly ChangeItem[] => {
    const old: readonly TrackingPart[] = before[list] ?? [];
    const now: readonly TrackingPart[] = after[list] ?? [];
    const kept = new Set(now.map(({ id }) => id));
    return [
      ...now.flatMap((part) => {
        const was = old.find(({ id }) => id === part.id);
        return was && sameValue(was, part) ? [] : partItems(list, part, was);
      }),
      ...old
        .filter(({ id }) => !kept.has(id))
        .map(({ name }): ChangeItem => ({ kind: 'part-removed', list, name })),
    ];
  });
  return [
    ...parts,
    ...outlookItems(after.outlook ?? null, before.outlook ?? null),
    ...thresholdItems(after.thresholds ?? null, before.thresholds ?? null),
  ];
}

function changedLine(before: Line, after: Line): readonly LineDifference[] {
  const { entry: entryBefore, ...restBefore } = before;
  const { entry: entryAfter, ...restAfter } = after;
  const removed = Object.fromEntries(Object.keys(restBefore).map((key) => [key, undefined]));
  const fields = leafDifferences(restBefore, { ...removed, ...restAfter });
  const sameEntry = JSON.stringify(entryBefore) === JSON.stringify(entryAfter);
  if (sameEntry && fields.length === 0) return [];
  return [
    {
      kind: 'changed',
      line: after,
      entries: sameEntry ? null : { before: entryBefore, after: entryAfter },
      fields,
    },
  ];
}
