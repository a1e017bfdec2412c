/** The first answer: the histogram or cumulative curve of NPV or IRR in its frame, and how it can be repeated. */
import { Group, SegmentedControl } from '@mantine/core';
import type { Appraisal } from '../../../../models/appraisal/types.ts';
import type { StudySummary } from '../../../../scenarios/simulation/study/study-types.ts';
import { nearestTo } from '../../../app/use-format.ts';
import { ChartFrame, type ChartTable } from '../../../charts/chart-frame.tsx';
import { type Texts, useText } from '../../../i18n/use-text.ts';
import { useWidth } from '../../sensitivity/use-width.ts';
import type { Choice, Choose } from '../choice.ts';
import classes from '../simulation.module.css';
import { joined, ratesSentence, shareSentence } from './headline.ts';
import { Histogram } from './histogram.tsx';
import { type MetricResult, metricResult } from './metric-result.ts';

type Props = {
  readonly appraisal: Appraisal;
  readonly summary: StudySummary;
  /** What stands under every title: unit, scenario, trials. */
  readonly about: string;
  /** Seed, trials, method and block size. */
  readonly repeat: string;
  readonly choice: Choice;
  readonly choose: Choose;
};

const HEIGHT = 360;

export function HistogramPanel({ appraisal, summary, about, repeat, choice, choose }: Props) {
  const texts = useText();
  const { t } = texts;
  const { ref, width } = useWidth<HTMLDivElement>();
  const { metric, view } = choice;
  const result = metricResult(texts, summary, metric, appraisal.plan.settings);
  const rates = metric === 'irr' ? ratesSentence(texts, summary) : null;
  const title = t(`simulation.chart.${view}`, { metric: t(`simulation.metric.${metric}`) });
  const subtitle = joined(result?.unit ?? '', about);
  return (
    <div ref={ref}>
      <Group gap="sm" mb="sm">
        <SegmentedControl
          aria-label={t('simulation.metricChoice')}
          value={metric}
          onChange={(value) => choose({ metric: value === 'irr' ? 'irr' : 'npv' })}
          data={(['npv', 'irr'] as const).map((value) => ({ value, label: t(`simulation.metric.${value}`) }))}
        />
        <SegmentedControl
          aria-label={t('simulation.viewChoice')}
          value={view}
          onChange={(value) => choose({ view: value === 'cumulative' ? 'cumulative' : 'histogram' })}
          data={(['histogram', 'cumulative'] as const).map((value) => ({
            value,
            label: t(`simulation.view.${value}`),
          }))}
        />
      </Group>
      {result ? (
        <ChartFrame
          title={title}
          subtitle={subtitle}
          height={HEIGHT + 26}
          table={view === 'histogram' ? binTable(texts, result) : curveTable(texts, result)}
        >
          {width > 0 ? (
            <Histogram
              result={result}
              planned={plannedOf(appraisal, metric)}
              view={view}
              width={width}
              height={HEIGHT}
            />
          ) : null}
        </ChartFrame>
      ) : (
        <p className={classes.nothing}>{t(`simulation.noNumbers.${metric}`)}</p>
      )}
      {metric === 'irr' && result ? <p className={classes.words}>{shareSentence(texts, result)}</p> : null}
      {rates === null ? null : <p className={classes.words}>{rates}</p>}
      <p className={classes.quiet}>{repeat}</p>
    </div>
  );
}

function plannedOf({ headline, hurdle }: Appraisal, metric: Choice['metric']): number | null {
  if (metric === 'npv') return headline.npv;
  const { irr } = headline;
  if (irr.kind === 'unique') return irr.rate;
  return irr.kind === 'multiple' ? nearestTo(irr.rates, hurdle) : null;
}

function binTable({ t }: Texts, { summary, edge }: MetricResult): ChartTable {
  const { edges, counts } = summary.histogram;
  return {
    head: [t('simulation.table.range'), t('simulation.table.trials'), t('simulation.table.share')],
    rows: counts.map((count, index) => [
      t('simulation.table.fromTo', {
        from: edge(edges[index] ?? Number.NaN),
        to: edge(edges[index + 1] ?? Number.NaN),
      }),
      count,
      count / summary.count,
    ]),
    format: (value) => (Number.isInteger(value) ? String(value) : `${(value * 100).toFixed(2)} %`),
  };
}

function curveTable({ t }: Texts, { curve, figure, metric }: MetricResult): ChartTable {
  return {
    head: [t('simulation.table.percentile'), t(`simulation.metric.${metric}`)],
    rows: curve.map(({ p, value }) => [`P${Math.round(p * 100)}`, value]),
    format: figure,
  };
}
