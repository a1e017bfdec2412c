/**
 * The integer solver behind capital rationing: HiGHS as WebAssembly, loaded once when first needed, run on this
 * machine. Promises no gap: what it calls optimal is optimal within its tolerances, which are set as tight as it
 * allows. Each program is solved in an instance of its own, so that no answer depends on those before.
 */
import type { Highs, VariableType } from 'highs';
import type { MipAnswer, MipProblem, SolveMip } from '../../scenarios/portfolio/problem.ts';

let loaded: Promise<Highs> | undefined;

/** The solver, ready. The module is the same for all callers. */
export async function loadHighsSolver(): Promise<SolveMip> {
  loaded ??= import('highs').then(({ default: load }) => load());
  const highs = await loaded;
  return (problem) => solveWith(highs, problem);
}

const OPTIONS = {
  output_flag: false,
  mip_rel_gap: 0,
  mip_abs_gap: 0,
  mip_feasibility_tolerance: 1e-9,
  primal_feasibility_tolerance: 1e-9,
  dual_feasibility_tolerance: 1e-9,
  random_seed: 0,
} as const;

function solveWith(highs: Highs, { gains, lower, upper, whole, rows }: MipProblem): MipAnswer {
  const starts = [0];
  for (const { indices } of rows) starts.push((starts.at(-1) ?? 0) + indices.length);
  const { continuous, integer } = highs.constants.variableType;
  const model = highs.createModel();
  try {
    model.options.set(OPTIONS);
    model.passModel({
      numCols: gains.length,
      numRows: rows.length,
      sense: highs.constants.objectiveSense.maximize,
      colCost: gains,
      colLower: lower,
      colUpper: upper,
      rowLower: rows.map((row) => row.lower),
      rowUpper: rows.map((row) => row.upper),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols: gains.length,
        starts,
        indices: rows.flatMap(({ indices }) => indices),
        values: rows.flatMap(({ values }) => values),
      },
      integrality: whole.map((own): VariableType => (own ? integer : continuous)),
    });
    model.run();
    const { modelStatus } = highs.constants;
    const status = model.getModelStatus();
    if (status === modelStatus.optimal) return { kind: 'optimal', values: [...model.getSolution().colValue] };
    // Every column lies between 0 and 1: what is unbounded or infeasible can only be infeasible.
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
      return { kind: 'infeasible' };
    return { kind: 'failed', message: `the solver ended without an answer (status ${status})` };
  } finally {
    model.dispose();
  }
}
