/** The sums of the actuals by line and day, as models/tracking computes with them. Entries in the queue do not count. */
import type { Database } from 'better-sqlite3';
import { type DaySums, type LineSums, lineSums } from '../../../models/tracking/actuals/day-sums.ts';

type Row = [lineId: string, day: number, minor: number];

/** All lines, or the lines named. */
export function loadDaySums(db: Database, planId: string, lineIds?: readonly string[]): DaySums {
  const sums = new Map<string, LineSums>();
  const statement = db
    .prepare<string[], Row>(
      `SELECT line_id, day, sum(minor) FROM actual_entry
       WHERE plan_id = ? AND live = 1 AND line_id IS NOT NULL ${lineIds ? 'AND line_id = ?' : ''}
       GROUP BY line_id, day ORDER BY line_id, day`,
    )
    .raw(true);
  for (const lineId of lineIds ?? [null]) {
    let current: string | null = null;
    let days: number[] = [];
    let minor: number[] = [];
    const keep = (): void => {
      if (current !== null) sums.set(current, lineSums(days, minor));
    };
    const rows = lineId === null ? statement.iterate(planId) : statement.iterate(planId, lineId);
    for (const [id, day, sum] of rows) {
      if (id !== current) {
        keep();
        [current, days, minor] = [id, [], []];
      }
      days.push(day);
      minor.push(sum);
    }
    keep();
  }
  return sums;
}
