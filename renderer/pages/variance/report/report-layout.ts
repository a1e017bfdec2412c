/**
 * The variance report as the page draws it: which rows stand, how far in, on which scale their bars are, and what
 * explains most of the difference in profit. Pure; amounts are minor units as in the report.
 */
import type { VarianceRow } from '../../../../electron/contract/tracking/variance-calls.ts';
import { standings } from '../../../../models/tracking/variance/report/unbooked.ts';
import { type Against, BLOCKS, type Block, HORIZONS, type Horizon } from '../choice.ts';

export type ShownRow = {
  readonly row: VarianceRow;
  readonly depth: 0 | 1 | 2;
  readonly foldable: boolean;
  readonly folded: boolean;
  /** The first line of a kind that has no subtotal (quantities, rates): its kind stands above it. */
  readonly section: VarianceRow['kind'];
};

export type ShownRows = {
  readonly rows: readonly ShownRow[];
  /** Lines that do not matter and are left out for that. */
  readonly hidden: number;
};

/** Totals and kinds always stand; a group stands while one of its lines does. */
export function shownRows(
  rows: readonly VarianceRow[],
  onlyMatters: boolean,
  folded: ReadonlySet<string>,
): ShownRows {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const kept = rows.filter((row) => row.level === 'line' && (!onlyMatters || row.matters));
  const parents = new Set(kept.flatMap((row) => ancestors(row, byKey).map(({ key }) => key)));
  const standing = rows.filter((row) => {
    if (row.level === 'line') {
      return (!onlyMatters || row.matters) && !ancestors(row, byKey).some(({ key }) => folded.has(key));
    }
    if (row.level === 'group') {
      return parents.has(row.key) && !ancestors(row, byKey).some(({ key }) => folded.has(key));
    }
    return true;
  });
  return {
    rows: standing.map((row, index) => ({
      row,
      section:
        row.level === 'line' && row.parent === null && standing[index - 1]?.kind !== row.kind
          ? row.kind
          : null,
      depth: depthOf(row, byKey),
      foldable: row.level !== 'line' && row.level !== 'total' && parents.has(row.key),
      folded: folded.has(row.key),
    })),
    hidden: rows.filter(({ level }) => level === 'line').length - kept.length,
  };
}

/** The group and the kind in which a row is added up; totals are made of kinds and hold nothing of their own. */
function ancestors(row: VarianceRow, byKey: ReadonlyMap<string, VarianceRow>): readonly VarianceRow[] {
  const parent = row.parent === null ? undefined : byKey.get(row.parent);
  if (!parent || parent.level === 'total' || parent.key === row.key) return [];
  return [parent, ...ancestors(parent, byKey)];
}

function depthOf(row: VarianceRow, byKey: ReadonlyMap<string, VarianceRow>): 0 | 1 | 2 {
  const above = ancestors(row, byKey).length;
  return above >= 2 ? 2 : above === 1 ? 1 : 0;
}

/** The largest difference of money in one block of columns: what a bar of full length stands for. */
export function deltaScale(rows: readonly ShownRow[], horizon: Horizon, against: Against): number {
  return rows.reduce((largest, { row }) => {
    if (row.measure !== 'money') return largest;
    return Math.max(largest, Math.abs(differenceOf(row, horizon, against)?.amount ?? 0));
  }, 0);
}

export function differenceOf(row: VarianceRow, horizon: Horizon, against: Against) {
  return against === 'flexed' ? row[horizon].againstFlexed : row[horizon].againstPlan;
}

export type Explained = {
  readonly profit: number;
  /** Actual less plan. */
  readonly gap: number;
  readonly percent: number | null;
  /** The lines that push profit the way it went, the strongest first; `push` is their effect on profit. */
  readonly lines: readonly { readonly row: VarianceRow; readonly push: number }[];
};

/** A line that makes less of the gap than this does not explain it. */
const LEAST = 0.02;

/** What an EBITDA off its plan comes from, by lines that are booked. null where the report has no profit. */
export function explainProfit(
  rows: readonly VarianceRow[],
  horizon: Horizon,
  most: number,
): Explained | null {
  const cell = rows.find(({ code, level }) => code === '$ebitda' && level === 'total')?.[horizon];
  if (cell?.actual == null || !cell.againstPlan) return null;
  const gap = cell.againstPlan.amount;
  const standing = standings(rows);
  const pushes = rows
    .filter((row) => row.level === 'line' && standing(row, horizon) === 'judged')
    .map((row) => ({ row, push: profitSign(row) * (row[horizon].againstPlan?.amount ?? 0) }))
    .filter(({ push }) =>
      gap === 0 ? push !== 0 : push * gap > 0 && Math.abs(push) >= LEAST * Math.abs(gap),
    )
    .toSorted((a, b) => Math.abs(b.push) - Math.abs(a.push));
  return { profit: cell.actual, gap, percent: cell.againstPlan.percent, lines: pushes.slice(0, most) };
}

/** +1 for what raises EBITDA, -1 for what lowers it, 0 for what is no part of it. */
export function profitSign({ kind, measure }: Pick<VarianceRow, 'kind' | 'measure'>): -1 | 0 | 1 {
  if (measure !== 'money') return 0;
  if (kind === 'revenue') return 1;
  return kind === 'variable-cost' || kind === 'fixed-cost' ? -1 : 0;
}

export type Part = { readonly lineId: string; readonly code: string; readonly sign: 1 | -1 };

/** The lines that a row is the sum of, each with its sign in it. */
export function partsOf(rows: readonly VarianceRow[], row: VarianceRow): readonly Part[] {
  const part = (line: VarianceRow, sign: 1 | -1): readonly Part[] =>
    line.lineId === null ? [] : [{ lineId: line.lineId, code: line.code, sign }];
  if (row.level === 'line') return part(row, 1);
  const lines = rows.filter(({ level }) => level === 'line');
  if (row.level === 'total' && row.code !== '$investment') {
    return lines.flatMap((line) => {
      const sign = profitSign(line);
      // The contribution margin ends above the fixed costs.
      if (sign === 0 || (row.code === '$contribution' && line.kind === 'fixed-cost')) return [];
      if (row.code === '$revenue' && line.kind !== 'revenue') return [];
      return part(line, sign);
    });
  }
  const byKey = new Map(rows.map((each) => [each.key, each]));
  return lines
    .filter((line) =>
      row.level === 'total'
        ? line.kind === 'investment' && line.measure === 'money'
        : ancestors(line, byKey).some(({ key }) => key === row.key),
    )
    .flatMap((line) => part(line, 1));
}

export type Blocks = {
  readonly horizons: readonly Horizon[];
  /** Comment, action, owner and due day beside the figures. */
  readonly notes: boolean;
  /** No room for bars and wide cells. */
  readonly dense: boolean;
};

/** Pixels that the names, a horizon (also with its flexed column) and the notes take with bars and wide cells. */
const ROOM = { names: 212, horizon: 345, flexed: 80, notes: 445 };

/** Which blocks of columns stand in an area of this width: those chosen, or the horizons, and the notes where they fit. */
export function blocksIn(width: number, chosen: readonly Block[] | null, against: Against): Blocks {
  const horizons = HORIZONS.filter((horizon) => chosen === null || chosen.includes(horizon));
  const each = ROOM.horizon + (against === 'flexed' ? ROOM.flexed : 0);
  const room = ROOM.names + each * horizons.length;
  const notes = chosen === null ? width >= room + ROOM.notes : chosen.includes('notes');
  return { horizons, notes, dense: width < room + (notes ? ROOM.notes : 0) };
}

/** One block more or less; never none at all. */
export function toggled(shown: Blocks, block: Block): readonly Block[] {
  const now: readonly Block[] = [...shown.horizons, ...(shown.notes ? (['notes'] as const) : [])];
  const next = BLOCKS.filter((other) => now.includes(other) !== (other === block));
  return next.length > 0 ? next : now;
}

/** All months from the first to the last, YYYY-MM, newest first. */
export function monthsBetween(first: string | null, last: string | null): readonly string[] {
  if (first === null || last === null) return [];
  const months: string[] = [];
  for (let month = last; month >= first && months.length < MOST_MONTHS; month = monthBefore(month)) {
    months.push(month);
  }
  return months;
}

const MOST_MONTHS = 1200;

export function monthBefore(month: string): string {
  const [year, ofYear] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return ofYear === 1
    ? `${String(year - 1).padStart(4, '0')}-12`
    : `${month.slice(0, 5)}${String(ofYear - 1).padStart(2, '0')}`;
}
