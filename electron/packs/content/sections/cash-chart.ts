/** The cumulative cash of the plan as a chart, plain and discounted, without the terminal value: as payback is read. */
import type { PackContext } from '../context.ts';
import { figure } from '../figures.ts';
import type { Block, Figure } from '../pack-content.ts';
import { cellFigure, sumFigure } from '../writing/shown-figures.ts';
import { MOST_PERIODS } from '../writing/spans.ts';
import { drawnColumns, fiscalYears, singlePeriods } from '../writing/time-words.ts';

export function cashChart(context: PackContext): readonly Block[] {
  const { words, plan, appraisal, unitText } = context;
  const { flows, cumulativeDiscounted, npv } = appraisal.returns.postTax.withoutTerminal;
  if (npv === null || flows.every((flow) => flow === 0)) return [];
  const drawn = drawnColumns(plan.timeline, words.opening);
  return [
    {
      type: 'chart',
      title: words.paper.cashTitle,
      unit: unitText,
      chart: {
        kind: 'series',
        categories: drawn.map(({ title }) => title),
        series: [
          {
            name: words.paper.cumulative,
            draw: 'line',
            mark: 'plan',
            points: drawn.map(({ to }) => cellFigure(context, '$fcf_cumulative', to)),
          },
          {
            name: words.paper.cumulativeDiscounted,
            draw: 'line',
            mark: 'prior',
            points: drawn.map(({ to }) =>
              discountedFigure(context, to, cumulativeDiscounted[to] ?? Number.NaN),
            ),
          },
        ],
        stacked: false,
        reference: null,
      },
      note: plan.settings.terminalValue.method === 'none' ? '' : words.paper.withoutTerminalNote,
    },
  ];
}

/** What comes in by year, and what it has come to: a year below zero hangs under the line. */
export function flowChart(context: PackContext): readonly Block[] {
  const { words, plan, appraisal, unitText } = context;
  if (appraisal.headline.flows.every((flow) => flow === 0)) return [];
  // Bars of a year each: several years together would tower over the others.
  const periods =
    plan.timeline.periods > MOST_PERIODS ? fiscalYears(plan.timeline) : singlePeriods(plan.timeline);
  const spans = [{ title: words.opening, from: 0, to: 0 }, ...periods];
  return [
    {
      type: 'chart',
      title: words.paper.flowTitle,
      unit: unitText,
      chart: {
        kind: 'series',
        categories: spans.map(({ title }) => title),
        series: [
          {
            name: words.rows.$fcf ?? '',
            draw: 'column',
            mark: 'plan',
            points: spans.map(({ from, to }) => sumFigure(context, '$fcf', from, to)),
          },
          {
            name: words.paper.cumulative,
            draw: 'line',
            mark: 'plan',
            points: spans.map(({ to }) => cellFigure(context, '$fcf_cumulative', to)),
          },
        ],
        stacked: false,
        reference: null,
      },
      note: '',
    },
  ];
}

export function discountedFigure(context: PackContext, column: number, value: number): Figure {
  return figure(`series:cumulativeDiscounted:${column}`, value, context.amount);
}
