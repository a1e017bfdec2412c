/**
 * Short dense vectors: products, orthonormal bases, and what is left of a space outside some directions. Promises
 * orthogonality to about 1e-15 (each direction is cleaned twice). Knows nothing of what the numbers mean.
 */

export type Vector = readonly number[] | Float64Array;

export function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

export function norm(a: Vector): number {
  return Math.sqrt(dot(a, a));
}

/** a + times x b. */
export function along(a: Vector, b: Vector, times: number): Float64Array {
  const sum = new Float64Array(a.length);
  for (let i = 0; i < a.length; i += 1) sum[i] = (a[i] as number) + times * (b[i] as number);
  return sum;
}

/** What is left of a vector outside the span of an orthonormal basis. */
export function outside(vector: Vector, basis: readonly Vector[]): Float64Array {
  const rest = Float64Array.from(vector);
  for (let pass = 0; pass < 2; pass += 1) {
    for (const direction of basis) {
      const share = dot(rest, direction);
      for (let i = 0; i < rest.length; i += 1)
        rest[i] = (rest[i] as number) - share * (direction[i] as number);
    }
  }
  return rest;
}

/** An orthonormal basis of the span of the vectors; those that depend on the ones before are left out. */
export function orthonormal(
  vectors: readonly Vector[],
  basis: readonly Vector[] = [],
): readonly Float64Array[] {
  const found: Float64Array[] = [];
  for (const vector of vectors) {
    const length = norm(vector);
    if (!(length > 0)) continue;
    const rest = outside(vector, [...basis, ...found]);
    const left = norm(rest);
    if (left > 1e-10 * length) found.push(rest.map((value) => value / left));
  }
  return found;
}

/** An orthonormal basis of everything orthogonal to an orthonormal basis of a space of `size` dimensions. */
export function complement(basis: readonly Vector[], size: number): readonly Float64Array[] {
  const found: Float64Array[] = [];
  // What each unit vector sticks out of the basis, squared.
  const left = new Float64Array(size).fill(1);
  const take = (direction: Vector): void => {
    for (let i = 0; i < size; i += 1) left[i] = (left[i] as number) - (direction[i] as number) ** 2;
  };
  basis.forEach(take);
  while (found.length < size - basis.length) {
    // The one that sticks out furthest: the choice that keeps the division harmless.
    const axis = left.indexOf(Math.max(...left));
    const unit = new Float64Array(size);
    unit[axis] = 1;
    const rest = outside(unit, [...basis, ...found]);
    const length = norm(rest);
    const direction = rest.map((value) => value / length);
    found.push(direction);
    take(direction);
  }
  return found;
}

/** Cholesky's lower factor of a symmetric positive definite matrix; null where the matrix is not that. */
export function lowerFactor(matrix: readonly Vector[]): readonly Float64Array[] | null {
  const factor = matrix.map((row) => Float64Array.from(row));
  const largest = Math.max(1e-300, ...factor.map((row, i) => Math.abs(row[i] as number)));
  for (let i = 0; i < factor.length; i += 1) {
    const line = factor[i] as Float64Array;
    for (let j = 0; j <= i; j += 1) {
      const other = factor[j] as Float64Array;
      let sum = line[j] as number;
      for (let k = 0; k < j; k += 1) sum -= (line[k] as number) * (other[k] as number);
      if (i === j) {
        if (!(sum > 1e-13 * largest)) return null;
        line[i] = Math.sqrt(sum);
      } else line[j] = sum / (other[j] as number);
    }
  }
  return factor;
}

/** Solves upper x = right, where upper is the transpose of a lower factor. */
export function solveUpper(factor: readonly Float64Array[], right: Vector): Float64Array {
  const solution = Float64Array.from(right);
  for (let i = right.length - 1; i >= 0; i -= 1) {
    let sum = solution[i] as number;
    for (let k = i + 1; k < right.length; k += 1) sum -= (factor[k]?.[i] as number) * (solution[k] as number);
    solution[i] = sum / (factor[i]?.[i] as number);
  }
  return solution;
}

/** Solves a symmetric positive definite system; null where the matrix is not that. */
export function solveDefinite(matrix: readonly Vector[], right: Vector): Float64Array | null {
  const factor = lowerFactor(matrix);
  if (!factor) return null;
  const solution = Float64Array.from(right);
  for (let i = 0; i < right.length; i += 1) {
    const line = factor[i] as Float64Array;
    let sum = solution[i] as number;
    for (let k = 0; k < i; k += 1) sum -= (line[k] as number) * (solution[k] as number);
    solution[i] = sum / (line[i] as number);
  }
  return solveUpper(factor, solution);
}
