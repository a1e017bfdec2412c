/** A difference from its reference, and the light it gives. Amounts in minor units; rules in the docstrings, no opinions. */
import type { Plan } from '../../plan/schema.ts';
import { MINOR } from '../actuals/day-sums.ts';
import { type Effect, effectOf, type ProfitSign } from './effect.ts';

export type Difference = {
  /** actual - reference. */
  readonly amount: number;
  /** Fraction of the reference; null: not meaningful ("n.m."). */
  readonly percent: number | null;
  readonly effect: Effect;
};

export type Threshold = {
  /** A fraction: 0.05 is 5 %. */
  readonly percent: number;
  /** Minor units. */
  readonly amount: number;
};

export type Thresholds = {
  readonly yellow: Threshold;
  readonly red: Threshold;
  /** Materiality: smaller differences are never yellow or red. Minor units. */
  readonly floor: number;
  /** Which reference lights are read from. */
  readonly against: 'plan' | 'flexed';
};

/** What counts where a plan says nothing of its own. */
export const DEFAULT_THRESHOLDS: Thresholds = {
  yellow: { percent: 0.05, amount: 0 },
  red: { percent: 0.1, amount: 0 },
  floor: 0,
  against: 'plan',
};

/** The plan's own thresholds, or the usual ones. */
export function thresholdsOf(
  { thresholds }: Pick<Plan, 'thresholds'>,
  against: Thresholds['against'] = 'plan',
): Thresholds {
  return { ...(thresholds ?? DEFAULT_THRESHOLDS), against };
}

export type Light = 'green' | 'yellow' | 'red';
/** rate: hundredths of a number that does not add up; money thresholds do not fit quantities and rates. */
export type Measure = 'money' | 'quantity' | 'rate';

/**
 * amount = actual - reference; percent = amount / |reference|, so that a smaller loss is a plus. Not meaningful where the
 * reference is about 0 (below one unit; a rate: exactly 0) or actual and reference have different signs.
 */
export function differenceOf(
  actual: number,
  reference: number,
  sign: ProfitSign,
  measure: Measure = 'money',
): Difference {
  const amount = actual - reference;
  const aboutZero = measure === 'rate' ? reference === 0 : Math.abs(reference) < MINOR;
  const flips = actual * reference < 0;
  return {
    amount,
    percent: aboutZero || flips ? null : amount / Math.abs(reference),
    effect: effectOf(amount, sign),
  };
}

/**
 * Adverse differences only. Red where the difference reaches both parts of the red threshold (percent and amount) and the
 * floor; else yellow in the same way; else green. A percent that is not meaningful counts as reached: spending where
 * nothing was planned has no percent, and is judged by its amount.
 */
export function lightOf(difference: Difference, thresholds: Thresholds, measure: Measure = 'money'): Light {
  if (difference.effect !== 'A') return 'green';
  if (reaches(difference, thresholds.red, thresholds.floor, measure)) return 'red';
  return reaches(difference, thresholds.yellow, thresholds.floor, measure) ? 'yellow' : 'green';
}

/** Beyond the yellow threshold on either side: what "only what matters" shows. */
export function isMaterial(difference: Difference, thresholds: Thresholds, measure: Measure): boolean {
  return difference.amount !== 0 && reaches(difference, thresholds.yellow, thresholds.floor, measure);
}

/** Touching a threshold is reaching it. */
function reaches(difference: Difference, threshold: Threshold, floor: number, measure: Measure): boolean {
  const share = difference.percent === null || Math.abs(difference.percent) >= threshold.percent;
  if (measure !== 'money') return share;
  const size = Math.abs(difference.amount);
  return share && size >= threshold.amount && size >= floor;
}
