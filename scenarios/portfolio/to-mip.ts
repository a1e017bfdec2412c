/**
 * A rationing problem as a mixed-integer program: a column a project (0 to 1, whole unless it may be done in part), a
 * row a budget and a relation. Money is scaled so that every row and the objective have coefficients up to 1000,
 * whatever the currency: a solver's tolerances are absolute.
 */
import type { MipProblem, MipRow, RationingPart, RationingProblem } from './problem.ts';

const LARGEST = 1000;

export type Goal =
  | { readonly kind: 'most-npv' }
  /** Least outlay among choices with at least this NPV: how ties are settled. */
  | { readonly kind: 'least-outlay'; readonly npv: number }
  | { readonly kind: 'any' };

/** Choices that may not come again: not all of these projects together. */
export type Cut = readonly number[];

/** The program of a problem; of its conditions only those that `keeps`. Columns beyond the projects are helpers. */
export function mipOf(
  problem: RationingProblem,
  goal: Goal,
  cuts: readonly Cut[] = [],
  keeps: (part: RationingPart) => boolean = () => true,
): MipProblem {
  const { projects, budgets, relations } = problem;
  const place = new Map(projects.map(({ id }, index) => [id, index]));
  const placeOf = (id: string): number => place.get(id) ?? -1;
  const rows: MipRow[] = [];
  const lower = projects.map(({ id, status }) =>
    status === 'mandatory' && keeps({ kind: 'mandatory', project: id }) ? 1 : 0,
  );
  const upper = projects.map(({ id, status }) =>
    status === 'forbidden' && keeps({ kind: 'forbidden', project: id }) ? 0 : 1,
  );
  const whole = projects.map(({ partial }) => partial !== true);
  budgets.forEach((budget, year) => {
    if (budget === null || !keeps({ kind: 'budget', year })) return;
    const outlays = projects.map((own) => own.outlays[year] ?? 0);
    rows.push(...scaledRow(outlays, Number.NEGATIVE_INFINITY, budget));
  });
  relations.forEach((relation, index) => {
    if (!keeps({ kind: 'relation', index })) return;
    if (relation.kind === 'requires') {
      const indices = [placeOf(relation.project), placeOf(relation.needs)];
      rows.push({ lower: Number.NEGATIVE_INFINITY, upper: 0, indices, values: [1, -1] });
      return;
    }
    const indices = [...new Set(relation.projects)].map(placeOf).map((project) => {
      if (whole[project]) return project;
      // A share above zero counts as the project: a yes or no of its own stands over the share.
      lower.push(0);
      upper.push(1);
      whole.push(true);
      const helper = lower.length - 1;
      rows.push({ lower: Number.NEGATIVE_INFINITY, upper: 0, indices: [project, helper], values: [1, -1] });
      return helper;
    });
    rows.push({ lower: Number.NEGATIVE_INFINITY, upper: 1, indices, values: indices.map(() => 1) });
  });
  for (const cut of cuts) {
    rows.push({
      lower: Number.NEGATIVE_INFINITY,
      upper: cut.length - 1,
      indices: cut,
      values: cut.map(() => 1),
    });
  }
  const npvs = projects.map(({ npv }) => npv);
  if (goal.kind === 'least-outlay') rows.push(...scaledRow(npvs, goal.npv, Number.POSITIVE_INFINITY));
  return { gains: padded(gainsOf(goal, npvs, problem), lower.length), lower, upper, whole, rows };
}

function gainsOf(goal: Goal, npvs: readonly number[], { projects }: RationingProblem): readonly number[] {
  switch (goal.kind) {
    case 'any':
      return npvs.map(() => 0);
    case 'most-npv':
      return scaled(npvs);
    case 'least-outlay':
      return scaled(projects.map(({ outlays }) => -outlays.reduce((sum, outlay) => sum + outlay, 0)));
  }
}

/** The row over the projects that are in it; none where there is nothing in it that could break it. */
function scaledRow(values: readonly number[], lower: number, upper: number): readonly MipRow[] {
  const largest = Math.max(0, ...values.map(Math.abs));
  if (largest === 0) return lower <= 0 && upper >= 0 ? [] : [{ lower, upper, indices: [], values: [] }];
  const factor = LARGEST / largest;
  const indices = values.flatMap((value, index) => (value === 0 ? [] : [index]));
  return [
    {
      lower: lower * factor,
      upper: upper * factor,
      indices,
      values: indices.map((index) => (values[index] ?? 0) * factor),
    },
  ];
}

function scaled(values: readonly number[]): readonly number[] {
  const largest = Math.max(0, ...values.map(Math.abs));
  return largest === 0 ? values : values.map((value) => (value * LARGEST) / largest);
}

function padded(values: readonly number[], length: number): readonly number[] {
  return Array.from({ length }, (_, index) => values[index] ?? 0);
}
