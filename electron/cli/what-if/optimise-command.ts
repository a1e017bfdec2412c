/** `hurdle optimise FILE [--frontier]`: the best choice of the decisions that the plan carries. */
import { ok } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { riskFrontier } from '../../../scenarios/optimise/frontier.ts';
import { optimise, runToEnd } from '../../../scenarios/optimise/optimise.ts';
import { planProblem, simulationOf } from '../../../scenarios/optimise/plan-problem.ts';
import type { ClashPart, Optimised, OptimiseProblem } from '../../../scenarios/optimise/problem.ts';
import type { Command } from '../command-context.ts';
import { EXIT, type Failure, wrongUse } from '../failure.ts';
import { table } from '../report/display-width.ts';
import { driverFigure, metricFigure } from './figures.ts';
import { toJson } from './json.ts';
import { wrongUncertainty } from './simulate-command.ts';
import { driverText, openSubject } from './subject.ts';
import { whatIfWords } from './words.ts';

export const optimiseCommand: Command = async (input, { print, language }) => {
  const { flags } = input;
  const subject = await openSubject(input);
  if (!subject.ok) return subject;
  const plan = subject.value;
  if (!plan.optimisation) {
    return wrongUse(
      'nothing-to-optimise',
      'The plan says nothing about decisions: give it an "optimisation" (docs/plan-format.md).',
    );
  }
  const made = planProblem(plan, plan.optimisation);
  if (!made.ok) return wrongUncertainty(plan, made.error);
  const { problem, simulate } = made.value;
  const { id } = problem.objective.metric;
  const text = whatIfWords(language);
  const names = problem.decisions.map(({ driver }) => driverText(driver, plan));
  if (flags.has('frontier')) {
    const drivers = problem.decisions.map(({ driver }) => driver);
    const sampled = simulate ? ok(simulate) : simulationOf(plan, drivers, problem.objective.metric);
    if (!sampled.ok) return wrongUncertainty(plan, sampled.error);
    if (!sampled.value) return wrongUse('nothing-uncertain', text.nothingUncertain);
    const { objective, ...rest } = problem;
    const found = runToEnd(riskFrontier(plan, { ...rest, metric: objective.metric }, sampled.value));
    if (found.kind !== 'found') return refusal(found, problem, plan);
    if (flags.has('json')) print(toJson({ metric: id, decisions: names, points: found.points }));
    else {
      const rows = found.points.map(({ mean, deviation, decisions }) => [
        metricFigure(id, mean),
        metricFigure(id, deviation),
        ...decisions.map(driverFigure),
      ]);
      print(table([[text.mean, text.deviation, ...names], ...rows]).join('\n'));
    }
    return ok(EXIT.fine);
  }
  const found = runToEnd(optimise(plan, problem, simulate));
  if (found.kind !== 'found') return refusal(found, problem, plan);
  const binding = found.binding.map(({ part, shadowPrice }) => ({ ...partOf(part, names), shadowPrice }));
  if (flags.has('json')) {
    const { decisions, binding: _parts, ...rest } = found;
    print(
      toJson({
        metric: id,
        measure: problem.objective.measure,
        decisions: names.map((driver, index) => ({ driver, value: decisions[index] ?? null })),
        binding,
        ...rest,
      }),
    );
    return ok(EXIT.fine);
  }
  const rows = names.map((name, index) => [name, driverFigure(found.decisions[index])]);
  const gain = found.planned === null ? null : found.objective - found.planned;
  print(
    [
      `${text.metrics[id]}: ${metricFigure(id, found.planned)} → ${metricFigure(id, found.objective)} (${text.gain} ${metricFigure(id, gain)})`,
      '',
      ...table([[text.driver, text.best], ...rows]),
      ...(binding.length > 0 ? ['', text.binding] : []),
      ...table(
        binding.map(({ what, shadowPrice }) => [
          `  ${what}`,
          shadowPrice === null ? '' : `${text.shadow}: ${driverFigure(shadowPrice)}`,
        ]),
      ),
      '',
      text.confidence[found.confidence],
    ].join('\n'),
  );
  return ok(EXIT.fine);
};

function partOf(part: ClashPart, names: readonly string[]): { readonly kind: string; readonly what: string } {
  if (part.kind === 'constraint')
    return { kind: part.kind, what: part.label === '' ? `#${part.index + 1}` : part.label };
  return { kind: part.kind, what: `${names[part.decision] ?? ''} ${part.kind}` };
}

/** Not found: what has to be mended in the plan, or that nothing can be computed. */
function refusal(
  found: Exclude<Optimised, { kind: 'found' }>,
  { decisions }: OptimiseProblem,
  plan: Plan,
): { readonly ok: false; readonly error: Failure } {
  const names = decisions.map(({ driver }) => driverText(driver, plan));
  const failure = (code: string, message: string, places: Failure['places'] = []) =>
    ({ ok: false, error: { exit: 1, code, message, places } }) as const;
  switch (found.kind) {
    case 'invalid':
      return failure(
        'optimisation-invalid',
        'The optimisation of the plan has faults.',
        found.problems.map(({ field, message }) => ({ path: `optimisation.${field}`, message })),
      );
    case 'clash':
      return failure(
        'constraints-clash',
        'No choice meets all constraints. These cannot be met together:',
        found.clash.map((part) => ({ path: part.kind, message: partOf(part, names).what })),
      );
    case 'cannot-compute':
      return failure('cannot-compute', 'The metric has no value at any choice that was tried.');
    case 'undecided':
      return failure('undecided', 'Neither an allowed choice nor a proof that there is none was found.');
  }
}
