/**
 * The whole search for the best choice: every allowed point where they are few, else several climbs from different
 * places, then steps, then a last polish. Knows bounds, constraints and scores; knows nothing of plans.
 */
import { nearestOnSteps } from '../clash.ts';
import { allChoices, stepOf } from '../lattice.ts';
import { along, norm } from '../linear/vectors.ts';
import type { Confidence, Constraint, Decision } from '../problem.ts';
import { createSpace, type Space, widthOf } from '../space.ts';
import { type ClimbOptions, climb, type Ending } from './climb.ts';
import { createRandomStream } from './random-stream.ts';
import type { Choice, Scorer } from './scorer.ts';
import { chooseStarts, nearestAllowed } from './starts.ts';
import { improveBySteps, type ScoredChoice } from './step-moves.ts';
import { tidied } from './tidy.ts';

export type Search = {
  readonly decisions: readonly Decision[];
  readonly constraints: readonly Constraint[];
  /** Where one would like to be: the plan's numbers. */
  readonly wished: readonly number[];
  readonly seed: number;
  readonly starts: number;
  readonly limit: number;
};

export type Found = {
  readonly best: ScoredChoice | null;
  readonly confidence: Confidence;
  readonly agreeing: number;
  readonly starts: number;
};

/** Points that are tried one by one rather than searched. */
const MOST_POINTS = 20_000;
/** Objectives this near, relative, are the same. */
const SAME = 1e-6;
const FINEST = 1e-7;

/** Yields after each batch of evaluations. The constraints must have a solution: see clash.ts. */
export function* findBest(search: Search, scorer: Scorer): Generator<void, Found> {
  const { decisions, constraints, limit } = search;
  const every = allChoices(decisions, constraints, Math.min(limit, MOST_POINTS));
  if (every) {
    yield* scoreInParts(scorer, every);
    return { best: scorer.best(), confidence: 'every-point', agreeing: 1, starts: 1 };
  }
  const space = createSpace(decisions, constraints);
  if (!space) return { best: null, confidence: 'every-point', agreeing: 0, starts: 0 };
  const stepped = decisions.some((own) => stepOf(own) > 0);
  const ends = space.size === 0 ? yield* onlyPoint(space, scorer) : yield* climbAll(search, space, scorer);
  let places: readonly ScoredChoice[] = ends.map(({ y, score }) => ({ choice: space.toDecisions(y), score }));
  if (stepped) places = yield* climbOnSteps(search, scorer, places);
  const best = places.reduce<ScoredChoice | null>((a, b) => (a && a.score >= b.score ? a : b), null);
  if (!best || best.score === Number.NEGATIVE_INFINITY)
    return { best: null, confidence: 'starts-differ', agreeing: 0, starts: places.length };
  // An objective near zero is measured by what the search gained.
  const near = SAME * Math.max(Math.abs(best.score), best.score - (scorer.history()[0]?.score ?? best.score));
  const agreeing = places.filter(({ score }) => best.score - score <= near).length;
  const neat = stepped ? best : tidied(search, space, scorer, best);
  yield;
  if (ends.some(({ cut }) => cut) || scorer.spent())
    return { best: neat, confidence: 'limit-reached', agreeing, starts: places.length };
  if (space.size === 0) return { best: neat, confidence: 'one-point', agreeing: 1, starts: 1 };
  const confidence = agreeing > 1 ? 'starts-agree' : 'starts-differ';
  return { best: neat, confidence, agreeing, starts: places.length };
}

/** The climb from one place only, for what is known to be near. `reach` as a share of the bounds' widths. */
export function* climbNear(
  search: Search,
  scorer: Scorer,
  from: Choice,
  reach: number,
): Generator<void, ScoredChoice | null> {
  const space = createSpace(search.decisions, search.constraints);
  if (!space) return null;
  const random = createRandomStream(search.seed, 'near');
  const y = nearestAllowed(space, from);
  const [score = Number.NEGATIVE_INFINITY] = scorer.score([space.toDecisions(y)]);
  yield;
  const start = { y, score };
  if (space.size === 0) return { choice: space.toDecisions(y), score };
  const end = yield* climb(space, scorer, random, start, {
    radius: reach,
    finest: FINEST * Math.min(1, reach),
    mixed: worthMixed(search, space),
    exchanges: exchangesOf(search, space),
    until: search.limit,
  });
  return { choice: space.toDecisions(end.y), score: end.score };
}

function* scoreInParts(scorer: Scorer, choices: readonly Choice[]): Generator<void, void> {
  for (let from = 0; from < choices.length; from += 2048) {
    scorer.score(choices.slice(from, from + 2048));
    yield;
  }
}

function* onlyPoint(space: Space, scorer: Scorer): Generator<void, readonly Ending[]> {
  const y = new Float64Array(0);
  const [score = Number.NEGATIVE_INFINITY] = scorer.score([space.toDecisions(y)]);
  yield;
  return [{ y, score, cut: false }];
}

function* climbAll(search: Search, space: Space, scorer: Scorer): Generator<void, readonly Ending[]> {
  const random = createRandomStream(search.seed, 'starts');
  const spread = Math.floor(Math.min(64 + 16 * space.size, search.limit / 10));
  const starts = chooseStarts(space, scorer, random, search.wished, search.starts, spread);
  yield;
  const options: ClimbOptions = {
    radius: Math.sqrt(space.size),
    finest: FINEST,
    mixed: worthMixed(search, space),
    exchanges: exchangesOf(search, space),
    until: search.limit,
  };
  const ends: Ending[] = [];
  for (const [index, start] of starts.entries()) {
    const own = createRandomStream(search.seed, `climb ${index}`);
    // An even share of what is left for each, so that one hard climb does not leave the others without any.
    const share = (search.limit - scorer.evaluations()) / (starts.length - index);
    ends.push(yield* climb(space, scorer, own, start, { ...options, until: scorer.evaluations() + share }));
  }
  // What is left goes to those that were cut off, the highest first.
  for (const end of ends.filter(({ cut }) => cut).sort((x, y) => y.score - x.score)) {
    if (scorer.spent()) break;
    const again = createRandomStream(search.seed, `again ${ends.indexOf(end)}`);
    const radius = options.radius / 8;
    ends[ends.indexOf(end)] = yield* climb(space, scorer, again, end, { ...options, radius });
  }
  return ends;
}

/** From each place to the steps beside it, moves there, and what is not on steps climbs again. */
function* climbOnSteps(
  search: Search,
  scorer: Scorer,
  places: readonly ScoredChoice[],
): Generator<void, readonly ScoredChoice[]> {
  const { decisions, constraints } = search;
  const ends: ScoredChoice[] = [];
  const known = new Map<string, ScoredChoice>();
  for (const { choice } of places) {
    const rounded = nearestOnSteps(decisions, constraints, choice);
    const key = rounded?.join(' ') ?? '';
    const before = known.get(key);
    if (before) ends.push(before);
    if (!rounded || before) continue;
    const [score = Number.NEGATIVE_INFINITY] = scorer.score([rounded]);
    yield;
    let at: ScoredChoice = { choice: rounded, score };
    for (let round = 0; round < 8 && !scorer.spent(); round += 1) {
      const last = at.score;
      at = yield* improveBySteps(decisions, constraints, scorer, at);
      if (decisions.every((own) => stepOf(own) > 0)) break;
      const fixed = decisions.map((own, i): Decision => {
        const value = at.choice[i] ?? own.low;
        return stepOf(own) > 0 ? { driver: own.driver, low: value, high: value } : own;
      });
      const next = yield* climbNear({ ...search, decisions: fixed }, scorer, at.choice, 1);
      if (next && next.score > at.score) at = next;
      if (!(at.score > last)) break;
    }
    known.set(key, at);
    ends.push(at);
  }
  return ends;
}

/** n (n + 1) / 2 evaluations for the second derivatives of all pairs must leave room for many rounds. */
function worthMixed({ limit }: Search, { size }: Space): boolean {
  return size * (size + 1) * 30 <= limit;
}

/** Shifts between two decisions that keep their sum, the amounts as the plan has them. */
function exchangesOf({ decisions }: Search, space: Space): readonly Float64Array[] {
  const lows = decisions.map(({ low }) => low);
  const origin = space.fromDecisions(lows);
  return decisions.flatMap((a, i) =>
    decisions.slice(i + 1).flatMap((b, k): Float64Array[] => {
      const j = i + 1 + k;
      const amount = Math.min(widthOf(a), widthOf(b));
      const moved = space.fromDecisions(lows.with(i, a.low + amount).with(j, b.low - amount));
      const way = along(moved, origin, -1);
      const length = norm(way);
      return length > 1e-9 ? [way.map((value) => value / length)] : [];
    }),
  );
}
