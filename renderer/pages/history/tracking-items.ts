/**
 * Changes of what a plan is tracked by, as single facts with before and after: warning rules, milestones, targets, the
 * outlook, thresholds. Pure data; a rule that only moved says so, and the words are made by the page.
 */
import type { SimpleChange } from '../../../models/plan/change.ts';
import { sameValue } from '../../../models/plan/same-value.ts';
import type { TrackingList, TrackingPart } from '../../../models/plan/tracking/apply-tracking.ts';
import type {
  ForecastMethod,
  OutlookSettings,
  PlanThresholds,
} from '../../../models/plan/tracking/course-schema.ts';
import type { WarningRule } from '../../../models/plan/tracking/warning-schema.ts';
import { leafDifferences, type Plain } from './leaf-differences.ts';
import { type PackItem, packItems } from './pack-items.ts';

type Scope = WarningRule['scope'];

export type ThresholdPath = 'yellow.percent' | 'yellow.amount' | 'red.percent' | 'red.amount' | 'floor';

export type TrackingItem =
  | {
      readonly kind: 'part-added' | 'part-removed' | 'part-moved';
      readonly list: TrackingList;
      readonly name: string;
    }
  | {
      readonly kind: 'part';
      readonly list: TrackingList;
      readonly name: string;
      readonly path: string;
      readonly before: Plain;
      readonly after: Plain;
      /** The number is a rate and is read as percent. */
      readonly rate: boolean;
    }
  /** The lines that a warning rule watches. */
  | { readonly kind: 'scope'; readonly name: string; readonly before: Scope; readonly after: Scope }
  | {
      readonly kind: 'outlook';
      readonly path: 'cutOver' | 'months';
      readonly before: Plain;
      readonly after: Plain;
    }
  /** Thresholds of the variance report: percent as fractions, amounts in minor units; null: the usual one. */
  | {
      readonly kind: 'threshold';
      readonly path: ThresholdPath;
      readonly before: number | null;
      readonly after: number | null;
    }
  /** How a line goes on after the cut-over; null: as planned, without saying so. */
  | {
      readonly kind: 'method';
      readonly lineId: string;
      readonly before: ForecastMethod | null;
      readonly after: ForecastMethod | null;
    }
  | PackItem;

/** What a rule's own unit is used for; the floor is an amount of something else. */
const IN_RULE_UNIT: ReadonlySet<string> = new Set(['yellow.value', 'red.value', 'backAt']);

export function partItems(
  list: TrackingList,
  after: TrackingPart,
  before: TrackingPart | undefined,
): readonly TrackingItem[] {
  const { name } = after;
  if (!before) return [{ kind: 'part-added', list, name }];
  if ('sections' in after && 'sections' in before) {
    const facts = packItems(after, before);
    return facts.length > 0 ? facts : [{ kind: 'part-moved', list, name }];
  }
  const { scope: scopeBefore, ...was } = withScope(before);
  const { scope: scopeAfter, ...is } = withScope(after);
  const cleared = Object.fromEntries(Object.keys(was).map((key) => [key, undefined]));
  const fields = leafDifferences(was, { ...cleared, ...is }).map((leaf): TrackingItem => {
    const rate = IN_RULE_UNIT.has(leaf.path) && 'unit' in after && after.unit === 'percent';
    return { kind: 'part', list, name, ...leaf, rate };
  });
  const scope: readonly TrackingItem[] =
    scopeBefore && scopeAfter && !sameValue(scopeBefore, scopeAfter)
      ? [{ kind: 'scope', name, before: scopeBefore, after: scopeAfter }]
      : [];
  const items = [...fields, ...scope];
  return items.length > 0 ? items : [{ kind: 'part-moved', list, name }];
}

function withScope(part: TrackingPart): TrackingPart & { readonly scope?: Scope } {
  return part;
}

/** An inverse runs backwards, so what stood at the very beginning is its last word about a part. */
export function partBefore(
  list: TrackingList,
  id: string,
  undo: readonly SimpleChange[],
): TrackingPart | undefined {
  const step = undo.findLast(
    (other) => other.type === 'put-part' && other.part.list === list && other.part.item.id === id,
  );
  return step?.type === 'put-part' ? step.part.item : undefined;
}

export function outlookBefore(undo: readonly SimpleChange[]): OutlookSettings | null {
  const step = undo.findLast((other) => other.type === 'set-outlook');
  return step?.type === 'set-outlook' ? step.outlook : null;
}

export function outlookItems(
  after: OutlookSettings | null,
  before: OutlookSettings | null,
): readonly TrackingItem[] {
  const facts = (['cutOver', 'months'] as const).flatMap((path): TrackingItem[] => {
    const [was, is] = [before?.[path] ?? null, after?.[path] ?? null];
    return was === is ? [] : [{ kind: 'outlook', path, before: was, after: is }];
  });
  const old = methodsByLine(before);
  const now = methodsByLine(after);
  const methods = [...new Set([...now.keys(), ...old.keys()])].flatMap((lineId): TrackingItem[] => {
    const [was, is] = [old.get(lineId) ?? null, now.get(lineId) ?? null];
    return sameValue(was, is) ? [] : [{ kind: 'method', lineId, before: was, after: is }];
  });
  return [...facts, ...methods];
}

function methodsByLine(outlook: OutlookSettings | null): ReadonlyMap<string, ForecastMethod> {
  return new Map((outlook?.methods ?? []).map(({ lineId, method }) => [lineId, method]));
}

export function thresholdsBefore(undo: readonly SimpleChange[]): PlanThresholds | null {
  const step = undo.findLast((other) => other.type === 'set-thresholds');
  return step?.type === 'set-thresholds' ? step.thresholds : null;
}

const THRESHOLDS: Readonly<Record<ThresholdPath, (thresholds: PlanThresholds) => number>> = {
  'yellow.percent': ({ yellow }) => yellow.percent,
  'yellow.amount': ({ yellow }) => yellow.amount,
  'red.percent': ({ red }) => red.percent,
  'red.amount': ({ red }) => red.amount,
  floor: ({ floor }) => floor,
};

export function thresholdItems(
  after: PlanThresholds | null,
  before: PlanThresholds | null,
): readonly TrackingItem[] {
  return Object.entries(THRESHOLDS).flatMap(([path, read]): TrackingItem[] => {
    const [was, is] = [before && read(before), after && read(after)];
    return was === is ? [] : [{ kind: 'threshold', path: path as ThresholdPath, before: was, after: is }];
  });
}
