/**
 * Who pays, and how low the cash falls: own funds, debt and equity, the cash after all of them by year, the gap where it
 * is below zero, and the low point. Without financing lines the whole need is own funds.
 */

import type { PackContext, SectionMaker } from '../../context.ts';
import { figure } from '../../figures.ts';
import type { Block, Figure } from '../../pack-content.ts';
import { notes, paragraphs, row, table } from '../../writing/blocks.ts';
import { cellFigure, metricFigure, sumFigure } from '../../writing/shown-figures.ts';
import { type SpanRow, spanTables } from '../../writing/spans.ts';
import { columnTitle, drawnColumns } from '../../writing/time-words.ts';
import { debtCover } from './debt-cover.ts';

export const funding: SectionMaker = (context) => {
  const { words, plan, appraisal } = context;
  const { paper } = words;
  if (appraisal.headline.npv === null) return { empty: paper.cannotCompute };
  const financed = plan.lines.some(({ kind }) => kind === 'financing');
  const balance = financed ? '$cash' : '$fcf_cumulative';
  const low = lowPoint(context, balance);
  const name = (code: string): string => words.rows[code] ?? words.removedLine;
  const any = (code: string): boolean => appraisal.evaluation.values(code).some((value) => value !== 0);
  const flow = (code: string, look: SpanRow['look'] = 'plain', label = name(code)): SpanRow => ({
    label,
    code,
    is: 'flow',
    look,
    level: 0,
  });
  const rows: readonly SpanRow[] = financed
    ? [
        flow('$fcf'),
        ...[
          flow('$equity'),
          flow('$loan_draws'),
          flow('$loan_repayments', 'plain', words.less(name('$loan_repayments'))),
          flow('$interest', 'plain', words.less(name('$interest'))),
          flow('$interest_tax_shield'),
          flow('$dividends', 'plain', words.less(name('$dividends'))),
        ].filter(({ code }) => any(code)),
        flow('$cash_flow', 'total'),
        { ...flow('$cash', 'subtotal'), is: 'balance' },
        ...(any('$debt') ? [{ ...flow('$debt'), is: 'balance' } as const] : []),
      ]
    : [flow('$fcf', 'total'), { ...flow('$fcf_cumulative', 'subtotal'), is: 'balance' }];
  return {
    blocks: [
      ...paragraphs(lowSentences(context, low, financed).join(words.gap)),
      sources(context, financed, low),
      ...spanTables(context, { title: paper.fundingTitle, rows, note: words.lead.rounded }),
      ...(financed ? debtCover(context) : notes(paper.noFinancing)),
      cashChart(context, balance),
    ],
  };
};

type Low = {
  readonly column: number;
  /** NaN where the balance cannot be computed to its end. */
  readonly value: number;
  readonly gaps: readonly number[];
};

function lowPoint({ appraisal }: PackContext, code: string): Low {
  const values = appraisal.evaluation.values(code);
  if (values.some((value) => !Number.isFinite(value))) return { column: 0, value: Number.NaN, gaps: [] };
  let column = 0;
  values.forEach((value, at) => {
    if (value < (values[column] ?? 0)) column = at;
  });
  const gaps = [...values.entries()].flatMap(([at, value]) => (value < -1e-6 ? [at] : []));
  return { column, value: values[column] ?? 0, gaps };
}

function sources(context: PackContext, financed: boolean, low: Low): Block {
  const { words, plan, unitText, amount } = context;
  const { paper } = words;
  const periods = plan.timeline.periods;
  const gap: Figure = figure('funding:gap', Math.max(0, -low.value), amount, { why: words.notComputed });
  const rows = financed
    ? [
        row([words.metrics.peakFunding, metricFigure(context, 'peakFunding')]),
        row([words.rows.$equity ?? '', sumFigure(context, '$equity', 0, periods)], 'plain', 1),
        row([words.rows.$loan_draws ?? '', sumFigure(context, '$loan_draws', 0, periods)], 'plain', 1),
        row([paper.ownFundsRest, gap], 'plain', 1),
      ]
    : [
        row([words.metrics.peakFunding, metricFigure(context, 'peakFunding')]),
        row([paper.ownFunds, gap], 'plain', 1),
      ];
  return table({ title: paper.sourcesTitle, unit: unitText, columns: ['', paper.amount], rows });
}

function lowSentences(context: PackContext, low: Low, financed: boolean): readonly string[] {
  const { words, plan, money } = context;
  const { paper } = words;
  const when = (column: number): string =>
    column === 0 ? words.atOpening : words.atEndOf(columnTitle(plan.timeline, column));
  if (Number.isNaN(low.value)) return [paper.cashUnknown];
  if (low.gaps.length === 0) return [paper.noGap];
  const first = low.gaps[0] ?? 0;
  const last = low.gaps.at(-1) ?? 0;
  const whole = last === plan.timeline.periods;
  return [
    paper.lowPoint(money(low.value), when(low.column)),
    whole ? paper.gapToEnd(when(first)) : paper.gap(when(first), when(last), financed),
  ];
}

function cashChart(context: PackContext, code: string): Block {
  const { words, plan, unitText } = context;
  const drawn = drawnColumns(plan.timeline, words.opening);
  return {
    type: 'chart',
    title: words.paper.positionTitle,
    unit: unitText,
    chart: {
      kind: 'series',
      categories: drawn.map(({ title }) => title),
      series: [
        {
          name: words.rows[code] ?? '',
          draw: 'column',
          mark: 'plan',
          points: drawn.map(({ to }) => cellFigure(context, code, to)),
        },
      ],
      stacked: false,
      reference: null,
    },
    note: '',
  };
}
