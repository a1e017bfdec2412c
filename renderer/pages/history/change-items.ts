/**
 * A row of the change log as single facts, each with what was before and what is after: one for a cell, one for a
 * setting, one for a line added. Pure data; the words are made by the page.
 * Promises one fact for everything that differs; it must not apply the change or need the plan of that day.
 */
import type { Change, SimpleChange } from '../../../models/plan/change.ts';
import { sameValue } from '../../../models/plan/same-value.ts';
import type { Entry, Line } from '../../../models/plan/schema.ts';
import { type Override, overrideKey, type Scenario } from '../../../models/plan/what-if/scenario-schema.ts';
import { leafDifferences, type Plain } from './leaf-differences.ts';
import {
  outlookBefore,
  outlookItems,
  partBefore,
  partItems,
  type TrackingItem,
  thresholdItems,
  thresholdsBefore,
} from './tracking-items.ts';

export type ChangeItem =
  | {
      readonly kind: 'plan';
      readonly field: 'name' | 'description';
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'setting'; readonly path: string; readonly before: Plain; readonly after: Plain }
  | { readonly kind: 'timeline'; readonly path: string; readonly before: Plain; readonly after: Plain }
  | { readonly kind: 'added' | 'removed'; readonly label: string; readonly code: string }
  | { readonly kind: 'moved'; readonly lineId: string }
  | {
      readonly kind: 'field';
      readonly lineId: string;
      readonly path: string;
      readonly before: Plain;
      readonly after: Plain;
    }
  | { readonly kind: 'entry'; readonly lineId: string; readonly before: Entry | null; readonly after: Entry }
  | {
      readonly kind: 'cell';
      readonly lineId: string;
      readonly column: number;
      readonly before: number | null;
      readonly after: number | null;
    }
  | { readonly kind: 'scenario-added' | 'scenario-removed'; readonly name: string }
  | {
      readonly kind: 'scenario';
      readonly name: string;
      readonly path: 'name' | 'parentId' | 'probability' | 'order';
      readonly before: Plain;
      readonly after: Plain;
    }
  | {
      readonly kind: 'override';
      readonly name: string;
      /** null: there was none, or there is none any more. */
      readonly before: Override | null;
      readonly after: Override | null;
    }
  | { readonly kind: 'study'; readonly path: string; readonly before: Plain; readonly after: Plain }
  | { readonly kind: 'code'; readonly lineId: string; readonly before: string; readonly after: string }
  | TrackingItem;

export function changeItems(change: Change, inverse: Change): readonly ChangeItem[] {
  const undo = partsOf(inverse);
  return partsOf(change).flatMap((part) => itemsOf(part, undo));
}

/** The ids of the lines that a change touches, in order, each once. */
export function linesTouched(change: Change): readonly string[] {
  const ids = partsOf(change).flatMap((part): readonly string[] => {
    switch (part.type) {
      case 'set-plan':
      case 'set-timeline':
      case 'set-settings':
      case 'put-scenario':
      case 'remove-scenario':
      case 'set-studies':
      case 'put-part':
      case 'remove-part':
      case 'set-outlook':
      case 'set-thresholds':
        return [];
      case 'add-line':
        return [part.line.id];
      case 'set-cells':
        return part.cells.map((cell) => cell.lineId);
      case 'replace-lines':
        return part.lines.map((line) => line.id);
      default:
        return [part.lineId];
    }
  });
  return [...new Set(ids)];
}

function partsOf(change: Change): readonly SimpleChange[] {
  return change.type === 'batch' ? change.changes : [change];
}

function itemsOf(part: SimpleChange, undo: readonly SimpleChange[]): readonly ChangeItem[] {
  switch (part.type) {
    case 'set-plan':
      return planItems(part, undo);
    case 'set-timeline': {
      const before = undo.findLast((step) => step.type === 'set-timeline')?.timeline;
      return leafDifferences(before, part.timeline).map((leaf) => ({ kind: 'timeline', ...leaf }));
    }
    case 'set-settings': {
      const before = undo.findLast((step) => step.type === 'set-settings')?.settings;
      return leafDifferences(before, part.settings).map((leaf) => ({ kind: 'setting', ...leaf }));
    }
    case 'add-line':
      return [{ kind: 'added', label: part.line.label, code: part.line.code }];
    case 'remove-line': {
      const line = undo.findLast((step) => step.type === 'add-line' && step.line.id === part.lineId);
      const known = line?.type === 'add-line' ? line.line : null;
      return [{ kind: 'removed', label: known?.label ?? '', code: known?.code ?? '' }];
    }
    case 'move-line':
      return [{ kind: 'moved', lineId: part.lineId }];
    case 'set-line':
      return fieldItems(part, undo);
    case 'set-entry':
      return [
        { kind: 'entry', lineId: part.lineId, before: entryBefore(part.lineId, undo), after: part.entry },
      ];
    case 'set-cells':
      return part.cells.map((cell) => {
        const { lineId, column, value } = cell;
        return { kind: 'cell', lineId, column, before: cellBefore(cell, undo), after: value };
      });
    case 'rename-code': {
      const before = lineBefore(part.lineId, undo)?.code ?? '';
      return [{ kind: 'code', lineId: part.lineId, before, after: part.code }];
    }
    case 'replace-lines':
      return [
        ...part.lines.flatMap((line) => replacedItems(line, lineBefore(line.id, undo))),
        ...(part.scenarios ?? []).flatMap((scenario) =>
          scenarioItems(scenario, scenarioBefore(scenario.id, undo)),
        ),
      ];
    case 'put-scenario':
      return scenarioItems(part.scenario, scenarioBefore(part.scenario.id, undo));
    case 'remove-scenario':
      return [{ kind: 'scenario-removed', name: scenarioBefore(part.scenarioId, undo)?.name ?? '' }];
    case 'set-studies': {
      const step = undo.findLast((other) => other.type === 'set-studies');
      const cleared = Object.fromEntries((part.clear ?? []).map((key) => [key, undefined]));
      return leafDifferences(step?.type === 'set-studies' ? step.patch : {}, {
        ...part.patch,
        ...cleared,
      }).map((leaf) => ({ kind: 'study', ...leaf }));
    }
    case 'put-part': {
      const { list, item } = part.part;
      return partItems(list, item, partBefore(list, item.id, undo));
    }
    case 'remove-part': {
      const name = partBefore(part.list, part.id, undo)?.name ?? '';
      return [{ kind: 'part-removed', list: part.list, name }];
    }
    case 'set-outlook':
      return outlookItems(part.outlook, outlookBefore(undo));
    case 'set-thresholds':
      return thresholdItems(part.thresholds, thresholdsBefore(undo));
  }
}

type Of<T extends SimpleChange['type']> = Extract<SimpleChange, { type: T }>;

function planItems(part: Of<'set-plan'>, undo: readonly SimpleChange[]): readonly ChangeItem[] {
  const before = undo.findLast((step) => step.type === 'set-plan');
  return (['name', 'description'] as const).flatMap((field): ChangeItem[] => {
    const after = part[field];
    return after === undefined ? [] : [{ kind: 'plan', field, before: before?.[field] ?? '', after }];
  });
}

function fieldItems(part: Of<'set-line'>, undo: readonly SimpleChange[]): readonly ChangeItem[] {
  const step = undo.findLast((other) => other.type === 'set-line' && other.lineId === part.lineId);
  const before = step?.type === 'set-line' ? step.patch : {};
  const cleared = Object.fromEntries((part.clear ?? []).map((key) => [key, undefined]));
  return leafDifferences(before, { ...part.patch, ...cleared }).map((leaf) => ({
    kind: 'field',
    lineId: part.lineId,
    ...leaf,
  }));
}

function replacedItems(after: Line, before: Line | undefined): readonly ChangeItem[] {
  if (!before) return [];
  const { entry: entryAfter, ...restAfter } = after;
  const { entry: entryBefore, ...restBefore } = before;
  const fields = leafDifferences(restBefore, restAfter).map(
    (leaf): ChangeItem => ({ kind: 'field', lineId: after.id, ...leaf }),
  );
  if (JSON.stringify(entryAfter) === JSON.stringify(entryBefore)) return fields;
  return [...fields, { kind: 'entry', lineId: after.id, before: entryBefore, after: entryAfter }];
}

/** Name, parent, probability, then each override that differs. A scenario that only moved says so. */
export function scenarioItems(after: Scenario, before: Scenario | undefined): readonly ChangeItem[] {
  if (!before) return [{ kind: 'scenario-added', name: after.name }];
  const { name } = after;
  const facts = (['name', 'parentId', 'probability'] as const).flatMap((path): ChangeItem[] => {
    const [was, is] = [before[path] ?? null, after[path] ?? null];
    return was === is ? [] : [{ kind: 'scenario', name, path, before: was, after: is }];
  });
  const old = new Map(before.overrides.map((each) => [overrideKey(each), each]));
  const now = new Map(after.overrides.map((each) => [overrideKey(each), each]));
  const overrides = [...new Set([...old.keys(), ...now.keys()])].flatMap((key): ChangeItem[] => {
    const [was, is] = [old.get(key) ?? null, now.get(key) ?? null];
    return sameValue(was, is) ? [] : [{ kind: 'override', name, before: was, after: is }];
  });
  const items = [...facts, ...overrides];
  return items.length > 0 ? items : [{ kind: 'scenario', name, path: 'order', before: null, after: null }];
}

function scenarioBefore(id: string, undo: readonly SimpleChange[]): Scenario | undefined {
  for (const step of undo.toReversed()) {
    if (step.type === 'put-scenario' && step.scenario.id === id) return step.scenario;
    const replaced =
      step.type === 'replace-lines' ? step.scenarios?.find((each) => each.id === id) : undefined;
    if (replaced) return replaced;
  }
  return undefined;
}

/** An inverse runs backwards, so what stood at the very beginning is its last word about a line. */
function entryBefore(lineId: string, undo: readonly SimpleChange[]): Entry | null {
  const step = undo.findLast((other) => other.type === 'set-entry' && other.lineId === lineId);
  return step?.type === 'set-entry' ? step.entry : (lineBefore(lineId, undo)?.entry ?? null);
}

function lineBefore(lineId: string, undo: readonly SimpleChange[]): Line | undefined {
  const found = undo.findLast(
    (step) => step.type === 'replace-lines' && step.lines.some((line) => line.id === lineId),
  );
  return found?.type === 'replace-lines' ? found.lines.find((line) => line.id === lineId) : undefined;
}

function cellBefore(
  cell: { readonly lineId: string; readonly column: number },
  undo: readonly SimpleChange[],
): number | null {
  const cells = undo.flatMap((step) => (step.type === 'set-cells' ? step.cells : []));
  return cells.findLast((old) => old.lineId === cell.lineId && old.column === cell.column)?.value ?? null;
}
