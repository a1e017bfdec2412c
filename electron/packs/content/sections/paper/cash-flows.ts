/** The incremental flows by year, from revenue to free cash flow and its cumulation, with what must be known to read them. */

import type { PackContext, SectionMaker } from '../../context.ts';
import { notes, paragraphs } from '../../writing/blocks.ts';
import { sumOf } from '../../writing/shown-figures.ts';
import { type SpanRow, spansOf, spanTables } from '../../writing/spans.ts';
import { flowChart } from '../cash-chart.ts';
import { conventions } from '../conventions.ts';
import { linesByKind } from './lines-by-kind.ts';

export const cashFlows: SectionMaker = (context) => {
  const { words, appraisal } = context;
  const { evaluation, headline } = appraisal;
  if (headline.npv === null) return { empty: words.paper.cannotCompute };
  if (headline.flows.every((flow) => flow === 0)) return { empty: words.paper.noFlows };
  const name = (code: string): string => words.rows[code] ?? words.removedLine;
  const any = (code: string): boolean =>
    evaluation.has(code) && evaluation.values(code).some((value) => value !== 0);
  const plain = (code: string): SpanRow => ({ label: name(code), code, is: 'flow', look: 'plain', level: 0 });
  const less = (code: string): SpanRow => ({ ...plain(code), label: words.less(name(code)) });
  const total = (code: string, look: 'subtotal' | 'total' = 'subtotal'): SpanRow => ({
    ...plain(code),
    look,
  });
  const some = (rows: readonly SpanRow[]): readonly SpanRow[] => rows.filter(({ code }) => any(code));
  const financed = any('$interest');
  const profit: readonly SpanRow[] = [
    ...some([plain('$revenue'), less('$variable_cost')]),
    total('$contribution'),
    ...some([less('$fixed_cost')]),
    total('$ebitda'),
    ...some([less('$depreciation'), plain('$disposal_gain')]),
    total('$ebit'),
    ...some([less('$tax_charge')]),
    total('$operating_profit_after_tax', financed ? 'subtotal' : 'total'),
    ...(financed
      ? [less('$interest'), ...some([plain('$interest_tax_shield')]), total('$net_profit', 'total')]
      : []),
  ];
  const { discounted, cumulativeDiscounted } = appraisal.returns.postTax.withoutTerminal;
  const cash: readonly SpanRow[] = [
    total('$ebitda'),
    ...some([less('$working_capital_change'), less('$investment'), plain('$disposal_proceeds')]),
    total('$fcf_pretax'),
    ...some([less('$tax_paid')]),
    total('$fcf', 'total'),
    { ...plain('$fcf_cumulative'), is: 'balance' },
    { ...plain('$fcf'), label: words.paper.discountRow, own: { id: 'discounted', values: discounted } },
    {
      ...plain('$fcf'),
      label: words.paper.discountedTotal,
      is: 'balance',
      own: { id: 'cumulativeDiscounted', values: cumulativeDiscounted },
    },
    ...some([plain('$terminal_value')]),
  ];
  return {
    blocks: [
      ...paragraphs(lead(context)),
      ...(context.pack.template === 'feasibility-study' ? linesByKind(context) : []),
      ...spanTables(context, { title: words.paper.profitTitle, rows: profit, note: words.lead.rounded }),
      ...spanTables(context, { title: words.paper.cashFlowTitle, rows: cash, note: words.paper.signs }),
      ...flowChart(context),
      ...notes(...conventions(context)),
    ],
  };
};

/** What it comes to, and when profit and cash turn. */
function lead(context: PackContext): string {
  const { words, appraisal, plan, money } = context;
  const total = sumOf(appraisal, '$fcf', 0, plan.timeline.periods);
  const spans = spansOf(plan.timeline);
  /** The first span above zero, where one before it is not. */
  const turn = (code: string): string => {
    const at = spans.findIndex(({ from, to }) => sumOf(appraisal, code, from, to) > 0);
    return at > 0 ? (spans[at]?.title ?? '') : '';
  };
  const [ebit, cash] = [turn('$ebit'), turn('$fcf')];
  return [
    words.lead.cash(money(Math.abs(total)), total >= 0),
    ebit === '' ? '' : words.lead.ebitTurns(ebit),
    cash === '' ? '' : words.lead.cashTurns(cash),
  ]
    .filter((text) => text !== '')
    .join(words.gap);
}
