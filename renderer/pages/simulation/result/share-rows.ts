/**
 * The shares of variance in the order in which they are drawn, by the chosen method. Signed where the method knows a
 * direction; Sobol' indices are shares of the variance itself. Pure.
 */
import type { StudySobol, StudySummary } from '../../../../scenarios/simulation/study/study-types.ts';

export type ShareRow = {
  readonly lineId: string;
  readonly label: string;
  /** What is drawn, with its sign; of Sobol' the first-order index. */
  readonly value: number;
  /** Sobol' only: with its interactions. */
  readonly total: number | null;
  /** Beside the bar: correlation or coefficient. */
  readonly detail: number | null;
};

export function shareRows(
  { drivers, shares }: Pick<StudySummary, 'drivers' | 'shares'>,
  method: 'rank' | 'regression',
): readonly ShareRow[] {
  const squares = shares.reduce((sum, { regression }) => sum + regression * regression, 0);
  return byWeight(
    shares.map((share, index) => ({
      lineId: share.lineId,
      label: drivers[index]?.label ?? share.lineId,
      value:
        method === 'rank'
          ? share.rankShare
          : squares > 0
            ? (Math.sign(share.regression) * share.regression * share.regression) / squares
            : 0,
      total: null,
      detail: method === 'rank' ? share.correlation : share.regression,
    })),
  );
}

export function sobolRows(
  { drivers }: Pick<StudySummary, 'drivers'>,
  { firstOrder, total }: Pick<StudySobol, 'firstOrder' | 'total'>,
): readonly ShareRow[] {
  return byWeight(
    drivers.map(({ lineId, label }, index) => ({
      lineId,
      label,
      value: firstOrder[index] ?? 0,
      total: total[index] ?? 0,
      detail: null,
    })),
  );
}

function byWeight(rows: readonly ShareRow[]): readonly ShareRow[] {
  const weight = ({ value, total }: ShareRow) => Math.max(Math.abs(value), total ?? 0);
  return rows.toSorted((a, b) => weight(b) - weight(a));
}
