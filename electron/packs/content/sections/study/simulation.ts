/** What may come out when all uncertain drivers move together: the distribution of NPV, its percentiles, who makes the spread. */
import type { StudySummary } from '../../../../../scenarios/simulation/study/study-types.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import { figure, RATE } from '../../figures.ts';
import type { Block } from '../../pack-content.ts';
import { notes, paragraphs, row, table } from '../../writing/blocks.ts';
import { rangeRemarks } from '../../writing/off-plan.ts';
import { metricFigure } from '../../writing/shown-figures.ts';
import {
  lossFigure,
  npvStatistic,
  percentileFigure,
  ratePercentile,
  rateStatistic,
} from '../../writing/study-figures.ts';

const PERCENTILES = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const;
const MOST_SHARES = 10;

export const simulation: SectionMaker = (context) => {
  const { words, facts } = context;
  const { study } = words;
  const found = facts.simulation;
  if (!found) return { empty: words.paper.cannotCompute };
  if (found.kind === 'certain') return { empty: study.nothingUncertain };
  if (found.kind === 'refused') return { empty: study.cannotSimulate };
  const { summary, seed, method, asked } = found;
  const { loss, npv, belowHurdle, rates } = summary;
  const count = (of: number): string => study.count(of);
  const off = rangeRemarks(context);
  const interval = study.interval(context.rate(loss.low), context.rate(loss.high));
  return {
    blocks: [
      {
        type: 'headline',
        items: [
          {
            label: study.loss,
            figure: lossFigure(summary),
            note: off?.note(interval) ?? interval,
          },
          {
            label: words.paper.withUnit(study.mean, context.unitText),
            figure: npvStatistic(context, summary, 'mean'),
            note: '',
          },
          {
            label: words.paper.withUnit(study.percentileOf('P10'), context.unitText),
            figure: percentileFigure(context, summary, 0.1),
            note: '',
          },
          {
            label: words.paper.withUnit(study.percentileOf('P90'), context.unitText),
            figure: percentileFigure(context, summary, 0.9),
            note: '',
          },
        ],
      },
      ...paragraphs(
        [
          study.lossSentence(
            context.rate(loss.share),
            context.money(-npv.valueAtRisk),
            context.money(-npv.expectedShortfall),
            off?.trials ?? '',
          ),
          belowHurdle ? study.belowHurdle(context.rate(belowHurdle.share), context.rate(summary.hurdle)) : '',
          summary.verdict.settled && off === null ? study.settled : '',
        ]
          .filter((text) => text !== '')
          .join(words.gap),
      ),
      histogram(context, summary),
      percentiles(context, summary),
      ...shares(context, summary),
      ...notes(
        study.howSimulated(
          count(summary.trials),
          study.methods[method as keyof typeof study.methods] ?? method,
          String(seed),
        ),
        asked === null ? '' : study.fewerTrials(count(asked)),
        ...(off?.lines ?? []),
        rates.unique === summary.trials
          ? ''
          : study.ratesOf(count(rates.unique), count(rates.several), count(rates.none)),
      ),
    ],
  };
};

function histogram(context: PackContext, summary: StudySummary): Block {
  const { words, unitText, amount } = context;
  const { edges, counts } = summary.npv.histogram;
  const all = counts.reduce((sum, count) => sum + count, 0);
  return {
    type: 'chart',
    title: words.study.histogramTitle,
    unit: unitText,
    chart: {
      kind: 'histogram',
      edges,
      shares: counts.map((count) => (all === 0 ? 0 : count / all)),
      form: amount,
      marks: [
        { name: words.study.plannedMark, figure: metricFigure(context, 'npv') },
        { name: words.study.zeroMark, figure: figure('zero', 0, amount) },
        { name: 'P10', figure: percentileFigure(context, summary, 0.1) },
        { name: 'P90', figure: percentileFigure(context, summary, 0.9) },
      ],
    },
    note: '',
  };
}

function percentiles(context: PackContext, summary: StudySummary): Block {
  const { words, unitText } = context;
  const { study } = words;
  return table({
    title: study.percentilesTitle,
    columns: ['', words.paper.withUnit(words.metrics.npv, unitText), words.metrics.irr],
    rows: [
      ...PERCENTILES.map((p) =>
        row([
          study.percentile(Math.round(100 * p)),
          percentileFigure(context, summary, p),
          ratePercentile(summary, p),
        ]),
      ),
      row([study.mean, npvStatistic(context, summary, 'mean'), rateStatistic(summary, 'mean')], 'subtotal'),
      row([study.sd, npvStatistic(context, summary, 'sd'), rateStatistic(summary, 'sd')]),
      row([study.standardError, npvStatistic(context, summary, 'standardError'), null]),
      row([study.valueAtRisk, npvStatistic(context, summary, 'valueAtRisk'), null]),
      row([study.shortfall, npvStatistic(context, summary, 'expectedShortfall'), null]),
    ],
    note: study.percentilesNote,
  });
}

function shares({ words }: PackContext, { drivers, shares: all }: StudySummary): readonly Block[] {
  const { study } = words;
  const ranked = drivers
    .map((driver, index) => ({ driver, share: all[index] }))
    .filter(({ share }) => share !== undefined)
    .toSorted((a, b) => Math.abs(b.share?.rankShare ?? 0) - Math.abs(a.share?.rankShare ?? 0))
    .slice(0, MOST_SHARES);
  if (ranked.length === 0) return [];
  return [
    table({
      title: study.sharesTitle,
      columns: [study.driver, study.shareOfSpread, study.rankCorrelation],
      rows: ranked.map(({ driver, share }) =>
        row([
          driver.label,
          figure(`sim:share:${driver.lineId}`, Math.abs(share?.rankShare ?? 0), RATE),
          figure(`sim:correlation:${driver.lineId}`, share?.correlation ?? null, {
            kind: 'quantity',
            digits: 2,
          }),
        ]),
      ),
      note: study.sharesNote,
    }),
  ];
}
