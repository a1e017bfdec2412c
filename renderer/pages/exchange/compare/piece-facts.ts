/** What differs inside one piece as single facts, for the words that the change log has for them. Pure data. */
import type { Piece } from '../../../../models/plan/compare/compare-plans.ts';
import type { Line, Plan } from '../../../../models/plan/schema.ts';
import type { Override } from '../../../../models/plan/what-if/scenario-schema.ts';
import { type ChangeItem, scenarioItems } from '../../history/change-items.ts';
import { leafDifferences } from '../../history/leaf-differences.ts';
import { outlookItems, partItems, thresholdItems } from '../../history/tracking-items.ts';

type Part<K extends 'warnings' | 'scenarios'> = NonNullable<Plan[K]>[number];

/** From one version of the piece to another; what was added or removed whole has no facts of its own. */
export function factsOf(piece: Piece, before: unknown, after: unknown): readonly ChangeItem[] {
  if (piece.kind === 'override') return overrideFacts(piece.name, before, after);
  if (before === undefined || after === undefined) return [];
  switch (piece.kind) {
    case 'line':
      return lineFacts(before as Line, after as Line);
    case 'order':
      return [];
    case 'name':
    case 'description':
      return [{ kind: 'plan', field: piece.kind, before: String(before), after: String(after) }];
    case 'timeline':
      return leafDifferences(before, after).map((leaf): ChangeItem => ({ kind: 'timeline', ...leaf }));
    case 'setting':
      return leafDifferences({ [piece.name]: before }, { [piece.name]: after }).map(
        (leaf): ChangeItem => ({ kind: 'setting', ...leaf }),
      );
    case 'scenario':
      // Its overrides are pieces of their own.
      return scenarioItems(
        { ...(after as Part<'scenarios'>), overrides: [] },
        { ...(before as Part<'scenarios'>), overrides: [] },
      );
    case 'outlook':
      return outlookItems(after as NonNullable<Plan['outlook']>, before as NonNullable<Plan['outlook']>);
    case 'thresholds':
      return thresholdItems(
        after as NonNullable<Plan['thresholds']>,
        before as NonNullable<Plan['thresholds']>,
      );
    case 'correlations':
    case 'simulation':
    case 'optimisation':
      return leafDifferences({ [piece.kind]: before }, { [piece.kind]: after }).map(
        (leaf): ChangeItem => ({ kind: 'study', ...leaf }),
      );
    default:
      return partItems(piece.kind, after as Part<'warnings'>, before as Part<'warnings'>);
  }
}

/** Also one that was added or removed: what it says is all there is of it. */
function overrideFacts(name: string, before: unknown, after: unknown): readonly ChangeItem[] {
  const [was, is] = [before, after].map((value) => (value as Override | undefined) ?? null);
  return [{ kind: 'override', name, before: was ?? null, after: is ?? null }];
}

function lineFacts(before: Line, after: Line): readonly ChangeItem[] {
  const { entry: was, ...restBefore } = before;
  const { entry: is, ...restAfter } = after;
  const lineId = after.id;
  const removed = Object.fromEntries(Object.keys(restBefore).map((key) => [key, undefined]));
  const fields = leafDifferences(restBefore, { ...removed, ...restAfter }).map(
    (leaf): ChangeItem => ({ kind: 'field', lineId, ...leaf }),
  );
  if (JSON.stringify(was) === JSON.stringify(is)) return fields;
  if (was.type !== 'series' || is.type !== 'series') {
    return [{ kind: 'entry', lineId, before: was, after: is }, ...fields];
  }
  const length = Math.max(was.values.length, is.values.length);
  const value = (
    values: readonly (number | null)[],
    column: number,
    opening: number | null,
  ): number | null => (column === 0 ? opening : (values[column - 1] ?? null));
  const cells = Array.from({ length: length + 1 }, (_, column): ChangeItem => {
    const [own, other] = [
      value(was.values, column, was.opening ?? null),
      value(is.values, column, is.opening ?? null),
    ];
    return { kind: 'cell', lineId, column, before: own, after: other };
  }).filter((item) => item.kind === 'cell' && item.before !== item.after);
  return [...cells, ...fields];
}
