/**
 * An optimisation in words: what is made best, why a row cannot be used, which rows cannot be met together, how sure
 * the answer is, what one more unit of room is worth. Display only.
 */
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Optimisation } from '../../../../models/plan/what-if/optimisation-schema.ts';
import { formatAmount } from '../../../../models/text/format-number.ts';
import { type Driver, lineOf } from '../../../../scenarios/drivers/driver.ts';
import { headlineMetric, METRIC_IDS, METRICS, type Metric } from '../../../../scenarios/metrics.ts';
import type { Binding, ClashPart, Optimum } from '../../../../scenarios/optimise/problem.ts';
import { figureStyle } from '../../../app/plan-format.ts';
import type { Texts } from '../../../i18n/use-text.ts';
import { driverName, driverUnit, metricLabel, plannedText } from '../../sensitivity/study-words.ts';
import { inPercent } from '../../sensitivity/typed-number.ts';
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
  if (part.kind === 'constraint') {
    const own = optimisation.constraints[part.index];
    if (!own) return '';
    // With weights the bound alone says little; the name does.
    if (own.label !== '' && own.terms.some(({ weight }) => weight !== 1)) return own.label;
    return texts.t('portfolio.optimise.part.constraint', {
      name: constraintName(texts, optimisation, part.index),
      relation: texts.t(`portfolio.optimise.relationOf.${own.relation}`),
      bound: formatPlain(own.bound),
    });
  }
  const own = optimisation.decisions[part.decision];
  const driver = own ? decisionDriver(plan, own) : null;
  if (!own || !driver) return '';
  const value = part.kind === 'step' ? (own.step ?? 0) : own[part.kind];
  return texts.t(`portfolio.optimise.part.${part.kind}`, {
    name: decisionName(texts, plan, own),
    value: part.kind === 'step' ? formatPlain(value) : typedText(texts, plan, driver, value),
  });
}

const SIGNS = { 'at-most': '≤', 'at-least': '≥', equal: '=' } as const;

/** "0.35 × Search − 0.65 × Video ≥ 0"; empty where every weight is 1. */
export function weightedSum(
  { terms, relation, bound }: Optimisation['constraints'][number],
  nameOf: (decisionId: string) => string,
): string {
  if (terms.every(({ weight }) => weight === 1)) return '';
  const parts = terms.map(({ decisionId, weight }, index) => {
    const sign = weight < 0 ? '− ' : index === 0 ? '' : '+ ';
    return `${sign}${formatPlain(Math.abs(weight))} × ${nameOf(decisionId)}`;
  });
  return `${parts.join(' ')} ${SIGNS[relation]} ${formatPlain(bound)}`;
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

/** In the metric's own unit: currency, percentage points, years; of a bound typed in percent for each point of it. */
export function priceText(
  texts: Texts,
  plan: Plan,
  optimisation: Optimisation,
  { part, shadowPrice }: Binding,
): string {
  const { t } = texts;
  if (shadowPrice === null) return t('portfolio.optimise.noPrice');
  const own = part.kind === 'constraint' ? undefined : optimisation.decisions[part.decision];
  const driver = own ? decisionDriver(plan, own) : null;
  const points = driver !== null && inPercent(plan, driver);
  const { unit } = METRICS[objectiveMetric(optimisation).id];
  const scaled = shadowPrice * (unit === 'rate' ? 100 : 1) * (points ? 0.01 : 1);
  const number = scaled === 0 ? '0' : `${scaled < 0 ? '\u2212' : '+'}${formatPlain(Math.abs(scaled))}`;
  const gain = gainText(texts, plan, unit, number);
  return points ? t('portfolio.optimise.aPoint', { gain }) : gain;
}

function gainText({ t }: Texts, plan: Plan, unit: MetricUnit, number: string): string {
  switch (unit) {
    case 'money':
      return `${number} ${plan.settings.currency}`;
    case 'rate':
      return t('frame.points', { points: number });
    case 'years':
      return t('frame.years', { years: number });
    case 'ratio':
      return `${number}x`;
  }
}

type MetricUnit = (typeof METRICS)[keyof typeof METRICS]['unit'];

/** A planned number as it is typed beside it: an amount in full, all else as it is written. */
export function typedText(texts: Texts, plan: Plan, driver: Driver, value: number): string {
  const line = driver.kind === 'line' && driver.measure === 'value' ? lineOf(plan, driver.code) : undefined;
  if (line && figureStyle(line, plan.settings.currency) === 'amount')
    return `${formatPlain(value)} ${plan.settings.currency}`;
  const text = plannedText(texts, plan, driver, value);
  const unit = driverUnit(texts, plan, driver);
  return unit === '' ? text : `${text} ${unit}`;
}

/** Whole digits in full, and as many decimals as make four digits that count; no exponent. */
export function formatPlain(value: number): string {
  if (value === 0) return '0';
  if (Number.isInteger(value)) return formatAmount(value, { digits: 0 });
  const size = Math.floor(Math.log10(Math.abs(value)));
  const text = formatAmount(value, { digits: Math.min(12, Math.max(0, 3 - size)) });
  return text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}
