/**
 * Checks a matrix of rank correlations as a person types it, and repairs one that no numbers can have: the nearest
 * correlation matrix by alternating projections (N. Higham, IMA J. Numer. Anal. 22, 2002). Tells what was changed.
 */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { FieldProblem } from '../distribution.ts';
import { normalOfSpearman, spearmanOfNormal } from './identities.ts';
import { entry, type Matrix, symmetricEigen } from './matrix.ts';

export type CorrelationChange = {
  readonly row: number;
  readonly column: number;
  readonly from: number;
  readonly to: number;
};

export type CheckedCorrelation = {
  /** The linear correlations of the normal scores that give the rank correlations below; positive semi-definite. */
  readonly scores: Matrix;
  /** The rank correlations that will be aimed at. */
  readonly ranks: Matrix;
  /** Empty when the matrix was feasible. */
  readonly changes: readonly CorrelationChange[];
};

const SHOWN = 1e-9;

/** Field problems name the cell as `correlation.row.column`, from 0. */
export function checkCorrelation(
  matrix: Matrix,
  size: number,
): Result<CheckedCorrelation, readonly FieldProblem[]> {
  const problems = badCells(matrix, size);
  if (problems.length > 0) return err(problems);
  const wanted = matrix.map((row) => row.map(normalOfSpearman));
  const least = Math.min(...symmetricEigen(wanted).values);
  if (least >= -1e-10) return ok({ scores: wanted, ranks: matrix, changes: [] });
  const scores = nearestCorrelation(wanted);
  const ranks = scores.map((row, i) => row.map((rho, j) => (i === j ? 1 : spearmanOfNormal(rho))));
  const changes = ranks.flatMap((row, i) =>
    row.flatMap((to, j): readonly CorrelationChange[] => {
      const from = entry(matrix, i, j);
      return j < i && Math.abs(to - from) > SHOWN ? [{ row: i, column: j, from, to }] : [];
    }),
  );
  return ok({ scores, ranks, changes });
}

function badCells(matrix: Matrix, size: number): readonly FieldProblem[] {
  if (matrix.length !== size || matrix.some((row) => row.length !== size)) {
    const message = `the correlations need ${size} rows and ${size} columns`;
    return [{ field: 'correlation', code: 'impossible', message }];
  }
  return matrix.flatMap((row, i) =>
    row.flatMap((value, j): readonly FieldProblem[] => {
      const field = `correlation.${i}.${j}`;
      if (!Number.isFinite(value))
        return [{ field, code: 'not-finite', message: 'a correlation must be a number' }];
      if (Math.abs(value) > 1)
        return [{ field, code: 'out-of-range', message: 'a correlation lies between -1 and 1' }];
      if (i === j && value !== 1)
        return [{ field, code: 'out-of-range', message: 'a driver is correlated with itself by 1' }];
      if (j < i && value !== entry(matrix, j, i))
        return [{ field, code: 'impossible', message: 'both halves of the matrix must be the same' }];
      return [];
    }),
  );
}

const ROUNDS = 1000;

/** The correlation matrix nearest in the Frobenius norm, with Dykstra's correction, to about 1e-12. */
export function nearestCorrelation(matrix: Matrix): Matrix {
  const n = matrix.length;
  let y = matrix.map((row) => [...row]);
  let correction = matrix.map((row) => row.map(() => 0));
  for (let round = 0; round < ROUNDS; round += 1) {
    const r = y.map((row, i) => row.map((value, j) => value - entry(correction, i, j)));
    const x = positivePart(r);
    correction = x.map((row, i) => row.map((value, j) => value - entry(r, i, j)));
    const next = x.map((row, i) => row.map((value, j) => (i === j ? 1 : value)));
    const moved = next.reduce(
      (most, row, i) => row.reduce((m, value, j) => Math.max(m, Math.abs(value - entry(y, i, j))), most),
      0,
    );
    y = next;
    if (moved < 1e-12 * n) break;
  }
  // The unit diagonal may have pushed the smallest eigenvalue a hair below zero: scale back onto the cone.
  const cone = positivePart(y);
  return cone.map((row, i) =>
    row.map((value, j) =>
      i === j ? 1 : Math.max(-1, Math.min(1, value / Math.sqrt(entry(cone, i, i) * entry(cone, j, j)))),
    ),
  );
}

function positivePart(matrix: Matrix): number[][] {
  const { values, vectors } = symmetricEigen(matrix);
  const part = matrix.map((row) => row.map(() => 0));
  values.forEach((value, k) => {
    if (value <= 0) return;
    part.forEach((row, i) => {
      for (let j = 0; j <= i; j += 1)
        row[j] = (row[j] ?? 0) + value * entry(vectors, i, k) * entry(vectors, j, k);
    });
  });
  return part.map((row, i) => row.map((value, j) => (j <= i ? value : entry(part, j, i))));
}
