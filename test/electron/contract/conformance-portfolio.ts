/**
 * The portfolio over one transport: projects of all plans, the kept budgets, the exact choice.
 * Expected values come from a textbook case and algebra, never from a host's answer.
 */
import { expect, it } from 'vitest';
import type { Portfolio } from '../../../electron/contract/portfolio-calls.ts';
import { BREALEY, capitalPlan } from '../portfolio/capital-plans.ts';
import { samplePlan } from '../sample-plan.ts';
import { next, type Session } from './session.ts';
import type { Connection } from './transport.ts';

const EMPTY: Portfolio = { currency: null, budgets: [], statuses: [], partial: [], relations: [] };

export function portfolioConformance(session: Session): void {
  const { connect, must, refusal, change } = session;

  async function textbook(host: Connection): Promise<readonly string[]> {
    const ids: string[] = [];
    for (const { name, outlay, income } of BREALEY) {
      const plan = capitalPlan(name, outlay, income);
      ids.push((await must(host, 'plan.create', { from: { kind: 'plan', plan } })).planId);
    }
    return ids;
  }

  it('appraises every plan of the workspace, again after an edit, and leaves deleted ones out', async () => {
    const host = await connect();
    const [a = '', b = '', c = ''] = await textbook(host);
    const { projects } = await must(host, 'portfolio.projects', {});
    expect(projects.map(({ id, name }) => [id, name])).toEqual([
      [a, 'A'],
      [b, 'B'],
      [c, 'C'],
    ]);
    projects.forEach((project, index) => {
      const known = BREALEY[index];
      expect(project.npv).toBeCloseTo(known?.npv ?? Number.NaN, 9);
      expect(project.index).toBeCloseTo(1 + (known?.npv ?? Number.NaN) / (known?.outlay ?? 1), 9);
      expect(project.outlays).toEqual([{ year: 2026, amount: known?.outlay }]);
      expect(project.problem).toBeNull();
    });
    // 5 a year for two years at 10 % (C) becomes 5 and 26: 11 / 1.21 more.
    const cells = [{ lineId: 'income', column: 2, value: 26 }];
    await change(host, c, { type: 'set-cells', cells }, 'More');
    await must(host, 'plan.delete', { planId: a });
    const later = (await must(host, 'portfolio.projects', {})).projects;
    expect(later.map(({ name }) => name)).toEqual(['B', 'C']);
    expect(later[1]?.npv).toBeCloseTo((BREALEY[2]?.npv ?? 0) + 11 / 1.21, 9);
  });

  it('lists a plan that cannot be computed with its problem', async () => {
    const host = await connect();
    const plan = samplePlan();
    const lines = plan.lines.map((line) =>
      line.code === 'cost' ? { ...line, entry: { type: 'formula' as const, formula: 'nothing_here' } } : line,
    );
    await must(host, 'plan.create', { from: { kind: 'plan', plan: { ...plan, lines } } });
    const { projects } = await must(host, 'portfolio.projects', {});
    expect(projects).toMatchObject([{ name: 'Sample', npv: null, problem: 'no-npv' }]);
  });

  it('chooses B and C of the textbook with 10 to spend', async () => {
    const host = await connect();
    const [a = '', b = '', c = ''] = await textbook(host);
    const portfolio = { ...EMPTY, budgets: [{ year: 2026, amount: 10 }] };
    const answer = await must(host, 'portfolio.choose', { portfolio });
    if (answer.kind !== 'found') throw new Error(JSON.stringify(answer));
    expect(answer.rows.flatMap(({ planId, share }) => (share === 1 ? [planId] : []))).toEqual([b, c]);
    expect(answer.npv).toBeCloseTo((BREALEY[1]?.npv ?? 0) + (BREALEY[2]?.npv ?? 0), 9);
    // Nothing; B for 5; B and C for 10; A and B for 15; all for 20. A alone for 10 is less than B and C.
    const { frontier } = await must(host, 'portfolio.frontier', { portfolio });
    expect(frontier?.steps.map(({ at, planIds }) => [at, planIds])).toEqual([
      [0, []],
      [5, [b]],
      [10, [b, c]],
      [15, [a, b]],
      [20, [a, b, c]],
    ]);
  });

  it('keeps the portfolio with its workspace over a restart and tells the windows', async () => {
    const host = await connect();
    expect((await must(host, 'portfolio.load', {})).portfolio).toEqual(EMPTY);
    const kept: Portfolio = {
      ...EMPTY,
      budgets: [{ year: 2027, amount: 0.30000000000000004 }],
      relations: [{ kind: 'requires', project: 'x', needs: 'y' }],
    };
    const told = next(host, 'workspace.portfolioChanged');
    await must(host, 'portfolio.save', { portfolio: kept });
    expect((await told).portfolio).toEqual(kept);
    await must(host, 'workspace.create', { name: 'Other' });
    expect((await must(host, 'portfolio.load', {})).portfolio).toEqual(EMPTY);
    const { recent } = await must(host, 'workspace.current', {});
    const first = recent.find(({ name }) => name === 'My workspace');
    await must(host, 'workspace.open', { recentId: first?.id ?? '' });
    await host.close();
    session.forget();
    const again = await connect(host.root);
    expect((await must(again, 'portfolio.load', {})).portfolio).toEqual(kept);
  });

  it('refuses budgets below zero and relations of one plan', async () => {
    const host = await connect();
    const bad = [
      { ...EMPTY, budgets: [{ year: 2026, amount: -1 }] },
      { ...EMPTY, budgets: [{ year: 0, amount: 1 }] },
      { ...EMPTY, relations: [{ kind: 'excludes' as const, projects: ['a'] }] },
    ];
    for (const portfolio of bad) {
      expect(await refusal(host, 'portfolio.save', { portfolio })).toBe('invalid-input');
    }
    expect((await must(host, 'portfolio.load', {})).portfolio).toEqual(EMPTY);
  });
}
