/** The explanation of a metric: its flows and factors put into its formula. Numbers are the appraisal's own. */
import {
  crossingOf,
  npvRows,
  rowsAtRate,
  type WorkingRow,
} from '../../../../models/appraisal/flow-workings.ts';
import { sameValue } from '../../../../models/plan/same-value.ts';
import { periodsPerYear } from '../../../../models/plan/timeline.ts';
import type { Metric, MetricId } from '../../../../scenarios/metrics.ts';
import type { PackContext } from '../context.ts';
import { numberText } from '../figures.ts';
import type { Explanation, Figure } from '../pack-content.ts';
import { timeValue } from '../sections/conventions.ts';
import { columnTitle } from '../writing/time-words.ts';
import { returnIngredients } from './ingredients.ts';

export type Said = Omit<Explanation, 'figureId' | 'title'>;

/** Terms of the sum that are written out before the rest is counted. */
const TERMS = 4;

export function metricExplanation(context: PackContext, figure: Figure): Said | null {
  const { origin } = figure;
  if (origin?.kind !== 'metric') return null;
  const said = workings(context, origin.metric, figure);
  if (!said) return null;
  const discounted = DISCOUNTED.has(origin.metric.id);
  return {
    ...said,
    convention: discounted
      ? timeValue(context)
      : context.words.explain.undiscounted(context.words.timing[context.plan.settings.discounting.timing]),
    ingredients: returnIngredients(context, {
      discounted,
      terminal: dependsOnTerminal(context, origin.metric),
    }),
  };
}

/** Those that depend on the discount rate. */
const DISCOUNTED: ReadonlySet<MetricId> = new Set(['npv', 'discountedPayback', 'profitabilityIndex']);

/** Money that is back, or out, before the end is not owed to the terminal value. */
function dependsOnTerminal({ appraisal }: PackContext, { id, tax }: Metric): boolean {
  if (id !== 'payback' && id !== 'discountedPayback' && id !== 'peakFunding') return true;
  const { withTerminal, withoutTerminal } = appraisal.returns[tax];
  return !sameValue(withTerminal[id], withoutTerminal[id]);
}

type Workings = Pick<Said, 'text' | 'formula' | 'withValues'>;

function workings(context: PackContext, metric: Metric, figure: Figure): Workings | null {
  const { words, appraisal } = context;
  const { explain } = words;
  const meaning = (id: MetricId): string =>
    id in explain.meaning ? String(explain.meaning[id as 'npv']) : '';
  switch (metric.id) {
    case 'npv': {
      const rates = appraisal.discountRates;
      const same = rates.every((rate) => rate === rates[0]);
      return {
        text: meaning('npv'),
        formula: same ? explain.formula.npv : explain.formula.npvVaries,
        withValues: figure.value === null ? '' : npvTerms(context, metric, figure.text),
      };
    }
    case 'irr':
      return {
        text: `${meaning('irr')}${words.gap}${explain.comparedWith(context.rate(appraisal.hurdle, 2))}`,
        formula: explain.formula.irr,
        withValues: figure.value === null ? '' : irrTerms(context, metric, figure.value),
      };
    case 'payback':
    case 'discountedPayback':
      return {
        text: meaning(metric.id),
        formula: explain.formula.payback,
        withValues: crossing(context, metric, figure),
      };
    case 'profitabilityIndex': {
      const { npv } = appraisal.returns[metric.tax][metric.terminal];
      const index = figure.value;
      // Read off the index itself, so that the outlays have no second definition.
      const outlays = npv === null || index === null || index === 1 ? null : npv / (index - 1);
      return {
        text: meaning('profitabilityIndex'),
        formula: explain.formula.profitabilityIndex,
        withValues:
          outlays === null
            ? ''
            : explain.indexValues(context.money(npv), context.money(outlays), figure.text),
      };
    }
    case 'peakFunding': {
      const peak = appraisal.returns[metric.tax][metric.terminal].peakFunding;
      return {
        text: meaning('peakFunding'),
        formula: explain.formula.peakFunding,
        withValues: peak
          ? explain.peakValues(
              context.money(-peak.amount),
              peak.column === 0
                ? words.atOpening
                : words.atEndOf(columnTitle(context.plan.timeline, peak.column)),
            )
          : '',
      };
    }
    default:
      return null;
  }
}

function npvTerms(context: PackContext, metric: Metric, result: string): string {
  return terms(context, npvRows(context.appraisal, metric), result);
}

/** The flows at the factors of the rate itself, which bring them to zero. */
function irrTerms(context: PackContext, metric: Metric, irr: number): string {
  const { explain } = context.words;
  const sum = terms(context, rowsAtRate(context.appraisal, metric, irr), '0');
  return explain.irrValues(context.rate(irr, 2), sum);
}

function terms({ words, amount }: PackContext, all: readonly WorkingRow[], result: string): string {
  const { explain } = words;
  const rows = all.filter(({ flow }) => flow !== 0);
  const term = ({ flow, factor }: (typeof rows)[number]): string =>
    explain.flowTerm(numberText(flow, amount), factor.toFixed(4));
  const last = rows.at(-1);
  const few = rows.length <= TERMS + 1 || !last;
  const written = few
    ? rows.map(term)
    : [...rows.slice(0, TERMS - 1).map(term), explain.more(rows.length - TERMS), term(last)];
  return `${written.join(explain.plus)}${explain.equals}${result}`;
}

function crossing({ words, appraisal, plan, amount }: PackContext, metric: Metric, figure: Figure): string {
  if (figure.value === null || figure.value === 0) return '';
  const discounted = metric.id === 'discountedPayback';
  const own = appraisal.returns[metric.tax].withoutTerminal;
  const found = crossingOf(
    discounted ? own.discounted : own.flows,
    discounted ? own.cumulativeDiscounted : own.cumulative,
  );
  const perYear = periodsPerYear(plan.timeline);
  if (!found || figure.value < (found.before + found.part) / perYear - 1e-9) return words.explain.paidByExit;
  return words.explain.paybackValues(
    String(found.before),
    numberText(-found.open, amount),
    numberText(found.flow, amount),
    String(perYear),
    figure.text,
  );
}
