/**
 * The engine's own form of a model. Every line is a slot; every sub-expression that needs a history of its own
 * (cumulative, total, spread, the argument of prev …) becomes a hidden slot behind the lines. What is left inside a
 * formula reads slots in the same column, shifted, or as a whole. Slots are numbers: lines first, in order.
 */

import type { BinaryFunction, UnaryFunction } from '../evaluate/scalar-functions.ts';
import type { ClockName } from '../parse/ast.ts';

export type Ir =
  | { readonly op: 'literal'; readonly value: number }
  | { readonly op: 'clock'; readonly name: ClockName }
  /** The slot in the same column. */
  | { readonly op: 'slot'; readonly slot: number }
  /** The slot `by` columns back (negative: ahead); `fill` where there is no such column. */
  | {
      readonly op: 'shift';
      readonly slot: number;
      readonly by: number;
      readonly fill: Ir;
      /** May column 0 be read? Only where the argument has an opening. */
      readonly opening: boolean;
    }
  /** The slot in a computed column; 0 outside. */
  | { readonly op: 'gather'; readonly slot: number; readonly column: Ir }
  | { readonly op: 'unary'; readonly fn: UnaryFunction; readonly arg: Ir }
  | { readonly op: 'binary'; readonly fn: BinaryFunction; readonly left: Ir; readonly right: Ir }
  | { readonly op: 'choose'; readonly condition: Ir; readonly yes: Ir; readonly no: Ir };

export type Slot =
  /** Given numbers: a constant or a series. */
  | { readonly kind: 'input' }
  /** A formula; `opening` is what column 0 holds. */
  | { readonly kind: 'formula'; readonly periods: Ir; readonly opening: Ir }
  /** Running sum over columns 0..t. */
  | { readonly kind: 'cumulative'; readonly of: Ir }
  /** Running product of (1 + rate)^yearFraction over periods 2..t. */
  | { readonly kind: 'growth'; readonly rate: Ir }
  /** One value for all columns: sum over 0..n, or mean over 1..n. */
  | { readonly kind: 'total' | 'average'; readonly slot: number }
  /** Sum of weights[j] x value j periods back, periods only. */
  | { readonly kind: 'spread'; readonly slot: number; readonly weights: readonly number[] }
  /** Has an error, or depends on one: NaN throughout. */
  | { readonly kind: 'broken' };

export type SlotKind = Slot['kind'];

/** Does the slot hold one value for all columns? */
export function isFlat(slot: Slot): boolean {
  return slot.kind === 'total' || slot.kind === 'average';
}
