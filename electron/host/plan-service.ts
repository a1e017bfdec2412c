/**
 * The plans of one open workspace: the single place where an edit is applied, stored and announced.
 * A plan is kept in memory exactly as it is in the file; after a failed write both are what they were.
 * Everything here is synchronous, so that two edits can never interleave.
 */
import type { Database } from 'better-sqlite3';
import { applyChange } from '../../models/plan/apply-change.ts';
import type { Change } from '../../models/plan/change.ts';
import { issueText } from '../../models/plan/issue-text.ts';
import { parsePlan } from '../../models/plan/parse-plan.ts';
import { err, ok, type Result } from '../../models/plan/result.ts';
import { lineSchema, type Plan, planSchema } from '../../models/plan/schema.ts';
import type { Output } from '../contract/contract.ts';
import type { EventOf } from '../contract/events.ts';
import type { ChangeKind } from '../contract/history-calls.ts';
import { type HostError, hostError } from '../contract/host-error.ts';
import { appendRow } from '../store/change-log.ts';
import { planOrigin } from '../store/plan-list.ts';
import { insertPlan, loadPlan, savePlan } from '../store/plan-rows.ts';
import { readOnly } from '../store/store-failure.ts';
import { steps } from '../store/undo-stacks.ts';

export type PlanServiceOptions = {
  readonly db: Database;
  readonly readOnly: boolean;
  readonly now: () => Date;
  readonly who: () => string;
  readonly announce: (event: EventOf<'plan.changed'>) => void;
};

export type LoadedPlan = { readonly plan: Plan; readonly seq: number };

export type CommitRequest = {
  readonly planId: string;
  readonly clientId: string;
  readonly kind: ChangeKind;
  readonly label: string;
  readonly change: Change;
  /** Runs in the same transaction, with the new row's seq: moves the undo and redo stacks. */
  readonly stacks: (seq: number) => void;
};

export type Committed = Output<'plan.undo'>;

export type PlanService = {
  readonly db: Database;
  readonly writable: () => Result<true, HostError>;
  readonly now: () => string;
  readonly who: () => string;
  readonly load: (planId: string) => Result<LoadedPlan, HostError>;
  readonly create: (plan: Plan) => Result<true, HostError>;
  readonly commit: (request: CommitRequest) => Result<Committed, HostError>;
  readonly forget: (planId: string) => void;
};

export function createPlanService(options: PlanServiceOptions): PlanService {
  const { db } = options;
  const cache = new Map<string, LoadedPlan>();
  const writable = (): Result<true, HostError> => (options.readOnly ? err(readOnly()) : ok(true));

  function load(planId: string): Result<LoadedPlan, HostError> {
    const cached = cache.get(planId);
    if (cached) return ok(cached);
    const stored = loadPlan(db, planId);
    if (!stored) return err(noSuchPlan());
    if (stored.deleted) return err(deletedPlan());
    const plan = parsePlan(stored.plan);
    if (!plan.ok) {
      return err(
        hostError(
          'workspace-damaged',
          'This plan was altered by another program and cannot be read. Other plans of the workspace are safe; the newest backup is listed under Settings.',
          { places: [...plan.error] },
        ),
      );
    }
    const loaded = { plan: plan.value, seq: stored.seq };
    cache.set(planId, loaded);
    return ok(loaded);
  }

  function create(plan: Plan): Result<true, HostError> {
    const allowed = writable();
    if (!allowed.ok) return allowed;
    db.transaction(() => insertPlan(db, plan, options.now().toISOString())).immediate();
    return ok(true);
  }

  function commit(request: CommitRequest): Result<Committed, HostError> {
    const allowed = writable();
    if (!allowed.ok) return allowed;
    const loaded = load(request.planId);
    if (!loaded.ok) return loaded;
    const before = loaded.value.plan;
    const applied = applyChange(before, request.change);
    if (!applied.ok) {
      const { code, message, field, params } = applied.error;
      return err(hostError('change-refused', message, { field, params: { ...params, reason: code } }));
    }
    const { plan, inverse } = applied.value;
    const unfit = unfitPart(before, plan);
    if (unfit) return err(unfit);

    const seq = loaded.value.seq + 1;
    const at = options.now().toISOString();
    const { planId, clientId, kind, label, change } = request;
    db.transaction(() => {
      const touched = savePlan(db, before, plan, seq, at);
      const row = { planId, seq, at, who: options.who(), client: clientId, kind, label, change, inverse };
      appendRow(db, () => planOrigin(db, planId) ?? '', row, touched);
      request.stacks(seq);
    }).immediate();
    cache.set(planId, { plan, seq });
    const now = steps(db, planId);
    options.announce({ planId, seq, change, clientId, label, ...now });
    return ok({ seq, change, label, ...now });
  }

  return {
    db,
    writable,
    now: () => options.now().toISOString(),
    who: options.who,
    load,
    create,
    commit,
    forget: (planId) => cache.delete(planId),
  };
}

/** A result that could not be loaded again (a formula grown too long by a rename) is refused before it is stored. */
function unfitPart(before: Plan, after: Plan): HostError | null {
  const old = new Set(before.lines);
  const head = planSchema.safeParse({ ...after, lines: [] });
  const issue = head.success
    ? after.lines
        .filter((line) => !old.has(line))
        .map((line) => lineSchema.safeParse(line).error?.issues[0])
        .find((found) => found !== undefined)
    : head.error.issues[0];
  if (!issue) return null;
  return hostError(
    'change-refused',
    `This edit would give a value that Hurdle cannot keep: ${issue.path.map(String).join('.')} ${issueText(issue)}.`,
    { field: issue.path.map(String).join('.'), params: { reason: 'unfit' } },
  );
}

export function noSuchPlan(): HostError {
  return hostError('not-found', 'This plan is not in the workspace that is open.', { field: 'planId' });
}

function deletedPlan(): HostError {
  return hostError('not-found', 'This plan was deleted. Restore it on the Home page to work on it again.', {
    field: 'planId',
    params: { reason: 'deleted' },
  });
}
