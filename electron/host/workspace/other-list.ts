/** The plans of another workspace as a list: each with its counterpart here and what it could bring along. Reads only. */
import type { OtherPlan, OtherWorkspace } from '../../contract/compare-calls.ts';
import type { PlanSummary } from '../../contract/plan-calls.ts';
import { listPlans } from '../../store/plan-list.ts';
import { matchPlan } from '../../workspaces/match-plans.ts';
import { relationOf } from '../../workspaces/versions.ts';
import type { Opened } from '../workspace-session.ts';
import type { Other } from './other-workspace.ts';

export function describeOther(opened: Opened, other: Other): OtherWorkspace {
  const all = listPlans(opened.plans.db);
  const ours = all.filter(({ deleted }) => !deleted);
  const theirs = listPlans(other.file.db).filter(({ deleted }) => !deleted);
  const ids = new Set(all.map(({ id }) => id));
  const names = new Set(ours.map(({ name }) => name));
  return {
    otherId: other.otherId,
    name: other.name,
    encrypted: other.file.encrypted,
    plans: theirs.map((plan) => ({
      ...plan,
      match: matchOf(plan, ours, theirs, opened, other),
      idTaken: ids.has(plan.id),
      nameTaken: names.has(plan.name),
      has: companionsOf(other, plan.id),
    })),
  };
}

function matchOf(
  plan: PlanSummary,
  ours: readonly PlanSummary[],
  theirs: readonly PlanSummary[],
  opened: Opened,
  other: Other,
): OtherPlan['match'] {
  const match = matchPlan(plan, ours, theirs);
  if (!match) return null;
  const mine = opened.plans.load(match.planId);
  const loaded = other.plans.load(plan.id);
  if (!mine.ok || !loaded.ok) return null;
  const relation = relationOf(
    { db: opened.plans.db, loaded: mine.value },
    { db: other.file.db, loaded: loaded.value },
  );
  return { ...match, name: mine.value.plan.name, relation };
}

function companionsOf({ file: { db } }: Other, planId: string): OtherPlan['has'] {
  const count = (sql: string): number => db.prepare<[string], number>(sql).pluck().get(planId) ?? 0;
  return {
    snapshots: count('SELECT count(*) FROM snapshot WHERE plan_id = ? AND deleted_at IS NULL'),
    baselines: count('SELECT count(*) FROM baseline WHERE plan_id = ?'),
    entries: count(
      `SELECT coalesce(sum(entries), 0) FROM actual_batch WHERE plan_id = ? AND state <> 'staged'`,
    ),
    notes:
      count('SELECT count(*) FROM review_note WHERE plan_id = ?') +
      count('SELECT count(*) FROM alert WHERE plan_id = ?'),
    packs: count('SELECT count(*) FROM pack_issue WHERE plan_id = ?'),
  };
}
