/** `hurdle matrix FILE`: all scenarios beside the plan, and the inputs that differ. */
import { ok, type Result } from '../../../models/plan/result.ts';
import type { Entry } from '../../../models/plan/schema.ts';
import { scenarioMatrix } from '../../../scenarios/matrix.ts';
import { headlineMetric, METRIC_IDS, type Metric } from '../../../scenarios/metrics.ts';
import type { Command } from '../command-context.ts';
import { EXIT, type Failure } from '../failure.ts';
import { openPlan } from '../open-plan.ts';
import { table } from '../report/display-width.ts';
import { driverFigure, metricFigure } from './figures.ts';
import { toJson } from './json.ts';
import { metricNamed } from './subject.ts';
import { whatIfWords } from './words.ts';

export const matrixCommand: Command = async ({ words, flags }, { print, language }) => {
  const opened = await openPlan(words[0] ?? '', flags.get('plan'));
  if (!opened.ok) return opened;
  const metrics = metricsNamed(flags.get('metrics'));
  if (!metrics.ok) return metrics;
  const plan = opened.value;
  const text = whatIfWords(language);
  const matrix = scenarioMatrix(plan, plan.scenarios ?? [], metrics.value, text.planItself);
  const broken = matrix.columns.some(({ appraisal, error }) => error !== null || appraisal?.ok === false);
  if (flags.has('json')) {
    print(
      toJson({
        plan: { id: plan.id, name: plan.name },
        columns: matrix.columns.map(
          ({ scenarioId, name, probability, appraisal, error, orphans, refused }) => ({
            scenario: scenarioId,
            name,
            probability,
            ok: appraisal?.ok ?? false,
            decision: appraisal?.verdict.decision ?? null,
            error,
            orphans,
            refused,
          }),
        ),
        metrics: matrix.rows.map(({ metric, cells, best, worst, expected }) => ({
          metric: metric.id,
          values: cells.map(({ value }) => value),
          best,
          worst,
          expected,
        })),
        inputs: matrix.inputs.map(({ input, cells }) => ({
          ...input,
          values: cells.map(({ value, entry, choice }) => choice ?? value ?? formulaOf(entry)),
        })),
        probabilitySum: matrix.probabilitySum,
      }),
    );
  } else {
    const expects = matrix.rows.some(({ expected }) => expected !== null);
    const rows = matrix.rows.map(({ metric, cells, best, worst, expected }) => [
      text.metrics[metric.id],
      ...cells.map(({ value }, column) => {
        const mark = best.includes(column) ? ' ▲' : worst.includes(column) ? ' ▼' : '  ';
        return `${metricFigure(metric.id, value)}${mark}`;
      }),
      ...(expects ? [metricFigure(metric.id, expected)] : []),
    ]);
    const inputs = matrix.inputs.map(({ input, cells }) => [
      input.kind === 'line' ? input.label : input.setting,
      ...cells.map(({ value, entry, choice }) => choice ?? formulaOf(entry) ?? driverFigure(value)),
    ]);
    const head = ['', ...matrix.columns.map(({ name }) => name), ...(expects ? [text.expected] : [])];
    print(
      [plan.name, '', ...table([head, ...rows]), ...(expects ? ['', text.expectedNote] : []), ''].join('\n'),
    );
    if (inputs.length > 0) print([text.differing, ...table(inputs), ''].join('\n'));
    for (const { name, error } of matrix.columns) if (error) print(`${name}: ${error.code}`);
  }
  return ok(broken ? EXIT.planErrors : EXIT.fine);
};

const USUAL = [
  'npv',
  'irr',
  'mirr',
  'payback',
  'discountedPayback',
  'profitabilityIndex',
  'peakFunding',
] as const;

function metricsNamed(text: string | undefined): Result<readonly Metric[], Failure> {
  if (text === undefined) return ok(USUAL.map(headlineMetric));
  if (text === 'all') return ok(METRIC_IDS.map(headlineMetric));
  const metrics: Metric[] = [];
  for (const name of text.split(',')) {
    const metric = metricNamed(name.trim());
    if (!metric.ok) return metric;
    metrics.push(metric.value);
  }
  return ok(metrics);
}

function formulaOf(entry: Entry | null): string | null {
  return entry?.type === 'formula' ? `= ${entry.formula}` : null;
}
