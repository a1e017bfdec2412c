/** The incremental flows by year, from revenue to free cash flow and its cumulation, with what must be known to read them. */

import type { SectionMaker } from '../../context.ts';
import { notes } from '../../writing/blocks.ts';
import { type SpanRow, spanTables } from '../../writing/spans.ts';
import { cashChart } from '../cash-chart.ts';
import { conventions } from '../conventions.ts';

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
  const profit: readonly SpanRow[] = [
    ...some([plain('$revenue'), less('$variable_cost')]),
    total('$contribution'),
    ...some([less('$fixed_cost')]),
    total('$ebitda'),
    ...some([less('$depreciation'), plain('$disposal_gain')]),
    total('$ebit'),
    ...some([less('$tax_charge')]),
    total('$operating_profit_after_tax', 'total'),
  ];
  const cash: readonly SpanRow[] = [
    total('$ebitda'),
    ...some([less('$working_capital_change'), less('$investment'), plain('$disposal_proceeds')]),
    total('$fcf_pretax'),
    ...some([less('$tax_paid')]),
    total('$fcf', 'total'),
    { ...plain('$fcf_cumulative'), is: 'balance' },
    ...some([plain('$terminal_value')]),
  ];
  return {
    blocks: [
      ...spanTables(context, { title: words.paper.profitTitle, rows: profit, note: '' }),
      ...spanTables(context, { title: words.paper.cashFlowTitle, rows: cash, note: words.paper.signs }),
      ...cashChart(context),
      ...notes(...conventions(context)),
    ],
  };
};
