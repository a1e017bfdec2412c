/** All returns in every view: before and after tax, with and without the terminal value, against the hurdle. */
import type { MetricId } from '../../../../../scenarios/metrics.ts';
import { METRICS } from '../../../../../scenarios/metrics.ts';
import { reasonSentence } from '../../../../words/verdict-words.ts';
import type { SectionMaker } from '../../context.ts';
import { figure, RATE, YEARS } from '../../figures.ts';
import { notes, paragraphs, row, table } from '../../writing/blocks.ts';
import { metricFigure, metricNote, type View } from '../../writing/shown-figures.ts';
import { timeValue } from '../conventions.ts';

const RETURNS: readonly MetricId[] = [
  'npv',
  'npvAtHurdle',
  'irr',
  'mirr',
  'xnpv',
  'xirr',
  'profitabilityIndex',
  'equivalentAnnualValue',
  'payback',
  'discountedPayback',
  'peakFunding',
];
const WHOLE: readonly MetricId[] = [
  'accountingReturnOnAverage',
  'accountingReturnOnInitial',
  'contributionRatio',
  'breakEvenRevenue',
  'breakEvenVolumeShare',
  'marginOfSafety',
  'operatingLeverage',
];

const HUNDRED = 100;

export const returns: SectionMaker = (context) => {
  const { words, appraisal, plan, unitText } = context;
  const { paper } = words;
  if (appraisal.headline.npv === null) return { empty: paper.cannotCompute };
  const limit = plan.settings.discounting.maxPaybackYears;
  const hasTerminal = plan.settings.terminalValue.method !== 'none';
  const views: readonly (View & { readonly title: string })[] = (['postTax', 'preTax'] as const).flatMap(
    (tax) =>
      (hasTerminal ? (['withTerminal', 'withoutTerminal'] as const) : (['withTerminal'] as const)).map(
        (terminal) => ({
          tax,
          terminal,
          title: hasTerminal ? paper.viewOf(paper.tax[tax], paper.terminalView[terminal]) : paper.tax[tax],
        }),
      ),
  );
  const label = (id: MetricId): string =>
    METRICS[id].unit === 'money' ? paper.withUnit(words.metrics[id], unitText) : words.metrics[id];
  const hurdle = figure('hurdle', appraisal.hurdle, RATE);
  const remarks = [
    ...new Set(
      views.flatMap((view) =>
        (['irr', 'xirr', 'payback', 'discountedPayback'] as const).flatMap((id) => {
          const note = metricNote(context, id, view);
          return note === '' ? [] : [`${paper.ofView(words.metrics[id], view.title)}${note}`];
        }),
      ),
    ),
  ];
  return {
    blocks: [
      ...paragraphs(
        appraisal.verdict.reasons
          .map((reason) =>
            reasonSentence(reason, context.language, {
              amount: context.money,
              rate: (value) => context.rate(value),
            }),
          )
          .join(words.gap),
      ),
      table({
        title: paper.returnsTitle,
        columns: ['', ...views.map(({ title }) => title)],
        rows: [
          ...RETURNS.map((id) => row([label(id), ...views.map((view) => metricFigure(context, id, view))])),
          row([paper.hurdle, ...views.map(() => hurdle)], 'subtotal'),
          row([
            paper.overHurdle,
            ...views.map(({ tax, terminal }) => {
              const rate = metricFigure(context, 'irr', { tax, terminal }).value;
              return figure(
                `overHurdle:${tax}:${terminal}`,
                rate === null ? null : (rate - appraisal.hurdle) * HUNDRED,
                { kind: 'quantity', digits: 1 },
              );
            }),
          ]),
          ...(limit === null
            ? []
            : [row([paper.paybackLimit, ...views.map(() => figure('paybackLimit', limit, YEARS))])]),
        ],
        note: timeValue(context),
      }),
      table({
        title: paper.breakEvenTitle,
        columns: ['', ''],
        rows: [
          ...WHOLE.map((id) => row([label(id), metricFigure(context, id)])),
          ...(appraisal.terminalShare === null
            ? []
            : [row([words.metrics.terminalShare, metricFigure(context, 'terminalShare')])]),
        ],
        note: paper.breakEvenNote,
      }),
      ...paragraphs(terminalSentence(context)),
      ...notes(...remarks),
    ],
  };
};

function terminalSentence({ appraisal, words, money, rate }: Parameters<SectionMaker>[0]): string {
  const { terminalShare, returns: all } = appraisal;
  if (terminalShare === null) return '';
  return words.paper.terminalShare(rate(terminalShare), money(all.postTax.withoutTerminal.npv));
}
