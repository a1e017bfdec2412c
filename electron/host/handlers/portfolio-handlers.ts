/**
 * Answers about the portfolio of the open workspace. The engine and the integer solver are loaded when first asked
 * for. A saved portfolio is told to every window, the sender's included.
 */
import { setImmediate } from 'node:timers/promises';
import { ok, type Result } from '../../../models/plan/result.ts';
import type { SolveMip } from '../../../scenarios/portfolio/problem.ts';
import type { HostError } from '../../contract/host-error.ts';
import type { PortfolioProject } from '../../contract/portfolio-calls.ts';
import { loadPortfolio, savePortfolio } from '../../portfolio/kept-portfolio.ts';
import type { HostContext } from '../host-context.ts';
import type { Handlers } from './handler.ts';

export const portfolioHandlers: Handlers<
  'portfolio.projects' | 'portfolio.load' | 'portfolio.save' | 'portfolio.choose' | 'portfolio.frontier'
> = {
  'portfolio.projects': async (_input, context) => {
    const projects = await projectsOf(context);
    return projects.ok ? ok({ projects: [...projects.value] }) : projects;
  },

  'portfolio.load': (_input, { session }) => {
    const opened = session.current();
    return opened.ok ? ok({ portfolio: loadPortfolio(opened.value.plans.db) }) : opened;
  },

  'portfolio.save': ({ portfolio }, { session, events }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const allowed = opened.value.plans.writable();
    if (!allowed.ok) return allowed;
    savePortfolio(opened.value.plans.db, portfolio);
    events.emit({ name: 'workspace.portfolioChanged', payload: { portfolio } });
    return ok({});
  },

  'portfolio.choose': async ({ portfolio }, context) => {
    const { chooseProjects } = await import('../../portfolio/choose-projects.ts');
    const solve = await patientSolver();
    const projects = await projectsOf(context);
    return projects.ok ? ok(await chooseProjects(projects.value, portfolio, solve)) : projects;
  },

  'portfolio.frontier': async ({ portfolio }, context) => {
    const { portfolioFrontier } = await import('../../portfolio/choose-projects.ts');
    const solve = await patientSolver();
    const projects = await projectsOf(context);
    return projects.ok
      ? ok({ frontier: await portfolioFrontier(projects.value, portfolio, solve) })
      : projects;
  },
};

async function projectsOf({ session }: HostContext): Promise<Result<readonly PortfolioProject[], HostError>> {
  const { workspaceProjects } = await import('../../portfolio/workspace-projects.ts');
  const opened = session.current();
  return opened.ok ? ok(await workspaceProjects(opened.value.plans)) : opened;
}

/** Between two programs the host answers other calls: each one blocks while it is solved. */
async function patientSolver(): Promise<SolveMip> {
  const { loadHighsSolver } = await import('../../portfolio/highs-solver.ts');
  const solve = await loadHighsSolver();
  return async (problem) => {
    await setImmediate();
    return solve(problem);
  };
}
