/** `hurdle simulate FILE`: the plan's uncertainty, run and summed up; or one trial as a plan. */
import { ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import {
  DEFAULT_SIMULATION,
  type SimulationSettings,
  samplingMethodSchema,
} from '../../../models/plan/what-if/uncertainty-schema.ts';
import { formatAmount, formatRate } from '../../../models/text/format-number.ts';
import { costEstimate } from '../../../scenarios/simulation/study/cost-estimate.ts';
import { createStudy } from '../../../scenarios/simulation/study/create-study.ts';
import { planOfTrial } from '../../../scenarios/simulation/study/plan-of-trial.ts';
import type { StudyProblem, StudySummary } from '../../../scenarios/simulation/study/study-types.ts';
import { runStudy, usualWorkers } from '../../simulation/run-study.ts';
import type { Command, CommandInput } from '../command-context.ts';
import { EXIT, type Failure, wrongUse } from '../failure.ts';
import { table } from '../report/display-width.ts';
import { metricFigure } from './figures.ts';
import { toJson } from './json.ts';
import { openSubject, wholeNamed } from './subject.ts';
import { type Words, whatIfWords } from './words.ts';

export const simulateCommand: Command = async (input, { print, remark, language }) => {
  const { flags } = input;
  const subject = await openSubject(input);
  if (!subject.ok) return subject;
  const plan = subject.value;
  const settings = settingsOf(plan, input);
  if (!settings.ok) return settings;
  const trial = flags.get('trial');
  if (trial !== undefined) return oneTrial(plan, settings.value, trial, print);
  const cost = costEstimate(plan, settings.value, null);
  if (!cost.fits && !flags.has('yes')) {
    return wrongUse(
      'too-many-trials',
      `${whole(cost.trials)} trials would need about ${whole(cost.bytes / 1e6)} MB of memory. ${whole(cost.offer)} fit; or say --yes.`,
    );
  }
  const workers = wholeNamed('workers', flags.get('workers') ?? String(usualWorkers()), 1);
  if (!workers.ok) return workers;
  let told = 0;
  const onProgress = (done: number, of: number): void => {
    const tenth = Math.floor((10 * done) / of);
    if (of >= 100_000 && tenth > told) remark(`${10 * tenth} %`);
    told = Math.max(told, tenth);
  };
  const run = await runStudy(plan, settings.value, workers.value, { onProgress });
  if (!run.ok) return wrongUncertainty(plan, run.error);
  const { summary } = run.value;
  if (flags.has('json')) print(toJson(report(plan, settings.value, run.value.study.blockSize, summary)));
  else print(summaryText(plan, summary, whatIfWords(language)));
  return ok(EXIT.fine);
};

function settingsOf(plan: Plan, { flags }: CommandInput): Result<SimulationSettings, Failure> {
  const kept = plan.simulation ?? DEFAULT_SIMULATION;
  const trials = wholeNamed('trials', flags.get('trials') ?? String(kept.trials), 1);
  if (!trials.ok) return trials;
  const seed = wholeNamed('seed', flags.get('seed') ?? String(kept.seed), 0);
  if (!seed.ok) return seed;
  const method = samplingMethodSchema.safeParse(flags.get('method') ?? kept.method);
  if (!method.success) {
    return wrongUse(
      'bad-usage',
      `--method is ${samplingMethodSchema.options.join(', ')}, not "${flags.get('method')}".`,
    );
  }
  return ok({ trials: trials.value, seed: seed.value, method: method.data });
}

function oneTrial(plan: Plan, settings: SimulationSettings, text: string, print: (text: string) => void) {
  const trial = wholeNamed('trial', text, 1);
  if (!trial.ok) return trial;
  const study = createStudy(plan, settings);
  if (!study.ok) return wrongUncertainty(plan, study.error);
  if (trial.value > study.value.trials) {
    return wrongUse('no-such-trial', `There are trials 1 to ${study.value.trials}, not ${trial.value}.`);
  }
  print(JSON.stringify(planOfTrial(plan, study.value, trial.value - 1), null, 2));
  return ok(EXIT.fine);
}

/** What a person can mend stands in the plan: exit 1, with the line and the field. */
export function wrongUncertainty(
  plan: Plan,
  problems: readonly StudyProblem[],
): { readonly ok: false; readonly error: Failure } {
  const placeOf = ({ lineId, field }: StudyProblem): string => {
    const line = plan.lines.find(({ id }) => id === lineId);
    return line ? `${line.code}.uncertainty.${field}` : field;
  };
  return {
    ok: false,
    error: {
      exit: 1,
      code: 'cannot-simulate',
      message: 'What the plan says of its uncertainty cannot be simulated.',
      places: problems.map((problem) => ({ path: placeOf(problem), message: problem.message })),
    },
  };
}

function report(plan: Plan, settings: SimulationSettings, blockSize: number, summary: StudySummary) {
  const { sample: _sample, ...rest } = summary;
  return { plan: { id: plan.id, name: plan.name }, ...settings, blockSize, ...rest };
}

function summaryText(plan: Plan, summary: StudySummary, text: Words): string {
  const { npv, irr, loss, belowHurdle, rates, verdict } = summary;
  const money = (value: number): string => metricFigure('npv', value);
  const share = ({ share: of, low, high }: StudySummary['loss']): readonly string[] => [
    formatRate(of),
    text.interval(formatRate(low), formatRate(high)),
  ];
  const percentiles = npv.percentiles.map(({ p, value }, index) => [
    `P${Math.round(100 * p)}`,
    money(value),
    metricFigure('irr', irr?.percentiles[index]?.value),
  ]);
  const shares = summary.drivers
    .map((driver, index) => ({ driver, share: summary.shares[index] }))
    .toSorted((a, b) => Math.abs(b.share?.rankShare ?? 0) - Math.abs(a.share?.rankShare ?? 0))
    .map(({ driver, share: of }) => [
      driver.label,
      formatRate(of?.rankShare ?? 0),
      (of?.correlation ?? 0).toFixed(3),
    ]);
  return [
    plan.name,
    ...(summary.drivers.length === 0 ? [text.nothingUncertain] : []),
    '',
    ...table([
      ['', text.metrics.npv, text.metrics.irr],
      [text.trials, whole(npv.count), whole(irr?.count ?? 0)],
      [text.mean, money(npv.mean), metricFigure('irr', irr?.mean)],
      [text.sd, money(npv.sd), metricFigure('irr', irr?.sd)],
      [text.error, money(npv.standardError), metricFigure('irr', irr?.standardError)],
      ...percentiles,
      [text.atRisk, money(npv.valueAtRisk), ''],
      [text.shortfall, money(npv.expectedShortfall), ''],
    ]),
    '',
    ...table([[text.loss, ...share(loss)], ...(belowHurdle ? [[text.below, ...share(belowHurdle)]] : [])]),
    text.rates(rates.unique, rates.several, rates.none),
    verdict.settled ? text.settled : text.unsettled(whole(verdict.trialsNeeded)),
    ...(shares.length > 0 ? ['', text.shares, ...table(shares)] : []),
  ].join('\n');
}

function whole(value: number): string {
  return Number.isFinite(value) ? formatAmount(Math.round(value)) : '–';
}
