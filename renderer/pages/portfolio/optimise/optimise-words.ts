/**
 * An optimisation in words: what is made best, why a row cannot be used, which rows cannot be met together, how sure
 * the answer is, what one more unit of room is worth. Display only.
 */
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Optimisation } from '../../../../models/plan/what-if/optimisation-schema.ts';
import { formatAmount } from '../../../../models/text/format-number.ts';
import { headlineMetric, METRIC_IDS, METRICS, type Metric } from '../../../../scenarios/metrics.ts';
import type { ClashPart, Optimum } from '../../../../scenarios/optimise/problem.ts';
import type { Texts } from '../../../i18n/use-text.ts';
import { driverName, driverText, metricLabel, metricUnit } from '../../sensitivity/study-words.ts';
import { decisionDriver } from './optimisation-edits.ts';
import type { OptimiseResult } from './optimise-job.ts';

export function objectiveMetric({ objective }: Optimisation): Metric {
  return headlineMetric(METRIC_IDS.find((id) => id === objective.metric) ?? 'npv');
}

/** "P10 of NPV", "NPV, mean less 1 standard deviation". */
export function objectiveName(texts: Texts, optimisation: Optimisation): string {
  const { t } = texts;
  const metric = objectiveMetric(optimisation);
  const name = metricLabel(texts, metric);
  const { measure, percentile, penalty } = optimisation.objective;
  switch (measure) {
    case 'value':
      return name;
    case 'percentile':
      return t('portfolio.optimise.percentileOf', { p: formatPlain(percentile * 100), metric: name });
    case 'mean-risk':
      return t('portfolio.optimise.meanLess', { penalty: formatPlain(penalty), metric: name });
  }
}

export function decisionName(texts: Texts, plan: Plan, decision: Optimisation['decisions'][number]): string {
  const driver = decisionDriver(plan, decision);
  return driver ? driverName(texts, plan, driver) : texts.t('portfolio.optimise.goneLine');
}

/** What stands for a constraint without a name: its place. */
export function constraintName({ t }: Texts, { constraints }: Optimisation, index: number): string {
  const label = constraints[index]?.label ?? '';
  return label === '' ? t('portfolio.optimise.constraintNumber', { number: index + 1 }) : label;
}

export function partText(texts: Texts, plan: Plan, optimisation: Optimisation, part: ClashPart): string {
  if (part.kind === 'constraint') return constraintName(texts, optimisation, part.index);
  const own = optimisation.decisions[part.decision];
  const driver = own ? decisionDriver(plan, own) : null;
  if (!own || !driver) return '';
  const value = part.kind === 'step' ? (own.step ?? 0) : own[part.kind];
  return texts.t(`portfolio.optimise.part.${part.kind}`, {
    name: decisionName(texts, plan, own),
    value: part.kind === 'step' ? formatPlain(value) : driverText(plan, driver, value),
  });
}

export type RowMarks = {
  /** Sentences by the id of the decision or constraint. */
  readonly faults: ReadonlyMap<string, readonly string[]>;
  /** Ids of rows that are part of a clash. */
  readonly clashing: ReadonlySet<string>;
  /** Sentences about the objective or the whole. */
  readonly general: readonly string[];
};

/** What a result says about the rows of the question it was asked. */
export function rowMarks(texts: Texts, optimisation: Optimisation, result: OptimiseResult | null): RowMarks {
  const faults = new Map<string, string[]>();
  const clashing = new Set<string>();
  const general: string[] = [];
  const found = result && 'found' in result ? result.found : null;
  if (found?.kind === 'clash') {
    for (const part of found.clash) {
      const row =
        part.kind === 'constraint'
          ? optimisation.constraints[part.index]
          : optimisation.decisions[part.decision];
      if (row) clashing.add(row.id);
    }
  }
  if (found?.kind === 'invalid') {
    for (const { field, code } of found.problems) {
      const [, list = '', place = ''] = /^(decisions|constraints)\.(\d+)/.exec(field) ?? [];
      const rows = list === 'constraints' ? optimisation.constraints : optimisation.decisions;
      const row = list === '' ? undefined : rows[Number(place)];
      const sentence = texts.t(`portfolio.optimise.fault.${code}`);
      if (row) faults.set(row.id, [...(faults.get(row.id) ?? []), sentence]);
      else general.push(sentence);
    }
  }
  return { faults, clashing, general };
}

export function confidenceText({ t }: Texts, { confidence, agreeing, starts }: Optimum): string {
  return t(`portfolio.optimise.confidence.${confidence}`, { agreeing, starts });
}

/** In the metric's own unit: currency, percentage points, years. */
export function priceText(texts: Texts, plan: Plan, metric: Metric, price: number): string {
  const { t } = texts;
  const scaled = METRICS[metric.id].unit === 'rate' ? price * 100 : price;
  const text = `${scaled < 0 ? '\u2212' : '+'}${formatPlain(Math.abs(scaled))}`;
  switch (METRICS[metric.id].unit) {
    case 'money':
      return metricUnit(texts, plan, metric) === '' ? text : `${text} ${plan.settings.currency}`;
    case 'rate':
      return t('frame.points', { points: text });
    case 'years':
      return t('frame.years', { years: text });
    case 'ratio':
      return `${text}x`;
  }
}

/** Four digits that count, without an exponent. */
export function formatPlain(value: number): string {
  if (value === 0) return '0';
  const size = Math.floor(Math.log10(Math.abs(value)));
  const rounded = Number(value.toPrecision(4));
  if (Number.isInteger(rounded)) return formatAmount(rounded, { digits: 0 });
  const text = formatAmount(rounded, { digits: Math.min(12, Math.max(0, 3 - size)) });
  return text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}
