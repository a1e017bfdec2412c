/**
 * How two plans differ, piece by piece, and with the state both come from: who changed what. A piece can be taken over
 * by itself (merge-plans.ts). Pure; both plans must have the same ids, see align.ts.
 */
import { sameValue } from '../same-value.ts';
import type { Plan } from '../schema.ts';
import { mergeValue } from './merge-value.ts';
import { type Slot, type SlotKind, sharedScenarios, slotsOf } from './slots.ts';

export type PieceSide =
  /** Only they changed it since. */
  | 'theirs'
  /** Only we changed it: taking theirs takes our change back. */
  | 'mine'
  /** Both changed it, in different places: taking theirs keeps ours. */
  | 'apart'
  /** Both changed the same place to different things: taking theirs loses ours. */
  | 'conflict';

export type Piece = {
  readonly key: string;
  readonly kind: SlotKind;
  readonly name: string;
  readonly token: string;
  /** What taking theirs does here. */
  readonly what: 'added' | 'removed' | 'changed';
  readonly mine: unknown;
  readonly theirs: unknown;
  /** What stood here in the common state. */
  readonly base: unknown;
  /** What stands here when it is taken. */
  readonly taken: unknown;
  /** Null where no common state is known. */
  readonly side: PieceSide | null;
};

/** What differs, in the order of our plan, what only they have behind it. Empty: the plans are equal. */
export function comparePlans(mine: Plan, theirs: Plan, base: Plan | null = null): readonly Piece[] {
  const shared = sharedScenarios(mine, theirs);
  const slots = (plan: Plan) => new Map(slotsOf(plan, shared).map((slot) => [slot.key, slot]));
  const [own, other, before] = [slots(mine), slots(theirs), base && slots(base)];
  const pieces = [...new Set([...own.keys(), ...other.keys()])].flatMap((key) => {
    const was = before ? { value: before.get(key)?.value } : null;
    return pieceOf(own.get(key), other.get(key), was);
  });
  return [...pieces, ...orderPiece(mine, theirs, base)];
}

function pieceOf(
  mine: Slot | undefined,
  theirs: Slot | undefined,
  base: { readonly value: unknown } | null,
): Piece[] {
  const slot = mine ?? theirs;
  if (!slot || sameValue(mine?.value, theirs?.value)) return [];
  const { key, kind, name, token } = slot;
  const what = !mine ? 'added' : !theirs ? 'removed' : 'changed';
  const values = { mine: mine?.value, theirs: theirs?.value, base: base?.value };
  const piece = { key, kind, name, token, what, ...values } as const;
  if (!base) return [{ ...piece, taken: theirs?.value, side: null }];
  if (sameValue(base.value, theirs?.value)) return [{ ...piece, taken: theirs?.value, side: 'mine' }];
  if (sameValue(base.value, mine?.value)) return [{ ...piece, taken: theirs?.value, side: 'theirs' }];
  const merged = mergeValue(base.value, mine?.value, theirs?.value);
  if (merged.conflict) return [{ ...piece, taken: theirs?.value, side: 'conflict' }];
  return [{ ...piece, taken: merged.value, side: 'apart' }];
}

/** The order of the lines that both have. */
function orderPiece(mine: Plan, theirs: Plan, base: Plan | null): Piece[] {
  const common = new Set(theirs.lines.map(({ id }) => id));
  const own = mine.lines.map(({ id }) => id).filter((id) => common.has(id));
  const kept = new Set(own);
  const order = (plan: Plan): string[] => plan.lines.map(({ id }) => id).filter((id) => kept.has(id));
  const other = order(theirs);
  if (sameValue(own, other)) return [];
  const was = base && order(base);
  const side = !was ? null : sameValue(was, other) ? 'mine' : sameValue(was, own) ? 'theirs' : 'conflict';
  const piece = { key: 'order', kind: 'order', name: '', token: 'order', what: 'changed' } as const;
  return [{ ...piece, mine: own, theirs: other, base: was ?? undefined, taken: other, side }];
}
