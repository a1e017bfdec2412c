/** Percentiles, moments and tail measures of NPV and IRR side by side, copied and exported in full precision. */
import type { Settings } from '../../../../models/plan/schema.ts';
import { formatAmount } from '../../../../models/text/format-number.ts';
import type { StudySummary } from '../../../../scenarios/simulation/study/study-types.ts';
import type { MetricSummary } from '../../../../scenarios/simulation/summary/summarise.ts';
import { type Texts, useText } from '../../../i18n/use-text.ts';
import { type FigureCell, type FigureRow, FigureTable } from '../../sensitivity/figure-table.tsx';
import { joined } from './headline.ts';
import { type MetricResult, metricResult } from './metric-result.ts';

type Props = {
  readonly settings: Settings;
  readonly summary: StudySummary;
  readonly about: string;
  readonly renewing: boolean;
};

const FACTS = ['mean', 'sd', 'standardError', 'least', 'most', 'valueAtRisk', 'expectedShortfall'] as const;
const SHAPES = ['skewness', 'excessKurtosis'] as const;

export function PercentileTable({ settings, summary, about, renewing }: Props) {
  const texts = useText();
  const { t } = texts;
  const results = (['npv', 'irr'] as const).flatMap(
    (metric) => metricResult(texts, summary, metric, settings) ?? [],
  );
  const [first] = results;
  if (!first) return null;
  const rows: readonly FigureRow[] = [
    ...first.summary.percentiles.map(({ p }) => ({
      key: `p${p}`,
      name: `P${Math.round(p * 100)}`,
      cells: results.map((result) =>
        figureCell(texts, result, (of) => of.percentiles.find((each) => each.p === p)?.value),
      ),
    })),
    ...FACTS.map((fact) => ({
      key: fact,
      name: t(`simulation.fact.${fact}`),
      cells: results.map((result) => factCell(texts, result, fact)),
    })),
    ...SHAPES.map((fact) => ({
      key: fact,
      name: t(`simulation.fact.${fact}`),
      cells: results.map(({ summary: of }) => ({
        text: formatAmount(of[fact], { digits: 2 }),
        value: of[fact],
      })),
    })),
  ];
  return (
    <FigureTable
      title={t('simulation.percentiles')}
      subtitle={joined(first.unit, about)}
      head={[t('simulation.table.measure'), ...results.map(({ metric }) => t(`simulation.metric.${metric}`))]}
      rows={rows}
      renewing={renewing}
    />
  );
}

/** Value at risk is told of NPV: a loss is below zero; of a rate there is none. */
function factCell(texts: Texts, result: MetricResult, fact: (typeof FACTS)[number]): FigureCell {
  const ofMoney = fact === 'valueAtRisk' || fact === 'expectedShortfall';
  if (ofMoney && result.metric === 'irr') return { text: '', value: null };
  const cell = figureCell(texts, result, (of) => of[fact]);
  return ofMoney ? { ...cell, why: texts.t('simulation.lossIsPositive') } : cell;
}

function figureCell(
  { t }: Texts,
  { summary, figure }: MetricResult,
  read: (summary: MetricSummary) => number | undefined,
): FigureCell {
  const value = read(summary);
  if (value === undefined || !Number.isFinite(value)) return { text: t('frame.notAvailable'), value: null };
  return { text: figure(value), value };
}
