/**
 * A plan with what belongs to it, from one workspace into another: as rows, in one transaction of the target, so that
 * it is there whole or not at all. Ids stay what they are, so that both can be compared later; where one is taken in
 * the target it is renewed. Reads the source, writes the target, opens neither.
 */
import type { Database } from 'better-sqlite3';
import { parsePlan } from '../../models/plan/parse-plan.ts';
import { err, ok, type Result } from '../../models/plan/result.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { type HostError, hostError } from '../contract/host-error.ts';
import type { Companions } from '../contract/workspace-calls.ts';
import { verifyHistory } from '../host/history/plan-history.ts';
import { loadPlan } from '../store/plan-rows.ts';
import { copyActuals } from './copy-actuals.ts';
import { copyBaselines, copyNotes, copyPacks, copySnapshots, type Route } from './copy-companions.ts';
import { baselineStates, insertStates } from './known-states.ts';

export type CopyRequest = {
  readonly planId: string;
  readonly include: Companions;
  readonly at: string;
  /** Who takes it over: for the rows of a history that begins anew. */
  readonly who: string;
  readonly freshId: () => string;
};

export type CopiedPlan = {
  readonly planId: string;
  readonly name: string;
  /** The id was taken in the target. */
  readonly renewed: boolean;
  /** begun-anew: not asked for, or the id is another. broken: altered by another program, so it was left behind. */
  readonly history: 'kept' | 'begun-anew' | 'broken';
  readonly snapshots: number;
  readonly baselines: number;
  readonly entries: number;
  readonly notes: number;
  readonly packs: number;
};

export function copyPlan(
  source: Database,
  target: Database,
  { planId, include, at, who, freshId }: CopyRequest,
): Result<CopiedPlan, HostError> {
  const stored = loadPlan(source, planId);
  if (!stored || stored.deleted) return err(noSuchPlan());
  const parsed = parsePlan(stored.plan);
  if (!parsed.ok) return err(altered(parsed.error));
  const loaded = { plan: parsed.value, seq: stored.seq };
  const renewed = isTaken(target, 'plan', planId);
  const history = !include.history || renewed ? 'begun-anew' : verified(source, planId, loaded);
  const plan: Plan = renewed ? { ...loaded.plan, id: freshId() } : loaded.plan;
  const idFor: Route['idFor'] = (table, id) => (isTaken(target, table, id) ? freshId() : id);
  const ends = { source, target, from: planId, to: plan.id, idFor };
  return target
    .transaction((): Result<CopiedPlan, HostError> => {
      const seqOf = history === 'kept' ? copyWithHistory(ends) : beginAnew(ends, plan, include, at, who);
      const route: Route = { ...ends, seqOf };
      const copied: CopiedPlan = {
        planId: plan.id,
        name: plan.name,
        renewed,
        history,
        snapshots: include.snapshots ? copySnapshots(route) : 0,
        baselines: include.baselines ? copyBaselines(route) : 0,
        entries: include.actuals ? copyActuals(route) : 0,
        notes: include.notes ? copyNotes(route) : 0,
        packs: include.packs ? copyPacks(route) : 0,
      };
      return ok(copied);
    })
    .immediate();
}

/** In the order in which they name each other. */
const HISTORY_TABLES = [
  ['plan', 'id, head, origin, seq, created_at, updated_at'],
  ['line', 'plan_id, id, position, body'],
  ['cell', 'plan_id, line_id, col, value'],
  ['plan_part', 'plan_id, kind, id, position, body'],
  ['change_log', 'plan_id, seq, at, who, client, kind, label, change, inverse, previous_hash, hash'],
  ['change_line', 'plan_id, line_id, seq'],
  ['undo_stack', 'plan_id, depth, seq, label'],
  ['redo_stack', 'plan_id, depth, seq, label'],
] as const;

/** The rows as they are: the chain of hashes then holds in the target too. */
function copyWithHistory({ source, target, from }: Ends): Route['seqOf'] {
  for (const [table, columns] of HISTORY_TABLES) {
    const key = table === 'plan' ? 'id' : 'plan_id';
    const marks = columns
      .split(',')
      .map(() => '?')
      .join(', ');
    const insert = target.prepare(`INSERT INTO ${table} (${columns}) VALUES (${marks})`);
    const rows = source
      .prepare<[string], unknown[]>(`SELECT ${columns} FROM ${table} WHERE ${key} = ?`)
      .raw(true);
    for (const row of rows.iterate(from)) insert.run(...row);
  }
  return ({ seq }) => seq;
}

type Ends = Omit<Route, 'seqOf'>;

function beginAnew(ends: Ends, plan: Plan, include: Companions, at: string, who: string): Route['seqOf'] {
  const states = include.baselines ? baselineStates(ends) : [];
  const seqs = insertStates(ends.target, states, plan, { at, who });
  return ({ id }) => seqs.get(id) ?? 0;
}

function verified(
  source: Database,
  planId: string,
  loaded: { readonly plan: Plan; readonly seq: number },
): 'kept' | 'broken' {
  return verifyHistory(source, planId, loaded).ok ? 'kept' : 'broken';
}

function isTaken(db: Database, table: string, id: string): boolean {
  return db.prepare<[string]>(`SELECT 1 FROM ${table} WHERE id = ?`).get(id) !== undefined;
}

function noSuchPlan(): HostError {
  return hostError('not-found', 'This plan is not in the other workspace any more.', { field: 'planId' });
}

function altered(places: readonly { readonly path: string; readonly message: string }[]): HostError {
  return hostError(
    'workspace-damaged',
    'This plan was altered by another program and cannot be read, so it was not taken over.',
    { places: places.slice(0, 100) },
  );
}
