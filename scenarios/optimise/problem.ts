/**
 * What an optimisation is asked and what it answers, as plain values. Decisions are numbers of a plan's drivers between
 * bounds, tied by linear constraints; the objective is a metric, or a measure of its distribution. Nothing is computed
 * here.
 */
import type { Driver } from '../drivers/driver.ts';
import type { Metric } from '../metrics.ts';
import type { Point } from '../points.ts';
import type { Relation } from './linear/simplex.ts';

export type Decision = {
  readonly driver: Driver;
  readonly low: number;
  readonly high: number;
  /** Only low, low + step, low + 2 step, ... are allowed; absent: any number (whole ones for a whole setting). */
  readonly step?: number;
};

/** sum of weight x decision, `relation`, bound. */
export type Constraint = {
  readonly label: string;
  readonly terms: readonly { readonly decision: number; readonly weight: number }[];
  readonly relation: Relation;
  readonly bound: number;
};

/**
 * value: the metric of the plan. percentile: the result that is met or bettered with probability 1 - p (the P10 of NPV,
 * the P90 of a payback, of which less is better). mean-risk: mean less `penalty` standard deviations where more is
 * better, plus where less is. The last two ask for `simulate`.
 */
export type Measure =
  | { readonly kind: 'value' }
  | { readonly kind: 'percentile'; readonly p: number }
  | { readonly kind: 'mean-risk'; readonly penalty: number };

export type Objective = { readonly metric: Metric; readonly measure: Measure };

/** The metric at many points of the decisions, in their order; NaN where it cannot be computed or is not allowed. */
export type EvaluatePoints = (points: readonly Point[]) => ArrayLike<number>;

/**
 * The metric in every trial at each point of the decisions: one list a point, all from the same trials (common random
 * numbers), so that the same point always gives the same list. NaN in a trial without the metric; an empty list where
 * the point is not allowed.
 */
export type SimulatePoints = (points: readonly Point[]) => readonly ArrayLike<number>[];

export type OptimiseProblem = {
  readonly decisions: readonly Decision[];
  readonly constraints: readonly Constraint[];
  readonly objective: Objective;
  /** A whole number from 0 on: the same seed gives the same search. */
  readonly seed: number;
  /** Most evaluations of the objective; the search ends there with the best so far. */
  readonly limit?: number;
  /** Places from which the search starts. */
  readonly starts?: number;
  /** Shadow prices cost a search each; left out when false. */
  readonly prices?: boolean;
};

export type ProblemCode =
  | 'no-decisions'
  | 'no-such-line'
  | 'not-a-constant'
  | 'no-such-setting'
  | 'varied-twice'
  | 'not-finite'
  | 'low-above-high'
  | 'step-not-positive'
  | 'step-too-fine'
  | 'no-whole-number'
  | 'no-such-decision'
  | 'no-weight'
  | 'out-of-range'
  | 'no-simulation';

export type OptimiseFault = { readonly field: string; readonly code: ProblemCode; readonly message: string };

/** What can clash: a constraint by its index, a bound of a decision, or the step of one. */
export type ClashPart =
  | { readonly kind: 'constraint'; readonly index: number; readonly label: string }
  | { readonly kind: 'low' | 'high' | 'step'; readonly decision: number };

export type Binding = {
  readonly part: Exclude<ClashPart, { readonly kind: 'step' }>;
  /**
   * By how much the objective gets better for each unit by which the bound is relaxed (for an equation: raised), near
   * the optimum. Positive is better, whichever way the metric runs. null where it cannot be told: decisions on steps,
   * a number beyond the bound that is not allowed.
   */
  readonly shadowPrice: number | null;
};

/**
 * every-point: all allowed points were tried, the answer is exact. one-point: the constraints leave only one.
 * starts-agree: several independent searches ended at the same objective. starts-differ: they did not, there may be a
 * better one. limit-reached: the limit of evaluations ended the search.
 */
export type Confidence = 'every-point' | 'one-point' | 'starts-agree' | 'starts-differ' | 'limit-reached';

export type Progress = {
  readonly evaluations: number;
  readonly best: { readonly decisions: readonly number[]; readonly objective: number } | null;
};

export type Optimum = {
  readonly kind: 'found';
  /** A number for each decision. */
  readonly decisions: readonly number[];
  readonly objective: number;
  /** The objective with the numbers of the plan; null where it cannot be computed. */
  readonly planned: number | null;
  readonly plannedIsAllowed: boolean;
  readonly binding: readonly Binding[];
  readonly evaluations: number;
  /** The best so far, each time that it changed. */
  readonly history: readonly { readonly evaluations: number; readonly objective: number }[];
  readonly confidence: Confidence;
  /** How many of the searches ended within 1e-6 (relative) of the best objective. */
  readonly agreeing: number;
  readonly starts: number;
};

export type Optimised =
  | Optimum
  | { readonly kind: 'invalid'; readonly problems: readonly OptimiseFault[] }
  /** No choice meets all constraints; without any one of `clash` the others can be met. */
  | { readonly kind: 'clash'; readonly clash: readonly ClashPart[] }
  /** The objective has no value at any point looked at. */
  | { readonly kind: 'cannot-compute'; readonly evaluations: number }
  /** Steps so entangled that neither an allowed point nor a proof that there is none was found. */
  | { readonly kind: 'undecided' };
