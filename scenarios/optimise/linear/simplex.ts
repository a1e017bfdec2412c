/**
 * Linear programs of a few dozen variables, solved on a dense tableau in two phases. Promises an optimum at a vertex,
 * or the word that there is none; never a point outside the rows by more than the tolerance. Rows and variables should
 * come scaled to about 1: the tolerances are absolute. Not for large or sparse problems.
 */

export type Relation = '<=' | '>=' | '=';
export type Row = {
  readonly weights: readonly number[];
  readonly relation: Relation;
  readonly bound: number;
};

export type LinearProgram = {
  /** What one unit of each variable adds to the amount to be maximised. */
  readonly gains: readonly number[];
  readonly rows: readonly Row[];
  /** May be infinite. */
  readonly low: readonly number[];
  readonly high: readonly number[];
};

export type LinearOptimum =
  | { readonly kind: 'optimal'; readonly at: readonly number[]; readonly value: number }
  | { readonly kind: 'infeasible'; readonly shortfall: number }
  | { readonly kind: 'unbounded' };

/** Rows that are missed by less than this hold. */
export const ROW_TOLERANCE = 1e-9;
const PIVOT = 1e-11;
const MOST_PIVOTS = 20_000;

/** x = offset + sign * the tableau's column, less the second column of a variable without any bound. */
type Part = {
  readonly offset: number;
  readonly sign: number;
  readonly column: number;
  readonly second: number;
};

type Tableau = {
  readonly rows: Float64Array[];
  readonly basis: number[];
  /** Structural and slack columns; artificial ones follow. */
  readonly real: number;
  readonly width: number;
};

/**
 * max gains . x subject to rows and low <= x <= high. Value in the unit of the gains.
 * Source: Chvatal, Linear Programming (1983), ch. 2, 3 and 8 (two phases; Bland's rule against cycling).
 */
export function maximiseLinear(program: LinearProgram): LinearOptimum {
  const { parts, count } = partsOf(program);
  const rows = allRows(program, parts);
  const tableau = tableauOf(rows, count);
  const { width, real } = tableau;
  const missing = new Float64Array(width);
  for (let column = real; column < width - 1; column += 1) missing[column] = -1;
  climb(tableau, missing, width - 1);
  const shortfall = tableau.basis.reduce(
    (sum, column, row) => (column >= real ? sum + (tableau.rows[row]?.[width - 1] ?? 0) : sum),
    0,
  );
  if (shortfall > ROW_TOLERANCE) return { kind: 'infeasible', shortfall };
  dropArtificial(tableau);
  const gains = new Float64Array(width);
  program.gains.forEach((gain, index) => {
    const part = parts[index];
    if (!part) return;
    gains[part.column] = gain * part.sign;
    if (part.second >= 0) gains[part.second] = -gain;
  });
  if (!climb(tableau, gains, real)) return { kind: 'unbounded' };
  const columns = new Float64Array(width);
  tableau.basis.forEach((column, row) => {
    columns[column] = tableau.rows[row]?.[width - 1] ?? 0;
  });
  const at = parts.map(({ offset, sign, column, second }, index) => {
    const value = offset + sign * (columns[column] ?? 0) - (second >= 0 ? (columns[second] ?? 0) : 0);
    return Math.min(program.high[index] ?? value, Math.max(program.low[index] ?? value, value));
  });
  return { kind: 'optimal', at, value: at.reduce((sum, x, i) => sum + x * (program.gains[i] ?? 0), 0) };
}

function partsOf({ low, high }: LinearProgram): { readonly parts: readonly Part[]; readonly count: number } {
  let count = 0;
  const parts = low.map((from, index): Part => {
    const to = high[index] ?? Number.POSITIVE_INFINITY;
    const column = count;
    count += 1;
    if (Number.isFinite(from)) return { offset: from, sign: 1, column, second: -1 };
    if (Number.isFinite(to)) return { offset: to, sign: -1, column, second: -1 };
    count += 1;
    return { offset: 0, sign: 1, column, second: column + 1 };
  });
  return { parts, count };
}

/** Rows over the tableau's columns, with the upper bounds among them. */
function allRows({ rows, low, high }: LinearProgram, parts: readonly Part[]): readonly Row[] {
  const count = parts.reduce((most, { column, second }) => Math.max(most, column + 1, second + 1), 0);
  const moved = rows.map(({ weights, relation, bound }): Row => {
    const own = new Array<number>(count).fill(0);
    let rest = bound;
    parts.forEach(({ offset, sign, column, second }, index) => {
      const weight = weights[index] ?? 0;
      own[column] = weight * sign;
      if (second >= 0) own[second] = -weight;
      rest -= weight * offset;
    });
    return { weights: own, relation, bound: rest };
  });
  const upper = parts.flatMap(({ column }, index): Row[] => {
    const [from = 0, to = 0] = [low[index], high[index]];
    if (!Number.isFinite(from) || !Number.isFinite(to)) return [];
    const weights = new Array<number>(count).fill(0);
    weights[column] = 1;
    return [{ weights, relation: '<=', bound: to - from }];
  });
  return [...moved, ...upper];
}

function tableauOf(rows: readonly Row[], count: number): Tableau {
  const flipped = rows.map(({ weights, relation, bound }): Row => {
    if (bound >= 0) return { weights, relation, bound };
    const turned = relation === '<=' ? '>=' : relation === '>=' ? '<=' : '=';
    return { weights: weights.map((weight) => -weight), relation: turned, bound: -bound };
  });
  const slacks = flipped.filter(({ relation }) => relation !== '=').length;
  const artificial = flipped.filter(({ relation }) => relation !== '<=').length;
  const real = count + slacks;
  const width = real + artificial + 1;
  let slack = count;
  let extra = real;
  const basis: number[] = [];
  const lines = flipped.map(({ weights, relation, bound }) => {
    const line = new Float64Array(width);
    line.set(weights);
    line[width - 1] = bound;
    if (relation !== '=') {
      line[slack] = relation === '<=' ? 1 : -1;
      slack += 1;
    }
    if (relation === '<=') basis.push(slack - 1);
    else {
      line[extra] = 1;
      basis.push(extra);
      extra += 1;
    }
    return line;
  });
  return { rows: lines, basis, real, width };
}

/** Pivots until no column below `columns` gains; false when the gain has no limit. */
function climb(tableau: Tableau, gains: Float64Array, columns: number): boolean {
  const { rows, basis, width } = tableau;
  const reduced = gains.slice();
  reduced[width - 1] = 0;
  basis.forEach((column, row) => {
    const gain = gains[column] ?? 0;
    const line = rows[row];
    if (gain !== 0 && line) subtract(reduced, line, gain);
  });
  const scale = Math.max(1e-300, ...gains.subarray(0, columns).map(Math.abs));
  let stalled = 0;
  for (let round = 0; round < MOST_PIVOTS; round += 1) {
    // Bland's first column where the value has stood still for long: the rule that cannot cycle.
    const entering = enteringColumn(reduced, columns, 1e-12 * scale, stalled > 40);
    if (entering < 0) return true;
    const leaving = leavingRow(tableau, entering);
    if (leaving < 0) return false;
    const line = rows[leaving] as Float64Array;
    stalled = (line[width - 1] as number) > 1e-13 ? 0 : stalled + 1;
    pivot(tableau, leaving, entering);
    subtract(reduced, rows[leaving] as Float64Array, reduced[entering] as number);
    reduced[entering] = 0;
  }
  return true;
}

function enteringColumn(reduced: Float64Array, columns: number, least: number, first: boolean): number {
  let best = -1;
  let most = least;
  for (let column = 0; column < columns; column += 1) {
    if ((reduced[column] as number) > most) {
      if (first) return column;
      most = reduced[column] as number;
      best = column;
    }
  }
  return best;
}

function leavingRow({ rows, basis, width }: Tableau, entering: number): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  rows.forEach((line, row) => {
    const weight = line[entering] as number;
    if (weight <= PIVOT) return;
    const ratio = (line[width - 1] as number) / weight;
    const tie = Math.abs(ratio - least) <= 1e-14;
    if (tie ? (basis[row] ?? 0) < (basis[best] ?? 0) : ratio < least) {
      best = row;
      least = Math.min(least, ratio);
    }
  });
  return best;
}

function pivot({ rows, basis, width }: Tableau, leaving: number, entering: number): void {
  const line = rows[leaving] as Float64Array;
  const weight = line[entering] as number;
  for (let column = 0; column < width; column += 1) line[column] = (line[column] as number) / weight;
  line[entering] = 1;
  rows.forEach((other, row) => {
    const share = other[entering] as number;
    if (row === leaving || share === 0) return;
    subtract(other, line, share);
    other[entering] = 0;
    // Rounding must not turn a zero right-hand side negative: the ratio test relies on its sign.
    if ((other[width - 1] as number) < 0) other[width - 1] = 0;
  });
  basis[leaving] = entering;
}

function subtract(from: Float64Array, line: Float64Array, times: number): void {
  for (let column = 0; column < from.length; column += 1) {
    from[column] = (from[column] as number) - times * (line[column] as number);
  }
}

/** After the first phase: artificial columns leave the basis; a row with nothing else in it says nothing. */
function dropArtificial(tableau: Tableau): void {
  const { rows, basis, real, width } = tableau;
  basis.forEach((column, row) => {
    if (column < real) return;
    const line = rows[row] as Float64Array;
    let best = -1;
    for (let other = 0; other < real; other += 1) {
      if (Math.abs(line[other] as number) > Math.max(1e-9, best < 0 ? 0 : Math.abs(line[best] as number)))
        best = other;
    }
    if (best >= 0) pivot(tableau, row, best);
    else line.fill(0);
  });
  for (const line of rows) line.fill(0, real, width - 1);
}
