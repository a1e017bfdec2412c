/** `hurdle portfolio WORKSPACE --budget 2027=1e6,…`: which plans to do under a budget a year, exactly. */
import { createAppraiser } from '../../../models/appraisal/appraise.ts';
import { parsePlan } from '../../../models/plan/parse-plan.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import { formatMultiple } from '../../../models/text/format-number.ts';
import { budgetFrontier } from '../../../scenarios/portfolio/frontier.ts';
import {
  type PlanProject,
  planProject,
  projectIn,
  yearsOf,
} from '../../../scenarios/portfolio/plan-project.ts';
import type { Rationed, RationingProblem, Relation } from '../../../scenarios/portfolio/problem.ts';
import { ration } from '../../../scenarios/portfolio/ration.ts';
import { waterline } from '../../../scenarios/portfolio/waterline.ts';
import { loadHighsSolver } from '../../portfolio/highs-solver.ts';
import type { Command, CommandInput } from '../command-context.ts';
import { EXIT, type Failure, wrongUse } from '../failure.ts';
import { table } from '../report/display-width.ts';
import { openFile } from '../workspace/open-file.ts';
import { metricFigure } from './figures.ts';
import { toJson } from './json.ts';
import { numberNamed } from './subject.ts';
import { whatIfWords } from './words.ts';

export const portfolioCommand: Command = async (input, { print, remark, language }) => {
  const { words, flags } = input;
  const all = await projectsIn(words[0] ?? '');
  if (!all.ok) return all;
  const usable = all.value.filter(({ npv }) => npv !== null);
  for (const { name, npv } of all.value)
    if (npv === null) remark(`${name} cannot be appraised and was left out.`);
  const problem = problemOf(usable, input);
  if (!problem.ok) return problem;
  const { years, ...asked } = problem.value;
  const solve = await loadHighsSolver();
  const found = await ration(asked, solve);
  if (found.kind !== 'found') return refusal(found, usable, years);
  const line = waterline(asked, found.choice);
  const frontier = flags.has('frontier') ? await budgetFrontier(asked, solve) : null;
  if (flags.has('json')) {
    print(
      toJson({
        years,
        budgets: asked.budgets,
        projects: line.rows.map(({ project, index, cumulative, aboveLine, inRanking, share }) => ({
          id: usable[project]?.id,
          name: usable[project]?.name,
          npv: usable[project]?.npv,
          outlays: asked.projects[project]?.outlays,
          index,
          cumulative,
          aboveLine,
          inRanking,
          share,
        })),
        npv: found.choice.npv,
        outlays: found.choice.outlays,
        rankingNpv: line.ranking.npv,
        ...(frontier
          ? {
              frontier: {
                kind: frontier.kind,
                steps: frontier.steps.map(({ at, choice }) => ({
                  at,
                  npv: choice.npv,
                  shares: choice.shares,
                })),
              },
            }
          : {}),
      }),
    );
    return ok(EXIT.fine);
  }
  const text = whatIfWords(language);
  const rows = line.rows.map(({ project, index, share }) => [
    usable[project]?.name ?? '',
    index === null ? '–' : formatMultiple(index, 2),
    metricFigure('npv', usable[project]?.npv),
    ...(asked.projects[project]?.outlays ?? []).map((amount) => metricFigure('npv', amount)),
    share === 0 ? text.leave : share === 1 ? text.do : `${Math.round(100 * share)} %`,
  ]);
  const sum = [text.totalNpv, '', metricFigure('npv', found.choice.npv)];
  const used = found.choice.outlays.map((amount) => metricFigure('npv', amount));
  print(
    table([
      ['', text.index, text.metrics.npv, ...years.map(String), ''],
      ...rows,
      [...sum, ...used, ''],
    ]).join('\n'),
  );
  const same = Math.abs(line.difference) <= 1e-9 * Math.abs(found.choice.npv);
  print(same ? text.rankingSame : text.ranking(metricFigure('npv', line.difference)));
  if (frontier) {
    print('');
    print(
      table(
        frontier.steps.map(({ at, choice }) => [metricFigure('npv', at), metricFigure('npv', choice.npv)]),
      ).join('\n'),
    );
  }
  return ok(EXIT.fine);
};

async function projectsIn(path: string): Promise<Result<readonly PlanProject[], Failure>> {
  const { listPlans } = await import('../../store/plan-list.ts');
  const { loadPlan } = await import('../../store/plan-rows.ts');
  const opened = await openFile(path, { readOnly: true });
  if (!opened.ok) return opened;
  const { db, close } = opened.value;
  try {
    const appraise = createAppraiser();
    const projects = listPlans(db)
      .filter(({ deleted }) => !deleted)
      .flatMap(({ id }) => {
        const plan = parsePlan(loadPlan(db, id)?.plan);
        return plan.ok ? [planProject(appraise(plan.value))] : [];
      });
    const [currency, other] = [...new Set(projects.map((project) => project.currency))];
    if (other !== undefined) {
      return wrongUse(
        'mixed-currencies',
        `The plans are in ${currency} and ${other}; one budget cannot hold both.`,
      );
    }
    return projects.length > 0 ? ok(projects) : wrongUse('no-such-plan', `${path} holds no plan yet.`);
  } finally {
    close();
  }
}

type Asked = RationingProblem & { readonly years: readonly number[] };

function problemOf(projects: readonly PlanProject[], { flags }: CommandInput): Result<Asked, Failure> {
  const budgets = new Map<number, number>();
  for (const part of listOf(flags.get('budget'))) {
    const [year = '', amount = ''] = part.split('=');
    const value = numberNamed('budget', amount);
    if (!/^\d{4}$/.test(year) || !value.ok) {
      return wrongUse(
        'bad-usage',
        `--budget is YEAR=AMOUNT, several by commas, for example 2027=1000000, not "${part}".`,
      );
    }
    budgets.set(Number(year), value.value);
  }
  const idOf = (name: string): string | null =>
    projects.find((project) => project.id === name || project.name === name)?.id ?? null;
  const status = new Map<string, 'mandatory' | 'forbidden'>();
  const relations: Relation[] = [];
  const named: [flag: string, text: string, take: (ids: readonly string[]) => void][] = [
    ...listOf(flags.get('must')).map((text): (typeof named)[number] => [
      'must',
      text,
      ([id = '']) => status.set(id, 'mandatory'),
    ]),
    ...listOf(flags.get('never')).map((text): (typeof named)[number] => [
      'never',
      text,
      ([id = '']) => status.set(id, 'forbidden'),
    ]),
    ...listOf(flags.get('require')).map((text): (typeof named)[number] => [
      'require',
      text,
      ([project = '', needs = '']) => relations.push({ kind: 'requires', project, needs }),
    ]),
    ...listOf(flags.get('exclude')).map((text): (typeof named)[number] => [
      'exclude',
      text,
      (ids) => relations.push({ kind: 'excludes', projects: ids }),
    ]),
  ];
  for (const [flag, text, take] of named) {
    const ids: string[] = [];
    for (const name of text.split(':')) {
      const id = idOf(name);
      if (id === null) {
        const known = projects.map((project) => `"${project.name}"`).join(', ');
        return wrongUse(
          'no-such-plan',
          `--${flag}: there is no plan "${name}". The workspace holds ${known}.`,
        );
      }
      ids.push(id);
    }
    if ((flag === 'require' && ids.length !== 2) || (flag === 'exclude' && ids.length < 2)) {
      return wrongUse('bad-usage', `--${flag} takes plans joined by a colon, for example --${flag} A:B.`);
    }
    take(ids);
  }
  const spent = yearsOf(projects);
  const years = [...new Set([...spent, ...budgets.keys()])].toSorted((a, b) => a - b);
  return ok({
    years,
    budgets: years.map((year) => budgets.get(year) ?? null),
    relations,
    projects: projects.map((project) => ({
      ...projectIn(years, project),
      status: status.get(project.id) ?? 'open',
      partial: flags.has('partial'),
    })),
  });
}

function listOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(',').map((part) => part.trim());
}

function refusal(
  found: Exclude<Rationed, { kind: 'found' }>,
  projects: readonly PlanProject[],
  years: readonly number[],
): { readonly ok: false; readonly error: Failure } {
  if (found.kind === 'failed') return wrongUse('solver-failed', found.message);
  if (found.kind === 'invalid') {
    return err({
      exit: 2,
      code: 'bad-usage',
      message: 'This cannot be chosen from.',
      places: found.problems.map(({ field, message }) => ({ path: field, message })),
    });
  }
  const nameOf = (id: string): string => projects.find((project) => project.id === id)?.name ?? id;
  return err({
    exit: 1,
    code: 'no-choice',
    message: 'No choice meets all of these together:',
    places: found.clash.map((part) => {
      if (part.kind === 'budget') return { path: 'budget', message: String(years[part.year] ?? '') };
      if (part.kind === 'relation') return { path: 'relation', message: `number ${part.index + 1}` };
      return { path: part.kind === 'mandatory' ? 'must' : 'never', message: nameOf(part.project) };
    }),
  });
}
