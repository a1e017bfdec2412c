/**
 * What holds an optimum back: the bounds and constraints that it touches, and for each the gain of the objective per
 * unit by which it is relaxed, by searching again with a little more room. Around the optimum only: the price of a
 * large relaxation is another question.
 */
import { stepOf } from './lattice.ts';
import type { Binding, Constraint, Decision } from './problem.ts';
import { climbNear, type Search } from './search/find-best.ts';
import type { Scorer } from './search/scorer.ts';
import type { ScoredChoice } from './search/step-moves.ts';
import { widthOf } from './space.ts';

/** Nearer than this, as a share of the widths involved, is touched. */
const TOUCHES = 1e-7;
/** The relaxation, as a share of the widths involved; half of it too, so that bending cancels out. */
const ROOM = 1e-3;

export function* bindingParts(
  search: Search,
  scorer: Scorer,
  best: ScoredChoice,
  prices: boolean,
): Generator<void, readonly Binding[]> {
  const stepped = search.decisions.some((own) => stepOf(own) > 0);
  const found: Binding[] = [];
  for (const own of touched(search, best.choice)) {
    const shadowPrice = prices && !stepped ? yield* priceOf(search, scorer, best, own) : null;
    found.push({ part: own.part, shadowPrice });
  }
  return found;
}

type Relaxed = (by: number) => Pick<Search, 'decisions' | 'constraints'>;
type Touched = {
  readonly part: Binding['part'];
  /** The unit of the bound that goes with the widths of the decisions. */
  readonly size: number;
  readonly relaxed: Relaxed;
  /** For a bound: the choice moved as far beyond it as it is relaxed. null for a constraint. */
  readonly beyond: ((by: number) => readonly number[]) | null;
};

function touched({ decisions, constraints }: Search, choice: readonly number[]): readonly Touched[] {
  const bounds = decisions.flatMap((own, decision): Touched[] => {
    if (!(own.high > own.low)) return [];
    const value = choice[decision] ?? Number.NaN;
    const width = widthOf(own);
    const replaced = (changed: Partial<Decision>): readonly Decision[] =>
      decisions.with(decision, { ...own, ...changed });
    const low: Touched = {
      part: { kind: 'low', decision },
      size: width,
      relaxed: (by) => ({ decisions: replaced({ low: own.low - by }), constraints }),
      beyond: (by) => choice.with(decision, own.low - by),
    };
    const high: Touched = {
      part: { kind: 'high', decision },
      size: width,
      relaxed: (by) => ({ decisions: replaced({ high: own.high + by }), constraints }),
      beyond: (by) => choice.with(decision, own.high + by),
    };
    const near = TOUCHES * width;
    return [...(value - own.low <= near ? [low] : []), ...(own.high - value <= near ? [high] : [])];
  });
  const rows = constraints.flatMap((own, index): Touched[] => {
    const size = sizeOf(own, decisions);
    const sum = own.terms.reduce(
      (total, { decision, weight }) => total + weight * (choice[decision] ?? 0),
      0,
    );
    if (own.relation !== '=' && Math.abs(sum - own.bound) > TOUCHES * size) return [];
    const sign = own.relation === '>=' ? -1 : 1;
    return [
      {
        part: { kind: 'constraint', index, label: own.label },
        size,
        relaxed: (by) => ({
          decisions,
          constraints: constraints.with(index, { ...own, bound: own.bound + sign * by }),
        }),
        beyond: null,
      },
    ];
  });
  return [...bounds, ...rows];
}

/** The largest change of the constraint's sum by one decision between its bounds. */
function sizeOf({ terms, bound }: Constraint, decisions: readonly Decision[]): number {
  const most = terms.reduce((size, { decision, weight }) => {
    const own = decisions[decision];
    return own && own.high > own.low ? Math.max(size, Math.abs(weight) * widthOf(own)) : size;
  }, 0);
  return most || Math.abs(bound) || 1;
}

/** Gain per unit at two amounts of room, carried on to none: exact for quadratic objectives. */
function* priceOf(
  search: Search,
  scorer: Scorer,
  best: ScoredChoice,
  { size, relaxed, beyond }: Touched,
): Generator<void, number | null> {
  // A setting may end at its bound by nature: a tax rate has no number above 1.
  const probe = beyond ? scorer.score([beyond(ROOM * size)])[0] : 0;
  if (probe === Number.NEGATIVE_INFINITY) return null;
  const gains: number[] = [];
  for (const room of [ROOM * size, (ROOM * size) / 2]) {
    const end = yield* climbNear({ ...search, ...relaxed(room) }, scorer, best.choice, 20 * ROOM);
    if (!end || !Number.isFinite(end.score)) return null;
    gains.push((end.score - best.score) / room);
  }
  const [whole = Number.NaN, half = Number.NaN] = gains;
  const price = 2 * half - whole;
  if (!Number.isFinite(price)) return null;
  // What two searches can differ by without cause is no price.
  return Math.abs(price) * ROOM * size <= 1e-12 * Math.abs(best.score) ? 0 : price;
}
