/**
 * All plans of a workspace as projects. A plan is appraised once for each of its states; between two plans the host
 * gets a breath, so that edits of other windows are not held up. A plan that cannot be read is named, not skipped.
 */
import { setImmediate } from 'node:timers/promises';
import { createAppraiser } from '../../models/appraisal/appraise.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { headlineMetric, metricValue } from '../../scenarios/metrics.ts';
import { planProject } from '../../scenarios/portfolio/plan-project.ts';
import type { PortfolioProject } from '../contract/portfolio-calls.ts';
import type { PlanService } from '../host/plan-service.ts';
import { listPlans } from '../store/plan-list.ts';

type Known = { readonly seq: number; readonly project: PortfolioProject };

/** By workspace: a plan's seq never comes back with another content within one. */
const known = new WeakMap<PlanService, Map<string, Known>>();

export async function workspaceProjects(plans: PlanService): Promise<readonly PortfolioProject[]> {
  const kept = known.get(plans) ?? new Map<string, Known>();
  known.set(plans, kept);
  // Read all at once: the workspace may be changed for another one while the plans are appraised.
  const read = listPlans(plans.db)
    .filter(({ deleted }) => !deleted)
    .map((summary) => {
      const old = kept.get(summary.id);
      if (old?.seq === summary.seq) return { summary, old: old.project, plan: null };
      const loaded = plans.load(summary.id);
      return { summary, old: null, plan: loaded.ok ? loaded.value.plan : null };
    });
  const appraise = createAppraiser();
  const projects: PortfolioProject[] = [];
  for (const { summary, old, plan } of read) {
    if (!old && plan) await setImmediate();
    const { id, name, currency, seq } = summary;
    const project =
      old ?? (plan ? projectOf(plan, appraise) : { ...NOTHING, id, name, currency, problem: 'unreadable' });
    kept.set(id, { seq, project });
    projects.push(project);
  }
  return projects.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
}

const NOTHING = { npv: null, irr: null, index: null, outlays: [] };

function projectOf(plan: Plan, appraise: ReturnType<typeof createAppraiser>): PortfolioProject {
  const appraisal = appraise(plan);
  const { id, name, currency, npv, index, outlays } = planProject(appraisal);
  const amounts = [...outlays].toSorted(([a], [b]) => a - b).map(([year, amount]) => ({ year, amount }));
  const finite = amounts.every(({ amount }) => Number.isFinite(amount));
  return {
    id,
    name,
    currency,
    npv: finite ? npv : null,
    irr: metricValue(appraisal, headlineMetric('irr')).value,
    index: index !== null && Number.isFinite(index) ? index : null,
    outlays: finite ? amounts : [],
    problem: finite && npv !== null ? null : 'no-npv',
  };
}
