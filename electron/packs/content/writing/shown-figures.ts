/**
 * Figures of the model by where they stand: a cell, a sum of cells, a metric. The id says it all, so the same number has
 * the same text wherever it is asked for; what has no number says why.
 */
import type { Appraisal, InternalRate, PaybackTime } from '../../../../models/appraisal/types.ts';
import { METRICS, type Metric, type MetricId, metricValue } from '../../../../scenarios/metrics.ts';
import type { PackContext } from '../context.ts';
import { figure, MULTIPLE, RATE, YEARS } from '../figures.ts';
import type { Figure, NumberForm, Tone } from '../pack-content.ts';
import { formOfCode } from './line-form.ts';
import { columnTitle } from './time-words.ts';

export type View = Pick<Metric, 'tax' | 'terminal'>;
export const HEADLINE: View = { tax: 'postTax', terminal: 'withTerminal' };

export function cellFigure(context: PackContext, code: string, column: number): Figure {
  const value = context.appraisal.evaluation.values(code)[column] ?? Number.NaN;
  return figure(`cell:${code}:${column}`, value, formOfCode(context, code, value), {
    origin: { kind: 'cell', code, column },
    why: context.words.notComputed,
  });
}

/** The sum of columns from..to; one column is its cell. */
export function sumFigure(context: PackContext, code: string, from: number, to: number): Figure {
  if (from === to) return cellFigure(context, code, from);
  const value = sumOf(context.appraisal, code, from, to);
  return figure(`sum:${code}:${from}:${to}`, value, formOfCode(context, code, value), {
    origin: { kind: 'sum', code, from, to },
    why: context.words.notComputed,
  });
}

export function sumOf({ evaluation }: Appraisal, code: string, from: number, to: number): number {
  let sum = 0;
  for (const value of evaluation.values(code).subarray(from, to + 1)) sum += value;
  return sum;
}

export function metricFigure(context: PackContext, id: MetricId, view: View = HEADLINE, tone?: Tone): Figure {
  const metric = { id, ...view };
  return figure(metricKey(metric), onlyValue(context.appraisal, metric), metricForm(context, id), {
    origin: { kind: 'metric', metric },
    tone,
    why: absence(context, context.appraisal, metric),
  });
}

/** The metric in another scenario than the one shown; of the one shown the metric itself. */
export function scenarioFigure(
  context: PackContext,
  scenarioId: string | null,
  appraisal: Appraisal,
  id: MetricId,
  view: View = HEADLINE,
): Figure {
  if (scenarioId === context.pack.scenarioId) return metricFigure(context, id, view);
  const metric = { id, ...view };
  return figure(
    `scenario:${scenarioId ?? 'plan'}:${metricKey(metric)}`,
    onlyValue(appraisal, metric),
    metricForm(context, id),
    { why: absence(context, appraisal, metric) },
  );
}

/** Of several rates none is the rate: all of them stand in its place. */
function onlyValue(appraisal: Appraisal, metric: Metric): number | null {
  const { value, several } = metricValue(appraisal, metric);
  return several ? null : value;
}

export function metricKey({ id, tax, terminal }: Metric): string {
  return `metric:${id}:${tax}:${terminal}`;
}

export function metricForm({ amount }: Pick<PackContext, 'amount'>, id: MetricId): NumberForm {
  switch (METRICS[id].unit) {
    case 'money':
      return amount;
    case 'rate':
      return RATE;
    case 'ratio':
      return MULTIPLE;
    case 'years':
      return YEARS;
  }
}

/** In the place of a number that does not exist. */
function absence(context: PackContext, appraisal: Appraisal, { id, tax, terminal }: Metric): string {
  const { words } = context;
  const returns = appraisal.returns[tax][terminal];
  if (returns.npv === null) return words.unknown;
  switch (id) {
    case 'irr':
    case 'xirr':
      return rateAbsence(returns[id], context);
    case 'payback':
    case 'discountedPayback':
      return returns[id].kind === 'never' ? words.never : words.none;
    default:
      return words.none;
  }
}

function rateAbsence(found: InternalRate, { words, rate }: PackContext): string {
  if (found.kind === 'multiple') return found.rates.map((each) => rate(each)).join(' / ');
  return found.kind === 'none' ? words.noRate : words.unknown;
}

/** What has to be known to read the metric: why there is none, that there are several, that it recrosses. */
export function metricNote(context: PackContext, id: MetricId, view: View = HEADLINE): string {
  const { words, appraisal } = context;
  const returns = appraisal.returns[view.tax][view.terminal];
  if (id === 'irr' || id === 'xirr') {
    const rate = returns[id];
    if (rate.kind === 'multiple') {
      return words.severalRates(rate.rates.map((each) => context.rate(each)).join(words.comma));
    }
    return rate.kind === 'none' ? words.noRateWhy[rate.reason] : '';
  }
  if (id === 'payback' || id === 'discountedPayback') return paybackNote(returns[id], words);
  if (id === 'peakFunding' && returns.peakFunding) return whenWords(context, returns.peakFunding.column);
  return '';
}

function paybackNote(time: PaybackTime, words: PackContext['words']): string {
  switch (time.kind) {
    case 'never':
      return words.neverNote;
    case 'immediate':
      return words.immediateNote;
    case 'reached':
      if (!time.recrosses) return '';
      return time.lastingYears === null ? words.recrossesLost : words.recrosses(time.lastingYears.toFixed(2));
    default:
      return '';
  }
}

/** 'at the opening', 'at the end of 2027-06'. */
function whenWords({ words, plan }: PackContext, column: number): string {
  return column === 0 ? words.atOpening : words.atEndOf(columnTitle(plan.timeline, column));
}
