/** The workspace's projects under its kept budgets, and the choice among them: made anew where a project or budget changed. */
import type { PlanService } from '../../../host/plan-service.ts';
import type { PortfolioFacts } from '../facts.ts';
import type { KeptFacts } from '../keep/kept-facts.ts';

export async function gatherPortfolio(
  plans: PlanService,
  shelf: KeptFacts['portfolio'],
): Promise<PortfolioFacts> {
  const { workspaceProjects } = await import('../../../portfolio/workspace-projects.ts');
  const { chooseProjects } = await import('../../../portfolio/choose-projects.ts');
  const { loadHighsSolver } = await import('../../../portfolio/highs-solver.ts');
  const { loadPortfolio } = await import('../../../portfolio/kept-portfolio.ts');
  const portfolio = loadPortfolio(plans.db);
  const projects = await workspaceProjects(plans);
  const key = [JSON.stringify({ projects, portfolio })];
  const found = shelf.find(key);
  if (found) return { projects, portfolio, answer: found.value };
  const answer = await chooseProjects(projects, portfolio, await loadHighsSolver());
  // What the solver did not manage once it may manage the next time.
  if (answer.kind !== 'failed') shelf.put(key, answer);
  return { projects, portfolio, answer };
}
