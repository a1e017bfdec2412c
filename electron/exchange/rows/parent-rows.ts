/**
 * Finds rows that show the sum of the rows below them (营业收入, then 其中：直营, 分销), which would be counted twice.
 * Promises: a row is only taken for a sum where every period agrees within half a cent, and its label says total,
 * the rows below are indented or the figures move from period to period, so that equal constants are no sum.
 */
import type { Kind } from '../../../models/plan/schema.ts';
import type { ReadRow } from '../sheets/row-notices.ts';
import { agrees } from '../sheets/total-rows.ts';
import { isOver } from './row-codes.ts';

/** Rows with their sums marked as subtotals; what belongs to a sum takes its group, and its kind if it has none. */
export function markParents(rows: readonly ReadRow[]): readonly ReadRow[] {
  const children = childCounts(rows);
  const marked = [...rows];
  const kinds = kindsOf(rows, children);
  // The innermost sum first: its name is the group of its rows.
  for (const [at, count] of [...children].sort(([a], [b]) => b - a)) {
    const parent = marked[at];
    if (!parent) continue;
    marked[at] = {
      ...parent,
      parent: true,
      line: { ...parent.line, include: false, found: parent.line.found === 'hidden' ? 'hidden' : 'subtotal' },
    };
    for (let child = at + 1; child <= at + count; child += 1) {
      const below = marked[child];
      if (below) marked[child] = adopt(below, parent.line.label, kinds.get(at) ?? parent.line.kind);
    }
  }
  return marked;
}

/**
 * A row below its parts that adds them up without saying so: three periods or more that move, all agreeing. Rows with
 * formulas are told by these instead.
 */
export function markSumsBelow(rows: readonly ReadRow[]): readonly ReadRow[] {
  const marked = [...rows];
  rows.forEach((row, at) => {
    if (row.line.found !== 'detail' || row.computed || !isAmount(row)) return;
    if (row.values.length < 3 || new Set(row.values).size < 3) return;
    const parts: ReadRow[] = [];
    const probe = row.values.findIndex((value) => value !== 0);
    let running = 0;
    for (let above = at - 1; above >= 0 && parts.length < MOST_PARTS; above -= 1) {
      const part = marked[above];
      // A heading within this one may be over: its number is higher.
      if (!part || part.section < row.section || part.line.found !== 'detail') break;
      if (!isAmount(part)) continue;
      parts.push(part);
      running += part.values[probe] ?? 0;
      if (
        parts.length >= 2 &&
        Math.abs(running - (row.values[probe] ?? 0)) < Math.max(0.01, Math.abs(running) * 1e-11) &&
        agrees(row, parts)
      ) {
        marked[at] = { ...row, line: { ...row.line, include: false, found: 'subtotal' } };
        return;
      }
    }
  });
  return marked;
}

function childCounts(rows: readonly ReadRow[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const parent = rows[at];
    if (!parent || !isAmount(parent) || parent.line.found === 'derived') continue;
    const count =
      rangeBelow(rows, at, parent) || byCode(rows, at, parent, counts) || reachOf(rows, at, parent, counts);
    if (count > 0) counts.set(at, count);
  }
  return withAlone(rows, counts);
}

/** What a sum says of its rows; within a sum of costs there is no income, whatever a department is called. */
function kindsOf(rows: readonly ReadRow[], children: ReadonlyMap<number, number>): ReadonlyMap<number, Kind> {
  const kinds = new Map<number, Kind>();
  for (const [at, count] of [...children].sort(([a], [b]) => a - b)) {
    const own = kinds.get(at) ?? rows[at]?.line.kind ?? 'memo';
    kinds.set(at, own);
    for (let child = at + 1; child <= at + count && COSTS.has(own); child += 1) {
      const kind = kinds.get(child) ?? rows[child]?.line.kind;
      if (children.has(child) && (kind === 'revenue' || kind === 'memo')) kinds.set(child, own);
    }
  }
  return kinds;
}

/** The rows directly below that its own formulas add up. */
function rangeBelow(rows: readonly ReadRow[], at: number, { line, adds }: ReadRow): number {
  if (line.found !== 'subtotal' || !adds || adds.first <= line.row) return 0;
  let count = 0;
  while ((rows[at + count + 1]?.line.row ?? Number.POSITIVE_INFINITY) <= adds.last) count += 1;
  return count;
}

/** The rows below whose codes begin with its own, where they add up to it; one alone may. */
function byCode(
  rows: readonly ReadRow[],
  at: number,
  parent: ReadRow,
  counts: ReadonlyMap<number, number>,
): number {
  const parts: ReadRow[] = [];
  let next = at + 1;
  for (let row = rows[next]; row && isOver(parent.code, row.code); row = rows[next]) {
    if (isAmount(row)) parts.push(row);
    next += 1 + (counts.get(next) ?? 0);
  }
  return parts.length > 0 && agrees(parent, parts) ? next - at - 1 : 0;
}

/**
 * Among sums that stand above their rows, a sum of one row alone: equal to the row below it, between the blocks of two sums.
 * Elsewhere two equal rows are two rows.
 */
function withAlone(
  rows: readonly ReadRow[],
  counts: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  if (counts.size === 0) return counts;
  const all = new Map(counts);
  const ends = new Set([...counts].map(([at, count]) => at + count + 1));
  rows.forEach((row, at) => {
    const below = rows[at + 1];
    const after = rows[at + 2];
    if (
      !below ||
      all.has(at) ||
      !ends.has(at) ||
      row.line.found !== 'detail' ||
      below.line.found !== 'detail'
    )
      return;
    const isEnd = after === undefined || all.has(at + 2) || after.line.found !== 'detail';
    if (isEnd && isAmount(row) && isAmount(below) && agrees(row, [below])) {
      all.set(at, 1);
      ends.add(at + 2);
    }
  });
  return all;
}

/** Sums of more rows than this are headed by a word such as total, which is found without adding up. */
const MOST_PARTS = 60;

/** How many rows below add up to the parent; sums among them stand for their own rows. 0 for none. */
function reachOf(
  rows: readonly ReadRow[],
  at: number,
  parent: ReadRow,
  counts: ReadonlyMap<number, number>,
): number {
  const moves = new Set(parent.values).size > 1;
  const indented = rows[at + 1]?.indented === true && !parent.indented;
  if (!moves && !indented && parent.line.found !== 'subtotal') return 0;
  const parts: ReadRow[] = [];
  // One column's running sum rules nearly every candidate out before all columns are added up.
  const probe = parent.values.findIndex((value) => value !== 0);
  let running = 0;
  for (let next = at + 1; next < rows.length && parts.length < MOST_PARTS; ) {
    const row = rows[next];
    if (!row || row.section !== parent.section || row.line.found === 'derived') return 0;
    if (row.line.found === 'subtotal' && !counts.has(next)) return 0;
    // Revenue is the sum of costs and profit in every statement; that makes it no total of them.
    if (parent.line.kind === 'revenue' && COSTS.has(row.line.kind)) return 0;
    if (isAmount(row)) {
      parts.push(row);
      running += row.values[probe] ?? 0;
    }
    next += 1 + (counts.get(next) ?? 0);
    if (
      parts.length >= 2 &&
      Math.abs(running - (parent.values[probe] ?? 0)) < Math.max(0.01, Math.abs(running) * 1e-11) &&
      agrees(parent, parts)
    )
      return next - at - 1;
  }
  return 0;
}

const COSTS: ReadonlySet<Kind> = new Set(['variable-cost', 'fixed-cost', 'investment']);

function isAmount({ line, values }: ReadRow): boolean {
  return line.kind !== 'driver' && line.unit !== '%' && values.some((value) => value !== 0);
}

function adopt(row: ReadRow, group: string, kind: Kind): ReadRow {
  const { line, values } = row;
  const own = line.kind === 'memo' ? kind : line.kind;
  const outlay = own === 'variable-cost' || own === 'fixed-cost' || own === 'investment';
  const negative = values.filter((value) => value < 0).length;
  const flip = outlay && negative * 2 > values.filter((value) => value !== 0).length;
  return {
    ...row,
    line: {
      ...line,
      kind: own,
      group: line.group === '' ? group.slice(0, 80) : line.group,
      sign: own === line.kind ? line.sign : flip ? 'flip' : 'keep',
    },
  };
}
