/**
 * A plan whose history is left behind still knows the states it was approved in: its log begins with them, oldest first, so
 * that going back to a baseline leads to the plan that was approved. Must run inside the caller's transaction.
 */
import type { Database } from 'better-sqlite3';
import { parsePlan } from '../../models/plan/parse-plan.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { planDifference } from '../host/history/plan-difference.ts';
import { createPlanService } from '../host/plan-service.ts';
import { insertPlan, parseObject } from '../store/plan-rows.ts';
import { baselineText, listBaselines } from '../store/tracking/baselines.ts';

export type KnownState = { readonly id: string; readonly name: string; readonly plan: Plan };

/** Of the baselines that can be read, oldest first, under the id that the plan has here. */
export function baselineStates({
  source,
  from,
  to,
}: {
  readonly source: Database;
  readonly from: string;
  readonly to: string;
}): readonly KnownState[] {
  return listBaselines(source, from)
    .toReversed()
    .flatMap(({ id, name }) => {
      const plan = parsePlan({ ...parseObject(baselineText(source, id) ?? ''), id: to });
      return plan.ok ? [{ id, name, plan: plan.value }] : [];
    });
}

/** Creates the plan as it was at first, and one row a state up to the present. Gives the row of each state, 0 the first. */
export function insertStates(
  target: Database,
  states: readonly KnownState[],
  present: Plan,
  { at, who }: { readonly at: string; readonly who: string },
): ReadonlyMap<string, number> {
  const [first] = states;
  const planId = present.id;
  insertPlan(target, first?.plan ?? present, at);
  const plans = createPlanService({
    db: target,
    readOnly: false,
    now: () => new Date(at),
    who: () => who,
    announce: () => undefined,
  });
  const seqs = new Map<string, number>();
  let seq = 0;
  for (const { id, name, plan } of [...states.slice(1), { id: '', name: present.name, plan: present }]) {
    seq = goTo(plan, name, seq);
    seqs.set(id, seq);
  }
  return seqs;

  function goTo(plan: Plan, label: string, before: number): number {
    const loaded = plans.load(planId);
    const change = loaded.ok ? planDifference(loaded.value.plan, plan) : null;
    if (!change) return before;
    const request = { planId, clientId: 'import', kind: 'import', label, change } as const;
    const done = plans.commit({ ...request, stacks: () => undefined });
    if (!done.ok) throw new Error(done.error.message);
    return done.value.seq;
  }
}
