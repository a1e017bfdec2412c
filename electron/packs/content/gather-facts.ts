/**
 * Gathers what a pack is written from: only what its sections ask for, in steps that tell their progress and between
 * which it can be ended. Between two steps the host answers other calls. What was computed for an open workspace is kept
 * for its next pack; notes, alerts and dates are read each time. Nothing is written, and nothing is worded here.
 */
import { setImmediate } from 'node:timers/promises';
import { createAppraiser } from '../../../models/appraisal/appraise.ts';
import type { Appraisal } from '../../../models/appraisal/types.ts';
import type { Pack, SectionKind } from '../../../models/plan/packs/pack-schema.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { scenarioMatrix } from '../../../scenarios/matrix.ts';
import { headlineMetric, METRIC_IDS } from '../../../scenarios/metrics.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { Opened } from '../../host/workspace-session.ts';
import { listBaselines } from '../../store/tracking/baselines.ts';
import type { PackFacts } from './facts.ts';
import { gatherBridge } from './gather/bridge.ts';
import { lineDates } from './gather/line-dates.ts';
import { planShown } from './gather/plan-shown.ts';
import { gatherPortfolio } from './gather/portfolio.ts';
import { gatherGrid, gatherTurning, gatherVaried } from './gather/sensitivity.ts';
import { gatherSimulation } from './gather/simulation.ts';
import { gatherTracking, trackedAs, wantsTracking } from './gather/tracking.ts';
import { emptyFacts, type KeptFacts, keptFacts } from './keep/kept-facts.ts';
import { once, onceDone } from './keep/shelf.ts';
import { modelHash } from './model-hash.ts';

export const GATHER_STEPS = [
  'plan',
  'scenarios',
  'sensitivity',
  'simulation',
  'tracking',
  'portfolio',
] as const;
export type GatherStep = (typeof GATHER_STEPS)[number];

/** What of an open workspace a pack is made from. */
export type PackedWorkspace = Pick<Opened, 'plans' | 'tracking'>;

export type GatherRequest = {
  readonly pack: Pack;
  readonly plan: Plan;
  readonly seq: number;
  /** Who makes the pack, and when. */
  readonly madeBy: string;
  readonly now: Date;
  /** null: the plan comes from a file and has neither actuals nor neighbours. */
  readonly workspace: PackedWorkspace | null;
};

export type GatherWatch = {
  /** Share of the work done, 0 to 1, and what is being done. */
  readonly onProgress?: (share: number, step: GatherStep) => void;
  readonly signal?: AbortSignal;
  /** Where the simulation worker's script lies; the source by default. */
  readonly studyScript?: URL;
};

/** For a plan of the open workspace. Fails where it has no such plan. */
export function packRequest(
  workspace: PackedWorkspace,
  planId: string,
  pack: Pack,
  now: Date,
): Result<GatherRequest, HostError> {
  const loaded = workspace.plans.load(planId);
  if (!loaded.ok) return loaded;
  const { plan, seq } = loaded.value;
  return ok({ pack, plan, seq, madeBy: workspace.plans.who(), now, workspace });
}

/** Fails where the pack's scenario is gone, and with the reason `cancelled` where the signal ends it. */
export async function gatherFacts(
  request: GatherRequest,
  watch: GatherWatch = {},
): Promise<Result<PackFacts, HostError>> {
  const { pack, plan, seq, now, madeBy, workspace } = request;
  const { scenarioId } = pack;
  const kinds = new Set(pack.sections.map(({ kind }) => kind));
  const wants = (...of: readonly SectionKind[]): boolean => of.some((kind) => kinds.has(kind));
  const step = async (name: GatherStep, within = 0): Promise<boolean> => {
    watch.onProgress?.((GATHER_STEPS.indexOf(name) + within) / GATHER_STEPS.length, name);
    await setImmediate();
    return !watch.signal?.aborted;
  };

  if (!(await step('plan'))) return err(cancelled());
  const kept = workspace ? keptFacts(workspace.plans, plan) : emptyFacts(plan);
  const base = (workspace?.tracking.appraise ?? createAppraiser())(kept.plan);
  const found = once(kept.shown, [scenarioId, base], () => shownOf(kept.plan, scenarioId, base));
  if (!found.ok) return found;
  const shown = found.value;

  if (!(await step('scenarios'))) return err(cancelled());
  const matrix = wants('scenarios', 'options') ? once(kept.matrix, [], () => matrixOf(kept.plan)) : null;
  const bridge = wants('npv-bridge')
    ? once(kept.bridge, [scenarioId, pack.comparedId, shown, base], () =>
        gatherBridge(kept.plan, pack, shown, base),
      )
    : null;

  if (!(await step('sensitivity'))) return err(cancelled());
  const usable = shown.headline.npv !== null;
  const varied =
    usable && wants('summary', 'sensitivity', 'two-way', 'risks')
      ? once(kept.varied, [shown], () => gatherVaried(shown))
      : null;
  if (!(await step('sensitivity', 0.3))) return err(cancelled());
  const turning =
    varied && wants('summary', 'sensitivity', 'risks')
      ? once(kept.turning, [shown], () => gatherTurning(shown.plan, varied))
      : { switches: [], zeros: [] };
  if (!(await step('sensitivity', 0.7))) return err(cancelled());
  const grid =
    varied && wants('two-way') ? once(kept.grid, [shown], () => gatherGrid(shown.plan, varied)) : null;

  if (!(await step('simulation'))) return err(cancelled());
  const simulation =
    usable && wants('summary', 'simulation', 'risks') ? await simulationOf(shown, kept, watch) : null;

  if (!(await step('tracking'))) return err(cancelled());
  // Through the plan that is kept, by which outlook and rules are remembered where they are computed.
  const tracked = wantsTracking(kinds)
    ? trackedAs({ plan: kept.plan, seq, appraisal: base }, workspace?.tracking ?? null)
    : null;
  if (tracked && !tracked.ok) return tracked;
  const tracking = tracked ? gatherTracking(tracked.value, workspace?.plans ?? null, kinds, now) : null;
  if (tracking && !tracking.ok) return tracking;

  if (!(await step('portfolio'))) return err(cancelled());
  const portfolio =
    workspace && wants('portfolio') ? await gatherPortfolio(workspace.plans, kept.portfolio) : null;
  if (watch.signal?.aborted) return err(cancelled());
  const { db } = workspace?.plans ?? { db: null };
  watch.onProgress?.(1, 'portfolio');
  return ok({
    pack,
    plan,
    seq,
    approvedAs: db ? (listBaselines(db, plan.id).find((baseline) => baseline.seq === seq) ?? null) : null,
    modelHash: once(kept.hash, [scenarioId], () => modelHash(kept.plan, scenarioId)),
    madeAt: now,
    madeBy,
    shown,
    base,
    sensitivity: varied && { ...varied, ...turning },
    grid,
    matrix,
    bridge,
    simulation,
    tracking: tracking?.value ?? null,
    portfolio,
    changedOn:
      db && wants('assumptions')
        ? lineDates(
            db,
            plan.id,
            plan.lines.map(({ id }) => id),
          )
        : new Map(),
  });
}

function shownOf(plan: Plan, scenarioId: string | null, base: Appraisal): Result<Appraisal, HostError> {
  const made = planShown(plan, scenarioId);
  if (!made.ok) return made;
  return ok(made.value === plan ? base : createAppraiser()(made.value));
}

function matrixOf(plan: Plan): NonNullable<PackFacts['matrix']> {
  return scenarioMatrix(plan, plan.scenarios ?? [], METRIC_IDS.map(headlineMetric), '');
}

/** null: ended by the signal. */
function simulationOf(
  shown: Appraisal,
  kept: KeptFacts,
  { onProgress, signal, studyScript }: GatherWatch,
): Promise<PackFacts['simulation']> {
  return onceDone(kept.simulation, [shown], () =>
    gatherSimulation(shown.plan, {
      onProgress: (done, of) =>
        onProgress?.((3 + done / Math.max(1, of)) / GATHER_STEPS.length, 'simulation'),
      // A pack can always be ended, so the run lets others in between two blocks.
      signal: signal ?? new AbortController().signal,
      ...(studyScript ? { script: studyScript } : {}),
    }),
  );
}

function cancelled(): HostError {
  return hostError('export-refused', 'The pack was cancelled. Nothing was written.', {
    params: { reason: 'cancelled' },
  });
}
