/**
 * Capital rationing as plain values: projects with their NPV and outlays a year, budgets, and what ties projects
 * together; and the mixed-integer program that a solver from outside is handed. Nothing is computed here.
 */

export type Project = {
  readonly id: string;
  readonly name: string;
  /** Net present value of the whole project, signed, in the currency of the budgets. */
  readonly npv: number;
  /** Money needed in each fiscal year, 0 or more; the years are those of the budgets. */
  readonly outlays: readonly number[];
  /** Profitability index for the ranking; null: 1 + NPV / total outlay. */
  readonly index?: number | null;
  /** mandatory: must be done. forbidden: must not. */
  readonly status?: 'open' | 'mandatory' | 'forbidden';
  /** A share of it may be done, with that share of NPV and outlays. */
  readonly partial?: boolean;
};

/**
 * requires: `project` only where `needs` is done too; of shares, `project` at most to the share of `needs`.
 * excludes: at most one of the projects, not even in part.
 */
export type Relation =
  | { readonly kind: 'requires'; readonly project: string; readonly needs: string }
  | { readonly kind: 'excludes'; readonly projects: readonly string[] };

export type RationingProblem = {
  readonly projects: readonly Project[];
  /** Most that may be spent in each fiscal year; null: no limit. */
  readonly budgets: readonly (number | null)[];
  readonly relations: readonly Relation[];
};

/** lower <= sum of values[k] x column indices[k] <= upper; the ends may be infinite. */
export type MipRow = {
  readonly lower: number;
  readonly upper: number;
  readonly indices: readonly number[];
  readonly values: readonly number[];
};

/** max gains . x with lower <= x <= upper, the rows, and whole numbers where `whole`. Scaled to about 1 to 1000. */
export type MipProblem = {
  readonly gains: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly whole: readonly boolean[];
  readonly rows: readonly MipRow[];
};

export type MipAnswer =
  | { readonly kind: 'optimal'; readonly values: readonly number[] }
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'failed'; readonly message: string };

/** An exact solver: no gap left open. May answer at once or later. */
export type SolveMip = (problem: MipProblem) => MipAnswer | Promise<MipAnswer>;

export type RationingFault = {
  readonly field: string;
  readonly code:
    | 'no-projects'
    | 'duplicate-id'
    | 'not-finite'
    | 'negative-outlay'
    | 'negative-budget'
    | 'no-budget-for-year'
    | 'unknown-project'
    | 'too-few'
    | 'circle';
  readonly message: string;
};

/** What can clash: without any one of a clash the others can be met. */
export type RationingPart =
  | { readonly kind: 'budget'; readonly year: number }
  | { readonly kind: 'mandatory' | 'forbidden'; readonly project: string }
  | { readonly kind: 'relation'; readonly index: number };

export type Choice = {
  /** Share of each project, in their order: 0 or 1, or between for those that may be done in part. */
  readonly shares: readonly number[];
  /** Sum of share x NPV. */
  readonly npv: number;
  /** Sum of share x outlay, a year. */
  readonly outlays: readonly number[];
  readonly totalOutlay: number;
};

export type Rationed =
  | { readonly kind: 'found'; readonly choice: Choice }
  | { readonly kind: 'invalid'; readonly problems: readonly RationingFault[] }
  | { readonly kind: 'clash'; readonly clash: readonly RationingPart[] }
  | { readonly kind: 'failed'; readonly message: string };
