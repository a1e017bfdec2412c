/**
 * Checks that the totals a sheet shows agree with its rows, so that leaving them out loses nothing.
 * Promises: a difference of less than half a cent is none (sums of binary fractions leave a residue); a total
 * that agrees with no plausible set of rows is named. It must not decide which rows are totals.
 */

export type TotalledRow = {
  readonly row: number;
  readonly total: boolean;
  readonly section: number;
  /** A count or a rate among the amounts, which a total leaves out. */
  readonly counted: boolean;
  /** A result such as net income, which cash flow statements add up as a row. */
  readonly result?: boolean;
  /** A cost or an outlay: 'Total costs' leaves out income above them. */
  readonly outlay: boolean;
  /** One value per period column, 0 where there is none. */
  readonly values: readonly number[];
};

/** Checking more would take longer than it tells. */
const MOST_TOTALS = 200;
const HALF_A_CENT = 0.005;

/** Rows whose total is neither the sum since the last total, nor of its section, nor of all rows or all totals. */
export function differingTotals(rows: readonly TotalledRow[]): readonly number[] {
  const differing: number[] = [];
  const details: TotalledRow[] = [];
  const totals: TotalledRow[] = [];
  let since: TotalledRow[] = [];
  let withResults: TotalledRow[] = [];
  for (const row of rows) {
    if (!row.total) {
      withResults.push(row);
      if (row.result) continue;
      details.push(row);
      since.push(row);
      continue;
    }
    if (totals.length >= MOST_TOTALS) break;
    const all = [since, details.filter(({ section }) => section === row.section), details, totals];
    const sets = [
      ...all.map((set) => set.filter(({ counted }) => !counted)),
      ...all,
      ...all.map((set) => set.filter(({ outlay }) => outlay)),
      withResults,
    ];
    if (details.length > 0 && !sets.some((set) => set.length > 0 && agrees(row, set)))
      differing.push(row.row);
    totals.push(row);
    since = [];
    withResults = [];
  }
  return differing;
}

export function agrees(
  total: Pick<TotalledRow, 'values'>,
  rows: readonly Pick<TotalledRow, 'values'>[],
): boolean {
  return total.values.every((value, at) => {
    const sum = rows.reduce((running, row) => running + (row.values[at] ?? 0), 0);
    // Large sums carry a residue in proportion to their size.
    return Math.abs(sum - value) < Math.max(HALF_A_CENT, Math.abs(value) * 1e-12);
  });
}

/** The rows that a formula adds up in its own column, from 0: =SUM(C3:C9), =SUBTOTAL(9,C3:C9). */
export function rangeOfColumn(
  formula: string | undefined,
  column: string,
): { readonly first: number; readonly last: number } | undefined {
  if (formula === undefined) return undefined;
  const found =
    /^=?\s*(?:SUM\(|SUBTOTAL\(\s*\d+\s*,)\s*\$?([A-Z]{1,3})\$?(\d+)\s*:\s*\$?([A-Z]{1,3})\$?(\d+)\s*\)$/i.exec(
      formula,
    );
  if (!found) return undefined;
  const [, from = '', first = '', to = '', last = ''] = found;
  if (from.toUpperCase() !== column || to.toUpperCase() !== column || Number(last) < Number(first))
    return undefined;
  return { first: Number(first) - 1, last: Number(last) - 1 };
}
