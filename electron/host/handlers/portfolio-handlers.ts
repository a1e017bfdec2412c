/**
 * Answers about the portfolio of the open workspace. The engine and the integer solver are loaded when first asked
 * for. A saved portfolio is told to every window, the sender's included.
 */
import { ok } from '../../../models/plan/result.ts';
import { loadPortfolio, savePortfolio } from '../../portfolio/kept-portfolio.ts';
import type { Handlers } from './handler.ts';

export const portfolioHandlers: Handlers<
  'portfolio.projects' | 'portfolio.load' | 'portfolio.save' | 'portfolio.choose'
> = {
  'portfolio.projects': async (_input, { session }) => {
    const { workspaceProjects } = await import('../../portfolio/workspace-projects.ts');
    const opened = session.current();
    return opened.ok ? ok({ projects: [...(await workspaceProjects(opened.value.plans))] }) : opened;
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

  'portfolio.choose': async ({ portfolio }, { session }) => {
    const [{ workspaceProjects }, { chooseProjects }, { loadHighsSolver }] = await Promise.all([
      import('../../portfolio/workspace-projects.ts'),
      import('../../portfolio/choose-projects.ts'),
      import('../../portfolio/highs-solver.ts'),
    ]);
    const solve = await loadHighsSolver();
    const opened = session.current();
    if (!opened.ok) return opened;
    return ok(await chooseProjects(await workspaceProjects(opened.value.plans), portfolio, solve));
  },
};
