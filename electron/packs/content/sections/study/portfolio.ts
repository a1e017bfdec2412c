/** This project among the others of the workspace: the ranking, the waterline of the budgets, and the exact choice. */

import type { SectionMaker } from '../../context.ts';
import { figure, MULTIPLE, RATE } from '../../figures.ts';
import { notes, row, table } from '../../writing/blocks.ts';
import { yearTitle } from '../../writing/time-words.ts';

const MOST_PROJECTS = 40;

export const portfolio: SectionMaker = (context) => {
  const { words, facts, plan, unitText, amount } = context;
  const { portfolio: say } = words.study;
  const found = facts.portfolio;
  if (!found || found.projects.length < 2) return { empty: say.alone };
  const { answer, projects } = found;
  if (answer.kind === 'clash') return { empty: say.clash };
  if (answer.kind !== 'found') return { empty: answer.kind === 'nothing' ? say.alone : say.failed };
  const byId = new Map(projects.map((project) => [project.id, project]));
  const rows = answer.rows
    .slice(0, MOST_PROJECTS)
    .flatMap(({ planId, index, cumulative, aboveLine, share }) => {
      const project = byId.get(planId);
      if (!project) return [];
      const value = (part: string, of: number | null, form = amount) =>
        figure(`portfolio:${planId}:${part}`, of, form);
      const outlay = project.outlays.reduce((sum, { amount: own }) => sum + own, 0);
      const chosen = share === 1 ? say.chosen : share === 0 ? say.left : say.part(context.rate(share, 0));
      return [
        row([
          planId === plan.id ? say.thisOne(project.name) : project.name,
          value('outlay', outlay),
          value('npv', project.npv),
          value('irr', project.irr, RATE),
          value('index', index, MULTIPLE),
          value(
            'cumulative',
            cumulative.reduce((sum, own) => sum + own, 0),
          ),
          aboveLine ? chosen : `${chosen}${words.comma}${say.belowLine}`,
        ]),
      ];
    });
  const total = row(
    [
      say.chosenTotal,
      figure(
        'portfolio:total:outlay',
        answer.outlays.reduce((sum, own) => sum + own, 0),
        amount,
      ),
      figure('portfolio:total:npv', answer.npv, amount),
      null,
      null,
      null,
      '',
    ],
    'total',
  );
  const limits = answer.years.flatMap((year, index) => {
    const budget = answer.budgets[index] ?? null;
    return budget === null ? [] : [say.budgetOf(yearTitle(plan.timeline, year), context.money(budget))];
  });
  const lost = answer.npv - answer.rankingNpv;
  const left = projects.length - answer.rows.length;
  return {
    blocks: [
      table({
        title: say.title,
        text: [6],
        unit: unitText,
        columns: [
          say.project,
          say.outlay,
          words.metrics.npv,
          words.metrics.irr,
          say.index,
          say.cumulative,
          say.choice,
        ],
        rows: [...rows, total],
        note: say.note,
      }),
      ...notes(
        limits.length === 0 ? say.noBudget : say.budgets(limits.join(words.semicolon)),
        Math.abs(lost) <= 1e-9 * Math.abs(answer.npv) ? say.rankingSame : say.ranking(context.money(lost)),
        left > 0 ? say.otherCurrency(left) : '',
      ),
    ],
  };
};
