/**
 * Answers about the actuals that are stored: what there is, typed entries, batches taken back and put back, the queue and
 * the rules, sums for the grid. Every write is one step, and is told to every window.
 */
import { err, ok } from '../../../models/plan/result.ts';
import { keepsFractions } from '../../../models/tracking/actuals/fractions.ts';
import { type CivilDate, dayOf } from '../../../models/tracking/calendar/day.ts';
import { bookedSpan, lastClosedMonth } from '../../../models/tracking/variance/closed-month.ts';
import { hostError } from '../../contract/host-error.ts';
import { listRules } from '../../store/tracking/account-rules.ts';
import { findBatch, listBatches, liveGross, liveTwin, setBatchState } from '../../store/tracking/batches.ts';
import { loadBatchSums } from '../../store/tracking/day-sums.ts';
import { entryPage } from '../../store/tracking/entries.ts';
import { createMapper } from '../../tracking/actuals/account-mapping.ts';
import { actualsTable } from '../../tracking/actuals/actuals-table.ts';
import { duplicate, tooLarge } from '../../tracking/actuals/import-actuals.ts';
import { addTyped, setTyped } from '../../tracking/actuals/typed-entries.ts';
import { undoMoves } from '../../tracking/actuals/undo-moves.ts';
import {
  applyRules,
  assign,
  countWaiting,
  listWaiting,
  reasonOf,
  waitingOf,
} from '../../tracking/actuals/waiting-entries.ts';
import {
  readPlan,
  storedBatch,
  tellActuals,
  withQueue,
  writePlan,
} from '../../tracking/actuals/written-actuals.ts';
import type { Handlers } from './handler.ts';

export const actualsHandlers: Handlers<
  | 'actuals.summary'
  | 'actuals.add'
  | 'actuals.setEntry'
  | 'actuals.entries'
  | 'actuals.takeBack'
  | 'actuals.putBack'
  | 'actuals.queue'
  | 'actuals.assignQueue'
  | 'actuals.rules'
  | 'actuals.saveRules'
  | 'actuals.undoMove'
  | 'actuals.table'
> = {
  'actuals.summary': ({ planId }, context) => {
    const found = readPlan(context, planId);
    if (!found.ok) return found;
    const { opened, plan } = found.value;
    const { db } = opened.plans;
    const stored = listBatches(db, planId);
    const live = stored.filter(({ state }) => state === 'live').map(({ batch }) => batch);
    const first = least(live.map(({ firstDay }) => firstDay));
    const last = least(live.map(({ lastDay }) => lastDay && -lastDay));
    const today = dayOf(civilToday(context.platform.now()));
    const span = bookedSpan(opened.tracking.sums(plan), today);
    return ok({
      batches: stored.map(({ batch }) => batch),
      entries: live.reduce((sum, { entries }) => sum + entries, 0),
      firstDay: first,
      lastDay: last === null ? null : -last,
      queue: countWaiting(db, plan),
      lastCompleteMonth: lastClosedMonth(span, today),
      firstAhead: span?.ahead ?? null,
    });
  },

  'actuals.add': ({ planId, name, entries }, context) => {
    const found = writePlan(context, planId);
    if (!found.ok) return found;
    const { opened, plan } = found.value;
    const { plans } = opened;
    const added = addTyped(plans.db, plan, { planId, name, at: plans.now(), who: plans.who() }, entries);
    if (!added.ok) return added;
    tellActuals(context, opened, planId, {
      kind: 'added',
      sums: loadBatchSums(plans.db, planId, added.value),
    });
    return ok(withQueue(opened, plan, added.value));
  },

  'actuals.setEntry': ({ planId, entryId, entry }, context) => {
    const found = writePlan(context, planId);
    if (!found.ok) return found;
    const { opened, plan } = found.value;
    const { db } = opened.plans;
    const changed = setTyped(db, plan, entryId, entry);
    if (!changed.ok) return changed;
    tellActuals(context, opened, planId, { kind: 'lines', lineIds: changed.value.lineIds });
    return ok({ batch: findBatch(db, planId, changed.value.batchId)?.batch ?? null });
  },

  'actuals.entries': ({ planId, queue, offset, limit, newestFirst, ...filter }, context) => {
    const found = readPlan(context, planId);
    if (!found.ok) return found;
    const { opened, plan } = found.value;
    const { db } = opened.plans;
    const waiting = waitingOf(db, plan);
    const onLines = queue ? waiting : undefined;
    const kinds = new Map(plan.lines.map((line) => [line.id, keepsFractions(line)]));
    const page = entryPage(
      db,
      planId,
      { ...filter, onLines },
      { offset, limit, newestFirst },
      // What waits for a line keeps all it has.
      (lineId) => kinds.get(lineId) ?? true,
    );
    const mapper = createMapper(plan, listRules(db, planId));
    const waits = new Set(waiting);
    return ok({
      ...page,
      entries: page.entries.map((entry) => ({
        ...entry,
        lineId: entry.lineId === '' ? null : entry.lineId,
        reason: waits.has(entry.lineId) ? reasonOf(mapper, entry.account, entry.lineId).reason : null,
      })),
    });
  },

  'actuals.takeBack': ({ planId, batchId }, context) => {
    const found = writePlan(context, planId);
    if (!found.ok) return found;
    const { opened, plan } = found.value;
    const stored = storedBatch(opened, planId, batchId);
    if (!stored.ok) return stored;
    if (stored.value.state === 'live') {
      const { plans } = opened;
      setBatchState(plans.db, batchId, 'taken-back', plans.now());
      const lineIds = [...loadBatchSums(plans.db, planId, batchId).keys()];
      tellActuals(context, opened, planId, { kind: 'lines', lineIds });
    }
    return ok(withQueue(opened, plan, batchId));
  },

  'actuals.putBack': ({ planId, batchId, allowDuplicate }, context) => {
    const found = writePlan(context, planId);
    if (!found.ok) return found;
    const { opened, plan } = found.value;
    const stored = storedBatch(opened, planId, batchId);
    if (!stored.ok) return stored;
    if (stored.value.state === 'taken-back') {
      const { db } = opened.plans;
      const twin = allowDuplicate ? null : liveTwin(db, batchId);
      const refused = twin
        ? duplicate(twin, 'content')
        : tooLarge(liveGross(db, planId) + stored.value.gross);
      if (refused) return err(refused);
      setBatchState(db, batchId, 'live', null);
      tellActuals(context, opened, planId, { kind: 'added', sums: loadBatchSums(db, planId, batchId) });
    }
    return ok(withQueue(opened, plan, batchId));
  },

  'actuals.queue': ({ planId }, context) => {
    const found = readPlan(context, planId);
    if (!found.ok) return found;
    const { opened, plan } = found.value;
    return ok(listWaiting(opened.plans.db, plan));
  },

  'actuals.assignQueue': ({ planId, assignments }, context) => {
    const found = writePlan(context, planId);
    if (!found.ok) return found;
    const { opened, plan } = found.value;
    const { db } = opened.plans;
    const moved = assign(db, plan, assignments, context.platform.newId);
    if (!moved.ok) return moved;
    tellActuals(context, opened, planId, { kind: 'lines', lineIds: moved.value.lineIds });
    return ok({
      moved: moved.value.moved,
      queue: countWaiting(db, plan),
      rules: listRules(db, planId),
      undo: moved.value.undo,
    });
  },

  'actuals.rules': ({ planId }, context) => {
    const found = readPlan(context, planId);
    return found.ok ? ok({ rules: listRules(found.value.opened.plans.db, planId) }) : found;
  },

  'actuals.saveRules': ({ planId, rules, apply }, context) => {
    const found = writePlan(context, planId);
    if (!found.ok) return found;
    if (new Set(rules.map(({ id }) => id)).size < rules.length) {
      return err(hostError('invalid-input', 'Two rules have the same id.', { field: 'rules' }));
    }
    const { opened, plan } = found.value;
    const { db } = opened.plans;
    const { moved, lineIds, undo } = applyRules(db, plan, rules, apply, context.platform.newId);
    tellActuals(context, opened, planId, { kind: 'lines', lineIds });
    return ok({ rules: listRules(db, planId), moved, queue: countWaiting(db, plan), undo });
  },

  'actuals.undoMove': ({ planId, undo }, context) => {
    const found = writePlan(context, planId);
    if (!found.ok) return found;
    const { opened, plan } = found.value;
    const { db } = opened.plans;
    const undone = undoMoves(db, planId, undo);
    if (!undone.ok) return undone;
    tellActuals(context, opened, planId, { kind: 'lines', lineIds: undone.value.lineIds });
    return ok({
      rules: listRules(db, planId),
      moved: undone.value.moved,
      queue: countWaiting(db, plan),
    });
  },

  'actuals.table': ({ planId, ...range }, context) => {
    const found = readPlan(context, planId);
    if (!found.ok) return found;
    const { opened, plan } = found.value;
    return ok(actualsTable(plan, opened.tracking.sums(plan), range));
  },
};

/** Null where there is none. */
function least(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** The day on the wall, where the host runs. */
function civilToday(now: Date): CivilDate {
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
