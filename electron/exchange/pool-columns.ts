/**
 * Several columns of one period as one figure: days and weeks of a month, half-years by quarters. Promises that amounts keep
 * their sum over all periods, that rates are means weighted by time, and that a balance is the last one. Pure.
 */
import type { LineMapping } from '../contract/import.ts';

/** What one column gives one period; `share` is the part of the column that lies in the period. */
export type Part = {
  readonly column: number;
  readonly period: number;
  readonly share: number;
  readonly amount: number;
  /** A percentage, which is never added up. */
  readonly rate: boolean;
};

export function pooled(
  parts: readonly Part[],
  { kind, pool }: Pick<LineMapping, 'kind' | 'pool'>,
): ReadonlyMap<number, number> {
  const byPeriod = new Map<number, Part[]>();
  for (const part of parts) {
    const list = byPeriod.get(part.period);
    if (list) list.push(part);
    else byPeriod.set(part.period, [part]);
  }
  // A rate is the same in both halves of its time; an amount is divided.
  const way = pool ?? (kind === 'driver' || parts.some(({ rate }) => rate) ? 'mean' : 'sum');
  const ends = endsOf(parts);
  return new Map([...byPeriod].map(([period, list]) => [period, figureOf(way, list, ends)]));
}

function figureOf(
  way: NonNullable<LineMapping['pool']>,
  parts: readonly Part[],
  ends: ReadonlyMap<number, number>,
): number {
  const sum = parts.reduce((running, { amount, share }) => running + amount * share, 0);
  if (way === 'sum') return sum;
  if (way === 'mean') return sum / parts.reduce((running, { share }) => running + share, 0);
  // The balance of a week that ends next month is not this month's.
  const closed = parts.filter(({ column, period }) => ends.get(column) === period);
  return (closed.at(-1) ?? parts.at(-1))?.amount ?? 0;
}

/** The last period of each column. */
function endsOf(parts: readonly Part[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const { column, period } of parts) ends.set(column, Math.max(period, ends.get(column) ?? 0));
  return ends;
}
