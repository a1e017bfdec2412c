/** The sums of the actuals by line and day, as models/tracking computes with them. Entries in the queue do not count. */
import type { Database } from 'better-sqlite3';
import { type DaySums, type LineSums, lineSums } from '../../../models/tracking/actuals/day-sums.ts';
import { type ActualLine, actualLines, onlyLive, QUEUE } from './actual-keys.ts';

type Row = [day: number, minor: number];

/** All lines, or the lines named. */
export function loadDaySums(db: Database, planId: string, lineIds?: readonly string[]): DaySums {
  const wanted = lineIds && new Set(lineIds);
  const lines = actualLines(db, planId).filter(({ lineId }) => !wanted || wanted.has(lineId));
  return sumsOf(db, lines, onlyLive(db, planId));
}

/** What one batch adds to the sums, whether it counts or not. */
export function loadBatchSums(db: Database, planId: string, batchId: number): DaySums {
  const rows = db
    .prepare<[number], [line: number, day: number, minor: number]>(
      `SELECT line, day, sum(minor) FROM actual_entry WHERE batch_id = ? GROUP BY line, day ORDER BY line, day`,
    )
    .raw(true)
    .all(batchId);
  const byLine = new Map<number, Row[]>();
  for (const [line, day, minor] of rows) {
    const known = byLine.get(line);
    if (known) known.push([day, minor]);
    else byLine.set(line, [[day, minor]]);
  }
  const sums = new Map<string, LineSums>();
  for (const { id, lineId } of actualLines(db, planId)) {
    const days = byLine.get(id);
    if (days && lineId !== QUEUE) sums.set(lineId, ofRows(days));
  }
  return sums;
}

function sumsOf(db: Database, lines: readonly ActualLine[], live: string): DaySums {
  const statement = db
    .prepare<[number], Row>(
      `SELECT day, sum(minor) FROM actual_entry WHERE line = ? ${live} GROUP BY day ORDER BY day`,
    )
    .raw(true);
  const sums = new Map<string, LineSums>();
  for (const { id, lineId } of lines) {
    if (lineId === QUEUE) continue;
    const rows = statement.all(id);
    if (rows.length > 0) sums.set(lineId, ofRows(rows));
  }
  return sums;
}

function ofRows(rows: readonly Row[]): LineSums {
  const days = new Int32Array(rows.length);
  const minor = new Float64Array(rows.length);
  rows.forEach(([day, sum], at) => {
    days[at] = day;
    minor[at] = sum;
  });
  return lineSums(days, minor);
}
