/**
 * Standardised regression coefficients: least squares of the metric on the drivers, all scaled to sd one, and R^2,
 * which says how far a straight line explains the metric at all. Orthogonalised twice, which bears near-collinear drivers;
 * a driver that the others determine gets 0.
 * Source: Saltelli et al., Global Sensitivity Analysis: The Primer (2008), 1.2.5.
 */

export type Regression = {
  /** One a driver; 0 where it has no spread or is determined by those before it. */
  readonly coefficients: readonly number[];
  readonly rSquared: number;
};

/** Trials whose metric is NaN are left out. R^2 is NaN where the metric has no spread. */
export function standardisedRegression(drivers: readonly Float64Array[], metric: Float64Array): Regression {
  const kept = [...metric.keys()].filter((i) => Number.isFinite(metric[i]));
  const y = standardised(metric, kept);
  if (!y) return { coefficients: drivers.map(() => 0), rSquared: Number.NaN };
  // Gram-Schmidt twice over: orthonormal columns and the triangle that leads back.
  const basis: (Float64Array | undefined)[] = [];
  const triangle: number[][] = [];
  for (const driver of drivers) {
    const column = standardised(driver, kept);
    const weights = basis.map(() => 0);
    for (let round = 0; column && round < 2; round += 1) {
      basis.forEach((q, k) => {
        if (!q) return;
        const weight = product(q, column);
        weights[k] = (weights[k] ?? 0) + weight;
        for (let i = 0; i < column.length; i += 1)
          column[i] = (column[i] as number) - weight * (q[i] as number);
      });
    }
    const size = column ? Math.sqrt(product(column, column)) : 0;
    const independent = size > 1e-9;
    basis.push(independent && column ? column.map((value) => value / size) : undefined);
    triangle.push([...weights, independent ? size : 0]);
  }
  const projected = basis.map((q) => (q ? product(q, y) : 0));
  const coefficients = drivers.map(() => 0);
  for (let j = drivers.length - 1; j >= 0; j -= 1) {
    const pivot = triangle[j]?.[j] ?? 0;
    if (pivot === 0) continue;
    let rest = projected[j] ?? 0;
    for (let k = j + 1; k < drivers.length; k += 1) rest -= (triangle[k]?.[j] ?? 0) * (coefficients[k] ?? 0);
    coefficients[j] = rest / pivot;
  }
  return { coefficients, rSquared: projected.reduce((sum, value) => sum + value * value, 0) };
}

/** The kept values less their mean, scaled to length one; undefined without spread. */
function standardised(values: Float64Array, kept: readonly number[]): Float64Array | undefined {
  const picked = Float64Array.from(kept, (i) => values[i] ?? Number.NaN);
  const mean = picked.reduce((sum, value) => sum + value, 0) / picked.length;
  const centred = picked.map((value) => value - mean);
  const size = Math.sqrt(product(centred, centred));
  return size > 1e-12 * Math.max(1, Math.abs(mean)) ? centred.map((value) => value / size) : undefined;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
