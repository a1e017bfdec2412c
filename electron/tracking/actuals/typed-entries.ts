/**
 * Entries typed by a person: a batch for each time they are saved, and the only entries that can be changed one by one.
 * Their lines must be in the plan. Everything here happens in one step or not at all.
 */
import type { Database } from 'better-sqlite3';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { figureOf, keepsFractions } from '../../../models/tracking/actuals/fractions.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { TypedEntry } from '../../contract/tracking/actuals-calls.ts';
import { numbersOf } from '../../store/tracking/actual-keys.ts';
import { findBatch, insertBatch, liveGross, renewBatch } from '../../store/tracking/batches.ts';
import { deleteEntry, findEntry, insertEntries, updateEntry } from '../../store/tracking/entries.ts';
import { tooLarge } from './import-actuals.ts';

export type TypedHead = {
  readonly planId: string;
  readonly name: string;
  readonly at: string;
  readonly who: string;
};

const NO_FACTS = {
  entries: 0,
  firstDay: null,
  lastDay: null,
  minor: 0,
  smallest: 0,
  largest: 0,
  gross: 0,
  fine: 0,
};

/** Gives the batch. */
export function addTyped(
  db: Database,
  plan: Plan,
  head: TypedHead,
  entries: readonly TypedEntry[],
): Result<number, HostError> {
  const { planId } = head;
  const strange = entries.findIndex(({ lineId }) => !hasLine(plan, lineId));
  if (strange >= 0) return err(noSuchLine(`entries.${strange}.lineId`));
  const broken = entries.findIndex((entry) => !fits(plan, entry));
  if (broken >= 0) return err(notWholeCents(`entries.${broken}.minor`));
  const gross = entries.reduce((sum, { minor }) => sum + Math.abs(figureOf(minor).minor), 0);
  const refused = tooLarge(liveGross(db, planId) + gross);
  if (refused) return err(refused);
  const add = db.transaction(() => {
    const facts = { ...head, kind: 'typed', sides: 'amount', fileHash: null, content: '' } as const;
    const batchId = insertBatch(db, facts, 'live', NO_FACTS);
    const numbers = numbersOf(db, planId);
    const account = numbers.account('');
    const rows = entries.map(({ lineId, day, minor, memo }) => ({
      line: numbers.line(lineId),
      account,
      day,
      ...figureOf(minor),
      sign: 1 as const,
      memo,
      place: null,
    }));
    insertEntries(db, batchId, rows);
    renewBatch(db, batchId);
    return batchId;
  });
  return ok(add.immediate());
}

export type TypedChange = {
  readonly batchId: number;
  /** The lines whose sums changed. */
  readonly lineIds: readonly string[];
};

/** `entry` null removes it, and its batch with its last one. */
export function setTyped(
  db: Database,
  plan: Plan,
  entryId: number,
  entry: TypedEntry | null,
): Result<TypedChange, HostError> {
  const found = findEntry(db, plan.id, entryId);
  const stored = found && findBatch(db, plan.id, found.batchId);
  if (!found || !stored) return err(noSuchEntry());
  if (found.kind !== 'typed') return err(notTyped());
  if (entry && !hasLine(plan, entry.lineId)) return err(noSuchLine('entry.lineId'));
  if (entry && !fits(plan, entry)) return err(notWholeCents('entry.minor'));
  const counts = stored.state === 'live' && entry !== null;
  const refused = counts
    ? tooLarge(liveGross(db, plan.id) - Math.abs(found.minor) + Math.abs(figureOf(entry.minor).minor))
    : null;
  if (refused) return err(refused);
  db.transaction(() => {
    if (entry) {
      const { lineId, day, minor, memo } = entry;
      updateEntry(db, entryId, { line: numbersOf(db, plan.id).line(lineId), day, ...figureOf(minor), memo });
    } else deleteEntry(db, entryId);
    renewBatch(db, found.batchId);
  }).immediate();
  return ok({
    batchId: found.batchId,
    lineIds: entry ? [found.lineId, entry.lineId] : [found.lineId],
  });
}

function hasLine(plan: Plan, lineId: string): boolean {
  return plan.lines.some(({ id }) => id === lineId);
}

/** Money is whole minor units; a quantity or rate may have more decimals. */
function fits(plan: Plan, { lineId, minor }: TypedEntry): boolean {
  return Number.isInteger(minor) || plan.lines.some((line) => line.id === lineId && keepsFractions(line));
}

function notWholeCents(field: string): HostError {
  return hostError('invalid-input', 'Amounts of money have at most two decimals.', { field });
}

function noSuchLine(field: string): HostError {
  return hostError('not-found', 'This line is not in the plan (any more). Choose another one.', {
    field,
    params: { reason: 'no-such-line' },
  });
}

function noSuchEntry(): HostError {
  return hostError('not-found', 'This entry does not exist any more.', { field: 'entryId' });
}

function notTyped(): HostError {
  return hostError(
    'change-refused',
    'Entries of a file cannot be changed one by one. Take the batch back and import the corrected file.',
    { field: 'entryId', params: { reason: 'not-typed' } },
  );
}
