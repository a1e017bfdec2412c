/**
 * Why a metric moved between two plans: its difference shared out to what was changed. Shapley values (exact up to
 * twelve changes, sampled from a seed with the standard error above), or one change after the other in a given order.
 * The shares add to the difference, see closing.ts; none is given where a plan on the way has no value.
 */
import type { Plan } from '../../models/plan/schema.ts';
import type { Metric } from '../metrics.ts';
import { type Absence, absenceOf } from '../tornado/absence.ts';
import { closing } from './closing.ts';
import { type Coalition, coalitionValues } from './coalitions.ts';
import { byHeading, type Difference, differencesOf } from './differences.ts';

export type BridgeStep = {
  readonly difference: Difference;
  readonly contribution: number;
  /** Of a sampled contribution; 0 where it is exact. */
  readonly standardError: number;
};

export type Bridge =
  | {
      readonly kind: 'bridge';
      readonly method: 'exact' | 'sampled' | 'sequential';
      readonly from: number;
      readonly to: number;
      readonly steps: readonly BridgeStep[];
    }
  /** The metric has no value in the first plan or in the second, and why. */
  | { readonly kind: 'none'; readonly where: 'from' | 'to'; readonly why: Absence }
  /** It has none with only some of the changes. */
  | { readonly kind: 'none'; readonly where: 'between' };

export type BridgeOptions = {
  readonly method?: 'shapley' | 'sequential';
  /** line: every line and setting apart. heading: the lines of one group together. */
  readonly by?: 'line' | 'heading';
  /** Of the sequential variant: the places of the differences, first to last; by default as they come. */
  readonly order?: readonly number[];
  /** Of the sampled orders; the same seed gives the same bits. */
  readonly seed?: number;
  /** Pairs of orders, each with its reverse. */
  readonly pairs?: number;
};

export const EXACT_GROUPS = 12;
const PAIRS = 128;

/**
 * The contribution of each change to metric(to) - metric(from), in the metric's unit. Throws on an order that is none.
 * Formula: the mean over all orders of the changes of what a change adds when its turn comes.
 * Source: Shapley, A value for n-person games (1953); sampling by orders and their reverses as in Castro et al. (2009).
 */
export function bridge(from: Plan, to: Plan, metric: Metric, options: BridgeOptions = {}): Bridge {
  const { method = 'shapley', by = 'line', seed = 1, pairs = PAIRS } = options;
  const found = differencesOf(from, to);
  const differences = by === 'heading' ? byHeading(found) : found;
  const n = differences.length;
  const { order = inOrder(n) } = options;
  if (order.length !== n || new Set(order).size !== n || !order.every((place) => place in differences))
    throw new RangeError(`an order of ${n} differences names each of them once`);
  const valuesOf = (coalitions: readonly Coalition[]): Float64Array =>
    coalitionValues(from, to, differences, metric, coalitions);
  const [first = Number.NaN, last = Number.NaN] = valuesOf([
    Array<boolean>(n).fill(false),
    Array<boolean>(n).fill(true),
  ]);
  if (!Number.isFinite(first))
    return { kind: 'none', where: 'from', why: absenceOf(from, metric) ?? 'cannot-compute' };
  if (!Number.isFinite(last))
    return { kind: 'none', where: 'to', why: absenceOf(to, metric) ?? 'cannot-compute' };
  const way = method === 'sequential' ? 'sequential' : n <= EXACT_GROUPS ? 'exact' : 'sampled';
  const shares =
    way === 'exact'
      ? exactShares(n, valuesOf)
      : alongOrders(n, way === 'sequential' ? [order] : orders(n, pairs, seed), valuesOf);
  if (!shares.every(({ contribution }) => Number.isFinite(contribution)))
    return { kind: 'none', where: 'between' };
  const contributions = closing(
    shares.map(({ contribution }) => contribution),
    last - first,
  );
  const steps = differences.map((difference, index): BridgeStep => {
    const standardError = way === 'sampled' ? (shares[index]?.standardError ?? 0) : 0;
    return { difference, contribution: contributions[index] ?? 0, standardError };
  });
  return { kind: 'bridge', method: way, from: first, to: last, steps };
}

type Share = { readonly contribution: number; readonly standardError: number };
type Values = (coalitions: readonly Coalition[]) => Float64Array;

function exactShares(n: number, valuesOf: Values): readonly Share[] {
  const count = 2 ** n;
  const members = (mask: number): Coalition =>
    Array.from({ length: n }, (_, index) => ((mask >> index) & 1) === 1);
  const values = valuesOf(Array.from({ length: count }, (_, mask) => members(mask)));
  // Weight of a coalition of s others: s! (n - 1 - s)! / n!.
  const weights = [1 / n];
  for (let s = 1; s < n; s += 1) weights.push(((weights[s - 1] ?? 0) * s) / (n - s));
  return Array.from({ length: n }, (_, index) => {
    let contribution = 0;
    for (let mask = 0; mask < count; mask += 1) {
      if ((mask >> index) & 1) continue;
      const others = members(mask).filter(Boolean).length;
      const added = (values[mask | (1 << index)] ?? Number.NaN) - (values[mask] ?? Number.NaN);
      contribution += (weights[others] ?? 0) * added;
    }
    return { contribution, standardError: 0 };
  });
}

/** Means over orders; the errors from the means of neighbouring pairs, since an order and its reverse belong together. */
function alongOrders(n: number, list: readonly (readonly number[])[], valuesOf: Values): readonly Share[] {
  const coalitions = list.flatMap((order) =>
    Array.from({ length: n + 1 }, (_, length): Coalition => {
      const isIn = new Set(order.slice(0, length));
      return Array.from({ length: n }, (__, index) => isIn.has(index));
    }),
  );
  const values = valuesOf(coalitions);
  const added = list.map((order, at) => {
    const own = new Float64Array(n);
    order.forEach((index, place) => {
      const k = at * (n + 1) + place;
      own[index] = (values[k + 1] ?? Number.NaN) - (values[k] ?? Number.NaN);
    });
    return own;
  });
  return Array.from({ length: n }, (_, index) => {
    const contribution = mean(added.map((own) => own[index] ?? Number.NaN));
    const pairs = added.flatMap((own, at) =>
      at % 2 === 1 ? [((own[index] ?? 0) + (added[at - 1]?.[index] ?? 0)) / 2] : [],
    );
    const variance =
      pairs.reduce((sum, pair) => sum + (pair - contribution) ** 2, 0) / Math.max(1, pairs.length - 1);
    return { contribution, standardError: pairs.length > 1 ? Math.sqrt(variance / pairs.length) : 0 };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function inOrder(n: number): readonly number[] {
  return Array.from({ length: n }, (_, index) => index);
}

function orders(n: number, pairs: number, seed: number): readonly (readonly number[])[] {
  const random = generator(seed);
  return Array.from({ length: pairs }, () => {
    const order = [...inOrder(n)];
    for (let last = n - 1; last > 0; last -= 1) {
      const chosen = Math.floor(random() * (last + 1));
      [order[last], order[chosen]] = [order[chosen] ?? 0, order[last] ?? 0];
    }
    return [order, order.toReversed()];
  }).flat();
}

/** Mulberry32: enough for orders, and the same on any machine. */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
