/**
 * Small dense symmetric matrices: eigenvalues by Jacobi rotations and a Cholesky factor that bears rank deficiency.
 * Rows of plain numbers; nothing here is changed in place.
 */

export type Matrix = readonly (readonly number[])[];

const SWEEPS = 60;

export function entry(matrix: Matrix, row: number, column: number): number {
  return matrix[row]?.[column] ?? 0;
}

/** Eigenvalues and the matrix whose columns are the eigenvectors: A = V diag(values) V'. Source: Golub/Van Loan 8.5. */
export function symmetricEigen(matrix: Matrix): {
  readonly values: readonly number[];
  readonly vectors: Matrix;
} {
  const n = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const v = matrix.map((_, i) => Float64Array.from({ length: n }, (_unused, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let off = 0;
    for (let p = 0; p < n; p += 1) for (let q = p + 1; q < n; q += 1) off += (a[p]?.[q] ?? 0) ** 2;
    if (off < 1e-30) break;
    for (let p = 0; p < n; p += 1) for (let q = p + 1; q < n; q += 1) rotate(a, v, p, q);
  }
  return { values: a.map((row, i) => row[i] ?? 0), vectors: v.map((row) => [...row]) };
}

function rotate(a: readonly Float64Array[], v: readonly Float64Array[], p: number, q: number): void {
  const rowP = a[p];
  const rowQ = a[q];
  if (!rowP || !rowQ || rowP[q] === 0) return;
  const theta = ((rowQ[q] as number) - (rowP[p] as number)) / (2 * (rowP[q] as number));
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  const turn = (x: Float64Array): void => {
    const xp = x[p] as number;
    const xq = x[q] as number;
    x[p] = c * xp - s * xq;
    x[q] = s * xp + c * xq;
  };
  for (const row of a) turn(row);
  for (let k = 0; k < rowP.length; k += 1) {
    const xp = rowP[k] as number;
    const xq = rowQ[k] as number;
    rowP[k] = c * xp - s * xq;
    rowQ[k] = s * xp + c * xq;
  }
  for (const row of v) turn(row);
}

/** The lower L with L L' = matrix; a direction without variance gets a column of zeros. */
export function choleskyFactor(matrix: Matrix): Matrix {
  const lower: number[][] = matrix.map((row) => row.map(() => 0));
  matrix.forEach((_, j) => {
    const left = entry(matrix, j, j) - dot(lower, j, j, j);
    const pivot = left > 1e-12 ? Math.sqrt(left) : 0;
    for (let i = j; i < matrix.length; i += 1) {
      const row = lower[i];
      if (!row) continue;
      if (i === j) row[j] = pivot;
      else row[j] = pivot === 0 ? 0 : (entry(matrix, i, j) - dot(lower, i, j, j)) / pivot;
    }
  });
  return lower;
}

function dot(lower: Matrix, i: number, j: number, length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k += 1) sum += entry(lower, i, k) * entry(lower, j, k);
  return sum;
}
