/**
 * Entries that belong to no line of the plan: never mapped, or mapped to a line that was deleted since. Their accounts,
 * and the moves of all entries of an account from one line to another (or to the queue, or from it).
 */
import type { Database } from 'better-sqlite3';
import { type Figure, hundredthsOf } from '../../../models/tracking/actuals/fractions.ts';
import type { AmountSides } from '../../../models/tracking/actuals/import/import-types.ts';
import { actualLines, numbersOf, onlyLive, QUEUE } from './actual-keys.ts';

export type WaitingAccount = {
  readonly account: string;
  /** QUEUE, or the id of a line that is no longer in the plan. */
  readonly lineId: string;
  readonly entries: number;
  /** As the file signs it, what lies beyond minor units with it. */
  readonly minor: number;
  readonly firstDay: number;
  readonly lastDay: number;
};

/** The queue and the lines with entries that `isLine` does not know (any more). */
export function waitingLines(db: Database, planId: string, isLine: (lineId: string) => boolean): string[] {
  return actualLines(db, planId)
    .map(({ lineId }) => lineId)
    .filter((lineId) => lineId === QUEUE || !isLine(lineId));
}

/** How many entries that count are on these lines. */
export function countOn(db: Database, planId: string, lineIds: readonly string[]): number {
  const live = onlyLive(db, planId);
  const count = db
    .prepare<[number], number>(`SELECT count(*) FROM actual_entry WHERE line = ? ${live}`)
    .pluck();
  const numbers = numbersOf(db, planId);
  let sum = 0;
  for (const lineId of lineIds) {
    const line = numbers.findLine(lineId);
    if (line !== null) sum += count.get(line) ?? 0;
  }
  return sum;
}

/** By line and account, the most entries first. */
export function waitingAccounts(db: Database, planId: string, lineIds: readonly string[]): WaitingAccount[] {
  const statement = db.prepare<[number], Omit<WaitingAccount, 'lineId'> & Figure>(
    `SELECT a.account, w.entries, w.minor, w.fine, w.firstDay, w.lastDay FROM
       (SELECT account, count(*) AS entries, sum(minor * sign) AS minor, sum(fine * sign) AS fine, min(day) AS firstDay, max(day) AS lastDay
        FROM actual_entry WHERE line = ? ${onlyLive(db, planId)} GROUP BY account) w
     JOIN actual_account a ON a.id = w.account`,
  );
  const numbers = numbersOf(db, planId);
  return lineIds
    .flatMap((lineId) => {
      const line = numbers.findLine(lineId);
      if (line === null) return [];
      return statement
        .all(line)
        .map(({ fine, ...row }) => ({ ...row, minor: hundredthsOf({ minor: row.minor, fine }), lineId }));
    })
    .sort(
      (a, b) => b.entries - a.entries || (a.account < b.account ? -1 : 1) || (a.lineId < b.lineId ? -1 : 1),
    );
}

/** The lines and accounts of all entries from files, once each. */
export function accountsOfFiles(
  db: Database,
  planId: string,
): readonly { readonly lineId: string; readonly account: string }[] {
  return db
    .prepare<[string], { lineId: string; account: string }>(
      `SELECT l.line_id AS lineId, a.account FROM
         (SELECT DISTINCT line, account FROM actual_entry
          WHERE batch_id IN (SELECT id FROM actual_batch WHERE plan_id = ? AND kind = 'file')) e
       JOIN actual_line l ON l.id = e.line JOIN actual_account a ON a.id = e.account`,
    )
    .all(planId);
}

export type Move = {
  readonly account: string;
  readonly from: string;
  readonly to: string;
  /** From the sign of a file to the natural sign of the line, by how the file signs its amounts. */
  readonly signOf: (sides: AmountSides) => 1 | -1;
};

const ALL_SIDES = ['amount', 'debit-credit', 'inflow-outflow'] as const satisfies readonly AmountSides[];

/** Entries that were moved together: from one line and sign to another. */
export type MovedEntries = {
  readonly ids: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly signBefore: 1 | -1;
  readonly sign: 1 | -1;
};

/**
 * Of all batches, those taken back included, so that putting one back does not bring old lines back. Gives what was
 * changed, for moveBack. Must run inside the caller's transaction.
 */
export function moveEntries(
  db: Database,
  planId: string,
  { account, from, to, signOf }: Move,
): readonly MovedEntries[] {
  const numbers = numbersOf(db, planId);
  const source = numbers.findLine(from);
  const number = numbers.findAccount(account);
  if (source === null || number === null) return [];
  const target = numbers.line(to);
  const which = `line = :source AND account = :account AND sign = :signBefore AND (line <> :target OR sign <> :sign)
    AND batch_id IN (SELECT id FROM actual_batch WHERE plan_id = :planId AND sides = :sides AND state <> 'staged')`;
  const find = db.prepare<[object], number>(`SELECT id FROM actual_entry WHERE ${which}`).pluck();
  const update = db.prepare(`${UPDATE} WHERE ${which}`);
  return ALL_SIDES.flatMap((sides) =>
    ([1, -1] as const).flatMap((signBefore): MovedEntries[] => {
      const sign = signOf(sides);
      const values = { target, sign, source, account: number, planId, sides, signBefore };
      const ids = find.all(values);
      if (ids.length === 0) return [];
      update.run(values);
      return [{ ids, from, to, signBefore, sign }];
    }),
  );
}

const UPDATE = `UPDATE actual_entry
  SET line = :target, minor = minor * sign * :sign, fine = fine * sign * :sign, sign = :sign`;

/**
 * The opposite of moveEntries, for exactly those entries. False where one of them is no longer where it was moved to;
 * some may have been moved by then, so the caller's transaction has to be given up.
 */
export function moveBack(db: Database, planId: string, { ids, from, to, ...moved }: MovedEntries): boolean {
  const numbers = numbersOf(db, planId);
  const [source, target] = [numbers.findLine(to), numbers.findLine(from)];
  if (source === null || target === null) return false;
  const { changes } = db
    .prepare(
      `${UPDATE} WHERE id IN (SELECT value FROM json_each(:ids)) AND line = :source AND sign = :signNow
         AND batch_id IN (SELECT id FROM actual_batch WHERE plan_id = :planId)`,
    )
    .run({
      ids: JSON.stringify(ids),
      source,
      target,
      planId,
      sign: moved.signBefore,
      signNow: moved.sign,
    });
  return changes === ids.length;
}
