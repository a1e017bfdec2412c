/**
 * What was computed for the packs of a plan, kept while the plan says the same: a pack whose words, order or colours are
 * edited is composed from it anew. Any other edit of the plan begins with empty shelves, so nothing in them can be stale
 * through the plan; what depends on more than the plan has that in its key. It goes with the open workspace.
 */
import type { Appraisal } from '../../../../models/appraisal/types.ts';
import type { Result } from '../../../../models/plan/result.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Matrix } from '../../../../scenarios/matrix.ts';
import type { HostError } from '../../../contract/host-error.ts';
import type { PortfolioAnswer } from '../../../contract/portfolio-calls.ts';
import type { PlanService } from '../../../host/plan-service.ts';
import type { BridgeFacts, GridFacts, SimulationFacts, TurningFacts, VariedFacts } from '../facts.ts';
import { createShelf, type Shelf } from './shelf.ts';

export type KeptFacts = {
  /** The plan as it was first asked for; another one since differs from it in its packs alone. */
  readonly plan: Plan;
  /** By scenario; null: the plan itself. */
  readonly shown: Shelf<Result<Appraisal, HostError>>;
  readonly hash: Shelf<string>;
  readonly matrix: Shelf<Matrix>;
  /** By the scenarios at both ends. */
  readonly bridge: Shelf<BridgeFacts | null>;
  /** By the appraisal shown. */
  readonly varied: Shelf<VariedFacts | null>;
  readonly turning: Shelf<TurningFacts>;
  readonly grid: Shelf<GridFacts | null>;
  readonly simulation: Shelf<SimulationFacts>;
  /** By the projects and the budgets, as text. */
  readonly portfolio: Shelf<PortfolioAnswer>;
};

const MOST_PLANS = 3;

/** By open workspace: closed or locked, nobody holds its service any more, and what was kept goes with it. */
const known = new WeakMap<PlanService, readonly KeptFacts[]>();

export function keptFacts(plans: PlanService, plan: Plan): KeptFacts {
  const kept = known.get(plans) ?? [];
  const found = kept.find((each) => each.plan.id === plan.id && sameModel(each.plan, plan));
  const facts = found ?? emptyFacts(plan);
  known.set(plans, [facts, ...kept.filter((each) => each.plan.id !== plan.id)].slice(0, MOST_PLANS));
  return facts;
}

export function emptyFacts(plan: Plan): KeptFacts {
  return {
    plan,
    shown: createShelf(),
    hash: createShelf(),
    matrix: createShelf(),
    bridge: createShelf(),
    varied: createShelf(),
    turning: createShelf(),
    grid: createShelf(),
    simulation: createShelf(),
    portfolio: createShelf(),
  };
}

/** Plans are never changed in place, so a part that is the same object says the same. */
function sameModel(a: Plan, b: Plan): boolean {
  const { packs: _before, ...one } = a;
  const { packs: _now, ...other } = b;
  const parts = new Map<string, unknown>(Object.entries(one));
  const own = Object.entries(other);
  return own.length === parts.size && own.every(([name, part]) => Object.is(parts.get(name), part));
}
