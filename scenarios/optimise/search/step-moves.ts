/**
 * Search among decisions that move by steps: single moves, and exchanges between pairs that keep every constraint they
 * touch; the best move is made until none is left. Ends at a choice that no move improves.
 */
import { lastStep, meetsAll, stepOf } from '../lattice.ts';
import type { Constraint, Decision } from '../problem.ts';
import type { Choice, Scorer } from './scorer.ts';

export type ScoredChoice = { readonly choice: Choice; readonly score: number };

/** Above so many decisions pairs are exchanged by one step only: there are hundreds of them. */
const FEW = 12;

export function* improveBySteps(
  decisions: readonly Decision[],
  constraints: readonly Constraint[],
  scorer: Scorer,
  start: ScoredChoice,
): Generator<void, ScoredChoice> {
  let at = start;
  while (!scorer.spent()) {
    const moves = movesFrom(decisions, constraints, at.choice);
    const scores = scorer.score(moves);
    yield;
    let best = at;
    moves.forEach((choice, index) => {
      const score = scores[index] ?? Number.NEGATIVE_INFINITY;
      if (score > best.score) best = { choice, score };
    });
    if (best === at) return at;
    at = best;
  }
  return at;
}

function movesFrom(
  decisions: readonly Decision[],
  constraints: readonly Constraint[],
  from: Choice,
): readonly Choice[] {
  const moves: Choice[] = [];
  const seen = new Set<string>();
  const offer = (choice: Choice): void => {
    const key = choice.join(' ');
    if (seen.has(key) || !meetsAll(constraints, choice)) return;
    seen.add(key);
    moves.push(choice);
  };
  const counts = decisions.length <= FEW ? [1, 2, 4, 8] : [1, 4];
  decisions.forEach((own, i) => {
    const step = stepOf(own);
    if (step === 0) return;
    for (const sign of [1, -1]) {
      for (const count of [1, 2, 4, 8, 16]) {
        const moved = snapped(own, (from[i] ?? 0) + sign * count * step);
        if (moved !== null) offer(from.with(i, moved));
      }
      for (const count of counts) {
        const moved = snapped(own, (from[i] ?? 0) + sign * count * step);
        if (moved === null) continue;
        const by = moved - (from[i] ?? 0);
        decisions.forEach((other, j) => {
          if (j === i) return;
          for (const answer of answersTo(constraints, i, j, by, stepOf(other), count)) {
            const second = snapped(other, (from[j] ?? 0) + answer);
            if (second !== null) offer(from.with(i, moved).with(j, second));
          }
        });
      }
    }
  });
  return moves;
}

/** What the other of a pair may do in return: keep a constraint that both are in, or go as many steps the other way. */
function answersTo(
  constraints: readonly Constraint[],
  i: number,
  j: number,
  by: number,
  step: number,
  count: number,
): readonly number[] {
  const answers = new Set<number>();
  for (const { terms } of constraints) {
    const weight = (which: number): number =>
      terms.reduce((sum, term) => (term.decision === which ? sum + term.weight : sum), 0);
    const [first, second] = [weight(i), weight(j)];
    if (first !== 0 && second !== 0) answers.add((-first / second) * by);
  }
  if (step > 0) answers.add(-Math.sign(by) * count * step).add(Math.sign(by) * count * step);
  return [...answers];
}

/** The number on the decision's steps, or between its bounds where it has none; null where it is neither. */
function snapped(own: Decision, value: number): number | null {
  const step = stepOf(own);
  if (step === 0) return value >= own.low && value <= own.high ? value : null;
  const number = Math.round((value - own.low) / step);
  if (number < 0 || number > lastStep(own)) return null;
  const exact = own.low + number * step;
  return Math.abs(exact - value) <= 1e-6 * step ? exact : null;
}
