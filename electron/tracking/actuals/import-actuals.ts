/**
 * Stores the entries of a file as one batch. They are written in short pieces under a batch that counts nowhere yet; one
 * last step makes it count. Cancelled, failed or broken off before that step, nothing of it is ever seen, and what was
 * written is removed (after a crash, when the workspace is opened again).
 */
import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import { type DaySums, lineSums } from '../../../models/tracking/actuals/day-sums.ts';
import { type Figure, hundredthsOf } from '../../../models/tracking/actuals/fractions.ts';
import { type EntryTable, entryAt } from '../../../models/tracking/actuals/import/entry-table.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { Batch } from '../../contract/tracking/actuals-calls.ts';
import type { ActualsFile } from '../../exchange/actuals/actuals-file.ts';
import { numbersOf, QUEUE } from '../../store/tracking/actual-keys.ts';
import {
  type BatchFacts,
  type BatchHead,
  discardStaged,
  insertBatch,
  liveGross,
  sameBatch,
  setBatchState,
} from '../../store/tracking/batches.ts';
import { insertEntries, type NewEntry } from '../../store/tracking/entries.ts';
import { type Mapper, signFrom } from './account-mapping.ts';
import { inSlices } from './in-slices.ts';
import { cancelled, type Watch } from './read-file.ts';

/** Rows written at a time: some ten milliseconds. */
const SLICE = 1000;

export type ImportParts = {
  readonly db: Database;
  readonly head: Omit<BatchHead, 'kind' | 'sides' | 'fileHash' | 'content'>;
  readonly file: ActualsFile;
  readonly mapper: Mapper;
  /** Places in the table of entries that stay out. */
  readonly leaveOut: ReadonlySet<number>;
  readonly allowDuplicate: boolean;
};

export type Imported = {
  readonly batchId: number;
  readonly queued: number;
  /** What the batch adds to the sums of the lines. */
  readonly sums: DaySums;
};

export async function importActuals(
  parts: ImportParts,
  { signal, tell }: Watch,
): Promise<Result<Imported, HostError>> {
  const { db, head, file, leaveOut } = parts;
  const places = byDay(file.entries).filter((at) => !leaveOut.has(at));
  // Long tables: others have their turn between the steps.
  await setImmediate();
  if (!db.open) return err(cancelled());
  const facts = factsOf(file.entries, places);
  const refused = refusal(parts, facts);
  if (refused) return err(refused);
  const batchHead: BatchHead = {
    ...head,
    kind: 'file',
    sides: file.facts.sides,
    fileHash: file.fileHash,
    content: file.contentHash,
  };
  await setImmediate();
  if (!db.open) return err(cancelled());
  const tally = sumsByLine();
  const { batchId, rows, queued } = db
    .transaction(() => ({
      batchId: insertBatch(db, batchHead, 'staged', facts),
      ...rowsOf(parts, places, tally.add),
    }))
    .immediate();
  let live = false;
  try {
    const write = db.transaction((from: number, to: number) => insertEntries(db, batchId, rows(from, to)));
    const written = await inSlices(places.length, SLICE, signal, (from, to) => {
      // The workspace may have been changed over meanwhile: what was staged there is removed when it opens again.
      if (db.open) write.immediate(from, to);
      tell('saving', to, places.length);
    });
    if (!written || !db.open) return err(cancelled());
    const late = db
      .transaction(() => {
        const problem = refusal(parts, facts);
        if (!problem) setBatchState(db, batchId, 'live', null);
        return problem;
      })
      .immediate();
    if (late) return err(late);
    live = true;
    return ok({ batchId, queued, sums: tally.sums() });
  } finally {
    if (!live && db.open) await discard(db, batchId);
  }
}

async function discard(db: Database, batchId: number): Promise<void> {
  const remove = db.transaction(() => discardStaged(db, batchId, SLICE));
  while (db.open && !remove.immediate()) await setImmediate();
}

/** Rows as the store keeps them, and how many of them wait in the queue. Lines and accounts get their numbers here. */
function rowsOf(
  { db, head, file, mapper }: ImportParts,
  places: Uint32Array,
  add: (lineId: string, day: number, figure: Figure) => void,
) {
  const { accountNames, accounts } = file.entries;
  const numbers = numbersOf(db, head.planId);
  const used = new Set<number>();
  for (const at of places) used.add(accounts[at] ?? -1);
  const targets = accountNames.map((name, at) => {
    if (!used.has(at)) return null;
    const mapping = mapper(name);
    const sign: 1 | -1 = mapping.line ? signFrom(file.facts.sides, mapping.line, mapping.sign) : 1;
    return {
      line: numbers.line(mapping.line?.id ?? QUEUE),
      account: numbers.account(name),
      sign,
      lineId: mapping.line?.id ?? null,
    };
  });
  const targetAt = (at: number) => {
    const target = targets[accounts[at] ?? -1];
    if (!target) throw new Error('an entry names an account that its table does not hold');
    return target;
  };
  const queued = places.reduce((sum, at) => sum + (targetAt(at).lineId === null ? 1 : 0), 0);
  function* rows(from: number, to: number): Generator<NewEntry> {
    for (const at of places.subarray(from, to)) {
      const { day, minor, fine = 0, memo, place } = entryAt(file.entries, at);
      const { line, account, sign, lineId } = targetAt(at);
      const natural = { minor: minor * sign + 0, fine: fine * sign + 0 };
      if (lineId !== null) add(lineId, day, natural);
      yield { line, account, day, ...natural, sign, memo, place };
    }
  }
  return { rows, queued };
}

/**
 * The places of the table by day, those of a day as in the file: rows that are written together then lie together in the
 * indexes, which is several times faster.
 */
function byDay({ days, count }: EntryTable): Uint32Array {
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at += 1) keys[at] = (days[at] ?? 0) * count + at;
  // As whole numbers, which sort many times faster than pairs; below 2^53 for any table that fits in memory.
  return Uint32Array.from(keys.sort(), (key) => key - Math.floor(key / count) * count);
}

/** Adds up what comes in by rising days. */
function sumsByLine() {
  const lines = new Map<string, Record<'days' | 'minor' | 'fine', number[]>>();
  return {
    add(lineId: string, day: number, { minor, fine }: Figure): void {
      const line = lines.get(lineId) ?? { days: [], minor: [], fine: [] };
      lines.set(lineId, line);
      const last = line.days.length - 1;
      if (line.days[last] === day) {
        line.minor[last] = (line.minor[last] ?? 0) + minor;
        line.fine[last] = (line.fine[last] ?? 0) + fine;
      } else {
        line.days.push(day);
        line.minor.push(minor);
        line.fine.push(fine);
      }
    },
    sums: (): DaySums =>
      new Map([...lines].map(([id, { days, minor, fine }]) => [id, lineSums(days, minor, fine)])),
  };
}

function refusal({ db, head, file, allowDuplicate }: ImportParts, facts: BatchFacts): HostError | null {
  if (file.missing.length > 0) {
    return hostError('import-refused', 'Choose first which columns are the date and the amount.', {
      params: { reason: 'columns-missing', missing: file.missing.join(',') },
    });
  }
  if (facts.entries === 0) {
    return hostError('import-refused', 'There is no entry to import in this file.', {
      params: { reason: 'nothing-to-import' },
    });
  }
  const same = allowDuplicate ? null : sameBatch(db, head.planId, file.fileHash, file.contentHash);
  if (same) return duplicate(same.batch, same.same);
  return tooLarge(liveGross(db, head.planId) + facts.gross);
}

export function duplicate({ id, name, at }: Batch, same: 'file' | 'content'): HostError {
  const what = same === 'file' ? 'file' : 'entries';
  return hostError(
    'import-refused',
    `The same ${what} came in before as "${name}". Take them twice only if it really happened twice.`,
    { params: { reason: 'duplicate', same, batchId: id, name, at } },
  );
}

/** Sums are exact as long as no sum can leave the whole numbers that a double holds. */
export function tooLarge(gross: number): HostError | null {
  if (Number.isSafeInteger(gross)) return null;
  return hostError('import-refused', 'These amounts are too large to be added up to the cent.', {
    params: { reason: 'sum-too-large' },
  });
}

function factsOf({ days, minor, fine }: EntryTable, places: Uint32Array): BatchFacts {
  let firstDay = Number.POSITIVE_INFINITY;
  let lastDay = Number.NEGATIVE_INFINITY;
  let smallest = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let beyond = 0;
  let gross = 0;
  for (const at of places) {
    const day = days[at] ?? 0;
    const amount = minor[at] ?? 0;
    firstDay = Math.min(firstDay, day);
    lastDay = Math.max(lastDay, day);
    const figure = hundredthsOf({ minor: amount, fine: fine[at] ?? 0 });
    smallest = Math.min(smallest, figure);
    largest = Math.max(largest, figure);
    sum += amount;
    beyond += fine[at] ?? 0;
    gross += Math.abs(amount);
  }
  const none = places.length === 0;
  return {
    entries: places.length,
    firstDay: none ? null : firstDay,
    lastDay: none ? null : lastDay,
    minor: sum,
    fine: beyond,
    smallest: none ? 0 : smallest,
    largest: none ? 0 : largest,
    gross,
  };
}
