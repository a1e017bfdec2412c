/**
 * Gathers what a pack is written from: only what its sections ask for, in steps that tell their progress and between
 * which it can be ended. Between two steps the host answers other calls. Nothing is written, and nothing is worded here.
 */
import { setImmediate } from 'node:timers/promises';
import { createAppraiser } from '../../../models/appraisal/appraise.ts';
import type { Appraisal } from '../../../models/appraisal/types.ts';
import type { Pack, SectionKind } from '../../../models/plan/packs/pack-schema.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { bridge, EXACT_GROUPS } from '../../../scenarios/bridge/bridge.ts';
import { differencesOf } from '../../../scenarios/bridge/differences.ts';
import { scenarioMatrix } from '../../../scenarios/matrix.ts';
import { headlineMetric, METRIC_IDS } from '../../../scenarios/metrics.ts';
import { applyScenario } from '../../../scenarios/overrides/apply.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { Opened } from '../../host/workspace-session.ts';
import { listBaselines } from '../../store/tracking/baselines.ts';
import type { Tracked } from '../../tracking/tracking.ts';
import type { BridgeFacts, PackFacts, PortfolioFacts } from './facts.ts';
import { lineDates } from './gather/line-dates.ts';
import { gatherGrid, gatherSensitivity } from './gather/sensitivity.ts';
import { gatherSimulation } from './gather/simulation.ts';
import { gatherTracking, wantsTracking } from './gather/tracking.ts';
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
  readonly workspace: Pick<Opened, 'plans' | 'tracking'> | null;
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
  workspace: Pick<Opened, 'plans' | 'tracking'>,
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
  const kinds = new Set(pack.sections.map(({ kind }) => kind));
  const wants = (...of: readonly SectionKind[]): boolean => of.some((kind) => kinds.has(kind));
  const step = async (name: GatherStep, within = 0): Promise<boolean> => {
    watch.onProgress?.((GATHER_STEPS.indexOf(name) + within) / GATHER_STEPS.length, name);
    await setImmediate();
    return !watch.signal?.aborted;
  };

  if (!(await step('plan'))) return err(cancelled());
  const shownPlan = planShown(plan, pack.scenarioId);
  if (!shownPlan.ok) return shownPlan;
  const appraise = workspace?.tracking.appraise ?? createAppraiser();
  const base = appraise(plan);
  const shown = shownPlan.value === plan ? base : createAppraiser()(shownPlan.value);

  if (!(await step('scenarios'))) return err(cancelled());
  const matrix = wants('scenarios', 'options')
    ? scenarioMatrix(plan, plan.scenarios ?? [], METRIC_IDS.map(headlineMetric), '')
    : null;
  const bridged = wants('npv-bridge') ? gatherBridge(plan, pack, shown, base) : null;

  if (!(await step('sensitivity'))) return err(cancelled());
  const usable = shown.headline.npv !== null;
  const sensitivity =
    usable && wants('summary', 'sensitivity', 'two-way', 'risks') ? gatherSensitivity(shown) : null;
  if (!(await step('sensitivity', 0.7))) return err(cancelled());
  const grid = sensitivity && wants('two-way') ? gatherGrid(shown.plan, sensitivity) : null;

  if (!(await step('simulation'))) return err(cancelled());
  const simulation =
    usable && wants('summary', 'simulation', 'risks')
      ? await gatherSimulation(shown.plan, {
          onProgress: (done, of) =>
            watch.onProgress?.((3 + done / Math.max(1, of)) / GATHER_STEPS.length, 'simulation'),
          // A pack can always be ended, so the run lets others in between two blocks.
          signal: watch.signal ?? new AbortController().signal,
          ...(watch.studyScript ? { script: watch.studyScript } : {}),
        })
      : null;

  if (!(await step('tracking'))) return err(cancelled());
  const tracked = wantsTracking(kinds) ? trackedPlan(request, base) : null;
  if (tracked && !tracked.ok) return tracked;
  const tracking = tracked ? gatherTracking(tracked.value, workspace?.plans ?? null, kinds, now) : null;
  if (tracking && !tracking.ok) return tracking;

  if (!(await step('portfolio'))) return err(cancelled());
  const portfolio = workspace && wants('portfolio') ? await gatherPortfolio(workspace) : null;
  if (watch.signal?.aborted) return err(cancelled());
  const { db } = workspace?.plans ?? { db: null };
  watch.onProgress?.(1, 'portfolio');
  return ok({
    pack,
    plan,
    seq,
    approvedAs: db ? (listBaselines(db, plan.id).find((baseline) => baseline.seq === seq) ?? null) : null,
    modelHash: modelHash(plan, pack.scenarioId),
    madeAt: now,
    madeBy,
    shown,
    base,
    sensitivity,
    grid,
    matrix,
    bridge: bridged,
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

function planShown(plan: Plan, scenarioId: string | null): Result<Plan, HostError> {
  if (scenarioId === null) return ok(plan);
  const made = applyScenario(plan, plan.scenarios ?? [], scenarioId);
  if (made.ok) return ok(made.value.plan);
  const gone = made.error.code === 'no-such-scenario';
  return err(
    hostError(
      gone ? 'not-found' : 'change-refused',
      gone
        ? 'The scenario of this pack does not exist any more. Choose another one for the pack.'
        : 'The scenario of this pack cannot be made: mend its parents, or choose another one for the pack.',
      { field: 'scenarioId', params: { reason: made.error.code } },
    ),
  );
}

/** To the scenario asked for, else the first one that is not shown. */
function gatherBridge(plan: Plan, pack: Pack, shown: Appraisal, base: Appraisal): BridgeFacts | null {
  const ids = [null, ...(plan.scenarios ?? []).map(({ id }) => id)].filter((id) => id !== pack.scenarioId);
  const others = pack.scenarioId === null ? ids.slice(1) : ids;
  const asked = others.find((id) => id === pack.comparedId && id !== null);
  // An optimistic case that is the plan itself would be no comparison.
  const toId =
    asked ??
    others.find((id) => {
      const made = planShown(plan, id);
      return made.ok && differencesOf(shown.plan, made.value).length > 0;
    });
  if (toId === undefined) return null;
  const to = planShown(plan, toId);
  if (!to.ok) return null;
  const many = differencesOf(shown.plan, to.value).length > EXACT_GROUPS;
  return {
    toId,
    to: toId === null ? base : createAppraiser()(to.value),
    bridge: bridge(shown.plan, to.value, headlineMetric('npv'), { by: many ? 'heading' : 'line' }),
  };
}

function trackedPlan(
  { plan, seq, workspace }: GatherRequest,
  appraisal: Appraisal,
): Result<Tracked, HostError> {
  if (workspace) return workspace.tracking.tracked(plan.id);
  return ok({ plan, seq, appraisal, reference: { plan, appraisal, baseline: null }, sums: new Map() });
}

async function gatherPortfolio({ plans }: Pick<Opened, 'plans'>): Promise<PortfolioFacts> {
  const { workspaceProjects } = await import('../../portfolio/workspace-projects.ts');
  const { chooseProjects } = await import('../../portfolio/choose-projects.ts');
  const { loadHighsSolver } = await import('../../portfolio/highs-solver.ts');
  const { loadPortfolio } = await import('../../portfolio/kept-portfolio.ts');
  const portfolio = loadPortfolio(plans.db);
  const projects = await workspaceProjects(plans);
  return { projects, portfolio, answer: await chooseProjects(projects, portfolio, await loadHighsSolver()) };
}

function cancelled(): HostError {
  return hostError('export-refused', 'The pack was cancelled. Nothing was written.', {
    params: { reason: 'cancelled' },
  });
}
