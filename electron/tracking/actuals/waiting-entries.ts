/**
 * The queue of a plan: entries without a line and entries of lines that were deleted since, by account, with the reason;
 * and their way to a line, one account at a time or by the rules. Nothing leaves the queue by being dropped.
 */
import type { Database } from 'better-sqlite3';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { accountKey } from '../../../models/tracking/actuals/import/account-rules.ts';
import type { AmountSides } from '../../../models/tracking/actuals/import/import-types.ts';
import type { Output } from '../../contract/contract.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { AccountRule, Assignment } from '../../contract/tracking/actuals-calls.ts';
import type { QueueReason } from '../../contract/tracking/actuals-import.ts';
import { listRules, saveRules } from '../../store/tracking/account-rules.ts';
import { QUEUE } from '../../store/tracking/actual-keys.ts';
import {
  accountsOfFiles,
  countOn,
  type Move,
  type MovedEntries,
  moveEntries,
  waitingAccounts,
  waitingLines,
} from '../../store/tracking/queue.ts';
import { createMapper, type Mapper, signFrom } from './account-mapping.ts';
import { keepForUndo } from './undo-moves.ts';

const MOST_ACCOUNTS = 1000;
const MOST_RULES = 2000;

export type Moved = {
  readonly moved: number;
  /** Whose sums changed. */
  readonly lineIds: readonly string[];
  /** Undoes it (see undo-moves.ts); null where nothing was changed. */
  readonly undo: string | null;
};

/** The lines, as the store names them, whose entries wait. */
export function waitingOf(db: Database, plan: Plan): string[] {
  const lines = new Set(plan.lines.map(({ id }) => id));
  return waitingLines(db, plan.id, (lineId) => lines.has(lineId));
}

export function countWaiting(db: Database, plan: Plan): number {
  return countOn(db, plan.id, waitingOf(db, plan));
}

export function listWaiting(db: Database, plan: Plan): Output<'actuals.queue'> {
  const mapper = createMapper(plan, listRules(db, plan.id));
  const accounts = waitingAccounts(db, plan.id, waitingOf(db, plan));
  return {
    entries: accounts.reduce((sum, { entries }) => sum + entries, 0),
    accounts: accounts.slice(0, MOST_ACCOUNTS).map(({ lineId, ...account }) => {
      const { reason, lineIds } = reasonOf(mapper, account.account, lineId);
      return { ...account, lineId: lineId === QUEUE ? null : lineId, reason, lineIds: [...lineIds] };
    }),
  };
}

/** Why an entry of this account waits on this line (QUEUE: on none). */
export function reasonOf(
  mapper: Mapper,
  account: string,
  lineId: string,
): { readonly reason: QueueReason; readonly lineIds: readonly string[] } {
  if (lineId !== QUEUE) return { reason: 'line-deleted', lineIds: [] };
  const mapping = mapper(account);
  // Rules that came later would take it: it waits for them to be applied.
  return mapping.line ? { reason: 'no-rule', lineIds: [mapping.line.id] } : mapping;
}

/** All or none. Rules to remember take the place of outright rules for the same account. */
export function assign(
  db: Database,
  plan: Plan,
  assignments: readonly Assignment[],
  newId: () => string,
): Result<Moved, HostError> {
  const lines = new Map(plan.lines.map((line) => [line.id, line]));
  const strange = assignments.findIndex(({ to }) => to !== null && !lines.has(to));
  if (strange >= 0) {
    return err(
      hostError('not-found', 'This line is not in the plan (any more). Choose another one.', {
        field: `assignments.${strange}.to`,
        params: { reason: 'no-such-line' },
      }),
    );
  }
  const before = listRules(db, plan.id);
  const rules = withRemembered(before, assignments, newId);
  if (rules.length > MOST_RULES) {
    return err(
      hostError('change-refused', `A plan holds at most ${MOST_RULES} account rules.`, {
        params: { reason: 'too-many-rules', limit: MOST_RULES },
      }),
    );
  }
  const moves = assignments.map(({ account, from, to, sign }): Move => {
    const line = to === null ? undefined : lines.get(to);
    const signOf = (sides: AmountSides) => (line ? signFrom(sides, line, sign) : 1);
    return { account, from: from ?? QUEUE, to: to ?? QUEUE, signOf };
  });
  const work = db.transaction(() => {
    saveRules(db, plan.id, rules);
    return moveAll(db, plan.id, moves);
  });
  return ok(kept(db, plan.id, before, work.immediate(), newId));
}

/** Saves the rules and uses them. Entries that none of them fits stay where they are. */
export function applyRules(
  db: Database,
  plan: Plan,
  rules: readonly AccountRule[],
  apply: 'none' | 'queue' | 'all',
  newId: () => string,
): Moved {
  const before = listRules(db, plan.id);
  const work = db.transaction((): readonly MovedEntries[] => {
    saveRules(db, plan.id, rules);
    if (apply === 'none') return [];
    const mapper = createMapper(plan, rules);
    const accounts =
      apply === 'all' ? accountsOfFiles(db, plan.id) : waitingAccounts(db, plan.id, waitingOf(db, plan));
    const moves = accounts.flatMap(({ account, lineId }): Move[] => {
      const mapping = mapper(account);
      if (!mapping.line) return [];
      const { line, sign } = mapping;
      return [{ account, from: lineId, to: line.id, signOf: (sides) => signFrom(sides, line, sign) }];
    });
    return moveAll(db, plan.id, moves);
  });
  return kept(db, plan.id, before, work.immediate(), newId);
}

function moveAll(db: Database, planId: string, moves: readonly Move[]): readonly MovedEntries[] {
  return moves.flatMap((move) => moveEntries(db, planId, move));
}

function kept(
  db: Database,
  planId: string,
  rulesBefore: readonly AccountRule[],
  moved: readonly MovedEntries[],
  newId: () => string,
): Moved {
  const lineIds = new Set(moved.flatMap(({ from, to }) => [from, to]));
  lineIds.delete(QUEUE);
  return {
    moved: moved.reduce((sum, { ids }) => sum + ids.length, 0),
    lineIds: [...lineIds],
    undo: keepForUndo(db, { planId, rulesBefore, rules: listRules(db, planId), moved }, newId),
  };
}

function withRemembered(
  rules: readonly AccountRule[],
  assignments: readonly Assignment[],
  newId: () => string,
): AccountRule[] {
  const next = [...rules];
  for (const { account, to, sign, remember } of assignments) {
    const key = accountKey(account);
    if (!remember || to === null || key === '') continue;
    const rule = { id: newId(), match: 'equals', account: account.trim(), lineId: to, sign } as const;
    const same = (one: AccountRule): boolean => one.match === 'equals' && accountKey(one.account) === key;
    const place = next.findIndex(same);
    const others = next.filter((one) => !same(one));
    next.splice(0, next.length, ...others);
    next.splice(place < 0 ? next.length : place, 0, rule);
  }
  return next;
}
