/**
 * The sums of the actuals by line and day, as models/tracking computes with them, with all that lies beyond minor units:
 * what of it counts is said by the plan's lines (see electron/tracking/tracking.ts). Entries in the queue do not count.
 */
import type { Database } from 'better-sqlite3';
import { type DaySums, type LineSums, lineSums } from '../../../models/tracking/actuals/day-sums.ts';
import { type ActualLine, actualLines, onlyLive, QUEUE } from './actual-keys.ts';

type Row = [day: number, amount: number];

/** All lines, or the lines named. */
export function loadDaySums(db: Database, planId: string, lineIds?: readonly string[]): DaySums {
  const wanted = lineIds && new Set(lineIds);
  const lines = actualLines(db, planId).filter(({ lineId }) => !wanted || wanted.has(lineId));
  return sumsOf(db, lines, onlyLive(db, planId));
}

/** What one batch adds to the sums, whether it counts or not. */
export function loadBatchSums(db: Database, planId: string, batchId: number): DaySums {
  const byLine = (column: 'minor' | 'fine', more: string): ReadonlyMap<number, Row[]> => {
    const rows = db
      .prepare<[number], [line: number, day: number, amount: number]>(
        `SELECT line, day, sum(${column}) FROM actual_entry WHERE batch_id = ? ${more}
         GROUP BY line, day ORDER BY line, day`,
      )
      .raw(true)
      .all(batchId);
    return groupedByLine(rows);
  };
  const minor = byLine('minor', '');
  const fine = byLine('fine', 'AND fine <> 0');
  const sums = new Map<string, LineSums>();
  for (const { id, lineId } of actualLines(db, planId)) {
    const days = minor.get(id);
    if (days && lineId !== QUEUE) sums.set(lineId, ofRows(days, fine.get(id) ?? []));
  }
  return sums;
}

function groupedByLine(
  rows: readonly [line: number, day: number, amount: number][],
): ReadonlyMap<number, Row[]> {
  const lines = new Map<number, Row[]>();
  for (const [line, day, amount] of rows) {
    const known = lines.get(line);
    if (known) known.push([day, amount]);
    else lines.set(line, [[day, amount]]);
  }
  return lines;
}

function sumsOf(db: Database, lines: readonly ActualLine[], live: string): DaySums {
  const statement = db
    .prepare<[number], Row>(
      `SELECT day, sum(minor) FROM actual_entry WHERE line = ? ${live} GROUP BY day ORDER BY day`,
    )
    .raw(true);
  // Few lines have any: an index of its own knows them.
  const beyond = db
    .prepare<[number], Row>(
      `SELECT day, sum(fine) FROM actual_entry WHERE line = ? AND fine <> 0 ${live} GROUP BY day ORDER BY day`,
    )
    .raw(true);
  const sums = new Map<string, LineSums>();
  for (const { id, lineId } of lines) {
    if (lineId === QUEUE) continue;
    const rows = statement.all(id);
    if (rows.length > 0) sums.set(lineId, ofRows(rows, beyond.all(id)));
  }
  return sums;
}

/** `fine`: of some of these days, in the same order. */
function ofRows(rows: readonly Row[], fine: readonly Row[]): LineSums {
  const days = new Int32Array(rows.length);
  const minor = new Float64Array(rows.length);
  rows.forEach(([day, sum], at) => {
    days[at] = day;
    minor[at] = sum;
  });
  if (fine.length === 0) return lineSums(days, minor);
  const beyond = new Map(fine);
  return lineSums(
    days,
    minor,
    rows.map(([day]) => beyond.get(day) ?? 0),
  );
}
