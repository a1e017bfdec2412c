/**
 * What the tracking of one open workspace works with: the plan, the baseline in force, both appraised, and the sums of
 * the actuals, kept in memory until they change. Everything here is synchronous, as the plan service is.
 */
import { createAppraiser } from '../../models/appraisal/appraise.ts';
import type { Appraisal } from '../../models/appraisal/types.ts';
import { parsePlan } from '../../models/plan/parse-plan.ts';
import { err, ok, type Result } from '../../models/plan/result.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { addSums } from '../../models/tracking/actuals/add-sums.ts';
import { type DaySums, inWholeMinor } from '../../models/tracking/actuals/day-sums.ts';
import { keepsFractions } from '../../models/tracking/actuals/fractions.ts';
import { type HostError, hostError } from '../contract/host-error.ts';
import type { Baseline } from '../contract/tracking/baseline-calls.ts';
import type { PlanService } from '../host/plan-service.ts';
import { baselineText, listBaselines } from '../store/tracking/baselines.ts';
import { discardUnfinished } from '../store/tracking/batches.ts';
import { loadDaySums } from '../store/tracking/day-sums.ts';

export type Approved = { readonly baseline: Baseline; readonly plan: Plan };

export type Tracked = {
  readonly plan: Plan;
  readonly seq: number;
  readonly appraisal: Appraisal;
  /** What actuals are compared with: the baseline in force, or the plan itself while none is approved. */
  readonly reference: {
    readonly plan: Plan;
    readonly appraisal: Appraisal;
    readonly baseline: Baseline | null;
  };
  readonly sums: DaySums;
};

export type Tracking = {
  readonly tracked: (planId: string) => Result<Tracked, HostError>;
  /** As the lines of the plan count them: money in whole minor units, quantities and rates with all their decimals. */
  readonly sums: (plan: Plan) => DaySums;
  /** To be called after every write of actuals; only the lines named are read again, or all. */
  readonly actualsChanged: (planId: string, lineIds?: readonly string[]) => void;
  /** To be called instead where entries only came: with what they add up to. */
  readonly actualsAdded: (planId: string, more: DaySums) => void;
  readonly approved: (planId: string, baselineId?: string) => Result<Approved | null, HostError>;
  /** To be called after an approval. */
  readonly baselineChanged: (planId: string) => void;
  /** Appraised once for each plan value. */
  readonly appraise: (plan: Plan) => Appraisal;
};

export function createTracking(plans: PlanService): Tracking {
  const { db } = plans;
  if (plans.writable().ok) discardUnfinished(db);
  const sumsOf = new Map<string, DaySums>();
  const counted = new WeakMap<DaySums, { readonly lines: Plan['lines']; readonly sums: DaySums }>();
  const newest = new Map<string, Approved | null>();
  const appraisals = new WeakMap<Plan, Appraisal>();
  const appraisers = new Map<string, (plan: Plan) => Appraisal>();

  function appraise(plan: Plan): Appraisal {
    const known = appraisals.get(plan);
    if (known) return known;
    // One appraiser a plan: it keeps what the next value of the same plan can use.
    const appraiser = appraisers.get(plan.id) ?? createAppraiser();
    appraisers.set(plan.id, appraiser);
    const made = appraiser(plan);
    appraisals.set(plan, made);
    return made;
  }

  function stored(planId: string): DaySums {
    const known = sumsOf.get(planId);
    if (known) return known;
    const loaded = loadDaySums(db, planId);
    sumsOf.set(planId, loaded);
    return loaded;
  }

  /** The same value for the same plan and sums: what is computed of it is kept by it. */
  function sums(plan: Plan): DaySums {
    const all = stored(plan.id);
    const known = counted.get(all);
    if (known?.lines === plan.lines) return known.sums;
    const money = plan.lines.filter((line) => !keepsFractions(line) && all.get(line.id)?.fine);
    const next = new Map(all);
    for (const { id } of money) {
      const own = all.get(id);
      if (own) next.set(id, inWholeMinor(own));
    }
    const made = money.length === 0 ? all : next;
    counted.set(all, { lines: plan.lines, sums: made });
    return made;
  }

  function approved(planId: string, baselineId?: string): Result<Approved | null, HostError> {
    const known = baselineId === undefined ? newest.get(planId) : undefined;
    if (known !== undefined) return ok(known);
    const baselines = listBaselines(db, planId);
    const baseline = baselineId === undefined ? baselines[0] : baselines.find(({ id }) => id === baselineId);
    if (!baseline) {
      if (baselineId !== undefined) return err(hostError('not-found', 'This baseline does not exist.'));
      newest.set(planId, null);
      return ok(null);
    }
    const parsed = readPlan(baselineText(db, baseline.id));
    if (!parsed) {
      return err(
        hostError(
          'workspace-damaged',
          'The approved baseline was altered by another program and cannot be read. Plans and actuals are safe.',
        ),
      );
    }
    const found = { baseline, plan: parsed };
    if (baselineId === undefined) newest.set(planId, found);
    return ok(found);
  }

  return {
    sums,
    approved,
    appraise,
    tracked(planId) {
      const loaded = plans.load(planId);
      if (!loaded.ok) return loaded;
      const found = approved(planId);
      if (!found.ok) return found;
      const { plan, seq } = loaded.value;
      const appraisal = appraise(plan);
      const reference = found.value
        ? { plan: found.value.plan, appraisal: appraise(found.value.plan), baseline: found.value.baseline }
        : { plan, appraisal, baseline: null };
      return ok({ plan, seq, appraisal, reference, sums: sums(plan) });
    },
    actualsChanged(planId, lineIds) {
      const known = sumsOf.get(planId);
      if (!known) return;
      if (!lineIds) {
        sumsOf.delete(planId);
        return;
      }
      const next = new Map(known);
      const read = loadDaySums(db, planId, lineIds);
      for (const id of lineIds) {
        const again = read.get(id);
        if (again) next.set(id, again);
        else next.delete(id);
      }
      sumsOf.set(planId, next);
    },
    actualsAdded(planId, more) {
      const known = sumsOf.get(planId);
      if (known) sumsOf.set(planId, addSums(known, more));
    },
    baselineChanged(planId) {
      newest.delete(planId);
    },
  };
}

function readPlan(text: string | null): Plan | null {
  if (text === null) return null;
  try {
    const parsed = parsePlan(JSON.parse(text));
    return parsed.ok ? parsed.value : null;
  } catch {
    return null;
  }
}
