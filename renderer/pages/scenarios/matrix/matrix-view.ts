/**
 * The matrix as plain data that can cross from a worker to the page: everything but the appraisals. Pure.
 */
import type { Appraisal } from '../../../../models/appraisal/types.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import {
  type Matrix,
  type MatrixColumn,
  type MatrixRow,
  scenarioMatrix,
} from '../../../../scenarios/matrix.ts';
import { headlineMetric, type MetricId } from '../../../../scenarios/metrics.ts';

export type MatrixQuestion = { readonly plan: Plan; readonly metrics: readonly MetricId[] };
/** Why a cell has no number although the plan can be computed: never paid back, no internal rate. */
export type Absence = 'never' | 'none';
export type ViewRow = MatrixRow & { readonly absent: readonly (Absence | null)[] };
export type MatrixView = Omit<Matrix, 'columns' | 'rows'> & {
  readonly columns: readonly Omit<MatrixColumn, 'appraisal'>[];
  readonly rows: readonly ViewRow[];
};

export function matrixView({ plan, metrics }: MatrixQuestion): MatrixView {
  const made = scenarioMatrix(plan, plan.scenarios ?? [], metrics.map(headlineMetric), plan.name);
  const appraisals = made.columns.map(({ appraisal }) => appraisal);
  return {
    ...made,
    rows: made.rows.map((row) => withAbsence(row, appraisals)),
    columns: made.columns.map(({ appraisal: _left, ...column }) => column),
  };
}

/** Never to be paid back is worse than any payback that there is. */
function withAbsence(row: MatrixRow, appraisals: readonly (Appraisal | null)[]): ViewRow {
  const absent = appraisals.map((appraisal) => (appraisal ? absenceOf(appraisal, row.metric.id) : null));
  const never = absent.flatMap((why, index) => (why === 'never' ? [index] : []));
  const known = row.cells.flatMap(({ value }, index) => (value === null ? [] : [index]));
  if (never.length === 0 || known.length === 0) return { ...row, absent };
  return { ...row, absent, best: row.best.length > 0 ? row.best : known, worst: never };
}

function absenceOf(appraisal: Appraisal, id: MetricId): Absence | null {
  const { headline } = appraisal;
  switch (id) {
    case 'payback':
    case 'discountedPayback':
      return headline[id].kind === 'never' ? 'never' : null;
    case 'irr':
      return headline.irr.kind === 'none' ? 'none' : null;
    default:
      return null;
  }
}

/** Where a scenario stands in the answer; -1 where the answer is older than the scenario. */
export function columnOf(view: MatrixView | null, scenarioId: string | null): number {
  return view?.columns.findIndex((column) => column.scenarioId === scenarioId) ?? -1;
}
